"""What the files of the data folder are called, and the copies that sync tools leave there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from growth_tui.plain_text import clean

DRAFTS = "drafts"
TOMBSTONES = "tombstones"
DEFINITIONS = "definitions"
ASSESSMENTS = "assessments"
BACKUPS = "backups"
DAMAGED = "damaged"
WRITING = "writing"
LOCK = "lock"

RESERVED = frozenset({TOMBSTONES, DEFINITIONS, ASSESSMENTS, BACKUPS, DAMAGED, WRITING, LOCK})
"""Names in the data folder of what holds no records of a kind."""

IMMUTABLE = frozenset({"results", "lookbacks"})
"""Kinds whose records are never edited, save that a note may be taken out."""

FINISHED = ("results", "reflections", "lookbacks")
"""Kinds that a draft turns into, under its own id."""

_LONGEST = 200  # bytes; disks take 255, and a file being written or set aside has a longer name
_NOWHERE = frozenset("\n\t/\\:")
_NONE: Mapping[str, Any] = {}
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OWN_FILE = re.compile(_UUID.pattern + r"\.json").fullmatch
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_KIND = re.compile(r"[a-z_][a-z0-9_-]{0,63}")
# "(conflicted copy)" of Dropbox and Nextcloud, ".sync-conflict-" of Syncthing, " (1)" of Google
# Drive, " 2" of iCloud; OneDrive's "-MACHINE" is only told apart behind a UUID.
_COPY = re.compile(r"([a-z0-9][a-z0-9-]{0,79})[ .(].*")


def valid_id(text: str) -> bool:
    """Whether `text` can name a record: lower-case letters, digits and hyphens."""
    return _ID.fullmatch(text) is not None


def valid_kind(text: str) -> bool:
    """Whether `text` can name a kind of record, and so a folder of them."""
    return _KIND.fullmatch(text) is not None and text not in RESERVED


def is_of(record_id: str, document: Mapping[str, Any]) -> bool:
    """Whether a document can be that record's: it names no other."""
    own = document.get("id")
    return own == record_id or not isinstance(own, str)


def checked(kind: str, record_id: object, document: Mapping[str, Any] = _NONE) -> str:
    """Give the id; raises ValueError where it or the kind cannot be a name in the data folder.

    And where the document names another record: it could not be read again.
    """
    if not valid_kind(kind):
        raise ValueError("this cannot name a kind of record")
    if not isinstance(record_id, str) or not valid_id(record_id):
        raise ValueError("this cannot be the id of a record")
    if not is_of(record_id, document):
        raise ValueError("the document has the id of another record")
    return record_id


def file_name(record_id: str) -> str:
    """The name of a record's file."""
    return f"{record_id}.json"


def id_in(name: str) -> str | None:
    """The id of the record that a file holds, be it a sync tool's copy; None for other files."""
    if not name.endswith(".json"):
        return None
    stem = name[:-5]
    uuid = _UUID.match(stem)
    if uuid is not None:
        return uuid[0]
    if _ID.fullmatch(stem):
        return stem
    copy = _COPY.fullmatch(stem)
    return copy[1] if copy else None


def portable(name: str) -> str:
    """The name of a file as it can be shown, and kept on any system.

    What cannot becomes hexadecimal digits: file names may be no text at all.
    """
    return "".join(each if _fits(each) else f"%{ord(each):02x}" for each in name)


def of_own(name: str) -> str:
    """The name that a form of one's own goes by, whatever its file is called."""
    name = portable(name)
    if len(name.encode()) <= _LONGEST:
        return name
    return f"{name[:28]}.{hashlib.sha256(name.encode()).hexdigest()[:8]}.{name[-18:]}"


def by_id(names: Iterable[str]) -> dict[str, list[str]]:
    """Group file names by the record they hold, its own file before any copies."""
    files: dict[str, list[str]] = {}
    for name in names:
        # By far the most are the files of UUIDs, and there may be very many.
        record_id = name[:-5] if _OWN_FILE(name) else id_in(name)
        if record_id is not None:
            files.setdefault(record_id, []).append(name)
    for record_id, group in files.items():
        if len(group) > 1:
            own = file_name(record_id)
            group.sort(key=lambda name: (name != own, name))
    return files


def can_be_buried(record_id: str) -> bool:
    """Whether a deletion of that record can be remembered.

    Not of one with a fixed id, such as the settings: it may be made anew at any time.
    """
    return _UUID.fullmatch(record_id) is not None


def tombstone_id(kind: str, record_id: str) -> str:
    """The id of the tombstone for one record.

    A draft has its own, since the result that it turned into has the same id and must live on.
    """
    return f"draft-{record_id}" if kind == DRAFTS else record_id


def _fits(character: str) -> bool:
    return character not in _NOWHERE and clean(character) == character
