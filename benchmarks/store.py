"""How fast the data folder is, and how it grows: against sqlite3 and stock TinyDB, on one disk.

Run: python benchmarks/store.py [FOLDER [SIZE...]]
FOLDER is a place on the disk to measure, else here; SIZE how many results, else all of SIZES.

All three keep the same made-up results and are measured in turns. sqlite3 runs with
synchronous=FULL in its default journal mode, one commit a save. Stock TinyDB rewrites its file, and
syncs it, at each save, a draft's as well. Reading is measured in processes of their own, from
before the folder or file is opened; what the interpreter and the imports take is only in the peak
memory, for all alike. A locked folder's time holds its unlocking but not the half second that
making a key of a passphrase takes by design, which is shown at the end. Each bound stands beside
what it bounds.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store
from growth_tui.store.keys import Cost
from growth_tui.store.passphrase import set_passphrase

SIZES = (10, 1_000, 10_000, 50_000)
TURNS = 60
STOCK_TURNS = {10: 60, 1_000: 20, 10_000: 8, 50_000: 3}
READINGS = {10: 9, 1_000: 7, 10_000: 5, 50_000: 3}
PASSPHRASE = "benchmark of the store"
GROWTH, AGAINST_SQLITE, PLAIN, LOCKED, INDEX = 1.3, 1.0, 3.0, 5.0, 30.0
"""The bounds: a save at any size against the fastest size; a save against sqlite3; at 10,000
results reading all against stock TinyDB, plain and locked, and the index in milliseconds."""
FIRST = datetime(2020, 1, 1, tzinfo=UTC)


class Unsynced(Disk):
    """For filling up, which is not measured."""

    def sync(self, handle: int) -> None:
        """Do not wait."""

    def sync_folder(self, folder: AnyPath) -> None:
        """Do not wait."""


def made_up(number: int) -> dict[str, Any]:
    scores = ("overall", "accountability", "consultant", "biases", "embodied", "repair", "ally")
    return {
        "id": str(uuid.uuid4()),
        "assessment": "cultural-humility",
        "version": "1.0.0",
        "language": "en",
        "fingerprint": {"scores": "0123456789abcdef", "words": "fedcba9876543210"},
        "definition": "0" * 64,
        "taken_at": (FIRST + timedelta(hours=number)).isoformat(),
        "seconds": 412.5,
        "answers": {f"taking-accountability-{n}": (number + n) % 5 + 1 for n in range(36)},
        "notes": {"taking-accountability-3": "What I said, and what I would say now. " * 4},
        "scores": {name: {"value": 3.25, "pomp": 56.25, "answered": 6, "of": 6} for name in scores},
        "hidden": [],
    }


DRAFT = made_up(0)


class Three:
    """So many results in each of the three ways of keeping them."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.folder = folder
        self.size = size
        self.plain = Store(folder / "plain")
        self.locked = Store(folder / "locked")
        set_passphrase(self.locked.records, PASSPHRASE, "ABCD", Cost(64, 1, 1))
        self.sqlite = sqlite3.connect(folder / "sqlite.db", isolation_level=None)
        self.sqlite.execute("pragma synchronous=FULL")
        self.sqlite.execute("create table results (id text primary key, document text)")
        self._fill()
        self.stock = TinyDB(folder / "stock.json", encoding="utf-8")

    def _fill(self) -> None:
        quick = [Store(self.folder / name, files=Unsynced()) for name in ("plain", "locked")]
        quick[1].records.sealer = self.locked.records.sealer
        documents = [made_up(number) for number in range(self.size)]
        self.sqlite.execute("begin")
        for document in documents:
            for store in quick:
                store.save("results", document)
            self.keep_in_sqlite(document)
        self.sqlite.execute("commit")
        numbered = {str(number): each for number, each in enumerate(documents, 1)}
        text = json.dumps({"_default": numbered})
        (self.folder / "stock.json").write_text(text, encoding="utf-8")
        for store in quick:
            store.recent()
        os.sync()

    def keep_in_sqlite(self, document: dict[str, Any]) -> None:
        """One commit, as durable as ours."""
        row = (document["id"], json.dumps(document))
        self.sqlite.execute("insert or replace into results values (?, ?)", row)

    def acts(self, turn: int) -> dict[str, Callable[[], object]]:
        """One save in each way; stock TinyDB's takes so long that it has fewer turns."""
        document = made_up(self.size + turn)
        draft = {**DRAFT, "seconds": float(turn)}
        acts: dict[str, Callable[[], object]] = {
            "save": lambda: self.plain.save("results", document),
            "locked": lambda: self.locked.save("results", document),
            "sqlite": lambda: self.keep_in_sqlite(document),
            "draft": lambda: self.plain.save("drafts", draft),
            "locked draft": lambda: self.locked.save("drafts", draft),
            "sqlite draft": lambda: self.keep_in_sqlite(draft),
        }
        if turn < STOCK_TURNS.get(self.size, 3):
            numbered = Document(document, self.size + turn + 1)
            acts["stock"] = lambda: self.stock.insert(numbered)
            drafts = self.stock.table("drafts")
            acts["stock draft"] = lambda: drafts.upsert(Document(draft, 1))
        return acts


