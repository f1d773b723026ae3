"""What screens do with hostile texts, small terminals and faults of our own."""

from __future__ import annotations

import json
import re
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from growth_tui.cli.app import run
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from tests.bad_input.hostile import FORM, HOSTILE, SENT, SPOKEN
from tests.conftest import Clock
from tests.e2e.terminal import Terminal
from tests.tui.showing import controls, lines, opened, press, seen
from tests.writing import notice, write

SIZES = [(120, 60), (40, 12)]
MISSTEP = {"where-i-stood": "did", "what-happened": HOSTILE, "repair-state": "not_yet"}


def write_form(folder: Path) -> None:
    (folder / "assessments").mkdir(parents=True, exist_ok=True)
    path = folder / "assessments" / "hostile.json"
    path.write_text(json.dumps(FORM), encoding="utf-8")


@pytest.fixture
def hostile(workspace: Workspace, clock: Clock) -> Workspace:
    """A folder in which every text that a file or a person can bring is hostile."""
    write_form(workspace.folder)
    (workspace.folder / "assessments" / "bad\x1b[31m[sic].json").write_text("{")
    workspace.settings.change(first_run=False)
    for answer in (2, 4):
        given = {"one": answer, "two": 5, "three": answer, "which": ["a"], "free": HOSTILE}
        notes = {"one": HOSTILE, "two": HOSTILE, "three": HOSTILE}
        workspace.taking.record("hostile", given, notes)
        clock.advance(days=30)
    write(workspace, "misstep-and-repair", MISSTEP, {"what-happened": HOSTILE})
    origin = write(workspace, "origins-of-a-belief", every_text(workspace, "origins-of-a-belief"))
    notice(workspace, origin, every_text(workspace, "belief-noticed"))
    marks = [{"region": "jaw", "sensation": "[/]\x1b[31mtaut\x9b2J", "strength": 3}]
    for _ in range(2):
        write(workspace, "body-check-in", {"body-map": marks, "what-activated": HOSTILE})
    workspace.settings.change(name=HOSTILE, consultant=HOSTILE)
    workspace.commitments.make(HOSTILE)
    workspace.questions.add(HOSTILE)
    notes_of_it = SessionNotes(workspace.now().date(), HOSTILE, (HOSTILE,), HOSTILE, HOSTILE)
    workspace.consultations.log(notes_of_it)
    return workspace


def every_text(workspace: Workspace, form: str) -> dict[str, Any]:
    """HOSTILE as the answer to everything that asks for words."""
    items = workspace.library.instrument(form).items()
    return {item.id: HOSTILE for item in items if item.type in ("text", "long_text")}


def tidy(text: str) -> str:
    return " ".join(text.split())


async def test_texts_of_a_form_are_literal_and_nothing_is_obeyed(hostile: Workspace) -> None:
    """Row: ESC, OSC 52, C1, bidi overrides, NUL; row: `[/]`, `[sic]`, `[@click=app.quit]`."""
    async with opened(
        hostile, opening=lambda app: places.open_intro(app, "hostile"), size=(120, 60)
    ) as pilot:
        assert SPOKEN in seen(pilot)
        assert not controls(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TakeScreen)
        for key in ("1", "5"):
            assert seen(pilot).count(SPOKEN) >= 4
            assert not controls(pilot)
            await press(pilot, key)
        await press(pilot, "escape", "right", "right")
        assert not controls(pilot)
        await press(pilot, "right")
        assert SPOKEN in seen(pilot)
        assert not controls(pilot)
        await press(pilot, "right")
        assert SPOKEN in seen(pilot)
        assert not controls(pilot)


