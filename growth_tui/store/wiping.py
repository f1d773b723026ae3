"""Deleting everything."""

from __future__ import annotations

from growth_tui.store import about, names
from growth_tui.store.about import About
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import Sort, folders, survey
from growth_tui.store.tombstones import Tombstone

_STAY = (Sort.TOMBSTONE, Sort.FOREIGN)


def wipe(records: RecordsOnDisk) -> int:
    """Delete every file that holds words; gives how many records there were.

    A tombstone for each record stays, so that no merge brings it back. A passphrase goes with what
    it sealed, and need not be given. Raises NotSaved; doing it again goes on.
    """
    count = 0
    with records.alone(as_it_is=True):
        graves = {
            names.tombstone_id(kind, each): (kind, each)
            for kind in records.kinds()
            for each in records.names_by_id(kind)
        }
        now = records.now()
        for grave, (kind, each) in graves.items():
            count += 1
            if names.can_be_buried(each) and not records.is_deleted(kind, each):
                records.bury(Tombstone(grave, now))
        for path, sort in list(survey(records.files, records.folder)):
            if sort not in _STAY and (sort is not Sort.MARK or path.parent != records.folder):
                records.files.unlink(path)
        for folder in folders(records.files, records.folder)[1:]:
            records.files.sync_folder(folder)
            records.files.remove_folder(folder)
        records.files.sync_folder(records.folder)
        before = records.about()
        after = About(generation=before.next_generation)
        if records.sealer is not None:
            after = after.tagged(records.sealer)
        about.write(records.files, records.folder, after, now)
        for name in filter(about.is_copy, records.files.names(records.folder)):
            if name not in about.NAMES:
                records.files.unlink(records.folder / name)
        records.damage.clear()
    return count
