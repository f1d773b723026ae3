"""One record as the bytes of one file: a line of JSON that can tell whether it is whole.

    {"format":1,"sha256":"<64 hex digits>","record":{"kind":...,"id":...,"saved_at":...,
     "earlier":[...],"document":{...}}}

The checksum covers the format and the exact bytes of `record`. With a passphrase the same bytes of
`record` are sealed instead, bound to their kind and id:

    {"format":1,"sealed":"<base64>"}

`saved_at` is when this version was saved, in UTC to the microsecond, so that texts sort as times
do. `earlier` names the versions that this one was edited from, by the start of their digest.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import MAXYEAR, datetime
from typing import Any, Protocol

from growth_tui.plain_text import clean

FORMAT = 1
"""The format that this program writes, and the newest that it reads."""

Document = dict[str, Any]

UPGRADES: dict[int, Callable[[str, Document], Document]] = {}
"""How a document of each earlier format becomes one of the next: kind and document to document.

A record is brought up to date whenever it is read, and written so when it is next saved.
"""

LATEST = f"{MAXYEAR - 1}-12-31T23:59:59.999999+00:00"
"""The last time that `saved_at` can hold. No version is later, however often it is edited."""

DEEPEST = 200
"""How far down lists may lie in lists: JSON of any depth can be written, but not read again."""


def _finite(text: str) -> float:
    """Read a number; one like 1e999 would be infinite, and could not be written again."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a number that can be kept")
    return number


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_finite)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_MOMENT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}\.[0-9]{6}\+00:00")
_PLAIN = re.compile(rb'\{"format":([1-9][0-9]{0,5}),"sha256":"([0-9a-f]{64})","record":(?=\{)')
_SEALED = re.compile(rb'\{"format":([1-9][0-9]{0,5}),"sealed":"([A-Za-z0-9+/]*={0,2})"\}\n')


class Damaged(Exception):
    """The bytes are not a whole record of ours; the text says in what way."""


class Newer(Exception):
    """A whole record in a format that only a newer version knows."""


class SealedRecord(Exception):
    """A sealed record, and no key to open it."""


class Sealer(Protocol):
    """Locks bytes up, bound to a context; `open` raises ValueError where they do not fit."""

    @property
    def vault(self) -> str:
        """The id of the vault whose key it holds."""

    def seal(self, data: bytes, context: bytes) -> bytes:
        """Give `data` sealed."""

    def open(self, data: bytes, context: bytes) -> bytes:
        """Give what was sealed in `data` under the same context."""

    def alias(self, name: str) -> str:
        """Give the name that stands for `name` on the disk."""


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one record.

    `digest` is the SHA-256 of its bytes, as 64 hexadecimal digits; `earlier` holds the first 16
    digits of those of the versions it was edited from, oldest first. `body` is its exact bytes,
    written in the format `form`; `document` is brought up to date.
    """

    kind: str
    id: str
    saved_at: str
    document: Document
    earlier: tuple[str, ...]
    digest: str
    body: bytes = field(repr=False)
    form: int

    @property
    def as_written(self) -> Document:
        """The document as it stood in its own format."""
        if self.form == FORMAT:
            return self.document
        written: Document = cleaned(_DECODER.decode(self.body.decode("utf-8", "surrogatepass")))
        return dict(written["document"])

    @property
    def mark(self) -> str:
        """The short name by which a later version remembers this one."""
        return self.digest[:16]


def make(
    kind: str,
    record_id: str,
    saved_at: str,
    document: Document,
    earlier: tuple[str, ...] = (),
    form: int | None = None,
) -> Record:
    """Give the version with these parts; raises ValueError where `document` is not JSON.

    `form` is the format of the document, where that is an earlier one.
    """
    form = FORMAT if form is None else form
    body = _body(kind, record_id, saved_at, document, earlier)
    if _too_deep(body, document):
        raise ValueError("too deep to be kept")
    now = upgraded(kind, document, form)
    return Record(kind, record_id, saved_at, now, earlier, _digest(form, body), body, form)


def upgraded(kind: str, document: Document, form: int) -> Document:
    """Bring a document of an earlier format up to date."""
    for earlier in range(form, FORMAT):
        document = UPGRADES[earlier](kind, document)
    return document


def pack(record: Record, sealer: Sealer | None = None) -> bytes:
    """Give the bytes to keep; sealed where there is a sealer."""
    if sealer is None:
        checksum = record.digest.encode()
        return b'{"format":%d,"sha256":"%s","record":%s}\n' % (record.form, checksum, record.body)
    sealed = base64.b64encode(sealer.seal(record.body, context(record.kind, record.id)))
    return b'{"format":%d,"sealed":"%s"}\n' % (record.form, sealed)


def unpack(data: bytes, kind: str, record_id: str, sealer: Sealer | None = None) -> Record:
    """Read the bytes of the record that should be there.

    Raises Damaged where they are not whole or are another record's, Newer where a newer version
    wrote them, SealedRecord where they are sealed and there is no sealer.
    """
    form, body, digest = _open(data, kind, record_id, sealer)
    if form > FORMAT:
        raise Newer("was made by a newer version of this program")
    try:
        parts = _DECODER.decode(body.decode("utf-8", "surrogatepass"))
        if b"\\" in body or not body.isascii():
            parts = cleaned(parts)
        document = upgraded(kind, parts["document"], form)
        record = Record(
            parts["kind"],
            parts["id"],
            parts["saved_at"],
            document,
            marks(parts.get("earlier", [])),
            digest,
            body,
            form,
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged("is not a record") from None
    if (record.kind, record.id) != (kind, record_id):
        raise Damaged("is another record under this one's name")
    if not isinstance(record.document, dict) or not is_moment(record.saved_at):
        raise Damaged("is not a record")
    if _too_deep(body, record.document):
        raise Damaged("is not a record")
    return record


def cleaned(value: Any) -> Any:
    """Give a JSON value with every text in it made safe to show.

    The folder may be synced, and others may write to it.
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(each) for each in value]
    if isinstance(value, dict):
        return {clean(key): cleaned(each) for key, each in value.items()}
    return value