@pytest.mark.parametrize("size", [SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.slow)])
async def test_every_place_shows_them_so(hostile: Workspace, size: tuple[int, int]) -> None:
    """Row: `[/]`, `[sic]`, `[@click=app.quit]` in any text; row: ESC sequences in any text."""
    first, last = hostile.history.results("hostile")
    promise = hostile.commitments.all()[0].id
    session = hostile.consultations.all()[0].id
    question = hostile.questions.all()[0].id
    practice = hostile.profiles.of(last).practice
    assert practice is not None
    wide = size[0] > 100
    async with opened(hostile, size=size) as pilot:
        app = pilot.app
        assert isinstance(app, GrowthApp)
        for key in ("1", "2", "3", "4", "5"):
            await press(pilot, key)
            assert not controls(pilot)
            if wide and key in "123":
                assert SPOKEN in seen(pilot)
        await press(pilot, "3")
        for _ in range(3):
            await press(pilot, "v")
            assert not controls(pilot)
        for dialog in ("s", "a", "w", "f1"):
            await press(pilot, dialog)
            assert not controls(pilot)
            await press(pilot, "escape")
        for name, opening in {
            "result": lambda: places.open_result(app, last, fresh=True),
            "compare": lambda: places.open_compare(app, first, last),
            "report": lambda: places.open_report(app),
            "promise": lambda: places.open_promise(app, promise),
            "session": lambda: places.open_session(app, session),
            "question": lambda: places.open_question(app, question),
            "timeline": lambda: places.open_timeline(app),
            "commitment": lambda: places.open_commitment(app, last, "facet", practice.text),
        }.items():
            opening()
            await press(pilot)
            assert not controls(pilot), name
            if wide and name not in ("session", "timeline"):
                assert SPOKEN in tidy(seen(pilot)), name
            await press(pilot, "end", "escape")
            assert not controls(pilot), name
            while not isinstance(app.screen, HomeScreen):
                await press(pilot, "escape")
        assert app.is_running


async def test_a_note_stays_literal_in_its_editor_and_at_the_question(hostile: Workspace) -> None:
    """Row: `[patient A]`, `[@click=app.quit]` in a note."""
    async with opened(
        hostile, "enter", "n", opening=lambda app: places.open_intro(app, "hostile"), size=(120, 60)
    ) as pilot:
        await press(pilot, *"[/][patient A]".replace(" ", "_"))
        await press(pilot, "tab", "enter")
        assert "Note: [/][patient_A]" in seen(pilot)
        await press(pilot, "1", "left")
        assert "Note: [/][patient_A]" in seen(pilot)


async def test_the_name_of_the_data_folder_is_neutralised(tmp_path: Path, clock: Clock) -> None:
    """Row: ESC sequences in an argument: the folder that --home or the environment names."""
    folder = tmp_path / "da\x1b]52;c;ZXZpbA==\x07ta[@click=app.quit]"
    async with opened(Workspace(folder, now=clock), size=(200, 40)) as pilot:
        assert not controls(pilot)
        assert "[@click=app.quit]" in seen(pilot)


async def test_what_find_offers_is_literal(hostile: Workspace) -> None:
    """Row: `[/]`, `[@click=app.quit]` in a title; the list of things to find reads markup."""
    async with opened(hostile, "ctrl+p", size=(120, 60)) as pilot:
        await pilot.pause(0.3)
        assert not controls(pilot)
        await press(pilot, *"Take")
        await pilot.pause(0.3)
        assert f"Take: {SPOKEN}" in seen(pilot)
        assert not controls(pilot)


async def test_a_file_set_aside_is_named_literally(hostile: Workspace) -> None:
    """Row: ESC sequences in any text from a file; here in its name."""
    async with opened(hostile, "2", "end", size=(120, 60)) as pilot:
        assert "bad[sic].json" in seen(pilot)
        assert not controls(pilot)


