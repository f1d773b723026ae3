"""`growth-tui backup`: write a backup."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace, say_left_out
from growth_tui.cli.output import done
from growth_tui.cli.secrets import unlock
from growth_tui.plain_text import clean_line


@click.command("backup")
@click.option("--to", "to", metavar="FILE", help="Write it here (else into the data folder).")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--purge", is_flag=True, help="First remove every backup in the data folder.")
@click.pass_context
def backup_command(ctx: click.Context, to: str | None, force: bool, purge: bool) -> None:
    """Write a backup: sealed where a passphrase is set, else readable by any JSON program.

    The app makes one a day by itself. Keep one elsewhere: those in the data folder are lost with
    the computer. Prints where it is. Ends with status 1 where a record could not be read for it.
    """
    from pathlib import Path

    workspace = open_workspace(ctx, "given")
    unlock(workspace)
    if purge:
        from growth_tui.words.upkeep import counted

        count = workspace.upkeep.purge_backups()
        click.echo(f"Removed {counted(count, 'backup', 'backups')}.", err=True)
    if to is None:
        made = workspace.upkeep.back_up(workspace.now())
        left_out = made.left_out
        name = str(made.path)
    else:
        left_out = workspace.upkeep.back_up_to(Path(to), workspace.now(), force=force)
        name = to
    with done("The backup is written."):
        click.echo(clean_line(name))
    say_left_out(ctx, left_out)
