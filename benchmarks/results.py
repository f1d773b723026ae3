"""Many results on disk, quickly: real files, without waiting for the disk at each."""

from __future__ import annotations

import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from growth_tui.workspace import Workspace

FORM = "cultural-humility"
LAST = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def write_results(home: Path, count: int, years: float = 1.0, last: datetime = LAST) -> None:
    """Write `count` results of the first form through the store, evenly over the years before."""
    workspace = Workspace(home, now=lambda: last)
    workspace.settings.change(first_run=False)
    items = [item for item in workspace.library.instrument(FORM).items() if item.asks]
    pick = random.Random(count)
    step = timedelta(days=365 * years) / count
    fsync, os.fsync = os.fsync, lambda _: None
    try:
        for number in range(count):
            answers = {item.id: pick.randint(1, 5) for item in items}
            workspace.taking.record(FORM, answers, {}, last - step * (count - number))
    finally:
        os.fsync = fsync
    workspace.home()