def test_nothing_of_it_is_sent_to_a_real_terminal(tmp_path: Path) -> None:
    """Row: ESC sequences, OSC 52 clipboard writes: nothing of it reaches the terminal."""
    folder = tmp_path / "data"
    write_form(folder)
    workspace = Workspace(folder)
    workspace.taking.record("hostile", {"one": 1, "two": 1, "three": 1}, {"one": HOSTILE})
    with Terminal(
        [command(), "take", "hostile"],
        columns=100,
        lines=40,
        environment={"GROWTH_TUI_HOME": str(folder)},
    ) as terminal:
        terminal.see(r"\[@click=app.quit\]")
        terminal.press("enter")
        terminal.see("1 of 5")
        terminal.press("1")
        terminal.see("2 of 5")
        terminal.press("1")
        terminal.see("3 of 5")
        terminal.press("1")
        terminal.see("4 of 5")
        terminal.press("esc", "esc")
        terminal.see("What moved")
        terminal.press("3")
        terminal.see(" ┤")
        terminal.press("1")
        terminal.see("What moved")
        terminal.press("q")
        assert terminal.wait() == 0
        assert not [each for each in SENT if each in terminal.raw]


@pytest.mark.parametrize("command_line", [["report", "--notes"], ["history"], ["list"]])
def test_nor_by_a_plain_command(
    hostile: Workspace, capsys: object, command_line: list[str]
) -> None:
    """Row: ESC sequences in any text: nothing of it reaches a report or the terminal."""
    assert run(["--home", str(hostile.folder), *command_line]) == 0
    said = capsys.readouterr()  # type: ignore[attr-defined]
    assert not set(said.out + said.err) & set("\x1b\x07\x9b\u202e\u2066\x00\u2028")
    assert SPOKEN in tidy(said.out)


@pytest.mark.slow
async def test_the_journal_and_what_hangs_on_it_show_them_so(hostile: Workspace) -> None:
    """Row: `[/]`, `[@click=app.quit]` and ESC sequences in what was written in reflections."""
    for entry in hostile.journal.entries():
        reflection = hostile.journal.get(entry.id)
        hostile.repairs.take_up(reflection)
    async with opened(hostile, "4", size=(120, 60)) as pilot:
        assert seen(pilot).count(SPOKEN) >= 3
        for keys in (("enter",), ("p",), ("p", "enter"), ("b",), ("b", "enter"), ("o",), ("t",)):
            await press(pilot, *keys)
            assert not controls(pilot), keys
            assert (SPOKEN if keys[0] != "o" else "[/]taut") in seen(pilot) or keys[0] in "pt"
            for _ in keys:
                await press(pilot, "escape")
            if isinstance(pilot.app.screen, HomeScreen):
                await press(pilot, "4")
        for key in ("down",) * 4:
            await press(pilot, key, "enter")
            assert SPOKEN in seen(pilot)
            assert not controls(pilot)
            await press(pilot, "escape")


async def test_names_in_the_settings_are_literal(hostile: Workspace) -> None:
    """Row: ESC sequences in any text: the names that stand at the head of a report."""
    again = Workspace(hostile.folder, now=hostile.now)
    async with opened(again, opening=places.open_settings, size=(120, 60)) as pilot:
        assert SPOKEN in seen(pilot)
        assert not controls(pilot)


# Small terminals


@pytest.mark.parametrize("keys", [(), ("2",), ("3",), ("4",), ("5",)])
async def test_too_small_a_terminal_is_said_and_a_larger_one_goes_on(
    hostile: Workspace, keys: tuple[str, ...]
) -> None:
    """Row: terminal of 20x5, resized while typing."""
    async with opened(hostile, *keys) as pilot:
        before = lines(pilot)
        for size in ((20, 5), (1, 1), (39, 24), (80, 11)):
            await pilot.resize_terminal(*size)
            await press(pilot)
            if size[0] >= 20:
                assert "needs at least 40 columns and 12 lines" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert lines(pilot) == before


async def test_keys_pressed_in_too_small_a_terminal_break_nothing(hostile: Workspace) -> None:
    """Row: terminal of 20x5."""
    async with opened(hostile, size=(20, 5)) as pilot:
        await press(pilot, "3", "v", "v", "s", "escape", "4", "5", "1", "down", "enter")
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert pilot.app.is_running


