"""`growth-tui compare`: two results side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from growth_tui.cli.context import open_workspace
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.measure.compare import Comparison, ScoreComparison
    from growth_tui.measure.items import ItemChange
    from growth_tui.measure.score_value import ScoreValue
    from growth_tui.records import Result
    from growth_tui.workspace import Workspace

BAR = 40


@click.command("compare")
@click.argument("assessment", metavar="ID")
@click.argument("a", default="first")
@click.argument("b", default="last")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--ascii", "only_ascii", is_flag=True, help="Draw bars with ASCII only.")
@click.option("--sensitive", is_flag=True, help="Include items that the form marks as sensitive.")
@click.pass_context
def compare_command(
    ctx: click.Context,
    assessment: str,
    a: str,
    b: str,
    as_json: bool,
    only_ascii: bool,
    sensitive: bool,
) -> None:
    """Compare two results of an assessment.

    A and B are a date (2026-03-01), a result's id, or first, last or previous.
    """
    from growth_tui.workspace.picking import pick

    workspace = open_workspace(ctx)
    results = workspace.history.results(assessment)
    if len(results) < 2:
        workspace.library.source(assessment)
        raise Problem("It takes two results to compare.", where=assessment)
    first, second = pick(results, a), pick(results, b)
    compared = workspace.profiles.compare(first, second, sensitive=sensitive)
    if as_json:
        click.echo(json.dumps(_as_json(compared), indent=2, ensure_ascii=False))
    else:
        _print(workspace, first, second, compared, only_ascii=only_ascii)


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
    if score.reason:
        found["reason"] = score.reason
    if score.sem is not None:
        found |= {"sem": score.sem, "rc": score.rc, "rci": score.rci}
    return found


def _item(item: ItemChange) -> dict[str, Any]:
    """One item that carries a number."""
    return {"id": item.id, "text": item.text, "a": item.a, "b": item.b, "change": item.change}


def _print(
    workspace: Workspace, first: Result, second: Result, compared: Comparison, *, only_ascii: bool
) -> None:
    """The comparison for people: scores, what moved, what stayed, both notes."""
    from growth_tui import words
    from growth_tui.dates import day
    from growth_tui.measure.wording import sentence

    days = (day(first.taken_at), day(second.taken_at))
    _say(f"{workspace.library.title(compared.assessment)}, {days[0]} and {days[1]}")
    if not compared.comparability.ok:
        _say(f"\n{compared.comparability.reason}")
    for score in compared.scores.values():
        _print_score(score, days, only_ascii=only_ascii)
    _say("\nPositions on the scale, 0 to 100.")
    overall = compared.scores.get("overall")
    for finding in (overall.finding if overall else None, compared.moved_finding):
        if finding is not None and compared.comparability.ok:
            _say(f"\n{sentence(finding)}")
    _print_list(words.STAYED, [(each.text, each.b_label) for each in compared.stayed])
    for result, when in zip((first, second), days, strict=True):
        texts = {item.id: item.text for item in workspace.library.as_taken(result.form).items()}
        notes = [(texts.get(item, item), note) for item, note in result.notes.items()]
        _print_list(words.NOTES_OF.format(when), notes)


def _print_score(score: ScoreComparison, days: tuple[str, str], *, only_ascii: bool) -> None:
    """One score: its change, and a bar for each time."""
    from growth_tui.drawing.bars import bar
    from growth_tui.workspace.profiles import signed

    change = "" if score.pomp_change is None else f": {signed(score.pomp_change)}"
    _say(f"\n{score.title}{change}")
    for when, value in zip(days, (score.a, score.b), strict=True):
        pomp = value.pomp if value else None
        drawn = bar(pomp, 0, 100, BAR, ascii=only_ascii).rstrip()
        click.echo(f"  {when:<11}  {_position(value):>3}  {drawn}".rstrip())


def _print_list(title: str, pairs: list[tuple[str, str]]) -> None:
    """Questions, and below each what was said."""
    if pairs:
        _say(f"\n{title}")
    for question, said in pairs:
        _say(question, "  ")
        for line in said.splitlines():
            _say(line, "    ")


def _say(text: str, indent: str = "") -> None:
    """Print paragraphs of at most 80 columns."""
    from growth_tui.cells import wrap

    for paragraph in text.split("\n"):
        click.echo("\n".join(wrap(paragraph, 80, first=indent, rest=indent)))


def _position(score: ScoreValue | None) -> str:
    """A position, or a dash."""
    from growth_tui.rounding import whole

    return "–" if score is None or score.pomp is None else whole(score.pomp)
