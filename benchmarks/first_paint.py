"""Start to Home on the screen, against a bare Textual app; `--version`, against importing click.

    python benchmarks/first_paint.py [--rounds 15]

Programs run in turns, so that whatever else the machine does falls on all of them alike.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from in_terminal import Timed, medians
from results import write_results

HERE = Path(__file__).parent
COMMAND = str(Path(sys.executable).with_name("growth-tui"))


def paint(argv: list[str], text: bytes, home: Path | None = None) -> float:
    """Seconds from exec until `text` is on the screen."""
    with Timed(argv, {"GROWTH_TUI_HOME": str(home)} if home else None) as program:
        return program.until(text) - program.started


def whole(argv: list[str]) -> float:
    """Seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(argv, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: Path(folder) / str(count) for count in (200, 10_000)}
        for count, home in homes.items():
            write_results(home, count)
        programs: dict[str, Callable[[], float]] = {
            "bare Textual app": lambda: paint(
                [sys.executable, str(HERE / "bare_app.py")], b"Bare app"
            ),
            "Home, 200 results": lambda: paint([COMMAND], b"What moved", homes[200]),
            "Home, 10,000 results": lambda: paint([COMMAND], b"What moved", homes[10_000]),
            "python -c 'import click'": lambda: whole([sys.executable, "-c", "import click"]),
            "growth-tui --version": lambda: whole([COMMAND, "--version"]),
        }
        samples: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(rounds + 1):
            for name, run in programs.items():
                samples[name].append(run())
    middle = medians({name: values[1:] for name, values in samples.items()})  # the first warms up
    for name, value in middle.items():
        print(f"{name:<26} {value:7.0f} ms")
    home, many, bare = (
        middle[name] for name in ("Home, 200 results", "Home, 10,000 results", "bare Textual app")
    )
    click, version = middle["python -c 'import click'"], middle["growth-tui --version"]
    print(f"Home / bare app            {home / bare:7.2f}   (aim: at most 1.30)")
    print(f"10,000 less 200 results    {many - home:7.0f} ms (aim: at most 30)")
    print(f"--version / import click   {version / click:7.2f}   (aim: at most 1.30)")


if __name__ == "__main__":
    main()
