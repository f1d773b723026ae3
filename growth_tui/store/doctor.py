"""Looking over a whole data folder: what is damaged, left over, open to others, or not sealed.

`examine` only reads. `repair` does nothing but the remedies that `examine` listed, and removes
nothing that holds words without a copy in damaged/.
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
from growth_tui.store import about, envelope, names, snapshot_file, sweep
from growth_tui.store.backups import Backups
from growth_tui.store.failures import Damage
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.versions import different

_OLD = timedelta(days=8)


class Remedy(enum.Enum):
    """What `repair` can do; each value is a label for people."""

    MOVE_ASIDE = "move it to damaged/"
    REMOVE = "remove it"
    CLOSE_TO_OTHERS = "let only you read it"
    SEAL = "seal it"
    WRITE_ABOUT = "write it again from its copy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth knowing: where, what, and what could be done about it by `repair`.

    `harm` is False for what is only good to know.
    """

    path: Path
    what: str
    remedy: Remedy | None = None
    harm: bool = True


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
        *_leftovers(records),
        *_open_to_others(records),
        *_unsealed(records),
        *_backups(records, backups, now),
    ]


def tidy(records: RecordsOnDisk) -> int:
    """Remove what deletions and writes that were cut short have left; gives how many files.

    Raises NotSaved, Locked.
    """
    with records.alone():
        found = [finding for finding in _leftovers(records) if finding.remedy is not None]
        for finding in found:
            _remove(records, finding.path)
    return len(found)


def repair(records: RecordsOnDisk, findings: list[Finding]) -> list[Finding]:
    """Apply the remedies; gives the findings that were mended. Raises NotSaved."""
    mended = []
    with records.alone():
        for finding in findings:
            if finding.remedy is not None:
                _REMEDIES[finding.remedy](records, finding.path)
                mended.append(finding)
    return mended


def _about(records: RecordsOnDisk) -> Iterator[Finding]:
    records.about()
    copies = []
    for name in about.NAMES:
        path = records.folder / name
        try:
            copies.append(about.read_copy(records.files, path))
        except FileNotFoundError:
            yield Finding(path, "is missing", Remedy.WRITE_ABOUT)
        except envelope.Damaged as error:
            yield Finding(path, str(error), Remedy.WRITE_ABOUT)
    if any(copy.newer for copy in copies):
        yield Finding(records.folder, "was made by a newer version of this program")
    elif len(set(map(str, copies))) == 2:
        path = records.folder / about.NAMES[1]
        yield Finding(path, "differs from about.json", Remedy.WRITE_ABOUT)


def _records(records: RecordsOnDisk) -> Iterator[Finding]:
    records.damage.clear()
    for grave in records.names_by_id(names.TOMBSTONES):
        records.tombstone_at(grave)
    for kind in records.kinds():
        for found in records.read_all(kind):
            if len(different(found)) > 1:
                path = records.folder / kind / names.file_name(found[0].id)
                what = f"was edited in two places; “growth-tui settle {found[0].id}” shows both"
                yield Finding(path, what, harm=False)
    for damage in sorted(records.damage.values(), key=lambda each: (each.kind, each.name)):
        yield Finding(records.folder / damage.kind / damage.name, damage.reason, _remedy(damage))


def _remedy(damage: Damage) -> Remedy | None:
    lasting = damage.newer or damage.unreadable or damage.kind == names.TOMBSTONES
    return None if lasting else Remedy.MOVE_ASIDE


def _leftovers(records: RecordsOnDisk) -> Iterator[Finding]:
    for folder in _folders(records):
        for name in sorted(records.files.names(folder)):
            if sweep.is_leftover(name) and not _in_use(records, folder / name):
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
    """Whether it may be a text that an editor has open now."""
    look = records.files.stat(path)
    day_ago = (records.clock() - timedelta(days=1)).timestamp()
    return path.parent.name == names.WRITING and look is not None and look.st_mtime > day_ago


def _finished_draft(
    records: RecordsOnDisk, record_id: str, files: list[str]
) -> tuple[str, Remedy | None]:
    drafts = [records.read_file(names.DRAFTS, record_id, name) for name in files]
    results = [records.read(kind, record_id) for kind in names.FINISHED]
    finished_at = max((found[0].saved_at for found in results if found), default="")
    if all(draft is not None and draft.saved_at <= finished_at for draft in drafts):
        return "has become a result, and its draft is still there", Remedy.REMOVE
    return "is a draft that was edited after it had become a result", None


def _open_to_others(records: RecordsOnDisk) -> Iterator[Finding]:
    if os.name == "nt":
        return
    for folder in _folders(records):
        look = records.files.stat(folder)
        if look is not None and look.st_mode & 0o077:
            yield Finding(folder, "can be looked into by others", Remedy.CLOSE_TO_OTHERS)
        for name in sorted(records.files.names(folder)):
            look = records.files.stat(folder / name)
            if look is not None and stat.S_ISREG(look.st_mode) and look.st_mode & 0o077:
                yield Finding(folder / name, "can be read by others", Remedy.CLOSE_TO_OTHERS)


def _unsealed(records: RecordsOnDisk) -> Iterator[Finding]:
    if records.about().key is None:
        return
    for kind in (*records.kinds(), names.DEFINITIONS, names.ASSESSMENTS, names.DAMAGED):
        folder = records.folder / kind
        for name in sorted(records.files.names(folder)):
            if name.startswith(".") or name.endswith(".claim"):
                continue
            if not envelope.is_sealed(records.files.read(folder / name)):
                yield Finding(folder / name, "is not sealed", Remedy.SEAL)


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
                data = snapshot_file.unseal(data, lambda vault, key: records.unlocked())
            elif records.about().key is not None:
                yield Finding(backup.path, "is not sealed", Remedy.SEAL)
            snapshot_file.from_bytes(data)
        except Problem as error:
            yield Finding(backup.path, f"is no whole backup: {error.what}")
        except OSError:
            yield Finding(backup.path, "was not given by the disk")


def _folders(records: RecordsOnDisk) -> list[Path]:
    kinds = (*records.kinds(), *sorted(names.RESERVED))
    every = [records.folder, *(records.folder / kind for kind in kinds)]
    return [folder for folder in every if records.files.stat(folder) is not None]


def _move_aside(records: RecordsOnDisk, path: Path) -> None:
    kind = path.parent.name
    record_id = names.id_in(path.name)
    # It may have been repaired, or have finished syncing, since it was found damaged.
    if record_id is None or records.read_file(kind, record_id, path.name) is not None:
        return
    records.set_aside(kind, path.name, records.files.read(path))
    _remove(records, path)


def _remove(records: RecordsOnDisk, path: Path) -> None:
    records.files.unlink(path)
    records.files.sync_folder(path.parent)


def _close_to_others(records: RecordsOnDisk, path: Path) -> None:
    os.chmod(path, 0o700 if path.is_dir() else 0o600)


def _seal(records: RecordsOnDisk, path: Path) -> None:
    sweep.seal_everything(records, records.unlocked())


def _write_about(records: RecordsOnDisk, path: Path) -> None:
    about.write(records.files, records.folder, records.about(), records.now())


_REMEDIES = {
    Remedy.MOVE_ASIDE: _move_aside,
    Remedy.REMOVE: _remove,
    Remedy.CLOSE_TO_OTHERS: _close_to_others,
    Remedy.SEAL: _seal,
    Remedy.WRITE_ABOUT: _write_about,
}
