"""What each plain command really imports: a subprocess does it, and says what came in.

import-linter reads which file imports which; only a run shows whether an import that was put off
into a function is still put off.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from pkgutil import iter_modules

import pytest

import growth_tui
from growth_tui.cli.app import COMMANDS
from growth_tui.instrument import library
from growth_tui.workspace import Workspace
from growth_tui.workspace.demo import write_demo

APP = {"textual", "rich", "markdown_it", "pygments"}
HEAVY = {*APP, "plotext", "tinydb", "cryptography", "icalendar", "platformdirs"}
EVER = HEAVY | {"click"}

EACH_IN_A_FORK = """
import io, json, os, sys
from growth_tui.cli.app import run

def imported(arguments, given):
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
    sys.stdout = io.TextIOWrapper(io.BytesIO())
    status = run(arguments)
    return [status, sorted(sys.modules)]

for arguments, given in json.loads(sys.argv[1]):
    mine, theirs = os.pipe()
    if os.fork() == 0:
        with os.fdopen(theirs, "w") as out:
            json.dump(imported(arguments, given), out)
            out.flush()
            os._exit(0)
    os.close(theirs)
    with os.fdopen(mine) as answer:
        print(answer.read())
    os.wait()
"""
"""Python and click start once; what each command then imports, it imports in a process alone."""


def python(code: str, *arguments: str, home: Path | None = None) -> str:
    """Run Python without our test tools in it; gives its standard output."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "GROWTH_TUI_HOME": str(home or "/nowhere")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


Run = tuple[list[str], str]
"""The arguments of a command, and its standard input."""


