"""Documents to store."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from growth_tui.store.doctor import Finding, examine
from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store
from growth_tui.store.keys import Cost, new_recovery_key
from growth_tui.store.passphrase import set_passphrase
from growth_tui.store.whole import WholeFolder


def result(taken_at: str = "2026-11-23T10:00:00+01:00", **more: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "assessment": "cultural-humility",
        "version": "1.0.0",
        "language": "en",
        "fingerprint": {"scores": "aaaa", "words": "bbbb"},
        "definition": "0" * 64,
        "taken_at": taken_at,
        "seconds": 312.5,
        "answers": {"first": 4, "second": {"nonresponse": "no_opportunity"}, "third": None},
        "notes": {"first": "Grüße, 你好", "second": "another"},
        "scores": {"overall": {"value": 3.25, "pomp": 56.25, "answered": 2, "of": 3}},
        "hidden": [],
    }
    return {**document, **more}


def others(store: Store, kind: str, record_id: str) -> list[dict[str, Any]]:
    """What the versions say that stand beside the one that counts."""
    return [version.document for version in store.standing(kind, record_id)[1:]]


def settle(store: Store, kind: str, record_id: str, place: int) -> None:
    """Keep the version at that place, having seen them all."""
    marks = [version.mark for version in store.standing(kind, record_id)]
    assert store.settle(kind, record_id, marks[place], marks)


class Unsynced(Disk):
    """A disk that does not wait for the platter: for tests that do not cut the power."""

    def sync(self, handle: int) -> None:
        pass

    def sync_folder(self, folder: AnyPath) -> None:
        pass


CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "four plain words"


def lock_up(store: Store, passphrase: str = PASSPHRASE) -> str:
    """Set a passphrase at little cost; gives the recovery key."""
    recovery_key = new_recovery_key()
    set_passphrase(store.records, passphrase, recovery_key, CHEAP)
    return recovery_key


def opened(folder: Path) -> Store:
    """The folder that `lock_up` sealed, opened by another process, as it were."""
    store = Store(folder, files=Unsynced())
    store.unlock(PASSPHRASE)
    return store


def looked(store: Store) -> list[Finding]:
    """All that `doctor` finds."""
    return examine(store.records, WholeFolder(store).backups, datetime.now(UTC))


def harm(store: Store) -> list[Finding]:
    """What `doctor` finds that is wrong."""
    return [finding for finding in looked(store) if finding.harm]


def words_in(folder: Path) -> bytes:
    """All bytes of all files and all names in a folder."""
    parts = []
    for path in folder.rglob("*"):
        parts.append(path.name.encode())
        if path.is_file():
            parts.append(path.read_bytes())
    return b"\n".join(parts)
