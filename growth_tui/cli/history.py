"""`growth-tui history`: each result with its time, version and scores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from growth_tui.cli.context import open_workspace

if TYPE_CHECKING:
    from growth_tui.records import Result
    from growth_tui.workspace import Workspace


@click.command("history")
@click.argument("assessment", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, oldest first.")
@click.pass_context
def history_command(ctx: click.Context, assessment: str | None, as_json: bool) -> None:
    """List the results: time, version, scores."""
    workspace = open_workspace(ctx)
    results = workspace.history.results(assessment)
    if assessment is not None and not results:
        workspace.library.source(assessment)  # an unknown id is said to be unknown
    if as_json:
        click.echo(json.dumps([_as_json(result) for result in results], indent=2))
        return
    if not results:
        click.echo("Nothing has been taken yet. “growth-tui list” names the assessments.")
    for result in results:
        _print(workspace, result)


def _as_json(result: Result) -> dict[str, Any]:
    """One result for scripts: the scores as they were shown."""
    return {
        "id": result.id,
        "assessment": result.form.assessment,
        "version": result.form.version,
        "language": result.form.language,
        "taken_at": result.taken_at.isoformat(),
        "seconds": result.seconds,
        "scores": {name: score.to_document() for name, score in result.scores.items()},
    }


def _print(workspace: Workspace, result: Result) -> None:
    """One result for people."""
    from growth_tui.cli.lines import score_line
    from growth_tui.dates import day

    title = workspace.library.title(result.form.assessment)
    when = f"{day(result.taken_at)}, {result.taken_at:%H:%M}"
    click.echo(f"{title}, {when}, version {result.form.version}")
    click.echo(f"  {result.id}")
    titles = workspace.history.score_titles(result)
    for name, score in result.scores.items():
        click.echo(f"  {score_line(titles.get(name, name), score)}")
    click.echo("")
