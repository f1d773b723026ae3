"""Where a person's data folder is."""

from __future__ import annotations

from pathlib import Path

import pytest

from growth_tui.workspace.place import data_folder


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        ("/chosen", {"GROWTH_TUI_HOME": "/variable"}, "/chosen"),
        (None, {"GROWTH_TUI_HOME": "/variable"}, "/variable"),
        ("", {"GROWTH_TUI_HOME": "/variable"}, "/variable"),
        ("/a/../b", {}, "/a/../b"),
    ],
)
def test_the_option_comes_before_the_variable(
    chosen: str | None, environment: dict[str, str], expected: str
) -> None:
    assert data_folder(chosen, environment) == Path(expected)


@pytest.mark.parametrize("environment", [{}, {"GROWTH_TUI_HOME": ""}])
def test_else_it_is_the_systems_place_for_user_data(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder(None, environment) == tmp_path / "growth-tui"


def test_a_relative_or_home_path_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever folder a command is run in later, the app has its data where it was opened."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert data_folder("here", {}) == tmp_path / "here"
    assert data_folder("~/there", {}) == Path("/home/somebody/there")
    assert data_folder(None, {"GROWTH_TUI_HOME": "~"}) == Path("/home/somebody")


def test_a_home_that_nobody_has_is_no_crash() -> None:
    assert data_folder("~nobody-has-this-name/x", {}).name == "x"
