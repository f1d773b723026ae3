"""Mending a data folder.

Nothing is done but the remedies that doctor.py listed, and nothing that holds words is removed
without a copy in damaged/.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from growth_tui.store import about, names
from growth_tui.store.definitions import Definitions
from growth_tui.store.doctor import Finding, Remedy, leftovers
from growth_tui.store.failures import NotSaved
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import sort_of
from growth_tui.store.sweep import Sweep


def tidy(records: RecordsOnDisk) -> int:
    """Remove what deletions and writes that were cut short have left; gives how many files.

    Raises NotSaved, Locked.
    """
    with records.alone():
        found = [finding for finding in leftovers(records) if finding.remedy is not None]
        for finding in found:
            _remove(records, finding.path)
    return len(found)


def repair(records: RecordsOnDisk, findings: list[Finding]) -> list[Finding]:
    """Apply the remedies; gives the findings that were mended.

    What one file refuses keeps the others from nothing; then raises NotSaved.
    """
    first = [finding for finding in findings if finding.remedy is Remedy.WRITE_ABOUT]
    if first:
        # Without it nothing else can be written.
        with records.alone(as_it_is=True):
            _write_about(records)
    mended = list(first)
    failures: list[OSError | NotSaved] = []
    with records.alone():
        for finding in findings:
            if finding.remedy not in _REMEDIES:
                continue
            try:
                # Gone where another remedy took it away.
                with contextlib.suppress(FileNotFoundError):
                    _REMEDIES[finding.remedy](records, finding.path)
                mended.append(finding)
            except (OSError, NotSaved) as failure:
                failures.append(failure)
        if failures:
            raise failures[0]
    return mended


def _write_about(records: RecordsOnDisk) -> None:
    now = replace(records.about(), damaged=False)
    about.write(records.files, records.folder, now, records.now())


def _move_aside(records: RecordsOnDisk, path: Path) -> None:
    kind, name = path.parent.name, path.name
    # It may have been repaired, or have finished syncing, since it was found damaged.
    if kind in (names.DEFINITIONS, names.ASSESSMENTS):
        Definitions(records).file(kind, name)
    elif kind == names.TOMBSTONES:
        records.tombstone_at(names.id_in(name) or "")
    else:
        records.read_file(kind, names.id_in(name) or "", name)
    if (kind, name) in records.damage:
        records.set_aside(kind, name, records.files.read(path), durable=True)
        _remove(records, path)


def _remove(records: RecordsOnDisk, path: Path) -> None:
    records.files.unlink(path)
    records.files.sync_folder(path.parent)


def _close_to_others(records: RecordsOnDisk, path: Path) -> None:
    os.chmod(path, 0o700 if path.is_dir() else 0o600)


def _seal(records: RecordsOnDisk, path: Path) -> None:
    place = "" if path.parent == records.folder else path.parent.name
    Sweep(records, records.unlocked()).seal_file(path, sort_of(place, path.name))
    records.files.sync_folder(path.parent)


_REMEDIES = {
    Remedy.MOVE_ASIDE: _move_aside,
    Remedy.REMOVE: _remove,
    Remedy.CLOSE_TO_OTHERS: _close_to_others,
    Remedy.SEAL: _seal,
    Remedy.SEAL_ASIDE: _seal,
}
