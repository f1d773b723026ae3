"""What a terminal may send: bytes that are no text, pastes that hold escape sequences."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

COMMAND = Path(sys.executable).with_name("growth-tui")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def at_question(tmp_path: Path, data: Path) -> Iterator[Terminal]:
    """The first question of the pulse."""
    environment = {"GROWTH_TUI_HOME": str(data), "HOME": str(tmp_path)}
    with Terminal([COMMAND, "take", "pulse"], environment=environment) as terminal:
        terminal.see("Begin")
        terminal.press("enter")
        terminal.see("1 of 7")
        yield terminal


def answers(data: Path) -> dict[str, Any]:
    drafts = [json.loads(path.read_text()) for path in (data / "drafts").glob("*.json")]
    return drafts[0]["record"]["document"]["answers"] if drafts else {}


@pytest.mark.parametrize("bad", [b"\xe9", b"\xff", b"\x1b[200~\xed\xa0\xbd\x1b[201~"])
def test_a_byte_that_is_no_text_ends_nothing(at_question: Terminal, data: Path, bad: bytes) -> None:
    at_question.send(bad)
    at_question.press("4")
    at_question.see("2 of 7")
    assert list(answers(data).values()) == [4]


def test_half_a_character_is_waited_for(at_question: Terminal, data: Path) -> None:
    at_question.send(b"\xe9")
    time.sleep(0.3)  # read by itself
    at_question.press("4")
    at_question.see("2 of 7")
    assert list(answers(data).values()) == [4]


def test_a_paste_outside_a_text_answers_nothing(at_question: Terminal, data: Path) -> None:
    """bad_input: ESC sequences in a paste."""
    at_question.send(b"\x1b[200~Dr. A said \x1b[31mno \x1b[0m 5 times\x1b[201~")
    at_question.press("3")
    at_question.see("2 of 7")
    assert list(answers(data).values()) == [3]


def test_a_paste_into_a_note_comes_whole_and_clean(at_question: Terminal, data: Path) -> None:
    at_question.press("n")
    at_question.see("Keep")
    at_question.send(b"\x1b[200~said \x1b[31mno \x1b[0m5 times\xe9\x1b[201~")
    at_question.see("said no 5 times\N{REPLACEMENT CHARACTER}")
