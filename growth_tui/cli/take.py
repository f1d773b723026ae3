"""`growth-tui take`: in the app, as plain prompts, or from a filled form."""

from __future__ import annotations

from typing import Any

import click

from growth_tui.cli.context import open_app, open_workspace
from growth_tui.problem import Problem


@click.command("take")
@click.argument("assessment", metavar="ID")
@click.option("--plain", is_flag=True, help="Ask as text prompts, without the app.")
@click.option(
    "--answers", metavar="FILE", help="Record a filled form from a JSON file, - for standard input."
)
@click.option(
    "--taken-at", metavar="TIME", help="When it was filled in (ISO 8601); only with --answers."
)
@click.pass_context
def take_command(
    ctx: click.Context, assessment: str, plain: bool, answers: str | None, taken_at: str | None
) -> None:
    """Take an assessment.

    FILE holds {"answers": {"item-id": 4}, "notes": {"item-id": "..."}}; an item that is absent or
    null is unanswered. The last word printed is the new result's id.
    """
    if taken_at is not None and answers is None:
        raise click.UsageError("--taken-at goes with --answers.")
    if plain and answers is not None:
        raise click.UsageError("--plain and --answers do not go together.")
    in_app = answers is None and not plain
    workspace = open_workspace(ctx, "given" if in_app else "ask")
    if answers is not None:
        from growth_tui.cli.filled_form import read_filled_form, read_time

        when = None if taken_at is None else read_time(taken_at, workspace.now())
        given, notes = read_filled_form(answers)
        result = workspace.taking.record(assessment, given, notes, when)
        click.echo(f"Recorded: {workspace.library.title(assessment)}, result {result.id}")
    elif plain:
        from growth_tui.cli.prompts import take_plain

        take_plain(workspace, assessment)
    else:
        workspace.library.instrument(assessment)  # an unknown id is said before the app opens
        _open(ctx, assessment, workspace)


def _open(ctx: click.Context, assessment: str, workspace: Any) -> None:
    """Open the app on the form's introduction."""
    language = (ctx.find_root().obj or {}).get("language")

    def opening(app: Any) -> None:
        from growth_tui.tui.places import open_intro

        open_intro(app, assessment, language)

    try:
        open_app(ctx, opening, workspace)
    except Problem as problem:
        raise Problem(
            problem.what,
            then=f"“growth-tui take {assessment} --plain” works without one.",
            status=2,
        ) from None
