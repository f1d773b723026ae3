"""A folder that cannot be written: all can still be read, and nothing is said to be kept."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from growth_tui.cli.app import run
from growth_tui.store.files import Disk
from growth_tui.tui.app import GrowthApp
from growth_tui.workspace import Workspace


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two results and a begun form on a disk that has become read-only."""
    folder = tmp_path / "data"
    workspace = Workspace(folder)
    items = [item.id for item in workspace.library.instrument("pulse").items()]
    for value in (2, 4):
        workspace.taking.record("pulse", dict.fromkeys(items, value), {})
    session = workspace.taking.begin("group-leadership")
    session.answer(3)
    workspace.taking.release(session.draft)

    def refuse(*_: Any) -> Any:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    for change in ("create", "append", "make_folder", "replace", "unlink"):
        monkeypatch.setattr(Disk, change, refuse)
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["history", "--json"],
        ["compare", "pulse"],
        ["chart", "pulse"],
        ["report"],
        ["timeline"],
        ["where"],
        ["doctor"],
        ["settings"],
    ],
)
def test_plain_commands_that_only_read_still_work(
    home: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Row: read-only folder; old data intact."""
    assert run(["--home", str(home), *arguments]) == 0
    shown = capsys.readouterr()
    assert shown.out
    assert "Not saved" not in shown.err


@pytest.mark.parametrize("arguments", [["settings", "theme", "light"], ["new", "mine"], ["backup"]])
def test_plain_commands_that_write_say_why_they_cannot(
    home: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Row: read-only folder; “not saved” and why."""
    assert run(["--home", str(home), *arguments]) not in (0, 70)
    assert "the disk is read-only" in capsys.readouterr().err


async def test_the_app_shows_what_is_there_and_says_what_it_cannot_keep(home: Path) -> None:
    """Row: read-only folder; never a crash."""
    app = GrowthApp(Workspace(home))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for key in ("enter", "escape", "2", "enter", "enter", "3", "v", "4", "5", "1"):
            await pilot.press(key)
            await pilot.pause()
            assert app.is_running
        said = {note.message for note in app._notifications}
        assert any("Not saved: the disk is read-only." in each for each in said)
    assert len(Workspace(home).history.results()) == 2
