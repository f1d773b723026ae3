"""Scoring many people, against the same scores written in pandas.

    python benchmarks/score_many.py [--respondents 100000] [--rounds 5]

Both are whole processes that read one CSV file and write another, in turns: 36 items with reverse
keys, seven scores, and 8 % of the answers missing. Needs pandas: pip install -e .[bench]
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from growth_tui.instrument.library import shipped_bytes

FORM = "cultural-humility"
MISSING = 0.08


def items_by_subscale() -> dict[str, dict[str, bool]]:
    """Subscale to its items, each with whether it is reverse-scored."""
    found: dict[str, dict[str, bool]] = {}
    for section in json.loads(shipped_bytes(FORM))["sections"]:
        for item in section["items"]:
            part = found.setdefault(item["subscale"], {})
            part[item["id"]] = item.get("reverse_scored", False)
    return found


def write_responses(path: Path, respondents: int) -> None:
    chance = random.Random(1)
    items = [item for part in items_by_subscale().values() for item in part]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["id", *items]) + "\n")
        for number in range(respondents):
            cells = ["" if chance.random() < MISSING else str(chance.randint(1, 5)) for _ in items]
            file.write(f"p{number},{','.join(cells)}\n")


def with_pandas(source: Path, target: Path) -> None:
    """The same scores as an experienced user of pandas writes them."""
    import pandas as pd

    parts = items_by_subscale()
    least = json.loads(shipped_bytes(FORM))["scoring"]["min_share_answered"]
    frame = pd.read_csv(source)
    turned = [item for part in parts.values() for item, reverse in part.items() if reverse]
    frame[turned] = 6 - frame[turned]
    scores = {"overall": [item for part in parts.values() for item in part]}
    scores |= {subscale: list(part) for subscale, part in parts.items()}
    out = {"id": frame["id"]}
    for score, items in scores.items():
        answered = frame[items].notna().sum(axis=1)
        value = frame[items].mean(axis=1).where(answered >= least * len(items) - 1e-9)
        out[score] = value
        out[f"{score}_pomp"] = 100 * (value - 1) / 4
        out[f"{score}_answered"] = answered
    pd.DataFrame(out).to_csv(target, index=False)


def run(command: list[str]) -> tuple[float, float]:
    """Seconds from start to end, and the peak memory in MB."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:3]} ended with {process.returncode}")
    kilo = 1024 if sys.platform != "darwin" else 1024**2
    return seconds, usage.ru_maxrss / kilo


def largest_difference(one: Path, other: Path) -> float:
    """The largest difference between two tables; raises where one has a value and one has none."""
    worst = 0.0
    with one.open(encoding="utf-8") as left, other.open(encoding="utf-8") as right:
        for here, there in zip(csv.reader(left), csv.reader(right), strict=True):
            for cell, same in zip(here, there, strict=True):
                if cell != same:
                    worst = max(worst, abs(float(cell) - float(same)))
    return worst


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--respondents", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--pandas", nargs=2, type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.pandas:
        with_pandas(*chosen.pandas)
        return
    with tempfile.TemporaryDirectory() as folder:
        source, ours, theirs = (Path(folder, name) for name in ("in.csv", "ours.csv", "pandas.csv"))
        write_responses(source, chosen.respondents)
        scored = [sys.executable, "-m", "growth_tui", "score", FORM, str(source)]
        runs = {
            "growth-tui score": [*scored, "-o", str(ours), "--force"],
            "pandas": [sys.executable, __file__, "--pandas", str(source), str(theirs)],
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(chosen.rounds):
            for name, command in runs.items():
                found[name].append(run(command))
        print(f"{chosen.respondents:,} respondents x 36 items, medians of {chosen.rounds} rounds")
        medians = {
            name: (median(time for time, _ in each), median(size for _, size in each))
            for name, each in found.items()
        }
        for name, (seconds, memory) in medians.items():
            print(f"{name:<18} {seconds:6.2f} s {memory:8.1f} MB")
        (time, size), (their_time, their_size) = medians.values()
        print(f"ratio of time   {time / their_time:.2f} (aim: at most 1)")
        print(f"ratio of memory {size / their_size:.3f} (aim: at most 0.1)")
        print(f"largest difference between the scores {largest_difference(ours, theirs):.1e}")


if __name__ == "__main__":
    main()
