"""What can be told of a data folder whose about.json is lost, damaged, or not synced yet."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from growth_tui.store import envelope, names
from growth_tui.store.about import SEALED, About
from growth_tui.store.files import Files

_SEALED_TOO = frozenset({names.DEFINITIONS, names.ASSESSMENTS})


def is_sealed(files: Files, folder: Path, *, some: int | None = None) -> bool:
    """Whether there is a passphrase all the same; looks at `some` files of each kind, else at all.

    Which ones is different in every process, so that nobody can see to it that they are plain.
    """
    return any(map(envelope.is_sealed, _samples(files, folder, some)))


def last_key(files: Files, folder: Path) -> About | None:
    """The key block of the latest sealed backup, as about.json holds it.

    None of those that were kept aside: what they sealed was opened, or counts no more.
    """
    for name in sorted(files.names(folder / names.BACKUPS), reverse=True):
        with contextlib.suppress(OSError, ValueError, KeyError, envelope.Damaged, envelope.Newer):
            first = files.read(folder / names.BACKUPS / name).partition(b"\n")[0] + b"\n"
            head = envelope.unpack(first, "about", "snapshot").document
            if isinstance(head["vault"], str) and isinstance(head["key"], dict):
                return About(SEALED, 0, head["vault"], head["key"])
    return None


def _samples(files: Files, folder: Path, some: int | None) -> Iterator[bytes]:
    for kind in files.names(folder):
        if names.valid_kind(kind) or kind in _SEALED_TOO:
            found: list[str] = []
            with contextlib.suppress(OSError):
                found = list(filter(names.id_in, files.names(folder / kind)))
            # Python gives texts other hashes in every process.
            for name in sorted(found, key=hash)[:some]:
                with contextlib.suppress(OSError):
                    yield files.read(folder / kind / name)
