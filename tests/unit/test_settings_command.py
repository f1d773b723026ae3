"""Changing one's own choices."""

from __future__ import annotations

import json

import pytest

from growth_tui.cli.app import run
from growth_tui.problem import Problem
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
