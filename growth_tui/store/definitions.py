"""Definitions: those that results were taken with, by their SHA-256, and the person's own."""

from __future__ import annotations

import hashlib

from growth_tui.store.failures import not_read
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.names import ASSESSMENTS, DEFINITIONS
from growth_tui.store.records_on_disk import RecordsOnDisk


class Definitions:
    """Definition files as bytes; what is in them is not read here."""

    def __init__(self, records: RecordsOnDisk) -> None:
        self._records = records

    def keep(self, data: bytes) -> str:
        """Keep a definition as it was taken; gives its SHA-256 (64 hexadecimal digits)."""
        sha = hashlib.sha256(data).hexdigest()
        if self.read(sha) is None:
            with self._records.writing():
                folder = self._records.folder / DEFINITIONS
                make_folders(self._records.files, folder)
                write_whole(self._records.files, folder / f"{sha}.json", data)
        return sha

    def read(self, sha: str) -> bytes | None:
        """The definition with that SHA-256; None where it is not kept, or is damaged."""
        path = self._records.folder / DEFINITIONS / f"{sha}.json"
        try:
            data = self._records.files.read(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise not_read(error, path) from None
        return data if hashlib.sha256(data).hexdigest() == sha else None

    def own(self) -> dict[str, bytes]:
        """The person's own definitions, by file name; those the disk does not give are left out."""
        folder = self._records.folder / ASSESSMENTS
        found = {}
        try:
            for name in sorted(self._records.files.names(folder)):
                if name.endswith(".json") and not name.startswith("."):
                    found[name] = self._records.files.read(folder / name)
        except OSError as error:
            raise not_read(error, folder) from None
        return found
