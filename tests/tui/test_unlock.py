"""The passphrase before anything else, and locking again."""

from __future__ import annotations

import pytest

from growth_tui.tui.app import LOCKED, GrowthApp
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.unlock import UnlockScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import settings as words
from growth_tui.workspace import Workspace
from tests.tui.showing import opened, press, seen

PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def locked(workspace: Workspace) -> Workspace:
    workspace.settings.change(first_run=False)
    upkeep = workspace.upkeep
    upkeep.set_passphrase(PASSPHRASE, upkeep.new_recovery_key())
    return Workspace(workspace.folder, now=workspace.now)


async def test_nothing_shows_before_the_passphrase(locked: Workspace) -> None:
    app = GrowthApp(locked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert words.PASSPHRASE in seen(pilot)
        assert [command.title for command in app.get_system_commands(app.screen)] == ["Quit"]
        await pilot.press(*"wrong", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        status = str(app.screen.query_one("#status", Literal).content)
        assert "not the passphrase" in status
        assert "recovery key" in status
        assert str(locked.folder) not in status
        assert "F1 help" in seen(pilot)
        await pilot.press(*PASSPHRASE.replace(" ", "_"), "enter")
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, UnlockScreen)


async def test_the_passphrase_opens_home_and_f9_locks_again(locked: Workspace) -> None:
    app = GrowthApp(locked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        keys = ["space" if character == " " else character for character in PASSPHRASE]
        await pilot.press(*keys, "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f9")
        await pilot.pause()
    assert app.return_value == LOCKED


async def test_it_locks_when_nothing_is_typed(
    locked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked.unlock(PASSPHRASE)
    locked.settings.change(idle_minutes=1)
    app = GrowthApp(locked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app._lock_when_due()
        await pilot.pause()
        assert app.is_running
        assert app.return_value is None
        app._last_input = (app._last_input[0], app._last_input[1] - 61)  # the machine slept
        app._lock_when_due()
        await pilot.pause()
    assert app.return_value == LOCKED


async def test_a_passphrase_set_in_another_window_locks_this_one(workspace: Workspace) -> None:
    workspace.settings.change(first_run=False)
    app = GrowthApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        upkeep = Workspace(workspace.folder, now=workspace.now).upkeep
        upkeep.set_passphrase(PASSPHRASE, upkeep.new_recovery_key())
        app._lock_when_due()
        await pilot.pause()
    assert app.return_value == LOCKED


async def test_find_says_how_a_passphrase_is_set(empty: Workspace) -> None:
    async with opened(empty, "ctrl+p", *"passphrase") as pilot:
        await pilot.pause(0.3)
        await press(pilot, "down", "enter")
        await pilot.pause(0.1)
        assert " ".join(words.ABOUT_PASSPHRASE.split()[:5]) in seen(pilot)
        assert "growth-tui passphrase set" in seen(pilot)
