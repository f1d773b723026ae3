"""Looking over a whole data folder: what is damaged, left over, open to others, or not sealed.

Nothing here writes; repair.py does what is listed here.
"""

from __future__ import annotations

import enum
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store import about, envelope, names, scratch, snapshot_file, without_about
from growth_tui.store.backups import Backups
from growth_tui.store.definitions import Definitions
from growth_tui.store.envelope import Sealer
from growth_tui.store.failures import NotRead
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import Sort, folders, is_leftover, survey
from growth_tui.store.sweep import is_sealed
from growth_tui.store.versions import different

_OLD = timedelta(days=8)
_NOT_GIVEN = "was not given by the disk"
_NO_WORDS = (Sort.MARK, Sort.TOMBSTONE, Sort.LEFTOVER)


class Remedy(enum.Enum):
    """What `repair` can do; each value is a label for people."""

    MOVE_ASIDE = "move it to damaged/"
    REMOVE = "remove it"
    CLOSE_TO_OTHERS = "let only you read it"
    SEAL = "seal it"
    SEAL_ASIDE = "seal it into damaged/"
    WRITE_ABOUT = "write it anew"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth knowing: where, what, and what could be done about it by `repair`.

    `harm` is False for what is only good to know.
    """

    path: Path
    what: str
    remedy: Remedy | None = None
    harm: bool = True


_OTHER_KEY = (
    "holds the key of another passphrase that was set here; “growth-tui passphrase take-in” takes "
    "in what that one opens"
)
_DELETED: tuple[str, Remedy | None] = (
    "was deleted, and its file is still there",
    Remedy.REMOVE,
)


def examine(records: RecordsOnDisk, backups: Backups, now: datetime) -> list[Finding]:
    """Read every file and say what is not as it should be; empty where all is well.

    Raises Locked where a passphrase is needed, NotRead where the folder cannot be listed.
    """
    if records.files.stat(records.folder) is None:
        return []
    return [
        *_about(records),
        *_records(records),
        *leftovers(records),
        *_open_to_others(records),
        *unsealed(records),
        *_backups(records, backups, now),
    ]


def _about(records: RecordsOnDisk) -> Iterator[Finding]:
    now = records.about()
    if now.newer:
        yield Finding(records.folder, "was made by a newer version of this program")
        return
    lost = now.key is None and without_about.is_sealed(records.files, records.folder)
    remedy = None if lost else Remedy.WRITE_ABOUT
    counts = about.read(records.files, records.folder)
    for name in about.NAMES:
        path = records.folder / name
        try:
            if about.read_copy(records.files, path) != counts:
                yield Finding(path, "is not the latest copy of it", remedy)
        except FileNotFoundError:
            yield Finding(path, "is missing", remedy)
        except envelope.Damaged as error:
            yield Finding(path, str(error), remedy)
        except OSError:
            yield Finding(path, _NOT_GIVEN)
    if lost and not any(about.other_keys(records.files, records.folder, now)):
        what = "holds sealed records, and the key to them is in no about.json and no backup here"
        yield Finding(records.folder, what)
    if now.state in (about.SEALING, about.OPENING):
        what = "has not been sealed or opened to the end; opening it once more goes on with that"
        yield Finding(records.folder, what)


def _records(records: RecordsOnDisk) -> Iterator[Finding]:
    records.damage.clear()
    for grave in records.names_by_id(names.TOMBSTONES):
        records.tombstone_at(grave)
    definitions = Definitions(records)
    definitions.all()
    definitions.own_files()
    for kind in records.kinds():
        for found in records.read_all(kind):
            if len(different(found)) > 1:
                path = records.folder / kind / names.file_name(found[0].id)
                what = f"was edited in two places; “growth-tui settle {found[0].id}” shows both"
                yield Finding(path, what, harm=False)
    others = list(about.other_keys(records.files, records.folder, records.about()))
    foreign = False
    for damage in sorted(records.damage.values(), key=lambda each: (each.kind, each.name)):
        if damage.unsealed:
            continue
        path = records.folder / damage.kind / damage.name
        may_open = bool(others) and damage.foreign
        remedy = None if damage.may_be_whole or may_open else Remedy.MOVE_ASIDE
        foreign = foreign or may_open
        yield Finding(path, damage.reason, remedy)
    if foreign:
        yield from (Finding(path, _OTHER_KEY) for path, _ in others)


def leftovers(records: RecordsOnDisk) -> Iterator[Finding]:
    """What deletions and writes that were cut short have left."""
    for folder in folders(records.files, records.folder):
        for name in sorted(records.files.names(folder)):
            if is_leftover(name) and not _in_use(records, folder / name):
                yield Finding(
                    folder / name, "was left by a write that was cut short", Remedy.REMOVE
                )
    for kind in records.kinds():
        live = records.live(kind)
        for record_id, files in records.names_by_id(kind).items():
            if record_id in live:
                continue
            what, remedy = _DELETED
            if kind == names.DRAFTS and not records.is_deleted(kind, record_id):
                what, remedy = _finished_draft(records, record_id, files)
            for name in files:
                yield Finding(records.folder / kind / name, what, remedy, harm=remedy is not None)


def _in_use(records: RecordsOnDisk, path: Path) -> bool:
    """Whether it may be a text that an editor has open now, here or on another machine."""
    if path.parent.name != names.WRITING:
        return False
    look = records.files.stat(path)
    day_ago = (records.clock() - timedelta(days=1)).timestamp()
    young = look is not None and look.st_mtime > day_ago
    return young or scratch.is_open(records.files, records.folder)


def _finished_draft(
    records: RecordsOnDisk, record_id: str, files: list[str]
) -> tuple[str, Remedy | None]:
    try:
        drafts = [records.read_file(names.DRAFTS, record_id, name) for name in files]
        results = [records.read(kind, record_id) for kind in names.FINISHED]
    except NotRead:
        return _NOT_GIVEN, None
    finished_at = max((found[0].saved_at for found in results if found), default="")
    if all(draft is not None and draft.saved_at <= finished_at for draft in drafts):
        return "has become a result, and its draft is still there", Remedy.REMOVE
    return "is a draft that was edited after it had become a result", None


def _open_to_others(records: RecordsOnDisk) -> Iterator[Finding]:
    if os.name == "nt":
        return
    for folder in folders(records.files, records.folder):
        look = records.files.stat(folder)
        if look is not None and look.st_mode & 0o077:
            yield Finding(folder, "can be looked into by others", Remedy.CLOSE_TO_OTHERS)
        for name in sorted(records.files.names(folder)):
            look = records.files.stat(folder / name)
            if look is not None and stat.S_ISREG(look.st_mode) and look.st_mode & 0o077:
                yield Finding(folder / name, "can be read by others", Remedy.CLOSE_TO_OTHERS)


def unsealed(records: RecordsOnDisk) -> Iterator[Finding]:
    """What can be read in a sealed folder without the key, whatever it is and is called."""
    if not records.only_sealed():
        return
    for path, sort in survey(records.files, records.folder):
        damage = records.damage.get((path.parent.name, path.name))
        if sort in _NO_WORDS or (damage is not None and not damage.unsealed):
            continue
        try:
            if sort is Sort.FOREIGN:
                if _can_be_read(path):
                    yield Finding(path, "is not this program's, and is not sealed")
            elif not is_sealed(records.files.read(path)):
                what = "is not sealed" if damage is None else damage.reason
                remedy = Remedy.SEAL_ASIDE if sort is Sort.STRAY else Remedy.SEAL
                yield Finding(path, what, remedy)
        except OSError:
            yield Finding(path, _NOT_GIVEN)


def not_ours(records: RecordsOnDisk) -> Iterator[Path]:
    """What is not the store's, and is left alone, where it holds what can be read."""
    for path, sort in survey(records.files, records.folder):
        try:
            if sort is Sort.FOREIGN and _can_be_read(path):
                yield path
        except OSError:
            yield path  # it may hold that


