"""`growth-tui import`: read everything back from an exported file."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.secrets import ask, unlock


@click.command("import")
@click.argument("file", metavar="FILE.json")
@click.option("--dry-run", is_flag=True, help="Only check it and show what would change.")
@click.pass_context
def import_command(ctx: click.Context, file: str, dry_run: bool) -> None:
    """Take in everything from a file that `growth-tui export` or `backup` wrote.

    The file is checked before anything is written. What is here stays; what was deleted here or
    there stays deleted. To make everything as it is in the file, use `growth-tui restore`.
    """
    from pathlib import Path

    from growth_tui.workspace.upkeep import told

    workspace = open_workspace(ctx)
    unlock(workspace)
    upkeep = workspace.upkeep
    other = upkeep.look_at(Path(file), lambda: ask("Passphrase of that file"))
    changes = upkeep.would_merge(other) if dry_run else upkeep.merge(other)
    for line in told(changes, ("Comes in", "Is newer there", "Was deleted there")):
        click.echo(line)
    if changes.none:
        click.echo("Nothing new there.")
