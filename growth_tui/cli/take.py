"""`growth-tui take`: in the app, as plain prompts, or from a filled form."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import click

from growth_tui.cli.context import back_up_at_end, open_app, open_workspace
from growth_tui.cli.inputs import input_name, read_up_to
from growth_tui.cli.output import RESULT_KEPT, done
from growth_tui.problem import Problem

AHEAD = timedelta(days=1)  # clocks differ, and so do places


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
    if not in_app:
        back_up_at_end(ctx, workspace)
    if answers is not None:
        from growth_tui.exchange.filled_form import LARGEST, read_filled_form

        when = None if taken_at is None else _time(taken_at, workspace.now())
        if when is not None and when > workspace.now() + AHEAD:
            click.echo("This time lies in the future; is its year right?", err=True)
        form = read_filled_form(read_up_to(answers, LARGEST), input_name(answers))
        result = workspace.taking.record(assessment, form.answers, form.notes, when)
        with done(RESULT_KEPT):
            click.echo(f"Recorded: {workspace.library.title(assessment)}, result {result.id}")
    elif plain:
        from growth_tui.cli.prompts import take_plain

        take_plain(workspace, assessment)
    else:
        workspace.library.instrument(assessment)  # an unknown id is said before the app opens
        _open(ctx, assessment, workspace)


def _time(text: str, now: datetime) -> datetime:
    """Read an ISO 8601 time; without an offset it is taken as local. Raises Problem."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(
            "This is not a time in ISO 8601.",
            where="--taken-at",
            then="Write it like 2026-03-01T09:30 or 2026-03-01T09:30+01:00.",
        ) from None
    try:
        return when if when.tzinfo else when.astimezone()
    except (OverflowError, ValueError, OSError):
        return when.replace(tzinfo=now.tzinfo)


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
