"""Reading records: which there are, which versions of each stand, and what could not be read."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store import about, blobs, envelope, names, versions, without_about
from growth_tui.store.about import SEALED, About
from growth_tui.store.access import Access
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Record
from growth_tui.store.failures import Damage, NotRead, NotSaved, locked, not_read, unread
from growth_tui.store.files import Files, is_settled, make_folders, write_whole
from growth_tui.store.tombstones import Tombstone

KEYLESS = "is sealed with a passphrase that about.json knows nothing of"
UNSEALED = "is not sealed, so anyone may have put it there, and it does not count"
_SOME = 32  # a first save must not wait for thousands of files
_NEVER = "0001-01-01T00:00:00.000000+00:00"


class RecordsToRead(Access):
    """The records of one data folder, by kind and id; `damage` is what reading came across."""

    def __init__(self, folder: Path, files: Files, clock: Callable[[], datetime]) -> None:
        super().__init__(folder, files, clock)
        self.damage: dict[tuple[str, str], Damage] = {}
        self.sets_aside = True  # not in a folder of which only a look is taken
        self._root = str(folder)
        self._surely_plain = False
        self._listings: dict[str, tuple[int, dict[str, list[str]]]] = {}

    def kinds(self) -> list[str]:
        """The kinds of which there is a folder."""
        try:
            found = filter(names.valid_kind, self.files.names(self.folder))
            return sorted(name for name in found if self._is_folder(name))
        except OSError as error:
            raise not_read(error, self.folder) from None

    def names_by_id(self, kind: str) -> dict[str, list[str]]:
        """The files of each record of a kind, deleted ones included; its own file first."""
        folder = f"{self._root}/{kind}"
        try:
            look = self.files.stat(folder)
            if look is None:
                return {}
            known = self._listings.get(kind)
            if known is not None and known[0] == look.st_mtime_ns:
                return known[1]
            found = names.by_id(self.files.names(folder))
        except OSError as error:
            raise not_read(error, self.folder / kind) from None
        # A second change within one tick of the disk's clock would not show: wait for it to pass.
        if is_settled(look):
            self._listings[kind] = (look.st_mtime_ns, found)
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
            dead |= {record_id for record_id in found if self.finished(record_id)}
        return {each: files for each, files in found.items() if each not in dead} if dead else found

    def read(self, kind: str, record_id: str) -> list[Record]:
        """Every version of a record that stands, the one that counts first; none where it is gone.

        A damaged file counts as absent and is noted in `damage`. Raises NotRead where the disk
        does not give a file, Locked where a passphrase is needed.
        """
        files = self.live(kind).get(record_id)
        return self._read_files(kind, record_id, files) if files else []

    def read_all(self, kind: str) -> Iterator[list[Record]]:
        """As `read`, for each record of a kind by id; a file that is not given is noted."""
        for record_id, files in sorted(self.live(kind).items(), key=_in_order):
            found = [self._read_or_note(kind, record_id, name) for name in files]
            standing = versions.join(record for record in found if record is not None)
            if standing:
                yield standing

    def read_file(self, kind: str, record_id: str, name: str) -> Record | None:
        """The version in one file; None where it is gone, damaged, or of a newer format."""
        data = self._bytes_of(kind, name)
        return None if data is None else self._in_bytes(kind, record_id, name, data)

    def _bytes_of(self, kind: str, name: str) -> bytes | None:
        """What a file holds, None where it is gone."""
        try:
            # A plain text: joining paths costs as much as reading the file.
            return self.files.read(f"{self._root}/{kind}/{name}")
        except FileNotFoundError:
            self.damage.pop((kind, name), None)
            return None
        except OSError as error:
            raise not_read(error, self.folder / kind / name) from None

    def _in_bytes(self, kind: str, record_id: str, name: str, data: bytes) -> Record | None:
        """The version in the bytes of that file; None where it is damaged or a newer format's."""
        try:
            record = envelope.unpack(data, kind, record_id, self.sealer)
            if not names.is_of(record_id, record.document):
                raise envelope.Damaged("holds another record under this one's name")
        except envelope.SealedRecord:
            if self.about().key is not None:
                raise locked(self.folder) from None
            # Its about.json is missing, or not yet synced.
            self.damage[kind, name] = Damage(kind, name, KEYLESS, unreadable=True, foreign=True)
        except envelope.Newer as error:
            self.damage[kind, name] = Damage(kind, name, str(error), newer=True)
        except envelope.Damaged as error:
            had_key = self.sealer is not None
            self.about()
            if had_key and self.sealer is None:
                # Another window set another passphrase meanwhile, which made the old key void.
                raise locked(self.folder) from None
            foreign = envelope.is_sealed(data)
            self.damage[kind, name] = Damage(kind, name, str(error), foreign=foreign)
            # It may be half synced, so the file itself stays; the copy is a kindness.
            with contextlib.suppress(Problem):
                self.set_aside(kind, name, data)
        else:
            if kind != names.TOMBSTONES and envelope.is_plain(data) and self.only_sealed():
                self.damage[kind, name] = Damage(kind, name, UNSEALED, unsealed=True)
                return None
            if self.damage:
                self.damage.pop((kind, name), None)
            return record
        return None

    def only_sealed(self) -> bool:
        """Whether what is plain does not count, since anyone may have put it there. Raises Locked.

        In a plain folder it goes by about.json as last looked at, which costs nothing.
        """
        now = self._about or self.about()
        if now.key is not None:
            now = self.about()
        if now.key is not None and self.sealer is None:
            raise locked(self.folder)
        return now.state == SEALED

    def _read_or_note(self, kind: str, record_id: str, name: str) -> Record | None:
        """As `read_file`; what the disk does not give is noted in `damage`."""
        try:
            return self.read_file(kind, record_id, name)
        except NotRead as error:
            self.damage[kind, name] = unread(kind, name, error)
            return None

    def tombstone(self, kind: str, record_id: str) -> Tombstone | None:
        """The deletion of a record, if there was one."""
        if not names.can_be_buried(record_id):
            return None
        return self.tombstone_at(names.tombstone_id(kind, record_id))

    def tombstone_at(self, grave: str) -> Tombstone | None:
        """The deletion with that id of its own.

        One that cannot be read is noted in `damage` and followed by nobody: it may be void, and
        then hiding or removing the record would lose it.
        """
        found: Tombstone | None = None
        for name in self.names_by_id(names.TOMBSTONES).get(grave, ()):
            record = self._read_or_note(names.TOMBSTONES, grave, name)
            if record is not None:
                try:
                    found = Tombstone.of(record.document).joined(found)
                except (LookupError, TypeError):
                    self.damage[names.TOMBSTONES, name] = Damage(
                        names.TOMBSTONES, name, "is not a tombstone"
                    )
        return found

    def token(self, kind: str) -> object:
        """Something that differs once a file of that kind came, went or was replaced."""
        folder = self.folder / kind
        try:
            look = self.files.stat(folder)
            if look is None or is_settled(look):
                return None if look is None else look.st_mtime_ns
            files = [(name, self.files.stat(folder / name)) for name in self.files.names(folder)]
        except OSError as error:
            raise not_read(error, folder) from None
        looks = frozenset((name, each and (each.st_mtime_ns, each.st_ino)) for name, each in files)
        return look.st_mtime_ns, hash(looks)

    def finished(self, record_id: str) -> bool:
        """Whether a draft with that id has become a result or a reflection."""
        name = names.file_name(record_id)
        return any(
            self.files.stat(self.folder / kind / name) is not None for kind in names.FINISHED
        )

    def _read_about(self) -> About:
        found = super()._read_about()
        self._surely_plain = False
        lost = found.damaged or found == About()
        if lost and without_about.is_sealed(self.files, self.folder):
            return without_about.last_key(self.files, self.folder) or found
        return found

    def _check(self, *, as_it_is: bool) -> About:
        """As for any folder; and nothing plain is put among what is sealed.

        about.json may be missing, not synced yet, or put there by someone who wants what follows
        in plain.
        """
        now = super()._check(as_it_is=as_it_is)
        if as_it_is or self._surely_plain or now.key is not None:
            return now
        if without_about.is_sealed(self.files, self.folder, some=_SOME):
            raise self._sealed_by_others(now)
        self._surely_plain = True
        return now

    def _sealed_by_others(self, now: About) -> NotSaved:
        then = (
            "Wait until the folder is synced, put about.json back from a copy, or a sealed backup "
            "into backups."
        )
        if any(about.other_keys(self.files, self.folder, now)):
            then = (
                "“growth-tui passphrase take-in” takes in what was sealed with a passphrase of "
                "before; “growth-tui doctor” names the files. Elsewhere they are in nobody’s way."
            )
        return NotSaved(
            "Not saved: some records here are sealed, and about.json knows no passphrase.",
            where=str(self.folder),
            then=then,
        )

    def _is_folder(self, name: str) -> bool:
        found = self.files.stat(self.folder / name)
        return found is not None and stat.S_ISDIR(found.st_mode)

    def _read_files(self, kind: str, record_id: str, files: list[str]) -> list[Record]:
        found = [self.read_file(kind, record_id, name) for name in files]
        return versions.join(record for record in found if record is not None)

    def is_deleted(self, kind: str, record_id: str) -> bool:
        """Whether a deletion of that record stands."""
        return self._dead(kind, record_id, self.names_by_id(names.TOMBSTONES))

    def _dead(self, kind: str, record_id: str, graves: dict[str, list[str]]) -> bool:
        for each in {kind, ""}:
            if names.tombstone_id(each, record_id) in graves:
                stone = self.tombstone(each, record_id)
                if stone is not None and stone.stands:
                    return True
        return False

    def set_aside(self, kind: str, name: str, data: bytes, *, durable: bool = False) -> None:
        """Copy what is damaged to damaged/, once, where `sets_aside`; `durable` before it goes.

        Raises NotSaved, Locked.
        """
        if not self.sets_aside:
            return
        copy = blobs.copy_name(kind, name, data)
        folder = self.folder / names.DAMAGED
        with self.writing() as sealer:
            if sealer is not None and not envelope.is_sealed(data):
                blob = Blob(copy, data, 0)
                copy, data = blobs.seal(names.DAMAGED, blob, _NEVER, sealer)
            if durable or self.files.stat(folder / copy) is None:
                make_folders(self.files, folder)
                write_whole(self.files, folder / copy, data, durable=durable)


def _suspects(graves: dict[str, list[str]]) -> set[str]:
    return {grave.removeprefix("draft-") for grave in graves}


def _in_order(item: tuple[str, list[str]]) -> tuple[int, str]:
    # Any fixed order would do; this one keeps TinyDB's numbers in theirs.
    return len(item[0]), item[0]
