"""Taking in what another passphrase has sealed here.

Two machines may each set one before they are synced; and where it is removed, another machine may
seal more before it hears of that. Either key is kept beside about.json, so whoever knows the other
passphrase gets back what it has sealed.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.problem import Problem
from growth_tui.store import about, blobs, envelope, names, versions
from growth_tui.store.about import SEALED, About
from growth_tui.store.definitions import Definitions
from growth_tui.store.envelope import Damaged, Newer, Record
from growth_tui.store.failures import WrongPassphrase
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import Sort, survey

if TYPE_CHECKING:
    from growth_tui.store.keys import VaultSealer


def take_in(records: RecordsOnDisk, secret: str) -> int:
    """Keep what the other passphrase, or its recovery key, opens as what is written now is kept.

    Gives how many files. Raises WrongPassphrase where it opens no other key, Locked, NotSaved, and
    Problem where the passphrase turns out never to have been removed.
    """
    if records.about().key is not None:
        records.unlocked()
    held, sealer = _opened(records, secret)
    with records.alone(as_it_is=True):
        now = records.about()
        if now.key is None and not now.is_vouched_for(sealer):
            _seal_again(records, replace(held, generation=now.next_generation), sealer)
        every = list(survey(records.files, records.folder))
        count = sum(_take(records, sealer, path, sort) for path, sort in every)
        # After the files themselves: mostly it is a copy of one of them.
        aside = [path for path, sort in every if sort is Sort.DAMAGED]
        count += sum(_take_copy(records, sealer, path) for path in aside)
        records.damage.clear()
    return count


def _opened(records: RecordsOnDisk, secret: str) -> tuple[About, VaultSealer]:
    from growth_tui.store import keys

    for _, held in about.other_keys(records.files, records.folder, records.about()):
        assert held.vault is not None
        assert held.key is not None
        for opener in (keys.open_with_passphrase, keys.open_with_recovery_key):
            with contextlib.suppress(Damaged):
                sealer = opener(held.vault, held.key, secret)
                if sealer is not None:
                    return held, sealer
    raise WrongPassphrase(
        "This opens no other key that is kept here.",
        where=str(records.folder),
        then="Give the passphrase or the recovery key that the records were sealed with.",
    )


def _seal_again(records: RecordsOnDisk, held: About, sealer: VaultSealer) -> None:
    """Nobody who had the key has removed it: someone else wrote that it knows no passphrase."""
    sealed = replace(held, state=SEALED).tagged(sealer)
    about.write(records.files, records.folder, sealed, records.now())
    records.sealer = sealer
    raise Problem(
        "Nobody who knew this passphrase has removed it, so the folder counts as sealed again.",
        where=str(records.folder),
        then="See “growth-tui doctor”; “growth-tui passphrase remove” removes it if you want that.",
    )


def _take(records: RecordsOnDisk, sealer: VaultSealer, path: Path, sort: Sort) -> bool:
    """Take in one file; False where the key does not open it."""
    if sort not in (Sort.RECORD, Sort.DEFINITION):
        return False
    kind, stem = path.parent.name, names.id_in(path.name) or ""
    with contextlib.suppress(FileNotFoundError, Damaged, Newer):
        data = records.files.read(path)
        if not envelope.is_sealed(data):
            return False
        if sort is Sort.RECORD:
            record = envelope.unpack(data, kind, stem, sealer)
            with records.writing() as own:
                write_whole(records.files, path, envelope.pack(record, own))
        else:
            _keep(Definitions(records), kind, blobs.unseal(kind, path.name, data, sealer))
            records.files.unlink(path)
            records.files.sync_folder(path.parent)
        return True
    return False


def _take_copy(records: RecordsOnDisk, sealer: VaultSealer, path: Path) -> bool:
    """Take in a record from damaged/; False where it does not open, or says nothing more."""
    record = _in_copy(records, sealer, path)
    if record is None:
        return False
    missing = _is_missing(records, record)
    if missing:
        _put_back(records, record)
    records.files.unlink(path)
    records.files.sync_folder(path.parent)
    return missing


def _in_copy(records: RecordsOnDisk, sealer: VaultSealer, path: Path) -> Record | None:
    """The record in a file that `blobs.copy_name` named; None where the key opens none."""
    kind, _, rest = path.name.partition(".")
    record_id = names.id_in(rest.rpartition(".")[0])
    if record_id is None or not names.valid_kind(kind):
        return None
    with contextlib.suppress(FileNotFoundError, Damaged, Newer):
        data = records.files.read(path)
        if envelope.is_sealed(data):
            return envelope.unpack(data, kind, record_id, sealer)
    return None


def _is_missing(records: RecordsOnDisk, record: Record) -> bool:
    """Whether it was not deleted, and is no version that those here already come from."""
    if records.is_deleted(record.kind, record.id):
        return False
    standing = records.read(record.kind, record.id)
    return versions.join((*standing, record)) != standing


def _put_back(records: RecordsOnDisk, record: Record) -> None:
    """Write it as the record's own file, or beside that where there is one."""
    folder = records.folder / record.kind
    path = folder / names.file_name(record.id)
    if records.files.stat(path) is not None:
        path = folder / names.file_name(f"{record.id}.{record.mark}")
    make_folders(records.files, folder)
    with records.writing() as own:
        write_whole(records.files, path, envelope.pack(record, own))


def _keep(definitions: Definitions, kind: str, blob: blobs.Blob) -> None:
    if kind != names.ASSESSMENTS:
        definitions.keep(blob.data)
        return
    before = definitions.own_files()
    for name, each in blobs.joined((*before.values(), blob)).items():
        if before.get(name) != each:
            definitions.keep_own(each)
