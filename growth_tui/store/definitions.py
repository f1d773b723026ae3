"""Definitions: those that results were taken with, by their SHA-256, and the person's own."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store import blobs, envelope
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Damaged, Newer, SealedRecord
from growth_tui.store.failures import Damage, NotRead, locked, not_read, unread
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.names import ASSESSMENTS, DEFINITIONS, of_own
from growth_tui.store.reading import KEYLESS, UNSEALED
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import Sort, sort_of

LARGEST = 4_000_000
"""In bytes: twice what a form may have, since sealing makes more of it. No more than that is read,
so that a film or a disk image among the forms costs no time."""

_TOO_BIG = f"is bigger than {LARGEST // 1_000_000} MB, which no form needs"


def can_be_own(name: str) -> bool:
    """Whether a file of that name would be read as one of the person's own."""
    return sort_of(ASSESSMENTS, name) is Sort.DEFINITION and blobs.alias_in(name) is None


class Definitions:
    """Definition files as bytes; what is in them is not read here."""

    def __init__(self, records: RecordsOnDisk) -> None:
        self._records = records

    def keep(self, data: bytes) -> str:
        """Keep a definition as it was taken; gives its SHA-256 (64 hexadecimal digits)."""
        sha = hashlib.sha256(data).hexdigest()
        if self.read(sha) is None:
            self._write(DEFINITIONS, Blob(f"{sha}.json", data, 0))
        return sha

    def read(self, sha: str) -> bytes | None:
        """The definition with that SHA-256; None where it is not kept, or is damaged."""
        name = f"{sha}.json"
        blob = self.file(DEFINITIONS, name)
        if blob is None and self._records.about().key is not None:
            alias = self._records.unlocked().alias(f"{DEFINITIONS}/{name}")
            blob = self.file(DEFINITIONS, f"{alias}.json")
        return None if blob is None else blob.data

    def all(self) -> dict[str, bytes]:
        """Every definition as it was taken, by SHA-256; damaged ones left out."""
        return {
            hashlib.sha256(blob.data).hexdigest(): blob.data for blob in self._blobs(DEFINITIONS)
        }

    def own(self) -> dict[str, bytes]:
        """The person's own definitions, by file name."""
        found = blobs.joined(self._blobs(ASSESSMENTS))
        return {name: blob.data for name, blob in found.items() if name.endswith(".json")}

    def own_files(self) -> dict[str, Blob]:
        """As `own`, with times, and with those that a newer one took the name of."""
        found = self._blobs(ASSESSMENTS)
        return blobs.joined(blobs.of_own(each.name, each.data, each.changed_at) for each in found)

    def add_own(self, name: str, data: bytes) -> Path:
        """Put a new definition among the person's own; gives its path, for an editor to open.

        Raises NotSaved; and Problem where the name is in use, and where a passphrase is set, since
        the editor would have it there unsealed.
        """
        path = self._records.folder / ASSESSMENTS / name
        if self._records.about().key is not None:
            raise Problem(
                "A passphrase is set here, and a form in your editor would lie there unsealed.",
                then="Write it elsewhere, with -o FILE. Once it is done, copy it to "
                f"{path.parent}, and “growth-tui doctor --repair” seals it.",
            )
        if name in self.own_files():
            raise Problem(
                "There is a definition of that name already.",
                where=str(path),
                then="Choose another name, or edit that one.",
            )
        with self._records.writing():
            make_folders(self._records.files, path.parent)
            write_whole(self._records.files, path, data)
        return path

    def keep_own(self, blob: Blob) -> None:
        """Keep one of the person's own definitions under its file name."""
        self._write(ASSESSMENTS, blob)

    def _write(self, kind: str, blob: Blob) -> None:
        with self._records.writing() as sealer:
            folder = self._records.folder / kind
            make_folders(self._records.files, folder)
            if sealer is not None:
                alias, data = blobs.seal(kind, blob, self._records.now(), sealer)
                write_whole(self._records.files, folder / f"{alias}.json", data)
                return
            path = folder / (self._called(blob.name) if kind == ASSESSMENTS else blob.name)
            write_whole(self._records.files, path, blob.data)
            if blob.changed_at:
                self._records.files.set_time(path, blob.changed_at)

    def _called(self, name: str) -> str:
        """What the file of a form is called that goes by that name, where there is one."""
        listed = self._records.files.names(self._records.folder / ASSESSMENTS)
        return next((each for each in listed if of_own(each) == name), name)

    def file(self, kind: str, name: str) -> Blob | None:
        """One file of definitions or of own ones; None where it is gone, or is not to be used.

        What is damaged, too big or not sealed is noted in the records' `damage`. Raises NotRead,
        Locked.
        """
        path = self._records.folder / kind / name
        self._records.damage.pop((kind, name), None)
        try:
            look = self._records.files.stat(path)
            if look is not None and look.st_size > LARGEST:
                self._note(Damage(kind, name, _TOO_BIG, unreadable=True))
                return None
            data = self._records.files.read(path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise not_read(error, path) from None
        try:
            if envelope.is_sealed(data):
                return blobs.unseal(kind, name, data, self._records.sealer)
            return self._plain(kind, Blob(name, data, 0 if look is None else look.st_mtime_ns))
        except SealedRecord:
            if self._records.about().key is not None:
                raise locked(self._records.folder) from None
            self._note(Damage(kind, name, KEYLESS, unreadable=True, foreign=True))
        except Newer as error:
            self._note(Damage(kind, name, str(error), newer=True))
        except Damaged as error:
            foreign = envelope.is_sealed(data)
            self._note(Damage(kind, name, str(error), foreign=foreign))
            with contextlib.suppress(Problem):
                self._records.set_aside(kind, name, data)
        return None

    def _plain(self, kind: str, blob: Blob) -> Blob | None:
        if kind == DEFINITIONS:
            # Its name tells what is in it, so it matters little who put it there, or copied it.
            if not blob.name.startswith(hashlib.sha256(blob.data).hexdigest()):
                raise Damaged("does not match its checksum")
        elif blobs.alias_in(blob.name) is not None:
            raise Damaged("is cut short or was not sealed here")
        elif self._records.only_sealed():
            self._note(Damage(kind, blob.name, UNSEALED, unsealed=True))
            return None
        return blob

    def _note(self, damage: Damage) -> None:
        self._records.damage[damage.kind, damage.name] = damage

    def _blobs(self, kind: str) -> Iterator[Blob]:
        """Every file of a folder that can be read."""
        folder = self._records.folder / kind
        try:
            listed = sorted(self._records.files.names(folder))
        except OSError as error:
            raise not_read(error, folder) from None
        for name in listed:
            if sort_of(kind, name) is not Sort.DEFINITION:
                continue
            try:
                blob = self.file(kind, name)
            except NotRead as error:
                self._note(unread(kind, name, error))
                continue
            if blob is not None:
                yield blob
