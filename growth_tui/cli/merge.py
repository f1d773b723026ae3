"""`growth-tui merge` and `import`: take in what another folder or file holds."""

from __future__ import annotations

import click

from growth_tui.cli.context import back_up_at_end, open_workspace, say_left_out
from growth_tui.cli.output import AGAIN, done
from growth_tui.cli.secrets import of_source, others_file, unlock


@click.command("merge")
@click.argument("source", metavar="FOLDER_OR_BACKUP")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@others_file
@click.pass_context
def merge_command(ctx: click.Context, source: str, dry_run: bool, secret: str | None) -> None:
    """Take in what another machine's data folder, or a backup of it, holds.

    Nothing is lost on either side, and nothing that either side deleted comes back. Doing it
    twice changes nothing more. Run it on both machines to have the same on both. Ends with status 1
    where something there could not be read.
    """
    _take_in(ctx, source, "Passphrase or recovery key of that folder", secret, dry_run=dry_run)


@click.command("import")
@click.argument("file", metavar="FILE.json")
@click.option("--dry-run", is_flag=True, help="Only check it and show what would change.")
@others_file
@click.pass_context
def import_command(ctx: click.Context, file: str, dry_run: bool, secret: str | None) -> None:
    """Take in everything from a file that `growth-tui export` or `backup` wrote.

    The file is checked before anything is written. What is here stays; what was deleted here or
    there stays deleted. To make everything as it is in the file, use `growth-tui restore`.
    """
    _take_in(ctx, file, "Passphrase or recovery key of that file", secret, dry_run=dry_run)


def _take_in(
    ctx: click.Context, source: str, asking: str, secret: str | None, *, dry_run: bool
) -> None:
    """Join what is there with what is here, and say what came in."""
    from pathlib import Path

    from growth_tui.words.upkeep import NOTHING_NEW, NOTHING_NEW_READ, NOW_PLAIN
    from growth_tui.workspace.changes import told

    workspace = open_workspace(ctx)
    unlock(workspace)
    back_up_at_end(ctx, workspace)
    upkeep = workspace.upkeep
    other = upkeep.look_at(Path(source), lambda: of_source(asking, secret))
    changes = upkeep.would_merge(other) if dry_run else upkeep.merge(other)
    with done(AGAIN if dry_run else "What came in is kept."):
        for line in told(changes, ("Comes in", "Is newer there", "Was deleted there")):
            click.echo(line)
        if changes.none:
            click.echo(NOTHING_NEW_READ if other.left_out else NOTHING_NEW)
    if not changes.none and other.sealed and not workspace.sealed and not dry_run:
        click.echo(NOW_PLAIN, err=True)
    say_left_out(ctx, other.left_out)
