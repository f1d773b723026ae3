"""What commands share: opening the data folder, opening the app."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace


def open_workspace(ctx: click.Context) -> Workspace:
    """Open the data folder that the options name."""
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.place import data_folder

    chosen = ctx.find_root().obj or {}
    return Workspace(data_folder(chosen.get("home")), language=chosen.get("language"))


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
    from growth_tui.tui.app import GrowthApp

    app = GrowthApp(workspace or open_workspace(ctx), opening)
    app.run()
    ctx.exit(app.return_code or 0)
