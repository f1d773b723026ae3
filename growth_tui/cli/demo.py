"""`growth-tui demo`: the app on a made-up year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from growth_tui.cli.context import open_app
from growth_tui.cli.output import done
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp


@click.command("demo")
@click.option("--to", "to", metavar="DIR", help="Only write the made-up year into this folder.")
@click.pass_context
def demo_command(ctx: click.Context, to: str | None) -> None:
    """Open the app on a made-up year, apart from your own data.

    What you change there is gone when you leave. With --to the year is written into a new or empty
    folder and the app stays closed; look at it with growth-tui --home DIR.
    """
    if to is not None:
        _write_to(to)
    else:
        _open(ctx)


def _write_to(chosen: str) -> None:
    """Write the year into a folder that is empty or not there yet."""
    from growth_tui.workspace.demo import write_demo
    from growth_tui.workspace.place import data_folder

    name = clean_line(chosen)
    try:
        folder = data_folder(chosen)
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except (OSError, ValueError, RuntimeError):
        raise Problem("This folder cannot be looked into.", where=name) from None
    if not chosen or taken:
        raise Problem(
            "The made-up year goes into a new or an empty folder only.",
            where=name or "--to",
            then="Name a folder that is not there yet.",
        )
    write_demo(folder, _today())
    with done("The made-up year is written."):
        click.echo(f"A made-up year is in {clean_line(str(folder))}")


def _open(ctx: click.Context) -> None:
    """Open the app on a folder that is removed afterwards."""
    import tempfile

    from growth_tui.words.practice import MADE_UP
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.demo import write_demo

    def opening(app: GrowthApp) -> None:
        app.notify(MADE_UP, timeout=6, markup=False)

    with tempfile.TemporaryDirectory(prefix="growth-tui-demo-") as scratch:
        folder = Path(scratch) / "data"
        write_demo(folder, _today())
        language = (ctx.find_root().obj or {}).get("language")
        open_app(ctx, opening, Workspace(folder, language=language))


def _today() -> date:
    """The local day."""
    from growth_tui.workspace import local_now

    return local_now().date()
