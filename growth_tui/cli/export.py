"""`growth-tui export`: write everything to one JSON file."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace, say_left_out
from growth_tui.cli.output import done
from growth_tui.cli.secrets import unlock
from growth_tui.plain_text import clean_line


@click.command("export")
@click.argument("file", metavar="FILE.json")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.pass_context
def export_command(ctx: click.Context, file: str, force: bool) -> None:
    """Write everything to one JSON file that `growth-tui import` reads back without loss.

    It is readable by everyone who has it, also where a passphrase is set.
    """
    from pathlib import Path

    from growth_tui.words.upkeep import EXPORT_IS_PLAIN

    workspace = open_workspace(ctx)
    unlock(workspace)
    left_out = workspace.upkeep.export(Path(file), workspace.now(), force=force)
    with done("The file is written."):
        click.echo(clean_line(file))
    if workspace.sealed:
        click.echo(EXPORT_IS_PLAIN, err=True)
    say_left_out(ctx, left_out)
