"""TinyDB over the folder of records: its queries, tables and documents, one file a record.

Stock TinyDB reads and writes all tables for every change. Two of its private hooks are overridden
here, so that a change costs what it changes: `Table._update_table` and `Table._get_next_id`
(tests/store/test_tinydb.py says so when a release of TinyDB no longer has them).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from growth_tui.store.envelope import Document, Record, make
from growth_tui.store.recent import RESULTS, RecentIndex
from growth_tui.store.records_on_disk import RecordsOnDisk


class FolderStorage(Storage):
    """All tables at once, as TinyDB's Storage sees them; what is read is parsed only when used."""

    def __init__(self, records: RecordsOnDisk, recent: RecentIndex | None = None) -> None:
        self.records = records
        self._recent = recent

    def read(self) -> dict[str, Any] | None:
        """Give each table by name, its documents still on disk; None where there are no tables."""
        return {kind: StoredTable(self.records, kind) for kind in self.records.kinds()} or None

    def write(self, data: Mapping[str, Mapping[str, Document]]) -> None:
        """Make the folder hold these tables and no others, changing only files that differ."""
        for kind in self.records.kinds():
            if kind not in data:
                self.apply(kind, {}, set(self.records.live(kind)))
                self.records.remove_kind(kind)
        for kind, table in data.items():
            if not isinstance(table, StoredTable):
                self.records.make_kind(kind)
                gone = self.records.live(kind).keys() - table.keys()
                self.apply(kind, table, gone)

    def apply(
        self,
        kind: str,
        changed: Mapping[str, Document],
        gone: Collection[str] = (),
        *,
        revive: bool = True,
    ) -> list[Record]:
        """Write and remove these records of one table, each durable before the next is begun.

        Gives the versions that were written.
        """
        with self.records.writing():
            written = self.records.write_all(kind, changed, revive=revive)
            for record_id in gone:
                self.records.remove(kind, record_id)
            if kind == RESULTS and self._recent is not None:
                before = (each.before for each in written)
                self._recent.changed(zip(before, changed.values(), strict=True), gone)
            return [each.after for each in written]


class StoredTable(Mapping[str, Document]):
    """The documents of one table by id, read when asked for."""

    def __init__(self, folder: RecordsOnDisk, kind: str) -> None:
        self._folder = folder
        self.kind = kind

    def record(self, record_id: str) -> Record:
        """The version of a record that counts; raises KeyError where there is none."""
        found = self._folder.read(self.kind, record_id)
        if not found:
            raise KeyError(record_id)
        return found[0]

    def records(self) -> Iterator[Record]:
        """The version that counts of each record."""
        return (found[0] for found in self._folder.read_all(self.kind))

    def __getitem__(self, record_id: str) -> Document:
        return self.record(record_id).document

    def __iter__(self) -> Iterator[str]:
        return (record.id for record in self.records())

    def __len__(self) -> int:
        return sum(1 for _ in self.records())

    def items(self) -> Any:
        """Each id with its document, each file read once."""
        return ((record.id, record.document) for record in self.records())


class _Pending(MutableMapping[Any, Document]):
    """A table while an update runs over it: reads go to the disk, changes wait in memory."""

    def __init__(self, stored: StoredTable, id_class: Callable[[str], Any]) -> None:
        self._stored = stored
        self._id_class = id_class
        self._before: dict[str, Record] = {}
        self._now: dict[str, Document] = {}
        self.gone: set[str] = set()

    def changed(self) -> dict[str, Document]:
        """What differs from the disk now."""
        return {key: document for key, document in self._now.items() if self._differs(key)}

    def __getitem__(self, doc_id: Any) -> Document:
        key = str(doc_id)
        if key not in self._now:
            if key in self.gone:
                raise KeyError(doc_id)
            self._take(self._stored.record(key))
        return self._now[key]

    def __setitem__(self, doc_id: Any, document: Document) -> None:
        self._now[str(doc_id)] = document
        self.gone.discard(str(doc_id))

    def __delitem__(self, doc_id: Any) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._now.pop(str(doc_id), None)
        self.gone.add(str(doc_id))

    def __iter__(self) -> Iterator[Any]:
        for record in self._stored.records():
            if record.id not in self._now and record.id not in self.gone:
                self._take(record)
        return iter([self._id_class(key) for key in self._now])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Drop every document."""
        self.gone |= {record.id for record in self._stored.records()} | self._now.keys()
        self._now.clear()

    def _take(self, record: Record) -> None:
        self._before[record.id] = record
        self._now[record.id] = record.document

    def _differs(self, key: str) -> bool:
        before = self._before.get(key)
        if before is None:
            return True
        # TinyDB changes documents in place, so the bytes as read are what tells.
        after = make(before.kind, key, before.saved_at, self._now[key], before.earlier)
        return after.digest != before.digest


class RecordTable(Table):
    """A TinyDB table whose changes cost what they change; ids are the records' own."""

    document_id_class = str  # type: ignore[assignment]
    _storage: FolderStorage

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        self._storage.records.make_kind(self.name)
        pending = _Pending(StoredTable(self._storage.records, self.name), self.document_id_class)
        updater(pending)
        self._storage.apply(self.name, pending.changed(), pending.gone)
        self.clear_cache()

    def _get_next_id(self) -> Any:
        if self.document_id_class is str:
            return str(uuid.uuid4())
        return super()._get_next_id()  # type: ignore[no-untyped-call]

    def put(self, document: Document) -> Record:
        """Insert a document, or put it in place of the one with its "id"; gives what is kept.

        Unlike TinyDB's own ways it does not bring back what was deleted: it raises NotSaved.
        """
        (written,) = self._storage.apply(self.name, {document["id"]: document}, revive=False)
        self.clear_cache()
        return written

    def one(self, record_id: str) -> Document | None:
        """The document with that id, None where there is none."""
        found: Any = self.get(doc_id=record_id)  # type: ignore[call-overload]
        return found if found is None else dict(found)

    def insert(self, document: Mapping[str, Any]) -> Any:
        """Insert a document, under its own "id" where it has one."""
        return super().insert(self._under_own_id(document))

    def insert_multiple(self, documents: Any) -> Any:
        """Insert documents, each under its own "id" where it has one."""
        return super().insert_multiple(self._under_own_id(document) for document in documents)

    def search(self, cond: Any) -> list[TinyDocument]:
        """Give the documents that match, as the folder is now.

        Nothing is answered from TinyDB's cache: another process may have changed a record.
        """
        self.clear_cache()
        return super().search(cond)

    def _under_own_id(self, document: Any) -> Any:
        own = document.get("id") if isinstance(document, Mapping) else None
        if self.document_id_class is not str or isinstance(document, TinyDocument):
            return document
        return TinyDocument(document, own) if isinstance(own, str) else document  # type: ignore[arg-type]


class FolderDB(TinyDB):
    """TinyDB whose tables are the kinds of records in one data folder."""

    table_class = RecordTable

    def __init__(self, records: RecordsOnDisk, recent: RecentIndex | None = None) -> None:
        super().__init__(records, recent, storage=FolderStorage)

    def record_table(self, kind: str) -> RecordTable:
        """The table of a kind."""
        table = self.table(kind)
        assert isinstance(table, RecordTable)
        return table
