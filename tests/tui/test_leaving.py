"""Leaving the app."""

from __future__ import annotations

import pytest

from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.base import MainScreen
from growth_tui.workspace import Workspace
from tests.tui.showing import opened


@pytest.mark.parametrize("after", ["t", "a", "l", "question_mark", "4"])
async def test_keys_in_the_same_burst_as_the_last_one_do_nothing(
    workspace: Workspace, after: str
) -> None:
    workspace.settings.change(first_run=False)
    app = GrowthApp(workspace, lambda app: app.action_go("consult"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("q", after, after):
            app.simulate_key(key)
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("keys", [("3", "a"), ("3", "s"), ("3", "r"), ("5", "g"), ("4", "f")])
@pytest.mark.parametrize("last", ["enter", "escape"])
async def test_a_list_to_choose_from_is_left_once_however_often_a_key_is_pressed(
    year: Workspace, keys: tuple[str, ...], last: str
) -> None:
    async with opened(year, *keys) as pilot:
        for _ in range(4):
            pilot.app.simulate_key(last)
        await pilot.pause()
        assert isinstance(pilot.app.screen, MainScreen)
