"""From results on disk to a chart: where the time goes, at 100, 1,000 and 10,000 results.

    python benchmarks/progress.py [--rounds 5]

Each round opens the data folder anew, in this process. The chart is the overall score at 80x24.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from in_terminal import medians
from results import FORM, write_results

from growth_tui.charts import line_chart
from growth_tui.records import Result
from growth_tui.store.folder import Store
from growth_tui.workspace import Workspace


def stages(home: Path) -> dict[str, float]:
    """Seconds of each stage, in order."""
    took: dict[str, float] = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        found = stage()
        took[name] = time.perf_counter() - start
        return found

    documents = timed("read and check the files", lambda: Store(home).all("results"))
    timed("make results of them", lambda: [Result.from_document(each) for each in documents])
    workspace = Workspace(home)
    workspace.history.results()
    lines = timed("join them in a series", lambda: workspace.progress.series(FORM, ("overall",)))
    timed("draw the chart", lambda: line_chart(lines, width=80, height=20))
    again = Workspace(home)
    timed(
        "all of it, as the app does",
        lambda: line_chart(again.progress.series(FORM, ("overall",)), width=80, height=20),
    )
    return took


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    table: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (100, 1_000, 10_000):
            home = Path(folder) / str(count)
            write_results(home, count)
            samples: dict[str, list[float]] = {}
            for _ in range(rounds + 1):
                for name, seconds in stages(home).items():
                    samples.setdefault(name, []).append(seconds)
            table[count] = medians({name: values[1:] for name, values in samples.items()})
    print(f"{'milliseconds':<28}" + "".join(f"{count:>9,}" for count in table))
    for name in table[100]:
        print(f"{name:<28}" + "".join(f"{middle[name]:9.1f}" for middle in table.values()))


if __name__ == "__main__":
    main()
