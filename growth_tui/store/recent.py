"""What Home needs at start, without reading every result: the last ones of each assessment.

`index.jsonl` is derived and disposable. Its first line is the summary as last built; each save of a
result appends one line. Two processes may append at once. It counts as fresh when the names it sums
up are those in results/, so a result that came in or went by any other way makes it be built anew.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from growth_tui.problem import Problem
from growth_tui.store import envelope
from growth_tui.store.envelope import Document, Record, Sealer
from growth_tui.store.failures import not_read
from growth_tui.store.files import write_whole
from growth_tui.store.names import TOMBSTONES, file_name
from growth_tui.store.records_on_disk import RecordsOnDisk

INDEX = "index.jsonl"
RESULTS = "results"
KEPT = 60
"""How many of the latest results of each assessment are kept in the index."""


@dataclass(frozen=True, slots=True)
class Point:
    """One result, without its answers: `scores` maps a score's id to its value and its POMP."""

    id: str
    taken_at: datetime
    version: str
    language: str
    scores_fingerprint: str
    words_fingerprint: str
    definition: str
    scores: Mapping[str, tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class RecentOfOne:
    """The results of one assessment: how many, and the latest (at most 60), oldest first."""

    count: int
    points: tuple[Point, ...]

    @property
    def last_taken_at(self) -> datetime:
        """When the latest was taken; it may lie in the future where a clock was wrong."""
        return self.points[-1].taken_at


@dataclass(frozen=True, slots=True)
class Recent:
    """The latest results of each assessment, by its id; assessments never taken are absent."""

    of: Mapping[str, RecentOfOne] = field(default_factory=dict)
    count: int = 0
    """How many results there are, of all assessments, damaged ones left out."""


class RecentIndex:
    """Keeps the index beside the records and gives what it says."""

    def __init__(self, records: RecordsOnDisk) -> None:
        self._records = records
        self._path = records.folder / INDEX

    def changed(
        self, saved: Iterable[tuple[Record | None, Document]], gone: Collection[str]
    ) -> None:
        """Follow what was just done: each result saved, after what it replaced, and each deleted.

        A failure costs only a rebuild later.
        """
        for before, document in saved:
            if before is None:
                self._add(document)
            elif _row(before.document) != _row(document):
                self.forget()
        if gone:
            self.forget()

    def _add(self, document: Document) -> None:
        row = _row(document)
        if row is not None:
            with contextlib.suppress(OSError, Problem), self._records.writing() as sealer:
                self._records.files.append(self._path, self._pack(row, sealer))

    def forget(self) -> None:
        """Drop the index; the next look builds it anew."""
        with contextlib.suppress(OSError):
            self._records.files.unlink(self._path)

    def read(self) -> Recent:
        """Give what the index says, built anew where it is stale.

        Raises Locked where a passphrase is needed, NotRead where the folder cannot be listed.
        """
        found = self._found()
        present = [*_sum(found), self._deleted_elsewhere(found)]
        known = self._kept(present)
        if known is not None:
            return known
        rows = self._build(set(found), present)
        self._write(rows)
        return _recent(rows)

    def _found(self) -> list[str]:
        """The names of all files of results."""
        folder = self._records.folder / RESULTS
        try:
            names = self._records.files.names(folder)
        except OSError as error:
            raise not_read(error, folder) from None
        return [name for name in names if name.endswith(".json") and name[0] != "."]

    def _deleted_elsewhere(self, found: list[str]) -> list[Any]:
        """Files that are there although a deletion of the same name is, which may be void or not.

        With the look of the deletion, which may become one or the other.
        """
        folder = self._records.folder / TOMBSTONES
        try:
            graves = self._records.files.names(folder)
        except OSError as error:
            raise not_read(error, folder) from None
        both = set(graves).intersection(found) if graves else ()
        return [[name, self._look(TOMBSTONES, name)] for name in sorted(both)]

    def _kept(self, present: list[Any]) -> Recent | None:
        """What the index on the disk says; None where it is stale or not whole."""
        rows = _Rows()
        try:
            for line in self._records.files.read(self._path).splitlines(keepends=True):
                if envelope.is_plain(line) and self._records.only_sealed():
                    return None
                record = envelope.unpack(line, "index", "index", self._records.sealer)
                rows.take(record.document)
            if rows.present != present:
                return None
            if any(self._look(RESULTS, name) != look for name, look in rows.skipped.items()):
                return None
            recent = _recent(rows)
        except (OSError, envelope.Damaged, envelope.Newer, envelope.SealedRecord):
            return None
        except (LookupError, TypeError, ValueError, AttributeError):
            return None
        if rows.appended > KEPT:
            self._write(rows)
        return recent

    def _build(self, found: set[str], present: list[Any]) -> _Rows:
        """Read every result; of those that come in meanwhile the next look will know."""
        rows = _Rows()
        live = self._records.live(RESULTS)
        seen = set()
        for versions in self._records.read_all(RESULTS):
            seen.add(versions[0].id)
            row = _row(versions[0].document)
            if row is not None and not found.isdisjoint(live.get(versions[0].id, ())):
                rows.add(row)
        rows.present = present
        rows.skipped = {
            name: self._look(RESULTS, name)
            for each, files in live.items()
            if each not in seen
            for name in files
        }
        return rows

    def _write(self, rows: _Rows) -> None:
        """Keep the index as one line; a folder that cannot be written to does without."""
        with contextlib.suppress(OSError, Problem):
            if self._records.files.stat(self._records.folder / RESULTS) is not None:
                with self._records.writing() as sealer:
                    data = self._pack(rows.to_document(), sealer)
                    write_whole(self._records.files, self._path, data, durable=False)

    def _look(self, kind: str, name: str) -> list[int] | None:
        try:
            stat = self._records.files.stat(self._records.folder / kind / name)
        except OSError:
            return None
        return None if stat is None else [stat.st_size, stat.st_mtime_ns]

    def _pack(self, document: Document, sealer: Sealer | None) -> bytes:
        record = envelope.make("index", "index", self._records.now(), document)
        return envelope.pack(record, sealer)


class _Rows:
    """The index's content: rows by assessment, latest last, and which files they stand for."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.rows: dict[str, list[Document]] = {}
        self.present: list[Any] = [0, 0, []]
        self.skipped: dict[str, list[int] | None] = {}
        self.appended = 0

    def take(self, document: Document) -> None:
        if "rows" not in document:
            self.add(document)
            count, total = _sum([file_name(document["id"])])
            self.present = [self.present[0] + count, self.present[1] + total, self.present[2]]
            self.appended += 1
            return
        self.counts = document["counts"]
        self.rows = document["rows"]
        self.present = document["present"]
        self.skipped = document["skipped"]

    def add(self, row: Document) -> None:
        name = row["assessment"]
        rows = self.rows.setdefault(name, [])
        rows.append(row)
        self.counts[name] = self.counts.get(name, 0) + 1
        if len(rows) > 2 * KEPT:
            self.rows[name] = _latest(rows)

    def to_document(self) -> Document:
        return {
            "counts": self.counts,
            "rows": {name: _latest(rows) for name, rows in self.rows.items()},
            "present": self.present,
            "skipped": self.skipped,
        }


def _latest(rows: list[Document]) -> list[Document]:
    return sorted(rows, key=lambda row: (instant(row["taken_at"]), row["id"]))[-KEPT:]


def _sum(names: Iterable[str]) -> list[int]:
    sums = [zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in names]
    return [len(sums), sum(sums)]


def instant(text: str) -> datetime:
    """Read an ISO 8601 time; one without an offset counts as UTC. Raises ValueError."""
    when = datetime.fromisoformat(text)
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _row(document: Document) -> Document | None:
    """What of a result the index keeps; None where it is not shaped like one."""
    try:
        row = {
            "id": document["id"],
            "assessment": document["assessment"],
            "taken_at": document["taken_at"],
            "version": document["version"],
            "language": document["language"],
            "fingerprint": document["fingerprint"],
            "definition": document["definition"],
            "scores": {
                name: [score["value"], score["pomp"]] for name, score in document["scores"].items()
            },
        }
        point = _point(row)
    except (LookupError, TypeError, ValueError, AttributeError):
        return None
    texts = (point.id, row["assessment"], point.version, point.language, point.definition)
    numbers = [number for pair in point.scores.values() for number in pair if number is not None]
    whole = all(isinstance(text, str) for text in texts) and all(
        isinstance(number, int | float) for number in numbers
    )
    return row if whole else None


def _point(row: dict[str, Any]) -> Point:
    return Point(
        row["id"],
        instant(row["taken_at"]),
        row["version"],
        row["language"],
        row["fingerprint"]["scores"],
        row["fingerprint"]["words"],
        row["definition"],
        {name: (value, pomp) for name, (value, pomp) in row["scores"].items()},
    )


def _recent(rows: _Rows) -> Recent:
    of = {
        name: RecentOfOne(rows.counts[name], tuple(map(_point, _latest(group))))
        for name, group in rows.rows.items()
    }
    return Recent(of, sum(rows.counts.values()))
