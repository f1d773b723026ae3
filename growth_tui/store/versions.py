"""Which of several versions of one record counts, and which must stay visible beside it.

Pure. Two machines that joined the same versions, in any order and any number of times, hold the
same: `join` is commutative, associative and idempotent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from growth_tui.store import envelope
from growth_tui.store.envelope import Document, Record
from growth_tui.store.names import IMMUTABLE

REMEMBERED = 100
"""How many earlier versions a record remembers; beyond it a join may show one too many, never
one too few."""


def join(records: Iterable[Record]) -> list[Record]:
    """Give the version that counts, then the others that no one has settled, newest first.

    An edited record: the newest edit counts; a version that it was edited from is no other.
    A result: the notes that every version still has, so that a note taken out stays out.
    """
    by_digest = {record.digest: record for record in records}
    if len(by_digest) < 2:
        return list(by_digest.values())
    versions = sorted(by_digest.values(), key=_age, reverse=True)
    if versions[0].kind in IMMUTABLE:
        return [_with_common_notes(versions)]
    known = {mark for record in versions for mark in record.earlier}
    return [record for record in versions if record.mark not in known]


def different(standing: Sequence[Record]) -> list[Record]:
    """Leave out versions that say the same as a newer one.

    For showing only: a join that left them out would forget what they were edited from.
    """
    documents = [record.document for record in standing]
    return [
        record for place, record in enumerate(standing) if record.document not in documents[:place]
    ]


def edited(
    standing: Sequence[Record],
    kind: str,
    record_id: str,
    document: Document,
    now: str,
    based_on: str = "",
) -> Record:
    """Give the version that follows those that stand, newer than all of them.

    `based_on` is the mark of the version that its writer saw; empty for the one that counts. What
    came from elsewhere since then is no version that it was edited from, and so stays beside it.
    """
    if kind in IMMUTABLE:
        earlier: tuple[str, ...] = ()
    else:
        earlier = _lineage(standing, based_on or (standing[0].mark if standing else ""))
    return _newest(standing, kind, record_id, document, earlier, now)


def settled(standing: Sequence[Record], seen: Sequence[Record], keep: Record, now: str) -> Record:
    """Give the version that says what `keep` says, and that all those `seen` are behind.

    Being edited from all of them it drops them wherever it is joined with them. It counts, but what
    stands and was not seen stays beside it.
    """
    before = [mark for record in seen for mark in record.earlier]
    earlier = tuple(dict.fromkeys([*before, *(record.mark for record in seen)]))
    return _newest(standing, keep.kind, keep.id, keep.document, earlier[-REMEMBERED:], now)


def moment(now: datetime) -> str:
    """Give an aware time as the text that `saved_at` holds."""
    return min(now.astimezone(UTC).isoformat(timespec="microseconds"), envelope.LATEST)


def later(now: str, before: str) -> str:
    """Give `now`, or where that is not later than `before`, a microsecond after `before`.

    At the end of time it is no later; a version then counts by what it was edited from alone.
    """
    if now > before:
        return now
    return moment(datetime.fromisoformat(before) + timedelta(microseconds=1))


def _newest(
    standing: Sequence[Record],
    kind: str,
    record_id: str,
    document: Document,
    earlier: tuple[str, ...],
    now: str,
) -> Record:
    before = max((record.saved_at for record in standing), default="")
    saved_at = later(now, before) if before else now
    return envelope.make(kind, record_id, saved_at, document, earlier)


def _lineage(standing: Sequence[Record], mark: str) -> tuple[str, ...]:
    """The version with that mark and, as far as one that stands remembers, what it came from."""
    if not mark:
        return ()
    for record in standing:
        marks = (*record.earlier, record.mark)
        if mark in marks:
            return marks[: marks.index(mark) + 1][-REMEMBERED:]
    return (mark,)


def _age(record: Record) -> tuple[str, str]:
    return record.saved_at, record.digest


def _notes(record: Record) -> Document:
    notes = record.document.get("notes")
    return notes if isinstance(notes, dict) else {}


def _with_common_notes(versions: list[Record]) -> Record:
    newest = versions[0]
    notes = _notes(newest)
    common = {
        item: note
        for item, note in notes.items()
        if all(item in _notes(record) for record in versions)
    }
    if common == notes:
        return newest
    document = {**newest.document, "notes": common}
    return envelope.make(newest.kind, newest.id, newest.saved_at, document)
