"""`growth-tui timeline`: everything in order of time."""

from __future__ import annotations

import json

import click

from growth_tui.cli.context import open_workspace
from growth_tui.words.practice import TIMELINE_KINDS


@click.command("timeline")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    type=click.Choice(list(TIMELINE_KINDS)),
    help=f"Only this kind, one of {', '.join(TIMELINE_KINDS)}; can be given more than once.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, oldest first.")
@click.pass_context
def timeline_command(ctx: click.Context, kinds: tuple[str, ...], as_json: bool) -> None:
    """Everything in order of time, oldest first.

    Titles are those of forms, with states and initials; what you wrote is never among them.
    """
    entries = open_workspace(ctx).timeline.entries(kinds or tuple(TIMELINE_KINDS))
    if as_json:
        documents = [entry.to_document() for entry in entries]
        click.echo(json.dumps(documents, indent=2, ensure_ascii=False))
        return
    if not entries:
        click.echo("There is nothing yet. “growth-tui list” names what can be taken or written.")
    from growth_tui.dates import day

    for entry in entries:
        click.echo(f"{day(entry.at):>11}  {entry.title}")
