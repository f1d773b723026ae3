"""The person's own choices, as they are kept and as they come back from whatever is stored."""

from __future__ import annotations

import errno
import os
from typing import Any

import pytest

from growth_tui.problem import Problem
from growth_tui.workspace import Workspace
from growth_tui.workspace.settings import Choices


def stored(workspace: Workspace, **settings: Any) -> Choices:
    """What is made of settings that lie in the data folder."""
    workspace._store.save_settings(settings)
    return Workspace(workspace.folder).settings.choices


def test_at_first_they_are_the_usual_ones_and_nothing_is_written(workspace: Workspace) -> None:
    assert workspace.settings.choices == Choices()
    assert workspace.settings.first_run
    assert (workspace.settings.theme, workspace.settings.language) == ("dark", None)
    assert not workspace.folder.exists()


def test_what_is_changed_is_kept(workspace: Workspace) -> None:
    workspace.settings.change(theme="light", language="es", first_run=False)
    other = Workspace(workspace.folder).settings
    assert not other.damaged
    assert (other.theme, other.language, other.first_run) == ("light", "es", False)
    workspace.settings.change(language=None)
    assert Workspace(workspace.folder).settings.language is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("theme", "light", "light"),
        ("language", "es-MX", "es-MX"),
        ("name", " A.\x1b[31m  B. ", "A. B."),
        ("consultant", "Amara", "Amara"),
        ("idle_minutes", "0", 0),
        ("rhythm.pulse", "14", {"pulse": 14}),
        ("keys.take.note", "ctrl+n", {"take.note": "ctrl+n"}),
    ],
)
def test_each_can_be_put_and_taken_back(
    workspace: Workspace, name: str, value: str, expected: Any
) -> None:
    field = name.partition(".")[0]
    workspace.settings.put(name, value)
    assert getattr(Workspace(workspace.folder).settings.choices, field) == expected
    workspace.settings.put(name, "")
    assert Workspace(workspace.folder).settings.choices == Choices()


@pytest.mark.parametrize(
    "settings",
    [
        {"theme": 5},
        {"language": 5},
        {"rhythm": []},
        {"rhythm": {"pulse": "7"}},
        {"rhythm": {"pulse": True}},
        {"keys": {"take.note": 5}},
        {"keys": "n"},
        {"name": None},
        {"idle_minutes": "10"},
        {"idle_minutes": True},
        {"idle_minutes": 1.5},
        {"first_run": "no"},
        {"first_run": 0},
        {"unknown": "x"},
    ],
)
def test_what_does_not_fit_falls_back_to_the_usual(
    workspace: Workspace, settings: dict[str, Any]
) -> None:
    assert stored(workspace, **settings) == Choices()


def test_what_fits_stays_beside_what_does_not(workspace: Workspace) -> None:
    found = stored(workspace, theme=5, name="A.", rhythm={"pulse": "x", "group-leadership": 9})
    assert found == Choices(name="A.", rhythm={"group-leadership": 9})


def test_a_damaged_file_gives_the_usual_ones(workspace: Workspace) -> None:
    """bad_input: a flipped byte; everything else works."""
    workspace.settings.change(name="A.")
    (path,) = (workspace.folder / "settings").glob("*.json")
    path.write_bytes(path.read_bytes()[:-9])
    other = Workspace(workspace.folder)
    assert other.settings.choices == Choices()
    assert other.settings.damaged
    assert other.damaged == 1


def test_what_cannot_be_saved_is_not_taken_for_true(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: disk full; not saved, memory unchanged."""

    def refuse(*_: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("growth_tui.store.files.Disk.create", refuse)
    with pytest.raises(Problem, match="disk is full"):
        workspace.settings.change(theme="light")
    assert workspace.settings.theme == "dark"
