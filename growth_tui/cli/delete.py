"""`growth-tui delete`: delete a result, a reflection, or everything, for good."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.output import done
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem


@click.command("delete")
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--note", "item", metavar="ITEM", help="Only take the note on this item out.")
@click.option("--everything", is_flag=True, help="Delete everything there is, backups too.")
@click.option("--purge", is_flag=True, help="Remove the backups in the data folder, too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def delete_command(
    ctx: click.Context,
    record_id: str | None,
    item: str | None,
    everything: bool,
    purge: bool,
    yes: bool,
) -> None:
    """Delete a result, a reflection or another record by its id, for good.

    It does not come back from another machine. Older backups may still hold it: --purge removes
    those in the data folder and writes a new one.
    """
    from growth_tui.dates import day
    from growth_tui.words.upkeep import STAYS, STILL_ELSEWHERE, count_of, counted

    if everything == (record_id is not None):
        raise click.UsageError("Name one ID, or --everything.")
    workspace = open_workspace(ctx, "never" if everything else "ask")
    upkeep = workspace.upkeep
    if everything:
        if not yes:
            click.echo(clean_line(f"In {workspace.folder}:"), err=True)
            for line in upkeep.summary():
                click.echo(clean_line(line), err=True)
            _typed("everything")
        count, left = upkeep.delete_everything()
        with done("Everything is deleted."):
            click.echo(f"Deleted: {counted(count, 'record', 'records')}. {STILL_ELSEWHERE}")
        for path in left:
            click.echo(clean_line(f"{STAYS} {path}"), err=True)
        return
    assert record_id is not None
    found = upkeep.find(record_id)
    what = count_of(found.kind, 1).removeprefix("1 ")
    if not yes:
        when = f" of {day(found.when)}" if found.when else ""
        click.confirm(
            f"Take that note out of the {what}{when}?" if item else f"Delete the {what}{when}?",
            abort=True,
            err=True,
        )
    if item is not None:
        upkeep.remove_note(record_id, item)
        gone = "The note is gone; the answers and scores stay."
    else:
        workspace.delete(found.kind, found.id)
        gone = f"Deleted: the {what}."
    if purge:
        upkeep.purge_backups()
        upkeep.back_up(workspace.now())
    with done(gone):
        click.echo(gone)
        click.echo(STILL_ELSEWHERE)


def _typed(word: str) -> None:
    answer = click.prompt(f"This cannot be undone. Type “{word}” to go on", err=True)
    if answer.strip() != word:
        raise Problem("Nothing was deleted.")
