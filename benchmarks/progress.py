"""From results on disk to a chart on the screen: where the time goes, at 100, 1,000 and 10,000.

    python benchmarks/progress.py [--rounds 5]

First the app itself, in a pseudo-terminal of 80x24: from the key to the chart, and on to the map
and the numbers. Then what it does meanwhile, stage by stage in this process, each round with the
data folder opened anew. What they leave of the first line is the first import of what draws, and
Textual's: layout, style, output.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from in_terminal import Timed, medians
from results import FORM, write_results

from growth_tui.charts import legend, line_chart, reach
from growth_tui.drawing.heat_map import heat_map
from growth_tui.records import Result
from growth_tui.store.folder import Store
from growth_tui.workspace import Workspace

COMMAND = str(Path(sys.executable).with_name("growth-tui"))
STEPS = (
    ("key 3 to the chart on the screen", b"3", "┤"),
    ("v, to the map", b"v", "Taking accountability"),
    ("v, to the numbers", b"v", "account…"),
    ("v, to the chart again", b"v", "┤"),
)


def in_app(home: Path) -> dict[str, float]:
    """Seconds from each key until what it shows is on the screen."""
    took = {}
    with Timed([COMMAND], {"GROWTH_TUI_HOME": str(home)}) as app:
        app.until(b"What moved")
        for name, key, text in STEPS:
            pressed = app.press(key)
            took[name] = app.until(text.encode()) - pressed
    return took


def stages(home: Path) -> dict[str, float]:
    """Seconds of each stage, in the order of the app."""
    took: dict[str, float] = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        found = stage()
        took[name] = time.perf_counter() - start
        return found

    documents = timed("  read and check the files", lambda: Store(home).all("results"))
    timed("  make results of them", lambda: [Result.from_document(each) for each in documents])
    workspace = Workspace(home)
    workspace.history.results()
    progress = workspace.progress
    timed("  join them in a series", lambda: progress.points(FORM, "overall"))
    lines = timed("  make lines of it", lambda: progress.series(FORM, ("overall",)))
    low, high = reach(lines)
    timed("  draw the chart", lambda: line_chart(lines, width=76, height=12, low=low, high=high))
    timed("  draw its legend", lambda: legend(lines, width=74))
    timed("  make the numbers beneath it", lambda: progress.table(FORM, ("overall",)))
    timed("  find the words", lambda: (progress.sentences(FORM), progress.breaks(FORM)))
    scores = [name for name, _ in progress.scores_of(FORM)]
    rows = timed("  the map: join every score", lambda: progress.table(FORM, scores)[::-1])
    columns = [(name, [row.positions[i] for row in rows]) for i, name in enumerate(scores)]
    days = [row.taken_at.date() for row in rows]
    timed("  the map: draw it", lambda: heat_map(columns, days, width=76))
    return took


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    table: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (100, 1_000, 10_000):
            home = Path(folder) / str(count)
            write_results(home, count, last=datetime.now(UTC))
            samples: dict[str, list[float]] = {}
            for _ in range(rounds + 1):
                for name, seconds in (in_app(home) | stages(home)).items():
                    samples.setdefault(name, []).append(seconds)
            table[count] = medians({name: values[1:] for name, values in samples.items()})
    print(f"{'milliseconds':<34}" + "".join(f"{count:>9,}" for count in table))
    for name in table[100]:
        print(f"{name:<34}" + "".join(f"{middle[name]:9.1f}" for middle in table.values()))


if __name__ == "__main__":
    main()