def test_a_real_terminal_of_20_by_5(tmp_path: Path) -> None:
    """Row: terminal of 20x5: a short notice, never a crash."""
    environment = {"GROWTH_TUI_HOME": str(tmp_path / "data")}
    with Terminal([command()], columns=20, lines=5, environment=environment) as terminal:
        terminal.see("needs at")
        terminal.resize(80, 24)
        terminal.see("Welcome")
        terminal.press("esc")
        terminal.see("Today")
        terminal.press("q")
        assert terminal.wait() == 0


# No colour


def test_no_colour_is_no_colour(tmp_path: Path) -> None:
    """Row: no colour: everything is there, in shades of grey alone."""
    folder = tmp_path / "data"
    Workspace(folder).settings.change(first_run=False)
    items = Workspace(folder).library.instrument("pulse").items()
    Workspace(folder).taking.record("pulse", {item.id: 4 for item in items if item.asks}, {})
    environment = {"GROWTH_TUI_HOME": str(folder), "NO_COLOR": "1"}
    with Terminal([command()], environment=environment) as terminal:
        terminal.see("What moved")
        terminal.press("3")
        terminal.see("● Overall")
        terminal.press("v")
        terminal.see("Taking accountability")
        terminal.press("1")
        terminal.see("What moved")
        terminal.press("q")
        assert terminal.wait() == 0
        colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
        assert all(red == green == blue for red, green, blue in colours)


# Faults of our own

CRASH = """
import sys

import growth_tui.tui.app as app
import growth_tui.tui.screens.home as home


def boom(*arguments, **named):
    secret_local = "SECRET" + "LOCAL"
    raise {error}("SECRET" + "MESSAGE " + secret_local)


class Kind(Exception):
    def __rich__(self):
        return "SECRET" + "RICH"


{target} = boom
sys.argv = ["growth-tui"]
from growth_tui.cli import main

main()
"""
TARGETS = {
    "an action": ("app.GrowthApp.action_help", "RuntimeError", "?"),
    "an action, its fault able to draw itself": ("app.GrowthApp.action_help", "Kind", "?"),
    "a screen as it opens": ("home.HomeScreen.on_screen_resume", "ValueError", ""),
    "drawing": ("home.HomeScreen._today", "KeyError", ""),
    "the app as it starts": ("app.GrowthApp.on_mount", "OSError", ""),
    "making the app": ("app.GrowthApp.__init__", "RuntimeError", ""),
}


@pytest.mark.parametrize("where", TARGETS)
def test_a_fault_of_ours_ends_it_without_a_word_of_what_was_written(
    tmp_path: Path, where: str
) -> None:
    """Row: an exception in the app: terminal restored, no locals, no message, status not 0."""
    target, error, key = TARGETS[where]
    script = tmp_path / "crash.py"
    script.write_text(CRASH.format(target=target, error=error))
    log = tmp_path / "textual.log"
    Workspace(tmp_path / "data").settings.change(first_run=False)
    environment = {"GROWTH_TUI_HOME": str(tmp_path / "data"), "TEXTUAL_LOG": str(log)}
    with Terminal([sys.executable, script], environment=environment) as terminal:
        if key:
            terminal.see("Today")
            terminal.press(key)
        assert terminal.wait() not in (0, None)
        raw, shown = terminal.raw, terminal.text()
        attributes = termios.tcgetattr(terminal._fd)
    assert b"SECRET" not in raw
    assert b"Traceback" not in raw
    assert "Something went wrong in the program" in shown
    for on, off in ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h")):
        assert raw.rfind(off) >= raw.rfind(on)
    for mode in (b"1000", b"1003", b"2004"):
        assert raw.rfind(b"\x1b[?" + mode + b"l") >= raw.rfind(b"\x1b[?" + mode + b"h")
    assert attributes[3] & termios.ECHO
    assert attributes[3] & termios.ICANON
    assert not log.exists()


def command() -> Path:
    return Path(sys.executable).with_name("growth-tui")
