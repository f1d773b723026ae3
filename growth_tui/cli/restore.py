"""`growth-tui restore`: bring back a backup."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace, say_left_out
from growth_tui.cli.output import done
from growth_tui.cli.secrets import of_source, others_file, unlock
from growth_tui.plain_text import clean_line


@click.command("restore")
@click.argument("file", metavar="FILE")
@click.option("--deleted", is_flag=True, help="Bring back what was deleted since, too.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@others_file
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore_command(
    ctx: click.Context, file: str, deleted: bool, dry_run: bool, secret: str | None, yes: bool
) -> None:
    """Make everything as it was in a backup or an exported file.

    Shows first what would change. What is there now is kept aside as a backup of its own. What you
    deleted since stays deleted unless --deleted asks for it.
    """
    from pathlib import Path

    from growth_tui.words.upkeep import NOW_PLAIN, listed
    from growth_tui.workspace.changes import told

    workspace = open_workspace(ctx)
    unlock(workspace)
    upkeep = workspace.upkeep
    asking = "Passphrase or recovery key of that file"
    then = upkeep.look_at(Path(file), lambda: of_source(asking, secret))
    changes = upkeep.would_restore(then, bring_back=deleted)
    for line in told(changes, ("Comes back", "Goes back to how it was", "Goes away")):
        click.echo(line)
    if changes.deleted:
        click.echo(f"Deleted since, and stays so without --deleted: {listed(changes.deleted)}.")
    if changes.none:
        click.echo("Everything is as it was then already.")
        return
    if dry_run:
        return
    if not yes:
        click.confirm("Do it?", abort=True, err=True)
    _, aside = upkeep.restore(then, bring_back=deleted)
    with done("It is done; what was there is kept as a backup."):
        click.echo(clean_line(f"Done. What was there is kept in {aside.path}"))
    if then.sealed and not workspace.sealed:
        click.echo(NOW_PLAIN, err=True)
    say_left_out(ctx, then.left_out)
