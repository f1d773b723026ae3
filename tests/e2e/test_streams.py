"""Streams that are closed, pipes that end early, files without an end: words, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import Terminal

from growth_tui.workspace import Workspace

COMMAND = Path(sys.executable).with_name("growth-tui")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which $G is the command, on a data folder of its own."""
    environment = {**os.environ, "GROWTH_TUI_HOME": str(folder / "data"), "G": str(COMMAND)}
    done = subprocess.run(
        ["bash", "-c", line],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "went wrong" not in done.stderr
    return done


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("$G <&-", 2, "The app needs a terminal."),
        ("$G take pulse --plain <&-", 130, "nothing is kept"),
        ("$G take pulse --answers - <&-", 1, "This file is empty."),
        ("$G passphrase set <&-", 1, "no terminal to ask for it"),
    ],
)
def test_a_closed_standard_input_is_an_empty_one(
    tmp_path: Path, line: str, status: int, said: str
) -> None:
    done = shell(line, tmp_path)
    assert (done.returncode, said in done.stderr) == (status, True)


KEPT = """mkdir -p data; echo '{"answers": {}}' > form; $G take pulse --answers form >/dev/null; """


@pytest.mark.parametrize(
    ("nowhere", "reason"), [(">/dev/full", "No space left on device"), (">&-", "it is closed")]
)
@pytest.mark.parametrize(
    ("command", "then"),
    [
        ("--version", "run this again"),
        ("--help", "run this again"),
        ("list", "run this again"),
        ("list --json", "run this again"),
        ("report", "run this again"),
        ("score pulse form", "run this again"),
        ("take pulse --answers form", "The result is kept; “growth-tui history” shows it."),
        ("take pulse --plain <<< $'s\ns\ns\ns\ns\ns\ns\n'", "run this again"),
        ("backup", "The backup is written."),
        ("new mine", "The file is written."),
    ],
)
def test_output_that_cannot_be_written_is_said(
    tmp_path: Path, nowhere: str, reason: str, command: str, then: str
) -> None:
    done = shell(f"{KEPT} $G {command} {nowhere}", tmp_path)
    first, second = done.stderr.splitlines()
    assert first == f"Standard output could not be written: {reason}."
    assert then in second
    assert (done.returncode, done.stdout) == (1, "")
    kept = [*(tmp_path / "data" / "results").iterdir()]
    assert len(kept) == (2 if "--answers" in command else 1)


@pytest.mark.parametrize("nowhere", [">/dev/full", ">&-"])
def test_output_that_is_not_needed_may_be_closed(tmp_path: Path, nowhere: str) -> None:
    done = shell(f"{KEPT} $G report -o report.txt {nowhere}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "Written: report.txt\n")


def test_a_pipe_that_ends_early_is_no_fault(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "data")
    for _ in range(20):
        workspace.taking.record("pulse", {}, {}, None)
    done = shell("$G history | head -n 1; echo ${PIPESTATUS[0]}", tmp_path)
    assert done.stdout.splitlines()[-1] == "0"


def test_a_pipe_among_the_forms_is_not_waited_for(tmp_path: Path) -> None:
    done = shell("mkdir -p data/assessments; mkfifo data/assessments/f.json; $G list", tmp_path)
    assert done.returncode == 0
    assert "f.json is set aside." in done.stderr
    assert "this is not an ordinary file" in done.stderr
    assert "cultural-humility" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        "check pipe",
        "take pulse --answers pipe",
        "score pulse pipe",
        "score ./pipe form",
        "score pulse /dev/zero",
        "import pipe",
        "restore pipe",
        "merge pipe",
    ],
)
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path, command: str) -> None:
    done = shell(f"mkfifo pipe; timeout 20 $G {command}", tmp_path)
    assert done.returncode == 1
    assert "his is not an ordinary file" in done.stdout + done.stderr


def test_what_the_shell_pipes_in_under_a_name_is_read(tmp_path: Path) -> None:
    done = shell("$G take pulse --answers <(echo '{\"answers\": {}}')", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = shell("echo '{}' | $G check /dev/stdin", tmp_path)
    assert "/dev/stdin:1:1: The field “id” is missing from a form." in done.stdout


def test_a_device_is_not_read_for_ever(tmp_path: Path) -> None:
    done = shell("$G import /dev/zero", tmp_path)
    assert (done.returncode, "not an ordinary file" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/growth-tui-report", "/proc/self/fd/1"])
def test_a_name_that_the_system_needs_is_never_replaced(tmp_path: Path, name: str) -> None:
    """bad_input: report path that is a link; this one leads to everyone's output."""
    Workspace(tmp_path / "data").taking.record("pulse", {}, {}, None)
    done = shell(f"$G report -o {name} --force > out", tmp_path)
    assert (done.returncode, "This is not an ordinary file." in done.stderr) == (1, True)
    assert not Path("/dev/growth-tui-report").exists()


def test_a_folder_that_cannot_be_made_is_said_before_the_app_opens(tmp_path: Path) -> None:
    with Terminal([COMMAND, "--home", "/proc/nope"]) as terminal:
        assert terminal.wait() == 1
        assert "Choose another folder with --home." in terminal.text()


def test_an_interrupt_while_starting_ends_quietly(tmp_path: Path) -> None:
    with Terminal([COMMAND], environment={"GROWTH_TUI_HOME": str(tmp_path)}) as terminal:
        time.sleep(0.15)
        os.kill(terminal.pid, signal.SIGINT)
        terminal.press("\x03", "q")
        terminal.wait()
        assert "Traceback" not in terminal.text()
