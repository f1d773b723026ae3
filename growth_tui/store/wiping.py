"""Deleting everything."""

from __future__ import annotations

from growth_tui.store import about, names, sweep
from growth_tui.store.about import About
from growth_tui.store.recent import INDEX
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.tombstones import Tombstone

_HOLDING_WORDS = (names.DEFINITIONS, names.ASSESSMENTS, names.BACKUPS, names.DAMAGED)


def wipe(records: RecordsOnDisk) -> int:
    """Delete every file that holds words; gives how many records there were.

    A tombstone for each record stays, so that no merge brings it back. A passphrase goes with what
    it sealed, and need not be given. Raises NotSaved; doing it again goes on.
    """
    count = 0
    with records.alone():
        graves = {
            names.tombstone_id(kind, each): (kind, each)
            for kind in records.kinds()
            for each in records.names_by_id(kind)
        }
        now = records.now()
        for grave, (kind, each) in graves.items():
            count += 1
            if not records.is_deleted(kind, each):
                records.bury(Tombstone(grave, now))
        for name in records.files.names(records.folder):
            if name == INDEX or sweep.is_leftover(name):
                records.files.unlink(records.folder / name)
        for folder in (*records.kinds(), *_HOLDING_WORDS):
            _empty(records, folder)
        before = records.about()
        about.write(records.files, records.folder, About(generation=before.generation + 1), now)
        records.damage.clear()
    return count


def _empty(records: RecordsOnDisk, folder: str) -> None:
    path = records.folder / folder
    for name in records.files.names(path):
        ours = name.endswith((".json", ".claim", ".older")) or sweep.is_leftover(name)
        if ours or folder == names.DAMAGED:
            records.files.unlink(path / name)
    records.files.remove_folder(path)
    if records.files.stat(path) is not None:
        records.files.sync_folder(path)
    records.files.sync_folder(records.folder)
