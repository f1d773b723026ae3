"""`growth-tui settle`: what was edited in two places, and keeping one of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.output import done
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.workspace.apart import Apart, Version


@click.command("settle")
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--keep", metavar="N", type=int, help="Keep the text with this number.")
@click.option("--yes", is_flag=True, help="With --keep: do not ask.")
@click.pass_context
def settle_command(ctx: click.Context, record_id: str | None, keep: int | None, yes: bool) -> None:
    """Show what was edited in two places at once, and keep one of the texts.

    Without an ID it lists the records; with one it shows where their texts differ. Every text stays
    until one is kept with --keep.
    """
    from growth_tui.words import apart as words

    if keep is not None and record_id is None:
        raise click.UsageError("Name the ID of the record whose text to keep.")
    apart = open_workspace(ctx).apart
    if record_id is None:
        _list(apart)
        return
    kind = apart.kind_of(record_id)
    versions = apart.versions(kind, record_id)
    if keep is None:
        _show(versions)
        click.echo(f"\n{clean_line(words.HOW_TO_KEEP.format(record_id))}", err=True)
        return
    if not 1 <= keep <= len(versions):
        raise Problem(f"There are texts 1 to {len(versions)}.", where=f"--keep {keep}")
    if not yes:
        _show(versions)
        click.confirm(words.KEEP_ASKED, abort=True, err=True)
    apart.keep(kind, record_id, versions[keep - 1], versions)
    with done("It is done: one text is kept."):
        click.echo(words.KEPT)


def _list(apart: Apart) -> None:
    """Each record by its kind and id."""
    from growth_tui.words import apart as words
    from growth_tui.words.upkeep import count_of

    found = apart.all()
    for kind, record_id in found:
        what = count_of(kind, 1).removeprefix("1 ")
        click.echo(f"{record_id}  {what}")
    click.echo(words.HOW_TO_SHOW if found else words.NONE_APART, err=bool(found))


def _show(versions: list[Version]) -> None:
    """Where the texts differ, each under when it was saved."""
    from growth_tui.words import apart as words

    click.echo(words.HOW if any(each.lines for each in versions) else words.ALIKE, err=True)
    for number, version in enumerate(versions, start=1):
        click.echo(f"\n{words.saved(number, version.saved_at, counts=number == 1)}")
        for label, text in version.lines:
            click.echo(f"\n  {clean_line(label)}")
            for line in text.splitlines():
                click.echo(f"    {clean_line(line)}")
