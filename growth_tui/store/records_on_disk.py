"""Records as files: the one way in which any record is read, written or removed.

Store and the TinyDB table both stand on this. It knows kinds, ids and documents, and nothing of
what the documents mean.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from growth_tui.store import about, envelope, names, versions
from growth_tui.store.about import About
from growth_tui.store.envelope import Document, Record, Sealer
from growth_tui.store.failures import Damage, NotRead, NotSaved, locked, not_read, not_saved
from growth_tui.store.files import Files, make_folders, write_whole
from growth_tui.store.locks import Lock
from growth_tui.store.tombstones import Tombstone

LOCK = "lock"
_PATIENCE = 2.0


class RecordsOnDisk:
    """The records in one data folder.

    `sealer` is set while a passphrase has been given. Nothing is made until the first write, so a
    folder that cannot be written to can be read.
    """

    def __init__(self, folder: Path, files: Files, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self.files = files
        self.clock = clock
        self.sealer: Sealer | None = None
        self.damage: dict[tuple[str, str], Damage] = {}
        self._lock = Lock(folder / LOCK)
        self._one_at_a_time = threading.RLock()
        self._inside = False
        self._about: About | None = None
        self._about_signature: object = None
        self._listings: dict[str, tuple[int, dict[str, list[str]]]] = {}

    # What the folder is

    def about(self) -> About:
        """What about.json says now, read again when it was replaced."""
        try:
            signature = about.signature(self.files, self.folder)
            if self._about is None or signature != self._about_signature:
                self._about = about.read(self.files, self.folder)
                self._about_signature = signature
                if self._about.key is None:
                    self.sealer = None
        except envelope.Damaged:
            raise NotRead(
                "Both copies of about.json are damaged.",
                where=str(self.folder),
                then="Put one back from a backup; the records themselves are untouched.",
            ) from None
        except OSError as error:
            raise not_read(error, self.folder / about.NAMES[0]) from None
        return self._about

    def now(self) -> str:
        """The time as `saved_at` holds it."""
        return versions.moment(self.clock())

    def kinds(self) -> list[str]:
        """The kinds of which there is a folder."""
        try:
            found = self.files.names(self.folder)
        except OSError as error:
            raise not_read(error, self.folder) from None
        return sorted(
            name for name in found if names.valid_kind(name) and (self.folder / name).is_dir()
        )

    # Reading

    def names_by_id(self, kind: str) -> dict[str, list[str]]:
        """The files of each record of a kind, deleted ones included; its own file first."""
        folder = self.folder / kind
        try:
            stat = self.files.stat(folder)
            if stat is None:
                return {}
            known = self._listings.get(kind)
            if known is not None and known[0] == stat.st_mtime_ns:
                return known[1]
            found = names.by_id(self.files.names(folder))
        except OSError as error:
            raise not_read(error, folder) from None
        # A second change within one tick of the disk's clock would not show: wait for it to pass.
        if _settled(stat):
            self._listings[kind] = (stat.st_mtime_ns, found)
        else:
            self._listings.pop(kind, None)
        return found

    def live(self, kind: str) -> dict[str, list[str]]:
        """The files of each record of a kind that is not deleted."""
        found = self.names_by_id(kind)
        graves = self.names_by_id(names.TOMBSTONES)
        dead = {
            record_id
            for record_id in (found.keys() if len(found) < len(graves) else _suspects(graves))
            if record_id in found and self._dead(kind, record_id, graves)
        }
        if kind == names.DRAFTS:
            dead |= {record_id for record_id in found if self._finished(record_id)}
        return {each: files for each, files in found.items() if each not in dead} if dead else found

    def read(self, kind: str, record_id: str) -> list[Record]:
        """Every version of a record that stands, the one that counts first; none where it is gone.

        A damaged file counts as absent and is noted in `damage`. Raises NotRead where the disk
        does not give a file, Locked where a passphrase is needed.
        """
        if record_id not in self.live(kind):
            return []
        return self._read_files(kind, record_id, self.names_by_id(kind)[record_id])

    def read_all(self, kind: str) -> Iterator[list[Record]]:
        """As `read`, for each record of a kind; one that the disk does not give is noted."""
        for record_id, files in self.live(kind).items():
            try:
                found = self._read_files(kind, record_id, files)
            except NotRead as error:
                self.damage[kind, files[0]] = Damage(kind, files[0], error.what, unreadable=True)
                continue
            if found:
                yield found

    def read_file(self, kind: str, record_id: str, name: str) -> Record | None:
        """The version in one file; None where it is gone, damaged, or of a newer format."""
        path = self.folder / kind / name
        try:
            data = self.files.read(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise not_read(error, path) from None
        try:
            record = envelope.unpack(data, kind, record_id, self.sealer)
        except envelope.SealedRecord:
            raise locked(self.folder) from None
        except envelope.Newer as error:
            self.damage[kind, name] = Damage(kind, name, str(error), newer=True)
        except envelope.Damaged as error:
            self.damage[kind, name] = Damage(kind, name, str(error))
            self._set_aside(kind, name, data)
        else:
            if self.damage:
                self.damage.pop((kind, name), None)
            return record
        return None

    def token(self, kind: str) -> object:
        """Something that differs once a file of that kind came, went or was replaced."""
        try:
            stat = self.files.stat(self.folder / kind)
            if stat is None:
                return None
            if _settled(stat):
                return stat.st_mtime_ns
            folder = self.folder / kind
            looks = [(name, self.files.stat(folder / name)) for name in self.files.names(folder)]
        except OSError as error:
            raise not_read(error, self.folder / kind) from None
        return stat.st_mtime_ns, hash(
            frozenset((name, look and (look.st_mtime_ns, look.st_ino)) for name, look in looks)
        )

    def close(self) -> None:
        """Let go of the lock file."""
        self._lock.close()

    def tombstone(self, kind: str, record_id: str) -> Tombstone | None:
        """The deletion of a record, if there was one."""
        grave = names.tombstone_id(kind, record_id)
        found: Tombstone | None = None
        for name in self.names_by_id(names.TOMBSTONES).get(grave, ()):
            record = self.read_file(names.TOMBSTONES, grave, name)
            # What cannot be read was a deletion all the same, and deletions win.
            stone = Tombstone(grave, "9999") if record is None else _stone(record)
            found = stone.joined(found)
        return found

    # Writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[Sealer | None]:
        """Everything that writes does so in here; yields what seals, None in a plain folder.

        Raises NotSaved where the disk refuses, or where the folder is a newer version's or is
        having its passphrase changed; Locked where a passphrase is needed.
        """
        try:
            with self._one_at_a_time:
                if self._inside:
                    yield self._writer()
                    return
                if self.files.stat(self.folder / about.NAMES[0]) is None:
                    self._begin()
                with self.locked(exclusive=False):
                    self._inside = True
                    try:
                        yield self._writer()
                    finally:
                        self._inside = False
        except OSError as error:
            raise not_saved(error, self.folder) from error

    @contextlib.contextmanager
    def locked(self, *, exclusive: bool) -> Iterator[None]:
        """Hold the folder's lock: shared to add records, exclusive to change how they are kept."""
        with self._lock.held(exclusive=exclusive, patience=_PATIENCE) as taken:
            if not taken:
                raise NotSaved(
                    "Not saved: another window is busy with the whole folder.",
                    where=str(self.folder),
                    then="Wait until that is done, then try again.",
                )
            yield

    def write(
        self, kind: str, record_id: str, document: Document, *, revive: bool = False
    ) -> Record | None:
        """Keep a document, durably; gives the version that it replaces, None where it is new.

        One that was deleted is refused with NotSaved, unless `revive` asks for it back.
        """
        with self.writing() as sealer:
            grave = names.file_name(names.tombstone_id(kind, record_id))
            if self.files.stat(self.folder / names.TOMBSTONES / grave) is not None:
                if revive:
                    self.revive(kind, record_id)
                else:
                    self._refuse_deleted(kind, record_id)
            before = self._version_to_replace(kind, record_id)
            after = versions.edited(before, kind, record_id, document, self.now())
            self._put(after, sealer)
            return before

    def put(self, record: Record) -> None:
        """Keep a version exactly as it is (from a merge, say) in the record's own file."""
        with self.writing() as sealer:
            self._put(record, sealer)

    def remove(self, kind: str, record_id: str) -> None:
        """Delete a record and every file that may hold its words; a tombstone remains.

        A draft that has become a result goes without one. Quiet where there is no such record.
        """
        with self.writing():
            folder = self.folder / kind
            files = [name for name in self.files.names(folder) if _belongs(name, record_id)]
            if not files:
                return
            if not (kind == names.DRAFTS and self._finished(record_id)):
                grave = names.tombstone_id(kind, record_id)
                before = self.tombstone(kind, record_id) or Tombstone(grave, "")
                at = versions.later(self.now(), max(before.at, before.restored_at))
                self.bury(Tombstone(grave, at, before.restored_at))
            for name in files:
                self.files.unlink(folder / name)
                self.damage.pop((kind, name), None)
            self.files.sync_folder(folder)
            self._forget_copies(kind, record_id)

    def bury(self, stone: Tombstone) -> None:
        """Keep a tombstone as it is."""
        at = max(stone.at, stone.restored_at)
        self.put(envelope.make(names.TOMBSTONES, stone.id, at, stone.to_document()))

    def revive(self, kind: str, record_id: str) -> None:
        """Void the deletion of a record, here and wherever the folder is merged."""
        stone = self.tombstone(kind, record_id)
        if stone is not None and stone.stands:
            self.bury(replace(stone, restored_at=versions.later(self.now(), stone.at)))

    def make_kind(self, kind: str) -> None:
        """Make the folder of a kind, which then exists without records."""
        if self.files.stat(self.folder / kind) is None:
            with self.writing():
                make_folders(self.files, self.folder / kind)

    def remove_kind(self, kind: str) -> None:
        """Remove the folder of a kind that has no files left."""
        with self.writing():
            self.files.remove_folder(self.folder / kind)

    # How

    def _begin(self) -> None:
        make_folders(self.files, self.folder)
        with self.locked(exclusive=True):
            found = self.about()
            if not found.newer and self.files.stat(self.folder / about.NAMES[0]) is None:
                about.write(
                    self.files,
                    self.folder,
                    About(generation=1) if found == About() else found,
                    self.now(),
                )

    def _writer(self) -> Sealer | None:
        now = self.about()
        if now.newer:
            raise NotSaved(
                "Not saved: a newer version of this program made this folder.",
                where=str(self.folder),
                then="Use that version; this one can only read here.",
            )
        if not now.seals:
            return None
        if self.sealer is None:
            raise locked(self.folder)
        return self.sealer

    def _put(self, record: Record, sealer: Sealer | None) -> None:
        folder = self.folder / record.kind
        path = folder / names.file_name(record.id)
        # Tombstones hold no words, and must be understood before a passphrase is given.
        data = envelope.pack(record, None if record.kind == names.TOMBSTONES else sealer)
        try:
            write_whole(self.files, path, data)
        except FileNotFoundError:
            make_folders(self.files, folder)
            write_whole(self.files, path, data)
        self._listings.pop(record.kind, None)
        if self.damage:
            self.damage.pop((record.kind, path.name), None)

    def _version_to_replace(self, kind: str, record_id: str) -> Record | None:
        name = names.file_name(record_id)
        record = self.read_file(kind, record_id, name)
        damage = self.damage.get((kind, name)) if record is None else None
        if damage is not None and damage.newer:
            raise NotSaved(
                "Not saved: a newer version of this program made this record.",
                where=str(self.folder / kind / name),
                then="Use that version; this one can only read it.",
            )
        return record

    def _refuse_deleted(self, kind: str, record_id: str) -> None:
        stone = self.tombstone(kind, record_id)
        if stone is not None and stone.stands:
            raise NotSaved(
                "Not saved: this was deleted, here or on another machine.",
                where=str(self.folder / kind / names.file_name(record_id)),
                then="Copy what you still need, and begin it anew.",
            )

    def _read_files(self, kind: str, record_id: str, files: list[str]) -> list[Record]:
        found = [self.read_file(kind, record_id, name) for name in files]
        return versions.join(record for record in found if record is not None)

    def _dead(self, kind: str, record_id: str, graves: dict[str, list[str]]) -> bool:
        for each in {kind, ""}:
            if names.tombstone_id(each, record_id) in graves:
                stone = self.tombstone(each, record_id)
                if stone is not None and stone.stands:
                    return True
        return False

    def _finished(self, record_id: str) -> bool:
        name = names.file_name(record_id)
        return any(
            self.files.stat(self.folder / kind / name) is not None for kind in names.FINISHED
        )

    def _set_aside(self, kind: str, name: str, data: bytes) -> None:
        """Copy what is damaged, once; it may be half synced, so the file itself stays."""
        copy = f"{kind}.{name}.{hashlib.sha256(data).hexdigest()[:8]}"
        path = self.folder / names.DAMAGED / copy
        with contextlib.suppress(OSError):
            if self.files.stat(path) is None:
                make_folders(self.files, path.parent)
                write_whole(self.files, path, data, durable=False)

    def _forget_copies(self, kind: str, record_id: str) -> None:
        folder = self.folder / names.DAMAGED
        for name in self.files.names(folder):
            if name.startswith(f"{kind}.{record_id}"):
                self.files.unlink(folder / name)


def _settled(stat: os.stat_result) -> bool:
    """Whether any further change would show in the time of the last one.

    File systems keep times in ticks: of some milliseconds, or on FAT and HFS+ of whole seconds.
    """
    tick = 2.1 if stat.st_mtime_ns % 1_000_000_000 == 0 else 0.1
    return abs(time.time() - stat.st_mtime) > tick


def _belongs(name: str, record_id: str) -> bool:
    """Whether a file holds a version of the record, whole or unfinished, or its claim."""
    return names.id_in(name) == record_id or name.lstrip(".").startswith(f"{record_id}.")


def _stone(record: Record) -> Tombstone:
    return Tombstone.from_document(record.document)


def _suspects(graves: dict[str, list[str]]) -> set[str]:
    return {grave.removeprefix("draft-") for grave in graves}
