"""What the environment cannot make the app do."""

from __future__ import annotations

import sys
from pathlib import Path

from terminal import Terminal

from growth_tui.tui.environment import leave_out_debugging

COMMAND = Path(sys.executable).with_name("growth-tui")


def test_no_variable_makes_textual_write_down_keys(tmp_path: Path) -> None:
    """bad_input: TEXTUAL_LOG, which records every key, is ignored; so are its like."""
    here = tmp_path / "here"
    here.mkdir()
    environment = {
        "GROWTH_TUI_HOME": str(tmp_path / "data"),
        "TEXTUAL_LOG": str(here / "log"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(here),
    }
    with Terminal([COMMAND], environment=environment, folder=here) as terminal:
        terminal.see("Welcome")
        terminal.press("enter")
        terminal.see("Begin")
        terminal.press("esc")
        terminal.see("Nothing is due|Today")
        terminal.press("q")
        assert terminal.wait() == 0
    assert list(here.iterdir()) == []


def test_what_only_changes_looks_stays() -> None:
    environment = {"TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_PRESS": "q", "TERM": "xterm"}
    leave_out_debugging(environment)
    assert environment == {"TEXTUAL_COLOR_SYSTEM": "256", "TERM": "xterm"}


def test_colours_that_textual_does_not_know_are_left_out() -> None:
    environment = {"TEXTUAL_COLOR_SYSTEM": "zzz"}
    leave_out_debugging(environment)
    assert environment == {}
