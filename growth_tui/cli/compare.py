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
    from growth_tui.records import Result
    from growth_tui.workspace import Workspace


@click.command("compare")
@click.argument("assessment", metavar="ID")
@click.argument("a", default="first")
@click.argument("b", default="last")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--sensitive", is_flag=True, help="Include items that the form marks as sensitive.")
@click.pass_context
def compare_command(
    ctx: click.Context, assessment: str, a: str, b: str, as_json: bool, sensitive: bool
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
        _print(workspace, first, second, compared)


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


def _print(workspace: Workspace, first: Result, second: Result, compared: Comparison) -> None:
    """The comparison for people."""
    from growth_tui.cells import pad, width_of
    from growth_tui.dates import day
    from growth_tui.measure.wording import sentence
    from growth_tui.workspace.profiles import signed

    click.echo(f"{workspace.library.title(compared.assessment)}\n")
    if not compared.comparability.ok:
        click.echo(f"{compared.comparability.reason}\n")
    width = max(width_of(score.title) for score in compared.scores.values())
    heads = [day(first.taken_at), day(second.taken_at), "change"]
    click.echo("  ".join([" " * width, *(pad(head, 11, "right") for head in heads)]))
    for score in compared.scores.values():
        cells = [_position(score.a), _position(score.b), signed(score.pomp_change)]
        numbers = "  ".join(pad(cell, 11, "right") for cell in cells)
        click.echo(f"{pad(score.title, width)}  {numbers}")
    click.echo("\nPositions on the scale, 0 to 100.\n")
    overall = compared.scores.get("overall")
    for finding in (overall.finding if overall else None, compared.moved_finding):
        if finding is not None and compared.comparability.ok:
            click.echo(f"{sentence(finding)}\n")
    for result in (first, second):
        for item, note in result.notes.items():
            click.echo(f"Note of {day(result.taken_at)} on {item}: {note}")


def _position(score: Any) -> str:
    """A position, or a dash."""
    from growth_tui.rounding import whole

    return "–" if score is None or score.pomp is None else whole(score.pomp)
