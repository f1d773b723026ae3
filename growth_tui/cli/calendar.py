"""`growth-tui calendar`: reminders as a file that calendars take in."""

from __future__ import annotations

from pathlib import Path

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.output import done
from growth_tui.plain_text import clean_line


@click.command("calendar")
@click.argument("file", metavar="FILE.ics")
@click.option("--force", is_flag=True, help="Replace a file of that name.")
@click.pass_context
def calendar_command(ctx: click.Context, file: str, force: bool) -> None:
    """Write reminders as a calendar file.

    It holds the days on which forms are due, promises end, repairs want another look, and the next
    consultation is. No score and no private word is in it. Taking a newer file in replaces the
    reminders of the one before.
    """
    from growth_tui.exchange.outfile import write_text_file

    write_text_file(Path(file), open_workspace(ctx).reminders.calendar(), force=force)
    with done("The file is written."):
        click.echo(f"Written: {clean_line(file)}")
