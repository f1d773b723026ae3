"""Pictures of the screens at three sizes, compared with those in __snapshots__.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, then look at
every picture that changed before it is committed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from growth_tui.tui import around, places
from growth_tui.tui.app import GrowthApp
from growth_tui.workspace import Workspace
from tests.conftest import Clock, counted_ids

Compare = Callable[..., bool]
SIZES = {"80x24": (80, 24), "120x40": (120, 40), "40x12": (40, 12)}
FORM = "cultural-humility"


def at_home(app: GrowthApp) -> None:
    """Home stands already."""


def at_question(app: GrowthApp) -> None:
    places.open_intro(app, "pulse")


def at_result(app: GrowthApp) -> None:
    places.open_result(app, app.workspace.history.results(FORM)[-1])


def at_comparison(app: GrowthApp) -> None:
    first, *_, last = app.workspace.history.results(FORM)
    places.open_compare(app, first, last)


def at_introduction(app: GrowthApp) -> None:
    places.open_intro(app, FORM)


SCREENS: dict[str, tuple[Callable[[GrowthApp], None], tuple[str, ...]]] = {
    "home": (at_home, ()),
    "introduction": (at_introduction, ()),
    "question": (at_question, ("enter", "left", "down")),
    "review": (at_question, ("enter", "r")),
    "result": (at_result, ()),
    "progress-chart": (at_home, ("3", "s", "2", "4", "enter")),
    "progress-map": (at_home, ("3", "v")),
    "progress-numbers": (at_home, ("3", "v", "v")),
    "comparison": (at_comparison, ()),
    "report": (places.open_report, ()),
    "welcome": (around.open_welcome, ()),
}


@pytest.fixture
def in_place(written_year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The year in a folder whose name is the same wherever the tests run."""
    shutil.copytree(written_year, tmp_path / "year")
    monkeypatch.chdir(tmp_path)
    ids = counted_ids()
    return Workspace(Path("year"), now=Clock(), new_id=lambda: next(ids))


def same(snap_compare: Compare, workspace: Workspace, screen: str, size: tuple[int, int]) -> bool:
    opening, keys = SCREENS[screen]

    async def act(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.05)

    app = GrowthApp(workspace, opening)
    return snap_compare(app, terminal_size=size, run_before=act)


@pytest.mark.parametrize(
    "size",
    ["80x24", *(pytest.param(each, marks=pytest.mark.slow) for each in ("120x40", "40x12"))],
)
@pytest.mark.parametrize("screen", SCREENS)
def test_dark(snap_compare: Compare, in_place: Workspace, screen: str, size: str) -> None:
    assert same(snap_compare, in_place, screen, SIZES[size])


@pytest.mark.parametrize("screen", ["home", "question", "result", "progress-chart", "progress-map"])
def test_light(snap_compare: Compare, in_place: Workspace, screen: str) -> None:
    in_place.settings.change(theme="light")
    assert same(snap_compare, in_place, screen, SIZES["80x24"])