def modules_of(home: Path, *runs: Run) -> list[tuple[int, set[str]]]:
    """How each command ends, and every module it brings in."""
    lines = python(EACH_IN_A_FORK, json.dumps(runs), home=home).splitlines()
    return [(status, set(names)) for status, names in map(json.loads, lines)]


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three results, a reflection and a promise."""
    folder = tmp_path_factory.mktemp("hygiene") / "data"
    workspace = Workspace(folder)
    items = [item.id for item in workspace.library.instrument("pulse").items()]
    for value in (2, 3, 4):
        workspace.taking.record("pulse", dict.fromkeys(items, value), {})
    session = workspace.taking.begin("body-check-in")
    session.answer("A word.")
    workspace.taking.finish(session)
    workspace.commitments.make("Something.")
    return folder


PULSE = Path(library.__file__).parents[2] / "assessments" / "pulse.json"
NOTHING: set[str] = set()
RESULTS = {"tinydb"}  # results are kept and read through it; what a start needs is not
FILLED = '{"answers": {"stayed-with-it": 3}}'
ALLOWED: dict[str, tuple[Run, set[str]]] = {
    "version": ((["--version"], ""), NOTHING),
    "help": ((["--help"], ""), NOTHING),
    "help of a command": ((["take", "--help"], ""), NOTHING),
    "list": ((["list"], ""), NOTHING),
    "list for scripts": ((["list", "--json"], ""), NOTHING),
    "history": ((["history"], ""), RESULTS),
    "history for scripts": ((["history", "pulse", "--json"], ""), RESULTS),
    "compare": ((["compare", "pulse"], ""), RESULTS),
    "where": ((["where"], ""), NOTHING),
    "due": ((["due"], ""), NOTHING),
    "timeline": ((["timeline"], ""), RESULTS),
    "settings": ((["settings"], ""), NOTHING),
    "schema": ((["schema"], ""), NOTHING),
    "new": ((["new", "mine"], ""), NOTHING),
    "check": ((["check", str(PULSE)], ""), NOTHING),
    "score": ((["score", "pulse", "-"], FILLED), NOTHING),
    "answer plainly": ((["take", "group-leadership", "--plain"], "4\nq\n"), NOTHING),
    "reflect": ((["reflect", "misstep-and-repair", "--plain"], "1\nq\n"), NOTHING),
    "a filled form": ((["take", "pulse", "--answers", "-"], FILLED), RESULTS),
    "chart": ((["chart", "pulse"], ""), {"plotext", *RESULTS}),
    "report": ((["report"], ""), {"plotext", *RESULTS}),
}


def test_a_plain_command_brings_in_what_it_needs_and_no_more(home: Path) -> None:
    """All of them at once: the processes share one start."""
    found = dict(zip(ALLOWED, modules_of(home, *(run for run, _ in ALLOWED.values())), strict=True))
    assert {name: status for name, (status, _) in found.items()} == dict.fromkeys(ALLOWED, 0)
    heavy = {name: packages(modules) & HEAVY for name, (_, modules) in found.items()}
    assert heavy == {name: allowed for name, (_, allowed) in ALLOWED.items()}

    modules = found["where"][1]
    files = {f"growth_tui.cli.{file}" for file, _ in COMMANDS.values()}
    assert modules & files == {"growth_tui.cli.where"}
    assert "growth_tui.measure.scoring" not in modules


def test_what_is_looked_for_has_those_names(home: Path) -> None:
    """Else the test above could not fail."""
    ((status, modules),) = modules_of(home, (["calendar", str(home.parent / "due.ics")], ""))
    assert (status, packages(modules) & HEAVY) == (0, {"icalendar"})
    names = python("import sys, growth_tui.tui.app; print(*sys.modules)").split()
    assert packages(set(names)) & HEAVY >= {"textual", "rich"}
    code = (
        "import sys; from growth_tui.store.keys import new_sealer\n"
        "before = 'cryptography' in sys.modules; new_sealer().seal(b'', b'')\n"
        "print(before, 'cryptography' in sys.modules)"
    )
    assert python(code).split() == ["False", "True"]


def test_home_stands_without_charts_forms_or_measuring(tmp_path: Path) -> None:
    """What the first paint waits for, over a year of everything."""
    write_demo(tmp_path / "year", date(2026, 11, 23))
    code = (
        "import sys; from pathlib import Path; from growth_tui.workspace import Workspace\n"
        f"view = Workspace(Path({str(tmp_path / 'year')!r})).home()\n"
        "assert view.moved and view.repairs; print(*sys.modules)"
    )
    later = {"charts", "instrument.model", "measure.scoring", "measure.wording"}
    assert not {f"growth_tui.{name}" for name in later} & set(python(code).split())


def test_only_the_usual_place_needs_platformdirs() -> None:
    code = (
        "import sys; from growth_tui.workspace.place import data_folder\n"
        "data_folder({}); print('platformdirs' in sys.modules)"
    )
    assert python(code.format("'x'")).strip() == "False"
    assert python(code.format("None, {}")).strip() == "True"


@pytest.mark.parametrize(
    "module",
    [
        "growth_tui",
        "growth_tui.cli",
        "growth_tui.store",
        "growth_tui.tui",
        "growth_tui.report",
        "growth_tui.exchange",
        "growth_tui.measure",
        "growth_tui.instrument",
    ],
)
def test_importing_a_package_costs_nothing(module: str) -> None:
    code = (
        "import sys, typing; before = set(sys.modules)\n"
        f"import {module}\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    assert set(python(code).split()) <= {"__future__", "growth_tui", module}


@pytest.mark.parametrize(
    "module",
    ["growth_tui.workspace", "growth_tui.store.folder", "growth_tui.charts", "growth_tui.records"],
)
def test_importing_a_door_brings_in_no_library(module: str) -> None:
    names = python(f"import sys, {module}; print(*sys.modules)").split()
    assert not set(names) & EVER


def test_each_library_is_forbidden_everywhere_but_in_its_room() -> None:
    """A new module that no contract names would be free to import anything."""
    package = Path(growth_tui.__file__).parent
    modules = {f"growth_tui.{found.name}" for found in iter_modules([str(package)])}
    settings = tomllib.loads((package.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    rooms = {
        library: modules - {"growth_tui.__main__"} - set(contract["source_modules"])
        for contract in contracts
        if contract.get("allow_indirect_imports")
        for library in contract["forbidden_modules"]
    }
    assert rooms.keys() == EVER - {"markdown_it", "pygments"}
    assert {library: len(room) for library, room in rooms.items()} == dict.fromkeys(rooms, 1)
