"""What is typed outlives the app, however it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import TextArea

from growth_tui.problem import Problem
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.workspace import Workspace
from tests.tui.showing import opened, press


@pytest.fixture
def screen(empty: Workspace) -> TakeScreen:
    """The misstep reflection, at its second question: a text."""
    session = empty.taking.begin("misstep-and-repair")
    session.forward()
    return TakeScreen(session)


def show(screen: TakeScreen) -> Callable[[GrowthApp], None]:
    return lambda app: app.push_screen(screen) and None


def kept(workspace: Workspace, screen: TakeScreen) -> object:
    begun = Workspace(workspace.folder).taking.begun()
    return begun[0].draft.answers.get(screen.session.item.id) if begun else None


async def test_a_crash_keeps_what_was_typed_and_ends_badly(
    empty: Workspace, screen: TakeScreen
) -> None:
    app = GrowthApp(empty, show(screen))
    async with app.run_test() as pilot:
        await pilot.pause()
        screen.query_one(TextArea).insert("typed")
        app.panic("whatever is said here")
    assert app.return_code == 1
    assert kept(empty, screen) == "typed"


async def test_quitting_keeps_what_was_typed(empty: Workspace, screen: TakeScreen) -> None:
    async with opened(empty, *"typed", "ctrl+q", opening=show(screen)) as pilot:
        assert not pilot.app.is_running
    assert kept(empty, screen) == "typed"


async def test_quitting_asks_first_where_it_cannot_be_kept(
    empty: Workspace, screen: TakeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: disk full."""

    def full(*_: object, **__: object) -> None:
        raise Problem("The disk is full.")

    async with opened(empty, *"typed", opening=show(screen)) as pilot:
        monkeypatch.setattr(empty._store, "save", full)
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        await press(pilot, "ctrl+q", "y")
        assert pilot.app.return_code == 0
