"""The whole way in a real terminal: take an assessment by keys, be killed, go on, report."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from offline import COMMAND, asked_for_the_network, offline, plain
from terminal import Terminal

from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.measure.scoring import score


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return offline(tmp_path)


def test_a_whole_assessment_by_keys_killed_halfway_and_resumed(
    environment: dict[str, str], tmp_path: Path
) -> None:
    form = read(shipped_bytes("pulse"), name="pulse.json")
    items = [item for item in form.items() if item.asks]
    answers = {item.id: 1 + number % 4 for number, item in enumerate(items)}
    half = len(items) // 2

    with Terminal([COMMAND, "take", "pulse"], environment=environment) as terminal:
        terminal.see("Begin")
        terminal.press("enter")
        for number, item in enumerate(items[:half], start=1):
            terminal.see(rf"\b{number} of {len(items)}\b")
            terminal.press(str(answers[item.id]))
        terminal.see(rf"\b{half + 1} of {len(items)}\b")
        terminal.kill()

    with Terminal([COMMAND, "take", "pulse"], environment=environment) as terminal:
        terminal.see("Go on")
        terminal.press("enter")
        for number, item in enumerate(items[half:], start=half + 1):
            terminal.see(rf"\b{number} of {len(items)}\b")
            terminal.press(str(answers[item.id]))
        terminal.see("Every question is answered")
        terminal.press("enter")
        terminal.see("first time taken")
        terminal.press("esc")
        terminal.see("Growth")
        terminal.press("q")
        assert terminal.wait() == 0

    expected = score(form, answers)
    kept = json.loads(plain(environment, "history", "pulse", "--json"))
    assert len(kept) == 1
    assert kept[0]["scores"] == {name: each.to_document() for name, each in expected.items()}
    report = plain(environment, "report")
    overall = expected["overall"].pomp
    assert overall is not None
    line = next(line for line in report.splitlines() if line.strip().startswith("Overall "))
    assert line.split()[-1] == f"{overall:.0f}"
    assert max(map(len, report.splitlines())) <= 80
    assert not asked_for_the_network(tmp_path)


def test_what_was_begun_is_offered_even_where_the_first_words_were_never_shown(
    environment: dict[str, str],
) -> None:
    with Terminal([COMMAND, "take", "pulse"], environment=environment) as terminal:
        terminal.see("Begin")
        terminal.press("enter")
        terminal.see("1 of 7")
        terminal.press("4")
        terminal.see("2 of 7")
        terminal.kill()
    with Terminal([COMMAND], environment=environment) as terminal:
        terminal.see("begun, 1 of 7")


def test_one_key_hides_everything(environment: dict[str, str]) -> None:
    with Terminal([COMMAND, "take", "pulse"], environment=environment) as terminal:
        terminal.see("Begin")
        terminal.press("f9")
        terminal.see(r"^\s*$")
        terminal.press("x")
        terminal.see("Begin")


def test_without_a_terminal_it_says_what_to_do(environment: dict[str, str]) -> None:
    """bad_input: stdin not a terminal; the plain mode is named, never a crash."""
    import os

    done = subprocess.run(
        [COMMAND],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert "Traceback" not in done.stderr
