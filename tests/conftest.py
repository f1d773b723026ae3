"""What tests share: a clock and ids that never surprise, a data folder, the shipped forms."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from growth_tui.store import keys
from growth_tui.workspace import Workspace

# Else each program that a test starts compiles all of this one anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")  # --hypothesis-profile=default looks further

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """Gives a time that moves only when told to."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


def counted_ids() -> Iterator[str]:
    """UUIDs in counting order."""
    return (f"00000000-0000-4000-8000-{number:012d}" for number in itertools.count(1))


def pytest_xdist_auto_num_workers() -> int:
    """Three workers a core: tests of screens and of whole programs mostly wait."""
    return 3 * (os.cpu_count() or 1)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Short names for long inputs, so that what fails can be read and asked for by name."""
    if isinstance(val, str | bytes) and len(val) > 60:
        return f"{val[:20]!a}... ({len(val)} long)"
    return None


@pytest.fixture(autouse=True)
def _no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the person's own data and settings."""
    monkeypatch.setenv("GROWTH_TUI_HOME", str(tmp_path / "usual-home"))
    for name in ("TEXTUAL_LOG", "NO_COLOR", "COLUMNS", "LINES", "GROWTH_TUI_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second is what guessing a passphrase should cost, not what testing one should."""
    monkeypatch.setattr(keys, "USUAL", keys.Cost(memory_kib=64, iterations=1, lanes=1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Workspace:
    """An empty data folder with a frozen clock and counted ids."""
    ids = counted_ids()
    return Workspace(tmp_path / "data", now=clock, new_id=lambda: next(ids))
