"""What is typed outlives the app, however it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import TextArea

from growth_tui.problem import Problem
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.commitment import CommitmentScreen
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


@pytest.mark.parametrize("end", ["ctrl+q", "lock", "hang up"])
@pytest.mark.parametrize("before", [(), ("escape",)])
async def test_a_note_that_is_being_written_is_kept(
    empty: Workspace, screen: TakeScreen, end: str, before: tuple[str, ...]
) -> None:
    keys = ("escape", "n", *"a note", *before)
    async with opened(empty, *keys, opening=show(screen)) as pilot:
        app = pilot.app
        assert isinstance(app, GrowthApp)
        if end == "ctrl+q":
            await pilot.press(end)
        elif end == "lock":
            app.lock()
        else:
            app.hang_up()
        await pilot.pause()
    (begun,) = Workspace(empty.folder).taking.begun()
    assert begun.draft.notes == {screen.session.item.id: "a note"}


async def test_a_question_that_is_being_written_is_kept(empty: Workspace) -> None:
    async with opened(empty, *"What now?", "ctrl+q", opening=places.open_question):
        pass
    assert [each.text for each in Workspace(empty.folder).questions.waiting()] == ["What now?"]


async def test_a_promise_that_is_being_written_is_kept(empty: Workspace) -> None:
    async with opened(empty, *"Ask first.", "ctrl+q", opening=places.open_new_promise):
        pass
    assert [each.text for each in Workspace(empty.folder).commitments.open()] == ["Ask first."]


async def test_what_cannot_be_kept_in_a_dialog_is_asked_about(empty: Workspace) -> None:
    keys = (*"Ask first.", "tab", *"never", "ctrl+q")
    async with opened(empty, *keys, opening=places.open_new_promise) as pilot:
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CommitmentScreen)


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
