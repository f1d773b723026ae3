"""Definitions: those that results were taken with, by their SHA-256, and the person's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store import blobs, envelope
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Damaged, Newer, SealedRecord
from growth_tui.store.failures import locked, not_read
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.names import ASSESSMENTS, DEFINITIONS
from growth_tui.store.records_on_disk import RecordsOnDisk

OLDER = ".older"
"""How the name of an own definition ends that a merge found a newer one for."""


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
        folder = self._records.folder / DEFINITIONS
        name = f"{sha}.json"
        data = self._bytes(folder / name)
        if data is not None and hashlib.sha256(data).hexdigest() == sha:
            return data
        if self._records.about().key is None:
            return None
        if self._records.sealer is None:
            raise locked(self._records.folder)
        alias = self._records.sealer.alias(f"{DEFINITIONS}/{name}")
        data = self._bytes(folder / f"{alias}.json")
        blob = None if data is None else self._opened(DEFINITIONS, alias, data)
        return None if blob is None else blob.data

    def all(self) -> dict[str, bytes]:
        """Every definition as it was taken, by SHA-256; damaged ones left out."""
        found = {}
        for blob in self._blobs(DEFINITIONS):
            sha = blob.name.removesuffix(".json")
            if hashlib.sha256(blob.data).hexdigest() == sha:
                found[sha] = blob.data
        return found

    def own(self) -> dict[str, bytes]:
        """The person's own definitions, by file name."""
        return {
            name: blob.data for name, blob in self.own_files().items() if name.endswith(".json")
        }

    def own_files(self) -> dict[str, Blob]:
        """As `own`, with times, and with those that a merge found newer ones for."""
        return {blob.name: blob for blob in self._blobs(ASSESSMENTS)}

    def add_own(self, name: str, data: bytes) -> Path:
        """Put a new definition among the person's own; gives its path, for an editor to open.

        It stays plain until `doctor --repair`, since a sealed file could not be edited. Raises
        NotSaved, and Problem where the name is in use.
        """
        path = self._records.folder / ASSESSMENTS / name
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

    def remove_own(self, name: str) -> None:
        """Remove one of the person's own definitions; quiet where there is none."""
        with self._records.writing() as sealer:
            folder = self._records.folder / ASSESSMENTS
            self._records.files.unlink(folder / name)
            if sealer is not None:
                self._records.files.unlink(folder / f"{sealer.alias(f'{ASSESSMENTS}/{name}')}.json")

    def _write(self, kind: str, blob: Blob) -> None:
        with self._records.writing() as sealer:
            folder = self._records.folder / kind
            make_folders(self._records.files, folder)
            if sealer is not None:
                alias, data = blobs.seal(kind, blob, self._records.now(), sealer)
                write_whole(self._records.files, folder / f"{alias}.json", data)
                return
            path = folder / blob.name
            write_whole(self._records.files, path, blob.data)
            if blob.changed_at:
                self._records.files.set_time(path, blob.changed_at)

    def _blobs(self, kind: str) -> Iterator[Blob]:
        """Every file of a folder; a plain one after a sealed one, as it is the newer."""
        folder = self._records.folder / kind
        try:
            listed = sorted(self._records.files.names(folder))
        except OSError as error:
            raise not_read(error, folder) from None
        plain = []
        for name in listed:
            if name.startswith(".") or not name.endswith((".json", OLDER)):
                continue
            data = self._bytes(folder / name)
            if data is None:
                continue
            if envelope.is_sealed(data):
                blob = self._opened(kind, name.removesuffix(".json"), data)
                if blob is not None:
                    yield blob
            else:
                look = self._records.files.stat(folder / name)
                plain.append(Blob(name, data, 0 if look is None else look.st_mtime_ns))
        yield from plain

    def _opened(self, kind: str, alias: str, data: bytes) -> Blob | None:
        try:
            return blobs.unseal(kind, alias, data, self._records.sealer)
        except SealedRecord:
            raise locked(self._records.folder) from None
        except (Damaged, Newer):
            return None

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return self._records.files.read(path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise not_read(error, path) from None
