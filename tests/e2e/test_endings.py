"""However the program is asked to end, what was typed is kept, and the day's backup is made."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from terminal import Terminal

from growth_tui.workspace import Workspace

COMMAND = Path(sys.executable).with_name("growth-tui")
JUST_TYPED = "what was typed a moment ago"


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGINT, 128 + signal.SIGINT),
        (signal.SIGHUP, 128 + signal.SIGHUP),
        ("the window is closed", 128 + signal.SIGHUP),
        ("q", 0),
    ],
)
def test_what_was_typed_is_kept_and_backed_up(
    tmp_path: Path, how: signal.Signals | str, expected: int
) -> None:
    environment = {"GROWTH_TUI_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    with Terminal([COMMAND, "reflect", "misstep-and-repair"], environment=environment) as terminal:
        terminal.see("Begin")
        terminal.press("enter")
        terminal.see("1 of ")
        terminal.press("1")
        terminal.see("2 of ")
        terminal.press(*JUST_TYPED)
        terminal.see(JUST_TYPED)
        if how == "q":
            terminal.press("esc", "esc")
            terminal.see("Today")
            terminal.press("q")
        elif isinstance(how, signal.Signals):
            os.kill(terminal.pid, how)
        else:
            terminal.hang_up()
        assert terminal.wait() == expected
    kept = [path.read_text() for path in (tmp_path / "data" / "drafts").glob("*.json")]
    assert [JUST_TYPED in text for text in kept] == [True]
    (backup,) = (tmp_path / "data" / "backups").glob("*.json")
    assert JUST_TYPED in backup.read_text()


def test_a_passphrase_set_in_another_window_is_asked_for_at_the_next_key(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    here = Workspace(folder)
    here.settings.change(first_run=False)
    here.taking.record("pulse", {}, {}, None)
    with Terminal([COMMAND], environment={"GROWTH_TUI_HOME": str(folder)}) as terminal:
        terminal.see("Today")
        here.upkeep.set_passphrase("a long enough passphrase", here.upkeep.new_recovery_key())
        terminal.press("3")
        terminal.see("Type the passphrase")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, "the window is closed"])
@pytest.mark.parametrize("saved", [True, False])
def test_what_was_saved_in_an_editor_stays_and_an_untouched_page_goes(
    tmp_path: Path, how: signal.Signals | str, saved: bool
) -> None:
    editor = tmp_path / "editor"
    save = f"echo '{JUST_TYPED}' >> \"$1\"\n" if saved else ""
    editor.write_text(f"#!/bin/sh\n{save}echo open\nexec sleep 5\n")
    editor.chmod(0o700)
    environment = {"GROWTH_TUI_HOME": str(tmp_path / "data"), "VISUAL": str(editor)}
    command = [COMMAND, "reflect", "belief-noticed", "--editor"]
    with Terminal(command, environment=environment) as terminal:
        terminal.see("open")
        assert any((tmp_path / "data" / "writing").iterdir())
        if isinstance(how, signal.Signals):
            os.kill(terminal.pid, how)
        else:
            terminal.hang_up()
        assert terminal.wait() == 128 + (how if isinstance(how, int) else signal.SIGHUP)
    left = list((tmp_path / "data").glob("writing/*"))
    assert [JUST_TYPED in path.read_text() for path in left] == ([True] if saved else [])
    assert all(path.stat().st_mode & 0o077 == 0 for path in left)
    assert [path.suffix for path in left] == ([".txt"] if saved else [])
