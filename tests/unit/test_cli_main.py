"""The command itself: its help, its data folder, what it says to slips, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Commands

import growth_tui
from growth_tui.cli import app
from growth_tui.instrument.library import shipped_bytes

PULSE = [item["id"] for item in json.loads(shipped_bytes("pulse"))["sections"][0]["items"]]
BAD = "\x1b]0;owned\x07\x1b[31mx\x9b2J\u202e"


@pytest.fixture
def growth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(growth: Commands, option: str) -> None:
    assert growth(option).out == f"growth-tui {growth_tui.__version__}\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command_and_fits(growth: Commands, option: str) -> None:
    ended = growth(option)
    assert ended.status == 0
    for name, (_, about) in app.COMMANDS.items():
        assert f"\n  {name} " in ended.out
        assert about.endswith(".")
    assert max(map(len, ended.out.splitlines())) <= 80


@pytest.mark.parametrize("command", sorted(app.COMMANDS))
def test_every_command_has_help_that_reads_well(growth: Commands, command: str) -> None:
    ended = growth(command, "--help")
    assert ended.status == 0
    assert ended.out.startswith(f"Usage: growth-tui {command} ")
    assert max(map(len, ended.out.splitlines())) <= 80
    assert not growth.folder.exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["histroy"], "There is no command “histroy”. Did you mean “history”?"),
        (["quite-something-else"], "There is no command “quite-something-else”."),
        (["x" * 5000], "There is no command “xxx"),
        (["--hoem", "x"], "No such option"),
        (["list", "--nope"], "No such option"),
        (["take"], "Missing argument 'ID'"),
        (["list", "too", "many"], "unexpected extra arguments"),
        ([""], "There is no command “”."),
    ],
)
def test_what_the_command_line_does_not_have(
    growth: Commands, arguments: list[str], expected: str
) -> None:
    ended = growth(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert expected in ended.err
    assert "--help" in ended.err
    assert len(ended.err) < 300
    assert not growth.folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [BAD],
        [f"--{BAD}"],
        ["take", BAD],
        ["take", BAD, "--plain"],
        ["take", "pulse", "--answers", BAD],
        ["history", BAD],
        ["chart", BAD],
        ["compare", BAD],
        ["reflect", BAD],
        ["report", "--assessment", BAD],
        ["report", "--since", BAD],
        ["report", "--format", BAD],
        ["report", "--reflection", BAD],
        ["chart", "pulse", "--width", BAD],
        ["check", BAD],
        ["new", BAD],
        ["score", BAD, BAD],
        ["restore", BAD],
        ["merge", BAD],
        ["import", BAD],
        ["delete", BAD],
        ["calendar", f"/nowhere/{BAD}"],
        ["settings", BAD],
        ["settings", "theme", BAD],
        ["settings", f"rhythm.{BAD}", "7"],
        ["--lang", BAD, "list"],
        ["where"],
        ["list", BAD],
    ],
)
def test_control_codes_in_arguments_never_reach_the_terminal(
    growth: Commands, arguments: list[str]
) -> None:
    """bad_input: ESC sequences, OSC 52, C1 controls, bidi overrides in an argument."""
    ended = growth("--home", f"{growth.folder}{BAD}", *arguments)
    said = ended.out + ended.err
    assert ended.status != 70
    assert said
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("command", ["where", "doctor", "backup", "export", "new"])
def test_control_codes_in_names_of_files_are_taken_out(
    growth: Commands, tmp_path: Path, command: str
) -> None:
    """bad_input: ESC sequences in any text from a file; here the names that a sync brings."""
    home = tmp_path / f"home{BAD}"
    arguments = {"export": [f"{tmp_path}/{BAD}.json"], "new": ["my-form"]}.get(command, [])
    growth("--home", str(home), "take", "pulse", "--answers", "-", stdin='{"answers": {}}')
    (home / "results" / f"{BAD}.json").write_text("{")
    ended = growth("--home", str(home), command, *arguments)
    said = ended.out + ended.err
    assert "home" in said or command == "export"
    assert said.replace("\n", "").isprintable()


def test_where(growth: Commands) -> None:
    ended = growth("where")
    assert ended.status == 0
    assert ended.out.splitlines()[0] == str(growth.folder)
    assert not growth.folder.exists()


def test_home_is_the_option_then_the_variable_then_the_usual_place(
    growth: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = tmp_path / "option"

    def told(*arguments: str) -> str:
        return growth(*arguments, "where").out.splitlines()[0]

    assert told("--home", str(option)) == str(option)
    assert told() == str(growth.folder)
    monkeypatch.delenv("GROWTH_TUI_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert told() == str(tmp_path / "xdg" / "growth-tui")
    assert told("--home", str(option)) == str(option)


@pytest.mark.parametrize("arguments", [["where"], []])
def test_an_empty_home_is_refused(growth: Commands, arguments: list[str]) -> None:
    """A script whose variable is not set must not write into the usual folder."""
    ended = growth("--home", "", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == (
        "--home: This names no folder.\nName one, or leave --home out to use the usual one.\n"
    )


def test_home_of_the_option_is_the_one_that_is_written(growth: Commands, tmp_path: Path) -> None:
    other = tmp_path / "other"
    filled = json.dumps({"answers": {PULSE[0]: 3}})
    growth("--home", str(other), "take", "pulse", "--answers", "-", stdin=filled)
    assert not growth.folder.exists()
    assert len(growth("--home", str(other), "history", "--json").json) == 1
    assert growth("history", "--json").json == []


def test_lang_shows_a_form_in_that_language(growth: Commands) -> None:
    """An unknown language falls back to the form's own."""
    growth.take("pulse", dict.fromkeys(PULSE, 3))
    ended = growth("--lang", "es", "take", "pulse", "--plain", stdin="q\n")
    assert "Cuando noté un error mío" in ended.out
    assert "Rara vez" in ended.out
    ended = growth("--lang", "xx", "take", "group-leadership", "--plain", stdin="q\n")
    assert "Leading groups" in ended.out


def test_without_a_terminal_the_plain_commands_are_named(growth: Commands) -> None:
    """bad_input: stdin not a terminal."""
    ended = growth()
    assert (ended.status, ended.out) == (2, "")
    assert "The app needs a terminal." in ended.err
    ended = growth("take", "pulse")
    assert ended.status == 2
    assert "“growth-tui take pulse --plain” works without one." in ended.err


def test_a_fault_of_the_program_shows_no_message_and_no_traceback(
    growth: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: an exception; its message may quote an answer."""

    def fail(*_: object) -> None:
        raise RuntimeError("nobodymayseethis")

    monkeypatch.setattr("growth_tui.workspace.taking.Taking.record", fail)
    ended = growth("take", "pulse", "--answers", "-", stdin='{"answers": {}}')
    assert ended.status == 70
    assert "nobodymayseethis" not in ended.out + ended.err
    assert "RuntimeError" in ended.err
    assert "Traceback" not in ended.err


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m growth_tui schema | head -c 10"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        env={**os.environ, "GROWTH_TUI_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout) == 10


def test_a_code_page_without_our_characters_stops_nothing(tmp_path: Path) -> None:
    """Windows code pages: what is written is UTF-8 whatever the terminal is set to."""
    done = subprocess.run(
        [sys.executable, "-m", "growth_tui", "list"],
        env={**os.environ, "GROWTH_TUI_HOME": str(tmp_path), "PYTHONIOENCODING": "cp1252:strict"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "“growth-tui take ID”" in done.stdout.decode("utf-8")
