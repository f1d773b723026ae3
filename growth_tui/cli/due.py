"""`growth-tui due`: what is due, for people, cron and shell prompts."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.problem import Problem

SOMETHING_DUE = 10
NOT_KNOWN = 3


@click.command("due")
@click.pass_context
def due_command(ctx: click.Context) -> None:
    """Say what is due; exits 10 when something is.

    Exits 0 when nothing is due, and with another status and its reason where that cannot be known:
    the data is locked, or could not be read. Promises and repairs are counted, never quoted.
    """
    from growth_tui.words import due_phrase
    from growth_tui.words import practice as words

    workspace = open_workspace(ctx, "given")
    found = workspace.reminders.now()
    for form in found.forms:
        click.echo(f"{form.title}: {due_phrase(form.on, form.days)}.")
    if found.promises:
        click.echo(words.promises_past(found.promises))
    if found.repairs:
        click.echo(words.repairs_due(found.repairs))
    if found:
        ctx.exit(SOMETHING_DUE)
    if workspace.reminders.damaged():
        raise Problem(words.NOT_ALL_READ, then=words.FIND_DAMAGE, status=NOT_KNOWN)
    click.echo(words.NOTHING_DUE)
    coming = workspace.due.all()
    if coming:
        from growth_tui.dates import day

        click.echo(words.NEXT_DUE.format(coming[0].title, day(coming[0].on)))
