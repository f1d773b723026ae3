"""The wheel, away from the checkout: it has all it needs, and an assessment can be taken there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from terminal import Terminal

import growth_tui

TOP = Path(growth_tui.__file__).resolve().parents[1]
FILLED = json.dumps({"answers": {"owned-a-misstep": 4, "stayed-with-it": None}})


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=TOP,
        capture_output=True,
        check=True,
    )
    (built,) = folder.glob("*.whl")
    return built


class Elsewhere:
    """Runs commands in a folder outside the checkout, without our environment."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        self.environment = {**usual, "GROWTH_TUI_HOME": str(folder / "data"), **environment}

    def __call__(self, *argv: Path | str, given: str = "") -> str:
        """Run to the end; gives standard output."""
        done = subprocess.run(
            [str(each) for each in argv],
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


def take_one(run: Elsewhere, command: Sequence[Path | str]) -> None:
    """List, take, look, and ask for the report, as a person would after installing."""
    assert "cultural-humility" in run(*command, "list")
    kept = run(*command, "take", "pulse", "--answers", "-", given=FILLED).split()[-1]
    (result,) = json.loads(run(*command, "history", "--json"))
    assert result["id"] == kept
    assert result["scores"]["accountability"]["value"] == 4.0
    assert "Pulse" in run(*command, "report")
    assert '"accountability"' in run(*command, "score", "pulse", "-", given=FILLED)
    assert (run.folder / "data" / "results" / f"{kept}.json").is_file()


def test_the_wheel_has_everything_and_runs_unpacked(wheel: Path, tmp_path: Path) -> None:
    """With the libraries of this Python, and the program from the wheel alone."""
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        packed.extractall(tmp_path / "unpacked")
    here = {path.relative_to(TOP).as_posix() for path in TOP.glob("assessments/*")}
    assert {f"growth_tui/{name}" for name in here} <= names
    kinds = {".py", ".tcss", ".json", ".typed"}
    ours = {
        path.relative_to(TOP).as_posix()
        for path in (TOP / "growth_tui").rglob("*")
        if path.suffix in kinds
    }
    assert ours <= names
    assert all(name.startswith(("growth_tui/", "growth_tui-")) for name in names)

    run = Elsewhere(tmp_path, PYTHONPATH=str(tmp_path / "unpacked"))
    python = [sys.executable, "-m", "growth_tui"]
    where = "import growth_tui; print(growth_tui.__file__)"
    assert run(sys.executable, "-c", where).startswith(str(tmp_path / "unpacked"))
    assert run(*python, "--version") == f"growth-tui {growth_tui.__version__}\n"
    take_one(run, python)


@pytest.mark.slow
def test_the_wheel_installs_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    """Libraries come from the registry, as they do for anybody who installs it."""
    run = Elsewhere(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = tmp_path / "venv" / "bin"
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", str(wheel)],
        cwd=tmp_path,
        env=run.environment,
        check=True,
    )
    version = f"growth-tui {growth_tui.__version__}\n"
    assert run(programs / "growth-tui", "--version") == version
    assert run(programs / "python", "-m", "growth_tui", "--version") == version
    take_one(run, [programs / "growth-tui"])
    command = [programs / "growth-tui", "take", "group-leadership"]
    with Terminal(command, environment=run.environment, folder=tmp_path) as terminal:
        terminal.see("Begin")
        terminal.press("enter")
        terminal.see(r"1 of \d+")
        terminal.press("4")
        terminal.see(r"2 of \d+")
