"""What commands share: the data folder and the app, as the options before the command say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from growth_tui.cli.opening import Unlock, back_up, run_app, workspace_at
from growth_tui.plain_text import clean_line
from growth_tui.words.settings import SETTINGS_DAMAGED

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.upkeep import LeftOut


def open_workspace(ctx: click.Context, unlock: Unlock = "ask") -> Workspace:
    """Open the data folder that the options name; see `workspace_at`."""
    chosen = ctx.find_root().obj or {}
    workspace = workspace_at(chosen.get("home"), chosen.get("language"), unlock)
    if not workspace.locked and workspace.settings.damaged:
        click.echo(SETTINGS_DAMAGED, err=True)
    return workspace


def back_up_at_end(ctx: click.Context, workspace: Workspace) -> None:
    """Make the day's backup once the command has kept what it is to keep; see `back_up`."""
    ctx.call_on_close(lambda: back_up(workspace))


def say_left_out(ctx: click.Context, left_out: LeftOut) -> None:
    """Name what could not be read, on standard error, and then end with status 1."""
    from growth_tui.workspace.changes import not_read

    for line in not_read(left_out):
        click.echo(clean_line(line), err=True)
    if left_out:
        ctx.exit(1)


def open_app(
    ctx: click.Context,
    opening: Callable[[GrowthApp], None] | None = None,
    workspace: Workspace | None = None,
) -> None:
    """Run the app, and end with its exit status; see `run_app`."""
    chosen = ctx.find_root().obj or {}
    ctx.exit(run_app(chosen.get("home"), chosen.get("language"), opening, workspace))
