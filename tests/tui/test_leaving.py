"""Leaving the app."""

from __future__ import annotations

import pytest

from growth_tui.tui.app import GrowthApp
from growth_tui.workspace import Workspace


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
