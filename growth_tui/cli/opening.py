"""Opening the data folder and the app; without click, which the app's start need not wait for."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace

Unlock = Literal["ask", "given", "never"]


def workspace_at(
    home: str | None = None, language: str | None = None, unlock: Unlock = "ask"
) -> Workspace:
    """Open a data folder: `home`, else the usual one.

    Locked data is unlocked with the passphrase that the environment gives, or by asking for it;
    with "given" nobody is asked, with "never" it stays locked. Raises Problem where it is wrong.
    """
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.place import data_folder

    workspace = Workspace(data_folder(home), language=language)
    if unlock != "never" and workspace.locked:
        from growth_tui.cli import secrets

        secrets.unlock(workspace, ask_for_it=unlock == "ask")
    return workspace


def run_app(
    home: str | None = None,
    language: str | None = None,
    opening: Callable[[GrowthApp], None] | None = None,
    workspace: Workspace | None = None,
) -> int:
    """Run the app and give its exit status; raises Problem where there is no terminal.

    `opening` goes straight on from Home to something else. An app that ended to lock the data is
    followed by a new one.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Problem(
            "The app needs a terminal.",
            then="For pipes and scripts there are plain commands: “growth-tui --help” lists them.",
            status=2,
        )
    with _nothing_collected():
        workspace = workspace or workspace_at(home, language, "given")
        workspace.begin()
        from growth_tui.tui.app import LOCKED, GrowthApp

        app = GrowthApp(workspace, opening)
    while app.run() == LOCKED:
        app = GrowthApp(workspace_at(str(app.workspace.folder), language, "never"))
    back_up(app.workspace)
    return app.return_code or 0


@contextlib.contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage among what a start makes: all of it stays, and each look takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def back_up(workspace: Workspace) -> None:
    """Make the day's backup, where one is due.

    One that cannot be made is no reason to end badly: `where` and `doctor` say how old the last is.
    """
    with contextlib.suppress(Problem):
        if not workspace.locked:
            workspace.upkeep.back_up_if_due(workspace.now())