def saves(every: list[Three]) -> dict[int, dict[str, float]]:
    """Median milliseconds of one save by size and way, all sizes and ways in turns.

    Each turn has its own order, always the same one in every run.
    """
    found: dict[int, dict[str, list[float]]] = {three.size: {} for three in every}
    order = Random(0)
    for turn in range(TURNS):
        for three in every:
            acts = list(three.acts(turn).items())
            order.shuffle(acts)  # what one leaves for the disk to do, the next one pays for
            for name, act in acts:
                start = perf_counter()
                act()
                took = (perf_counter() - start) * 1000
                found[three.size].setdefault(name, []).append(took)
    return {
        size: {name: median(times) for name, times in ways.items()} for size, ways in found.items()
    }


def reading(folder: Path, how: str) -> None:
    """In a process of its own: open, read every result, and say how long and how much memory."""
    if how == "sqlite":
        start = perf_counter()
        with closing(sqlite3.connect(folder / "sqlite.db")) as db:
            found = [json.loads(text) for (text,) in db.execute("select document from results")]
    elif how == "stock":
        start = perf_counter()
        with TinyDB(folder / "stock.json", encoding="utf-8", access_mode="r") as stock:
            found = stock.all()
    elif how == "tinydb over ours":
        start = perf_counter()
        found = Store(folder / "plain").database().table("results").all()
    else:
        start = perf_counter()
        store = Store(folder / how.split()[-1])
        if store.locked:
            store.unlock(PASSPHRASE)
        found = [store.recent()] if how.startswith("index") else store.all("results")
    took = (perf_counter() - start) * 1000
    print(json.dumps([took, peak_memory(), len(found)]))


def peak_memory() -> float:
    """MiB; of this program alone, where ru_maxrss would carry over what started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def read(folder: Path, how: str, turns: int) -> tuple[float, float]:
    """Median milliseconds, and MiB of peak memory."""
    command = [sys.executable, __file__, "--read", str(folder), how]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(turns)
    ]
    return median(run[0] for run in runs), median(run[1] for run in runs)


def main(place: Path, sizes: list[int]) -> None:
    """Fill, measure in turns, print."""
    folder = Path(tempfile.mkdtemp(prefix="growth-benchmark-", dir=place))
    try:
        every = [Three(folder / str(size), size) for size in sizes]
        found = saves(every)
        for three in every:
            for store in (three.plain, three.locked):
                store.recent()
            show(three.folder, three.size, found[three.size])
        print(f"\nlargest / smallest median of one save over all sizes (bound for ours: {GROWTH})")
        for name in ("save", "locked", "draft", "locked draft", "sqlite", "stock", "stock draft"):
            times = [ways[name] for ways in found.values()]
            print(f"  {name} {max(times) / min(times):.2f}")
        print(f"\nunlocking with the usual cost, ms: {unlocking(folder / 'usual'):.0f}")
    finally:
        shutil.rmtree(folder)


def unlocking(folder: Path) -> float:
    """Median milliseconds of giving the passphrase of an empty folder."""
    set_passphrase(Store(folder).records, PASSPHRASE, "ABCD")
    times = []
    for _ in range(5):
        start = perf_counter()
        Store(folder).unlock(PASSPHRASE)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def show(folder: Path, size: int, found: dict[str, float]) -> None:
    """What was measured at one size, and read it."""
    print(f"\n{size:,} results")
    print(
        "  one save, ms:      " + ", ".join(f"{way} {ms:.2f}" for way, ms in sorted(found.items()))
    )
    ratios = ", ".join(
        f"{name} {found[name] / found[base]:.2f}"
        for name, base in (
            ("save", "sqlite"),
            ("locked", "sqlite"),
            ("draft", "sqlite draft"),
            ("locked draft", "sqlite draft"),
        )
    )
    stock = f"stock TinyDB {found['stock'] / found['sqlite']:.1f}"
    drafts = f"its draft {found['stock draft'] / found['sqlite draft']:.1f}"
    print(f"  against sqlite3:   {ratios} (bound {AGAINST_SQLITE}); {stock}, {drafts}")
    kinds = ("stock", "plain", "locked", "tinydb over ours", "sqlite")
    times = {how: read(folder, how, READINGS.get(size, 3)) for how in kinds}
    shown = (f"{how} {ms:.1f} ({memory:.0f} MiB)" for how, (ms, memory) in times.items())
    print("  open and read all: " + ", ".join(shown))
    against = (f"{how} {times[how][0] / times['stock'][0]:.2f}" for how in kinds if how != "stock")
    bounds = f" (bounds: plain {PLAIN}, locked {LOCKED})" if size == 10_000 else ""
    print("  against stock:     " + ", ".join(against) + bounds)
    index = {how: read(folder, f"index {how}", 7)[0] for how in ("plain", "locked")}
    bound = f" (bound {INDEX})" if size == 10_000 else ""
    print(f"  the index, ms:     plain {index['plain']:.1f}, locked {index['locked']:.1f}{bound}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        reading(Path(sys.argv[2]), sys.argv[3])
    else:
        main(
            Path(sys.argv[1]) if sys.argv[1:] else Path.cwd(),
            [int(size) for size in sys.argv[2:]] or list(SIZES),
        )
