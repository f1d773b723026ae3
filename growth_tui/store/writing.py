"""Writing records: each version durable, and in the place of nothing that it was not edited from.

It knows kinds, ids and documents, and nothing of what the documents mean.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from growth_tui.store import envelope, names, versions
from growth_tui.store.envelope import Document, Record, Sealer
from growth_tui.store.failures import NotSaved
from growth_tui.store.files import Files, make_folders, write_whole
from growth_tui.store.reading import RecordsToRead
from growth_tui.store.tombstones import Tombstone

Read = Callable[[str, str, str], Record | None]
"""Gives the version in a file, by kind, id and the file's name."""

_NONE: Mapping[str, str] = {}


class Written(NamedTuple):
    """What a save did: the version that counted before, None where there was none, and the new.

    Either may hold a document that is its writer's own; of what counted before only a result's is
    sure to be as it was on the disk.
    """

    before: Record | None
    after: Record


class RecordsToWrite(RecordsToRead):
    """The records of one data folder, to read and to keep."""

    def __init__(self, folder: Path, files: Files, clock: Callable[[], datetime]) -> None:
        super().__init__(folder, files, clock)
        self._put_last: tuple[bytes, Record | None] = (b"", None)

    def write(
        self,
        kind: str,
        record_id: str,
        document: Document,
        *,
        revive: bool = False,
        based_on: str = "",
    ) -> Written:
        """Keep a document, durably; see `write_all`.

        `based_on` is the mark of the version that its writer saw, empty for the one that counts: a
        version that came in since then stays beside it.
        """
        bases = {record_id: based_on}
        return self.write_all(kind, {record_id: document}, revive=revive, bases=bases)[0]

    def write_all(
        self,
        kind: str,
        documents: Mapping[str, Document],
        *,
        revive: bool = False,
        bases: Mapping[str, str] = _NONE,
    ) -> list[Written]:
        """Keep documents by id; none is written where one of them cannot be kept at all.

        Raises ValueError or TypeError for those. Each is durable before the next is begun. One that
        was deleted is refused with NotSaved, unless `revive` asks for it back.
        """
        with self.writing() as sealer:
            if kind in names.IMMUTABLE:
                files, read = {}, self.read_file
            else:
                files, read = self.names_by_id(kind), self._known_or_read
            before = [
                self._by_file(kind, names.checked(kind, each, document), files.get(each, ()), read)
                for each, document in documents.items()
            ]
            standing = [versions.join(found.values()) for found in before]
            now = self.now()
            after = [
                versions.edited(found, kind, record_id, document, now, bases.get(record_id, ""))
                for found, (record_id, document) in zip(standing, documents.items(), strict=True)
            ]
            for record, found in zip(after, before, strict=True):
                self._check_deletion(record, revive=revive)
                self._put_after(record, found, sealer)
            return [
                Written(found[0] if found else None, record)
                for found, record in zip(standing, after, strict=True)
            ]

    def bury(self, stone: Tombstone) -> None:
        """Keep a tombstone as it is; it holds no words, so no passphrase is needed."""
        at = max(stone.at, stone.restored_at)
        with self.marking():
            record = envelope.make(names.TOMBSTONES, stone.id, at, stone.to_document())
            self._put(record, sealer=None)

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

    def _put(self, record: Record, sealer: Sealer | None, name: str = "") -> None:
        name = name or names.file_name(record.id)
        path = f"{self._root}/{record.kind}/{name}"
        data = envelope.pack(record, sealer)
        if self.damage:
            self._make_way(record.kind, record.id, name)
        try:
            write_whole(self.files, path, data)
        except FileNotFoundError:
            make_folders(self.files, self.folder / record.kind)
            write_whole(self.files, path, data)
        self._put_last = data, record
        self._listings.pop(record.kind, None)
        if self.damage:
            self.damage.pop((record.kind, name), None)

    def _make_way(self, kind: str, record_id: str, name: str) -> None:
        """Let a file that may be as good as any lie beside what is put in its place."""
        found = self.damage.get((kind, name))
        if found is None or not (found.may_be_whole or found.foreign):
            return
        beside = names.file_name(f"{record_id}.{os.urandom(8).hex()}")
        with contextlib.suppress(FileNotFoundError):
            self.files.replace(f"{self._root}/{kind}/{name}", f"{self._root}/{kind}/{beside}")
            self.damage[kind, beside] = replace(found, name=beside)

    def _put_after(self, record: Record, before: dict[str, Record], sealer: Sealer | None) -> None:
        """Put a new version in the record's own file.

        A version there that it was not edited from gets a file beside it first; files of those that
        it was edited from go.
        """
        own = names.file_name(record.id)
        there = before.get(own)
        if record.kind not in names.IMMUTABLE and there and there.mark not in record.earlier:
            self._put(there, sealer, names.file_name(f"{there.id}.{there.mark}"))
        self._put(record, sealer)
        self._unlink(
            record.kind,
            [name for name, each in before.items() if name != own and each.mark in record.earlier],
        )

    def _by_file(
        self, kind: str, record_id: str, files: Sequence[str], read: Read
    ) -> dict[str, Record]:
        """The versions of a record by file name, its own file first; raises NotSaved."""
        own = names.file_name(record_id)
        found = {name: read(kind, record_id, name) for name in dict.fromkeys((own, *files))}
        damage = self.damage.get((kind, own)) if found[own] is None else None
        if damage is not None and damage.newer:
            raise NotSaved(
                "Not saved: a newer version of this program made this record.",
                where=str(self.folder / kind / own),
                then="Use that version; this one can only read it.",
            )
        return {name: record for name, record in found.items() if record is not None}

    def _known_or_read(self, kind: str, record_id: str, name: str) -> Record | None:
        """As `read_file`; what was put there last, byte for byte, is known without reading it.

        Between two answers that is how it mostly is. Not for who looks at the document: who gave it
        to be kept may have changed it since.
        """
        data = self._bytes_of(kind, name)
        if data is None:
            return None
        put, record = self._put_last
        if data == put and record is not None and (record.kind, record.id) == (kind, record_id):
            return record
        return self._in_bytes(kind, record_id, name, data)

    def _unlink(self, kind: str, gone: Sequence[str]) -> None:
        """Remove files of a kind, durably."""
        for name in gone:
            self.files.unlink(self.folder / kind / name)
            self.damage.pop((kind, name), None)
        if gone:
            self.files.sync_folder(self.folder / kind)

    def _check_deletion(self, record: Record, *, revive: bool) -> None:
        grave = names.file_name(names.tombstone_id(record.kind, record.id))
        if self.files.stat(f"{self._root}/{names.TOMBSTONES}/{grave}") is None:
            return
        stone = self.tombstone(record.kind, record.id)
        if stone is None or not stone.stands:
            return
        if not revive:
            raise NotSaved(
                "Not saved: this was deleted, here or on another machine.",
                where=str(self.folder / record.kind / names.file_name(record.id)),
                then="Copy what you still need, and begin it anew.",
            )
        self.revive(record.kind, record.id)
