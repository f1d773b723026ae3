"""The person's own choices, changed in the app."""

from __future__ import annotations

from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.settings import SettingScreen, SettingsScreen
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.words.settings import SETTINGS_DAMAGED
from growth_tui.workspace import Workspace
from tests.tui.showing import opened, press, seen


async def test_looking_at_a_choice_changes_nothing(empty: Workspace) -> None:
    empty.settings.put("rhythm.pulse", "14")
    async with opened(empty, opening=places.open_settings) as pilot:
        rows = pilot.app.screen.query_one(RowList)
        while rows.chosen != "rhythm.pulse":
            await press(pilot, "down")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SettingScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert "every 14 days, your own rhythm" in seen(pilot)
        assert empty.settings.choices.rhythm == {"pulse": 14}


async def test_what_does_not_fit_is_said_without_our_own_names(empty: Workspace) -> None:
    async with opened(empty, opening=places.open_settings) as pilot:
        rows = pilot.app.screen.query_one(RowList)
        while rows.chosen != "idle_minutes":
            await press(pilot, "down")
        await press(pilot, "enter", "x", "enter")
        assert "Write a whole number from 0 to 3650." in seen(pilot)
        assert "idle_minutes" not in seen(pilot)


async def test_settings_that_cannot_be_read_are_told_of(empty: Workspace) -> None:
    (path,) = (empty.folder / "settings").glob("*.json")
    path.write_bytes(path.read_bytes()[:-9])
    async with GrowthApp(Workspace(empty.folder)).run_test(notifications=True) as pilot:
        await pilot.pause(0.05)
        assert SETTINGS_DAMAGED[:20] in seen(pilot)
