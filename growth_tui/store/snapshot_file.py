"""A snapshot as one file: for backups, exports, and to carry to another machine.

Plain, it is a JSON file that stock TinyDB opens: a table a kind, the documents as they are, each
with a field `_kept` for what belongs to the record and not to the document. Its first table holds a
checksum over all the others. Sealed, its first line says how to open it and its second is the plain
file, sealed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Never

from growth_tui.problem import Problem
from growth_tui.store import blobs, envelope, names
from growth_tui.store.definitions import can_be_own
from growth_tui.store.envelope import Document, Record, Sealer
from growth_tui.store.failures import NotSaved
from growth_tui.store.snapshot import Snapshot, Versions
from growth_tui.store.tombstones import Tombstone

KEPT = "_kept"
Opener = Callable[[str, dict[str, Any]], Sealer]
"""Gives the sealer for a vault id and its key block; raises where it cannot."""

_HEAD = re.compile(
    rb'\{"_about":\{"1":\{"program":"growth-tui","format":([1-9][0-9]{0,5}),'
    rb'"made_at":"([0-9T:.+-]{20,40})","sha256":"([0-9a-f]{64})"\}\}(?=[,}])'
)
_SEALED = re.compile(rb'\{"format":1,"sealed":"([A-Za-z0-9+/]*={0,2})"\}\n')
_CONTEXT = b"growth-tui snapshot"


class NotASnapshot(Problem):
    """The file is no whole export or backup of this program."""


def to_bytes(snapshot: Snapshot, made_at: str) -> bytes:
    """Give the plain file; `made_at` is a time as `saved_at` holds it.

    Raises NotSaved where it could not be read again: that shows now, not on the day it is needed.
    """
    tables: dict[str, dict[str, Document]] = {
        kind: _numbered(_row(record, n) for each in group.values() for n, record in enumerate(each))
        for kind, group in snapshot.records.items()
    }
    tables["_tombstones"] = _numbered(stone.to_document() for stone in snapshot.tombstones.values())
    tables["_definitions"] = _numbered(
        {"sha256": sha, **_text(data)} for sha, data in snapshot.definitions.items()
    )
    tables["_assessments"] = _numbered(
        {"name": blob.name, "changed_at": blob.changed_at, **_text(blob.data)}
        for blob in snapshot.own.values()
    )
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    rest = b"," + text.encode("utf-8", "surrogatepass")[1:] + b"\n"
    head = b'{"_about":{"1":{"program":"growth-tui","format":%d,"made_at":"%s","sha256":"%s"}}'
    checksum = _sum(envelope.FORMAT, made_at.encode(), rest)
    data = head % (envelope.FORMAT, made_at.encode(), checksum) + rest
    try:
        from_bytes(data)
    except NotASnapshot:
        raise NotSaved(
            "Not saved: something here could not be read again from that file.",
            then="Copy the data folder as it is, and please report this.",
        ) from None
    return data


def from_bytes(data: bytes) -> tuple[Snapshot, str]:
    """Read the plain file; gives what is in it and when it was made. Raises NotASnapshot."""
    head = _HEAD.match(data)
    if head is None:
        _refuse("This is no export or backup of this program, or its beginning is damaged.")
    form = int(head[1])
    if form > envelope.FORMAT:
        _refuse("A newer version of this program made this file.", "Use that version to read it.")
    rest = data[head.end() :]
    if _sum(form, head[2], rest) != head[3]:
        _refuse("This file was changed or damaged after it was written.")
    try:
        tables = json.loads(b"{" + rest.lstrip(b",").decode("utf-8", "surrogatepass").encode())
        return _snapshot(tables, form), head[2].decode()
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        _refuse("This file holds something that this program cannot keep.")


def seal(data: bytes, vault: str, key: dict[str, Any], sealer: Sealer, now: str) -> bytes:
    """Give the sealed file for a plain one."""
    about = envelope.make("about", "snapshot", now, {"vault": vault, "key": key})
    sealed = base64.b64encode(sealer.seal(data, _CONTEXT))
    return envelope.pack(about) + b'{"format":1,"sealed":"%s"}\n' % sealed


def is_sealed(data: bytes) -> bool:
    """Whether the file looks like a sealed one."""
    return _SEALED.fullmatch(data, data.find(b"\n") + 1) is not None


def is_one(data: bytes) -> bool:
    """Whether the file looks like a backup or an export, sealed or not; it may be damaged."""
    return _HEAD.match(data) is not None or is_sealed(data)


def unseal(data: bytes, opener: Opener) -> bytes:
    """Give the plain file of a sealed one; raises NotASnapshot, and whatever `opener` raises."""
    end = data.find(b"\n") + 1
    sealed = _SEALED.fullmatch(data, end)
    try:
        about = envelope.unpack(data[:end], "about", "snapshot").document
        raw = envelope.from_base64(sealed[1]) if sealed else b""
        sealer = opener(about["vault"], about["key"])
        return sealer.open(raw, _CONTEXT)
    except (envelope.Damaged, envelope.Newer, KeyError, ValueError):
        _refuse("This sealed file was changed or damaged after it was written.")


def _refuse(what: str, then: str = "Choose another file; nothing was changed.") -> Never:
    raise NotASnapshot(what, then=then) from None


def _sum(form: int, made_at: bytes, rest: bytes) -> bytes:
    whole = hashlib.sha256(b"growth-tui snapshot %d\n%s\n" % (form, made_at))
    whole.update(rest)
    return whole.hexdigest().encode()


def _numbered(rows: Iterable[Document]) -> dict[str, Document]:
    return {str(number): row for number, row in enumerate(rows, 1)}


def _row(record: Record, place: int) -> Document:
    kept: Document = {"id": record.id, "saved_at": record.saved_at}
    if record.earlier:
        kept["earlier"] = list(record.earlier)
    if place:
        kept["other"] = True
    if record.form != envelope.FORMAT:
        kept["format"] = record.form
    return {**record.as_written, KEPT: kept}


def _text(data: bytes) -> Document:
    try:
        return {"text": data.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _data(row: Document) -> bytes:
    if "text" in row:
        return bytes(row["text"].encode())
    return base64.b64decode(row["base64"], validate=True)


def _snapshot(tables: dict[str, dict[str, Document]], form: int) -> Snapshot:
    stones = map(Tombstone.of, tables.pop("_tombstones").values())
    definitions = [_data(row) for row in tables.pop("_definitions").values()]
    own = [
        blobs.of_own(_file_name(row["name"]), _data(row), int(row["changed_at"]))
        for row in tables.pop("_assessments").values()
    ]
    records: dict[str, dict[str, Versions]] = {}
    for kind, rows in tables.items():
        group = records.setdefault(kind, {})
        for row in rows.values():
            record = _record(kind, row, form)
            group[record.id] = (*group.get(record.id, ()), record)
    return Snapshot(
        records,
        {stone.id: stone for stone in map(_checked_stone, stones)},
        {hashlib.sha256(data).hexdigest(): data for data in definitions},
        {blob.name: blob for blob in own},
    )


def _record(kind: str, row: Document, form: int) -> Record:
    kept = row.pop(KEPT)
    form = int(kept.get("format", form))
    if not 1 <= form <= envelope.FORMAT:
        raise ValueError("not a format of ours")
    record_id = names.checked(kind, kept["id"])
    earlier = envelope.marks(kept.get("earlier", []))
    document = _safe(row)
    if not names.is_of(record_id, document):
        document["id"] = record_id
    return envelope.make(kind, record_id, _moment(kept["saved_at"]), document, earlier, form)


def _safe(document: Document) -> Document:
    return dict(envelope.cleaned(document))


def _checked_stone(stone: Tombstone) -> Tombstone:
    names.checked("tombstone", stone.id)
    return stone


def _moment(text: str) -> str:
    if not envelope.is_moment(text):
        raise ValueError("not a time of ours")
    return text


def _file_name(text: str) -> str:
    if "/" in text or not can_be_own(text):
        raise ValueError("not the name of a form")
    return text
