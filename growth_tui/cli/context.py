"""What commands share: opening the data folder, opening the app."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import click

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace


Unlock = Literal["ask", "given", "never"]


def open_workspace(ctx: click.Context, unlock: Unlock = "ask") -> Workspace:
    """Open the data folder that the options name.

    Locked data is unlocked with the passphrase that the environment gives, or by asking for it;
    with "given" nobody is asked, with "never" it stays locked. Raises Problem where it is wrong.
    """
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.place import data_folder

    chosen = ctx.find_root().obj or {}
    workspace = Workspace(data_folder(chosen.get("home")), language=chosen.get("language"))
    if unlock != "never" and workspace.locked:
        from growth_tui.cli import secrets

        secrets.unlock(workspace, ask_for_it=unlock == "ask")
    return workspace


def open_app(
    ctx: click.Context,
    opening: Callable[[GrowthApp], None] | None = None,
    workspace: Workspace | None = None,
) -> None:
    """Run the app, and end with its exit status; raises Problem where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Problem(
            "The app needs a terminal.",
            then="For pipes and scripts there are plain commands: “growth-tui --help” lists them.",
            status=2,
        )
    # Textual would write every key pressed into this file.
    os.environ.pop("TEXTUAL_LOG", None)
    from growth_tui.tui.app import LOCKED, GrowthApp

    app = GrowthApp(workspace or open_workspace(ctx, "given"), opening)
    while app.run() == LOCKED:
        app = GrowthApp(open_workspace(ctx, "never"))
    ctx.exit(app.return_code or 0)
