"""Files that are not records (definitions, damaged copies), sealed as if they were.

Their names may tell as much as their content, so a sealed one stands under an alias and carries its
name inside.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from growth_tui.store import envelope, names
from growth_tui.store.envelope import Damaged, Sealer

OLDER = ".older"
"""How the name of an own definition ends that gave its name up to a newer one."""

_ALIAS = re.compile(r"([0-9a-f]{32})(|[^0-9a-z].*?)(?:\.json)?", re.DOTALL)
_LATEST = (1 << 63) - 1  # the year 2262; what lies beyond it, not every system can set


@dataclass(frozen=True, slots=True)
class Blob:
    """A file's name, its content, and when it was last changed (nanoseconds since 1970)."""

    name: str
    data: bytes
    changed_at: int


def of_own(name: str, data: bytes, changed_at: int) -> Blob:
    """A form of one's own, with a name and a time that can be kept wherever it goes."""
    return Blob(names.of_own(name), data, min(max(changed_at, 0), _LATEST))


def copy_name(kind: str, name: str, data: bytes) -> str:
    """What a copy in damaged/ of that file of that kind is called; the same content once."""
    return f"{kind}.{names.portable(name)}.{hashlib.sha256(data).hexdigest()[:8]}"


def joined(found: Iterable[Blob]) -> dict[str, Blob]:
    """Give files that people wrote by name: the newest of a name keeps it, others get another.

    That other name ends with part of the hash, so that any number of joins agree on it.
    """
    kept: dict[str, Blob] = {}
    older = []
    for blob in sorted(found, key=lambda each: (each.changed_at, each.data), reverse=True):
        if kept.setdefault(blob.name, blob).data != blob.data:
            mark = hashlib.sha256(blob.data).hexdigest()[:8]
            older.append(replace(blob, name=names.of_own(f"{blob.name}.{mark}{OLDER}")))
    return joined([*kept.values(), *older]) if older else kept


def seal(kind: str, blob: Blob, now: str, sealer: Sealer) -> tuple[str, bytes]:
    """Give the id that the sealed file stands under, and its bytes."""
    alias = sealer.alias(f"{kind}/{blob.name}")
    document = {
        "name": blob.name,
        "data": base64.b64encode(blob.data).decode(),
        "changed_at": blob.changed_at,
    }
    return alias, envelope.pack(envelope.make(kind, alias, now, document), sealer)


def alias_in(name: str) -> str | None:
    """The alias in the name of a sealed file, be it a sync tool's copy of one; None for others."""
    found = _ALIAS.fullmatch(name)
    return found[1] if found else None


def unseal(kind: str, name: str, data: bytes, sealer: Sealer | None) -> Blob:
    """Give what was sealed in the file of that name.

    A form's copy that a sync tool made is called after both, as one that is not sealed would be.
    Raises Damaged, and SealedRecord without a sealer.
    """
    found = _ALIAS.fullmatch(name)
    alias, mark = found.groups() if found else (name, "")
    document = envelope.unpack(data, kind, alias, sealer).document
    try:
        stem, dot, end = document["name"].rpartition(".")
        own = kind == names.ASSESSMENTS
        called = names.of_own(f"{stem}{mark}{dot}{end}") if own else document["name"]
        data = base64.b64decode(document["data"], validate=True)
        return Blob(called, data, document["changed_at"])
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error):
        raise Damaged("is not a sealed file") from None
