"""What can be told of a data folder whose about.json is lost, damaged, or not synced yet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from growth_tui.store import envelope, names
from growth_tui.store.about import SEALED, About
from growth_tui.store.files import Files

_SEALED_TOO = frozenset({names.DEFINITIONS, names.ASSESSMENTS})


def is_sealed(files: Files, folder: Path) -> bool:
    """Whether there is a passphrase all the same; one file of each kind is looked at."""
    return any(map(envelope.is_sealed, _samples(files, folder)))


def from_backups(files: Files, folder: Path) -> About | None:
    """The key block that the latest sealed backup carries, as about.json would hold it."""
    for name in sorted(files.names(folder / names.BACKUPS), reverse=True):
        with contextlib.suppress(OSError, ValueError, KeyError, envelope.Damaged, envelope.Newer):
            first = files.read(folder / names.BACKUPS / name).partition(b"\n")[0] + b"\n"
            head = envelope.unpack(first, "about", "snapshot").document
            if isinstance(head["vault"], str) and isinstance(head["key"], dict):
                return About(SEALED, 0, head["vault"], head["key"])
    return None


def _samples(files: Files, folder: Path) -> Iterator[bytes]:
    for kind in files.names(folder):
        if names.valid_kind(kind) or kind in _SEALED_TOO:
            with contextlib.suppress(OSError):
                name = next((name for name in files.names(folder / kind) if name[0] != "."), None)
                if name is not None:
                    yield files.read(folder / kind / name)
