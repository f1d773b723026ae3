"""`growth-tui passphrase set|change|remove|take-in`."""

from __future__ import annotations

import click

from growth_tui.cli import secrets
from growth_tui.cli.context import open_workspace
from growth_tui.cli.ending import STOPPED
from growth_tui.cli.telling import tell
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem


@click.group("passphrase")
def passphrase_command() -> None:
    """Lock the data with a passphrase, change it, or remove it.

    Scripts give the passphrase in a file that GROWTH_TUI_PASSPHRASE_FILE names, or as the output
    of a command in GROWTH_TUI_PASSPHRASE_COMMAND.
    """


@passphrase_command.command("set")
@click.option("--yes", is_flag=True, help="Do not ask whether the recovery key is written down.")
@click.pass_context
def set_passphrase(ctx: click.Context, yes: bool) -> None:
    """Seal everything with a new passphrase, and show a recovery key once."""
    from growth_tui.words import upkeep as words

    workspace = open_workspace(ctx, "never")
    upkeep = workspace.upkeep
    upkeep.check_may_be_sealed()
    tell(f"{words.PASSPHRASE_PROTECTS}\n{words.FULL_DISK}\n", err=True)
    passphrase = secrets.from_environment() or secrets.ask("New passphrase", twice=True)
    upkeep.check_passphrase(passphrase)
    recovery_key = _shown(upkeep.new_recovery_key(), yes, words.NOT_LOCKED)
    left = upkeep.set_passphrase(passphrase, recovery_key)
    tell(f"Everything is sealed. {words.BEFORE_PASSPHRASE}", err=True)
    for path in left:
        tell(clean_line(f"{words.NOT_OURS} {path}"), err=True)


@passphrase_command.command("change")
@click.option("--with-recovery-key", is_flag=True, help="Open with the recovery key.")
@click.option("--new-recovery-key", is_flag=True, help="Make another recovery key, too.")
@click.option("--yes", is_flag=True, help="Do not ask whether the recovery key is written down.")
@click.option(
    "--new-file", metavar="FILE", help="Read the new passphrase from the first line of this file."
)
@click.pass_context
def change(
    ctx: click.Context,
    with_recovery_key: bool,
    new_recovery_key: bool,
    yes: bool,
    new_file: str | None,
) -> None:
    """Set another passphrase; no record is rewritten.

    Backups and copies made before still open with the old one.
    """
    from growth_tui.words import upkeep as words

    workspace = open_workspace(ctx, "never")
    if with_recovery_key:
        workspace.unlock_with_recovery_key(secrets.ask("Recovery key"))
    else:
        secrets.unlock(workspace)
    if new_file is not None:
        passphrase = secrets.from_file(new_file, "--new-file")
    else:
        passphrase = secrets.ask("New passphrase", twice=True)
    workspace.upkeep.check_passphrase(passphrase)
    recovery_key = None
    if new_recovery_key:
        recovery_key = _shown(workspace.upkeep.new_recovery_key(), yes, words.NOT_CHANGED)
    workspace.upkeep.change_passphrase(passphrase, recovery_key)
    click.echo("The passphrase is changed.", err=True)


@passphrase_command.command("remove")
@click.pass_context
def remove(ctx: click.Context) -> None:
    """Write everything plain again."""
    from growth_tui.words import upkeep as words

    workspace = open_workspace(ctx, "never")
    if workspace.locked:
        tell(f"{words.BEFORE_REMOVAL}\n", err=True)
    secrets.unlock(workspace)
    workspace.upkeep.remove_passphrase()
    click.echo("The passphrase is removed. Everything is readable again without one.", err=True)


@passphrase_command.command("take-in")
@secrets.others_file
@click.pass_context
def take_in(ctx: click.Context, secret: str | None) -> None:
    """Take in what another passphrase has sealed here.

    Two machines may each set a passphrase before they are synced, and one may seal something after
    it was removed on another.
    """
    workspace = open_workspace(ctx, "never")
    asking, here_too = "The other passphrase or recovery key", workspace.locked
    secrets.unlock(workspace)
    if here_too and secret is None:  # what the environment gives is the one of here
        other = secrets.ask(asking, others=True)
    else:
        other = secrets.of_source(asking, secret)
    click.echo(f"Files taken in: {workspace.upkeep.take_in(other)}.", err=True)


def _shown(recovery_key: str, yes: bool, otherwise: str) -> str:
    """Show a recovery key and wait until it is written down; standard output holds it alone.

    Raises Problem, with what is so `otherwise`, where it is not.
    """
    from growth_tui.words import upkeep as words

    tell(words.RECOVERY_KEY, err=True)
    click.echo(recovery_key)
    try:
        if not yes:
            click.confirm("Is it written down?", abort=True, err=True)
    except click.Abort:
        raise Problem(otherwise, status=STOPPED) from None
    return recovery_key
