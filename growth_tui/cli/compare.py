"""`growth-tui compare`: two results side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from growth_tui.cli.context import open_workspace
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from growth_tui.measure.compare import Comparison, ScoreComparison
    from growth_tui.measure.items import ItemChange
    from growth_tui.measure.score_value import ScoreValue
    from growth_tui.records import Result
    from growth_tui.workspace import Workspace

BAR = 40


class Choice(NamedTuple):
    """What else is shown: answers to sensitive items, and items in words."""

    sensitive: bool
    worded: bool


@click.command("compare")
@click.argument("assessment", metavar="ID")
@click.argument("a", default="first")
@click.argument("b", default="last")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--ascii", "only_ascii", is_flag=True, help="Use ASCII characters only.")
@click.option("--sensitive", is_flag=True, help="Include items that the form marks as sensitive.")
@click.option(
    "--wording", is_flag=True, help="Show items in words though the licence keeps them unshared."
)
@click.pass_context
def compare_command(
    ctx: click.Context,
    assessment: str,
    a: str,
    b: str,
    as_json: bool,
    only_ascii: bool,
    sensitive: bool,
    wording: bool,
) -> None:
    """Compare two results of an assessment, the earlier one first.

    A and B are a date (2026-03-01), a result's id, or first, last or previous.

    --json has for each score: "a" and "b" (value, pomp, answered, of), "change" in its own units,
    "pomp_change" in positions from 0 to 100, "comparable" and "finding", a sentence; where the form
    has an error estimate also "sem", "rc" and "rci", null where it does not hold for these two.
    """
    from growth_tui.cli.ascii import in_ascii
    from growth_tui.workspace.picking import pick_two

    workspace = open_workspace(ctx)
    results = workspace.history.results(assessment)
    if len(results) < 2:
        workspace.library.source(assessment)
        raise Problem("It takes two results to compare.", where=assessment)
    first, second = pick_two(results, a, b)
    choice = Choice(sensitive, wording or _may_be_shared(workspace, first, second))
    compared = workspace.profiles.compare(
        first, second, sensitive=choice.sensitive, worded=choice.worded
    )
    if as_json:
        click.echo(json.dumps(_as_json(compared), indent=2, ensure_ascii=False))
    else:
        text = "\n".join(_for_people(workspace, first, second, compared, choice, ascii=only_ascii))
        click.echo(in_ascii(text) if only_ascii else text)


def _may_be_shared(workspace: Workspace, *results: Result) -> bool:
    """Whether the licence of each form lets the wording of its items be shown to others."""
    forms = (workspace.library.as_taken(each.form) for each in results)
    return all(form.licence.text_may_be_shared for form in forms)


def _as_json(compared: Comparison) -> dict[str, Any]:
    """The comparison for scripts."""
    return {
        "assessment": compared.assessment,
        "a": {"id": compared.a.id, "taken_at": compared.a.taken_at.isoformat()},
        "b": {"id": compared.b.id, "taken_at": compared.b.taken_at.isoformat()},
        "scores": {name: _score(score) for name, score in compared.scores.items()},
        "items": [_item(item) for item in compared.items],
    }


def _score(score: ScoreComparison) -> dict[str, Any]:
    """One score; sem, rc and rci only where the form has an error estimate."""
    from growth_tui.measure.wording import sentence

    found: dict[str, Any] = {
        "a": score.a.to_document() if score.a else None,
        "b": score.b.to_document() if score.b else None,
        "change": score.change,
        "pomp_change": score.pomp_change,
        "comparable": score.comparable,
        "finding": sentence(score.finding),
    }
    if score.sem is not None:
        found |= {"sem": score.sem, "rc": score.rc, "rci": score.rci}
    return found


def _item(item: ItemChange) -> dict[str, Any]:
    """One item that carries a number."""
    return {"id": item.id, "text": item.text, "a": item.a, "b": item.b, "change": item.change}


def _for_people(
    workspace: Workspace,
    first: Result,
    second: Result,
    compared: Comparison,
    choice: Choice,
    *,
    ascii: bool,
) -> Iterator[str]:
    """The comparison in lines: scores, what can be said, what stayed, both notes."""
    from growth_tui import words
    from growth_tui.dates import day
    from growth_tui.measure.compare import telling
    from growth_tui.workspace.sentences import all_said

    days = (day(first.taken_at), day(second.taken_at))
    yield from _wrapped(f"{workspace.library.title(compared.assessment)}, {days[0]} and {days[1]}")
    if not compared.comparability.ok:
        yield from ("", *_wrapped(compared.comparability.reason))
    for score in compared.scores.values():
        yield from _bars(score, days, ascii=ascii)
    if compared.scores:
        yield from ("", "Positions on the scale, 0 to 100.")
    if compared.comparability.ok:
        moved = compared.moved_finding if compared.items else None
        for said in all_said([*telling(compared), moved]):
            yield from ("", *_wrapped(said.text))
    yield from _listed(words.STAYED, [(each.text, each.b_label) for each in compared.stayed])
    for result, when in zip((first, second), days, strict=True):
        notes = workspace.profiles.notes(result, sensitive=choice.sensitive, worded=choice.worded)
        yield from _listed(words.NOTES_OF.format(when), notes)
    if not choice.worded:
        yield from ("", *_wrapped(words.WITHOUT_WORDING))


def _bars(score: ScoreComparison, days: tuple[str, str], *, ascii: bool) -> Iterator[str]:
    """One score: its change, and a bar for each time."""
    from growth_tui.drawing.bars import bar
    from growth_tui.workspace.profiles import signed

    change = "" if score.pomp_change is None else f": {signed(score.pomp_change)}"
    yield from ("", *_wrapped(f"{score.title}{change}"))
    for when, value in zip(days, (score.a, score.b), strict=True):
        drawn = bar(value.pomp if value else None, 0, 100, BAR, ascii=ascii)
        yield f"  {when:<11}  {_position(value):>3}  {drawn}".rstrip()


def _listed(title: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Questions, and below each what was said."""
    if pairs:
        yield from ("", *_wrapped(title))
    for question, said in pairs:
        yield from _wrapped(question, "  ")
        for line in said.splitlines():
            yield from _wrapped(line, "    ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of at most 80 columns."""
    from growth_tui.cells import wrap

    return wrap(text, 80, first=indent, rest=indent)


def _position(score: ScoreValue | None) -> str:
    """A position, or a dash."""
    from growth_tui.rounding import whole

    return "–" if score is None or score.pomp is None else whole(score.pomp)
