"""growth-tui take --plain at a real terminal: line editing, Ctrl+D, Ctrl+C, and being killed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

COMMAND = Path(sys.executable).with_name("growth-tui")
PLAIN = [COMMAND, "take", "pulse", "--plain"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"GROWTH_TUI_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}


def history(environment: dict[str, str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [COMMAND, "history", "--json"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def answer(terminal: Terminal, number: int, keys: str) -> None:
    """Wait for a question by its number, and answer it."""
    terminal.see(rf"(?m)^{number} of 7\.[^>]*> *\Z")
    terminal.press(keys, "enter")


@pytest.mark.parametrize("end", ["\x04", "\x03", "kill"])
def test_what_was_answered_outlives_every_end(environment: dict[str, str], end: str) -> None:
    """bad_input: killed at any moment; a plain prompt that ends in the middle."""
    with Terminal(PLAIN, lines=60, environment=environment) as terminal:
        answer(terminal, 1, "4")
        answer(terminal, 2, "3")
        terminal.see(r"(?m)^3 of 7\.[^>]*> *\Z")
        if end == "kill":
            terminal.kill()
        else:
            terminal.press(end)
            assert terminal.wait() == 130
            assert "Stopped. What you answered is kept." in terminal.text()
            assert "The same command goes on from here." in terminal.text()
            assert "Traceback" not in terminal.text()

    with Terminal(PLAIN, lines=60, environment=environment) as terminal:
        terminal.see("2 answers are kept")
        for number, keys in zip(range(3, 8), "22222", strict=True):
            answer(terminal, number, keys)
        terminal.see("Every question is answered")
        terminal.press("enter")
        assert terminal.wait() == 0
        last = re.sub(r"\x1b\S*|\x07", " ", terminal.raw.decode()).split()[-1]

    (kept,) = history(environment)
    assert kept["id"] == last
    assert kept["scores"]["overall"]["value"] == pytest.approx(21 / 7)  # two are turned


def test_a_line_can_be_edited_and_is_not_remembered(environment: dict[str, str]) -> None:
    with Terminal(PLAIN, lines=60, environment=environment) as terminal:
        answer(terminal, 1, "4")
        terminal.see(r"(?m)^2 of 7\.[^>]*> *\Z")
        terminal.press("up")  # a history would bring 4 back
        terminal.press("9", "left", "\x0b", "3", "enter")
        terminal.see(r"(?m)^3 of 7\.")
        terminal.press("b", "enter")
        terminal.see("Your answer: 3, Sometimes")
        terminal.press("q", "enter")
        assert terminal.wait() == 0
        assert "Kept." in terminal.text()
