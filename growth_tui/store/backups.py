"""Backups: a snapshot a day when something changed, and how many of them to keep.

A new one is written and read back before any older one is thinned out. They lie on the same disk as
the data: they help against a mistake, not against a lost computer.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store import names, snapshot, snapshot_file, versions
from growth_tui.store.definitions import Definitions
from growth_tui.store.failures import Damage, NotSaved, not_read
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.snapshot import Snapshot

ALL = timedelta(days=2)
"""For how long every backup is kept."""

DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of how many days, weeks and months the last backup each is kept after that."""

BEFORE_RESTORE = "before-restore"
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})Z(?:\.[a-z-]+)?\.json")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file: where it is, when it was made (UTC), and its size in bytes.

    `left_out` names what could not be read when it was made, where that was just now.
    """

    path: Path
    made_at: datetime
    size: int
    left_out: tuple[Damage, ...] = ()


class Backups:
    """The backups of one data folder."""

    def __init__(self, records: RecordsOnDisk, definitions: Definitions) -> None:
        self._records = records
        self._definitions = definitions
        self.folder = records.folder / names.BACKUPS

    def all(self) -> list[Backup]:
        """Every backup, the latest first. Raises NotRead."""
        try:
            found = [
                Backup(self.folder / name, made_at, look.st_size)
                for name in self._records.files.names(self.folder)
                if (made_at := _made_at(name)) is not None
                and (look := self._records.files.stat(self.folder / name)) is not None
            ]
        except OSError as error:
            raise not_read(error, self.folder) from None
        return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)

    def due(self, now: datetime) -> bool:
        """Whether something changed since the last backup, and that is a day ago or more.

        A backup from the future (a clock was wrong) counts for nothing.
        """
        past = [backup for backup in self.all() if backup.made_at <= now]
        if past and now - past[0].made_at < timedelta(days=1):
            return False
        since = past[0].made_at.timestamp() if past else 0.0
        return any(changed > since for changed in self._changes())

    def make(self, now: datetime, *, note: str = "") -> Backup:
        """Write a backup, read it back, then thin out the older ones.

        Raises NotSaved; then the older ones are all still there.
        """
        taken = snapshot.take(self._records, self._definitions)
        # Alone, or two that are made at once could choose the same name.
        with self._records.alone(), self._records.writing():
            data = self.content(taken, now)
            path = self._free(now, note)
            make_folders(self._records.files, self.folder)
            write_whole(self._records.files, path, data)
            if self._records.files.read(path) != data:
                raise NotSaved(
                    "Not saved: the disk gave back something else than was written.",
                    where=str(path),
                    then="Look after the disk, and back up to another one.",
                )
        if not taken.left_out:
            # What cannot be read now may only be in an older one.
            self._thin(now)
        return Backup(path, now, len(data), taken.left_out)

    def content(self, taken: Snapshot, now: datetime) -> bytes:
        """Give the bytes of a backup file, sealed in a folder with a passphrase."""
        stamp = versions.moment(now)
        plain = snapshot_file.to_bytes(taken, stamp)
        about = self._records.about()
        if about.vault is None or about.key is None:
            return plain
        return snapshot_file.seal(plain, about.vault, about.key, self._records.unlocked(), stamp)

    def purge(self) -> int:
        """Remove every backup under whatever name, also what cut-short writes made of one.

        Gives how many files there were. Raises NotSaved; and Problem where a record cannot be read
        now, of which a backup may hold the only good copy.
        """
        left_out = snapshot.take(self._records, self._definitions).left_out
        if left_out:
            raise Problem(
                "The backups were not removed: some of what is here cannot be read now, and one of "
                "them may hold it.",
                where=f"{left_out[0].kind}/{left_out[0].name}",
                then="See `growth-tui doctor`, then try again.",
            )
        with self._records.writing():
            found = list(filter(self._is_one, self._records.files.names(self.folder)))
            for name in found:
                self._records.files.unlink(self.folder / name)
            if found:
                self._records.files.sync_folder(self.folder)
        return len(found)

    def _is_one(self, name: str) -> bool:
        """Whether a file is a backup by its name, or by what is in it."""
        if _STAMP.search(name):
            return True
        files, path = self._records.files, self.folder / name
        look = files.stat(path)
        ordinary = look is not None and stat.S_ISREG(look.st_mode)
        return ordinary and snapshot_file.is_one(files.read(path))

    def _free(self, now: datetime, note: str) -> Path:
        """Where a backup of now goes: under its second, or the next one of which there is none."""
        end = f".{note}.json" if note else ".json"
        while True:
            path = self.folder / (now.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ") + end)
            if self._records.files.stat(path) is None:
                return path
            now += timedelta(seconds=1)

    def _changes(self) -> list[float]:
        kept = (*self._records.kinds(), names.TOMBSTONES, names.ASSESSMENTS, names.DEFINITIONS)
        looks = (self._records.files.stat(self._records.folder / kind) for kind in kept)
        return [look.st_mtime for look in looks if look is not None]

    def _thin(self, now: datetime) -> None:
        found = self.all()
        kept = worth_keeping((backup.made_at for backup in found), now)
        with self._records.writing():
            for backup in found:
                if backup.made_at not in kept:
                    self._records.files.unlink(backup.path)


def worth_keeping(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Give the times to keep: all of late, then the last of each day, week, month and year.

    Those from the future are all kept: which clock was wrong cannot be known.
    """
    every = set(times)
    kept = {time for time in every if time > now - ALL}
    for form, most in (("%Y-%m-%d", DAYS), ("%G-W%V", WEEKS), ("%Y-%m", MONTHS), ("%Y", None)):
        last_of: dict[str, datetime] = {}
        for time in sorted(every, reverse=True):
            if time <= now:
                last_of.setdefault(time.strftime(form), time)
        kept.update(list(last_of.values())[:most])
    return kept


def _made_at(name: str) -> datetime | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], "%Y-%m-%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