def _can_be_read(path: Path) -> bool:
    return any(not is_sealed(each.read_bytes()) for each in _within(path))


def _within(path: Path) -> Iterator[Path]:
    """The files of a folder that is none of the store's; or that one file.

    A hidden one beside about.json is a sync tool's own.
    """
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.is_file())
    elif not path.name.startswith("."):
        yield path


class _OtherKey(Exception):
    """What opens a backup is not the key that counts here."""


def _backups(records: RecordsOnDisk, backups: Backups, now: datetime) -> Iterator[Finding]:
    found = backups.all()
    if records.kinds() and not found:
        yield Finding(backups.folder, "holds no backup yet", harm=False)
    elif found and now - found[0].made_at > _OLD and backups.due(now):
        days = (now - found[0].made_at).days
        yield Finding(found[0].path, f"is the latest backup, {days} days old", harm=False)
    for backup in found:
        try:
            data = records.files.read(backup.path)
            if snapshot_file.is_sealed(data):
                data = snapshot_file.unseal(data, lambda vault, key: _sealer_of(records, vault))
            snapshot_file.from_bytes(data)
        except _OtherKey:
            what = "is sealed with another passphrase, so it was not looked into"
            yield Finding(backup.path, what, harm=False)
        except Problem as error:
            yield Finding(backup.path, f"is no whole backup: {error.what}")
        except OSError:
            yield Finding(backup.path, _NOT_GIVEN)


def _sealer_of(records: RecordsOnDisk, vault: str) -> Sealer:
    """The key that counts here, where it is that vault's; raises _OtherKey and Locked."""
    if records.about().key is None:
        raise _OtherKey
    sealer = records.unlocked()
    if sealer.vault != vault:
        raise _OtherKey
    return sealer
