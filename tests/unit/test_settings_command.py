"""Changing one's own choices."""

from __future__ import annotations

import json

import pytest

from growth_tui.cli.app import run
from growth_tui.problem import Problem
from growth_tui.words.settings import SETTINGS_DAMAGED
from growth_tui.workspace import Workspace


def test_a_rhythm_of_ones_own_is_kept_and_taken_back(workspace: Workspace) -> None:
    workspace.settings.put("rhythm.pulse", "14")
    assert Workspace(workspace.folder).settings.choices.rhythm == {"pulse": 14}
    workspace.settings.put("rhythm.pulse", "")
    assert Workspace(workspace.folder).settings.choices.rhythm == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "bright"),
        ("language", "not a language"),
        ("language", "zz"),
        ("rhythm.nosuch", "7"),
        ("keys.nosuch", "n"),
        ("keys.take.note", "xxxx+++"),
        ("keys.take.note", "ctrl+i"),
        ("keys.take.note", "shift+n"),
        ("keys.take.note", "s"),
        ("keys.journal.search", "?"),
        ("keys.app.quit", ",,,"),
        ("rhythm.pulse", "often"),
        ("rhythm.pulse", "99999"),
        ("rhythm", "7"),
        ("idle_minutes", "-1"),
        ("first_run", "no"),
        ("lang", "es"),
        ("theme.dark", "yes"),
    ],
)
def test_what_does_not_fit_changes_nothing(workspace: Workspace, name: str, value: str) -> None:
    before = workspace.settings.choices
    with pytest.raises(Problem):
        workspace.settings.put(name, value)
    assert Workspace(workspace.folder).settings.choices == before


def test_the_command_shows_and_changes(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(workspace.folder)]
    assert run([*home, "settings", "name", "A.\x1b[31m B."]) == 0
    assert run([*home, "settings", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.split("\n", 1)[1])["name"] == "A. B."
    assert run([*home, "settings", "them", "light"]) == 1
    assert "Did you mean “theme”?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("N", "N"),
        ("!", "exclamation_mark"),
        (",", "comma"),
        ("é", "é"),
        ("Ctrl+N", "ctrl+n"),
        ("f4, shift+tab", "f4,shift+tab"),
        ("PageUp", "pageup"),
    ],
)
def test_a_key_is_kept_by_the_name_that_the_app_knows(
    workspace: Workspace, typed: str, kept: str
) -> None:
    workspace.settings.put("keys.confirm.yes", typed)
    assert workspace.settings.keys == {"confirm.yes": kept}


def test_what_was_meant_is_guessed(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="Did you mean “pulse”"):
        workspace.settings.put("rhythm.puls", "7")
    with pytest.raises(Problem, match="Did you mean “keys"):
        workspace.settings.put("keys.take.nota", "n")
    with pytest.raises(Problem, match="There are: en, es"):
        workspace.settings.put("language", "zz")


def test_the_command_lists_every_key_as_it_is_now(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(workspace.folder)]
    assert run([*home, "settings", "keys.take.note", "ctrl+n"]) == 0
    capsys.readouterr()
    assert run([*home, "settings", "keys"]) == 0
    lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    assert ["keys.take.note", "ctrl+n", "note"] in lines
    assert ["keys.app.blank", "f9", "hide"] in lines
    assert run([*home, "settings", "keys", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["take.note"] == {"key": "ctrl+n", "does": "note"}


def test_damaged_settings_are_told_of(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.settings.change(name="A.")
    (path,) = (workspace.folder / "settings").glob("*.json")
    path.write_bytes(path.read_bytes()[:-9])
    assert run(["--home", str(workspace.folder), "list"]) == 0
    assert SETTINGS_DAMAGED in capsys.readouterr().err
