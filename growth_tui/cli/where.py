"""`growth-tui where`: where the data is."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.plain_text import clean_line


@click.command("where")
@click.pass_context
def where_command(ctx: click.Context) -> None:
    """Say where the data is, how much, when backed up."""
    workspace = open_workspace(ctx, "never")
    click.echo(clean_line(str(workspace.folder)))
    for line in workspace.upkeep.summary():
        click.echo(clean_line(line))