def marks(value: object) -> tuple[str, ...]:
    """Give what `earlier` holds; raises TypeError where that is no list of texts."""
    if not isinstance(value, list) or not all(isinstance(mark, str) for mark in value):
        raise TypeError("not the marks of versions")
    return tuple(value)


def is_moment(text: object) -> bool:
    """Whether a value is a time as `saved_at` holds it."""
    if not isinstance(text, str) or _MOMENT.fullmatch(text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text <= LATEST


def is_plain(data: bytes) -> bool:
    """Whether the bytes begin as a record that is not sealed does."""
    return _PLAIN.match(data) is not None


def is_sealed(data: bytes) -> bool:
    """Whether the bytes look like something sealed; says nothing about whether they are whole."""
    return _SEALED.fullmatch(data) is not None


def from_base64(text: bytes) -> bytes:
    """Give the bytes; raises ValueError also where another text would give the same."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data) != text:
        raise ValueError("not the usual base64")
    return data


def context(kind: str, record_id: str) -> bytes:
    """What a sealed record is bound to, besides the vault that the sealer knows."""
    return f"record\n{kind}\n{record_id}".encode()


def _open(data: bytes, kind: str, record_id: str, sealer: Sealer | None) -> tuple[int, bytes, str]:
    plain = _PLAIN.match(data)
    if plain is not None and data.endswith(b"}}\n"):
        form, body = int(plain[1]), data[plain.end() : -2]
        digest = _digest(form, body)
        if digest.encode() != plain[2]:
            raise Damaged("does not match its checksum")
        return form, body, digest
    sealed = _SEALED.fullmatch(data)
    if sealed is None:
        raise Damaged("is empty" if not data else "is cut short or is not a record")
    if int(sealed[1]) > FORMAT:
        # Nothing but the key could tell this from a flipped digit; either way it stays untouched.
        raise Newer("was made by a newer version of this program")
    if sealer is None:
        raise SealedRecord
    try:
        body = sealer.open(from_base64(sealed[2]), context(kind, record_id))
        return int(sealed[1]), body, _digest(int(sealed[1]), body)
    except ValueError:
        raise Damaged("does not match its seal") from None


def _body(
    kind: str, record_id: str, saved_at: str, document: Document, earlier: tuple[str, ...]
) -> bytes:
    parts: Document = {"kind": kind, "id": record_id, "saved_at": saved_at}
    if earlier:
        parts["earlier"] = list(earlier)
    parts["document"] = document
    return _ENCODER.encode(parts).encode("utf-8", "surrogatepass")


def _too_deep(body: bytes, document: Document) -> bool:
    if body.count(b"[") + body.count(b"{") <= DEEPEST:
        return False
    level: list[Any] = [document]
    for _ in range(DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [value for part in inner for value in part if isinstance(value, dict | list)]
    return bool(level)


def _digest(form: int, body: bytes) -> str:
    return hashlib.sha256(b"growth-tui record %d\n" % form + body).hexdigest()
