"""`growth-tui merge`: take in the records of another data folder or backup."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.secrets import ask, unlock


@click.command("merge")
@click.argument("source", metavar="FOLDER_OR_BACKUP")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.pass_context
def merge_command(ctx: click.Context, source: str, dry_run: bool) -> None:
    """Take in what another machine's data folder, or a backup of it, holds.

    Nothing is lost on either side, and nothing that either side deleted comes back. Doing it
    twice changes nothing more. Run it on both machines to have the same on both.
    """
    from pathlib import Path

    from growth_tui.workspace.upkeep import told

    workspace = open_workspace(ctx)
    unlock(workspace)
    upkeep = workspace.upkeep
    other = upkeep.look_at(Path(source), lambda: ask("Passphrase of that folder"))
    changes = upkeep.would_merge(other) if dry_run else upkeep.merge(other)
    for line in told(changes, ("Comes in", "Is newer there", "Was deleted there")):
        click.echo(line)
    if changes.none:
        click.echo("Nothing new there.")
