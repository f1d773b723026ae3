"""What each file in a data folder is: the one place that knows them all.

Sealing, checking and wiping go by it, so that what lies there under a name that nobody thought of
is seen by all three.
"""

from __future__ import annotations

import enum
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from growth_tui.store import about, names
from growth_tui.store.blobs import OLDER
from growth_tui.store.files import TEMPORARY, Files

_INDEX = re.compile(r"\.?index\b.*\.jsonl.*")
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".stfolder"})


class Sort(enum.Enum):
    """What a file is to the store."""

    MARK = enum.auto()
    """about.json, the lock and claims: they hold no words."""
    TOMBSTONE = enum.auto()
    RECORD = enum.auto()
    DEFINITION = enum.auto()
    BACKUP = enum.auto()
    DAMAGED = enum.auto()
    DERIVED = enum.auto()
    """The index, and what a sync tool made of it: built anew when it is gone."""
    LEFTOVER = enum.auto()
    """A write that was cut short."""
    STRAY = enum.auto()
    """Not the store's, but in its place or named after a file of it: a copy that an editor, a sync
    tool or a person left there."""
    FOREIGN = enum.auto()
    """Anything else. It is left alone."""


def survey(files: Files, folder: Path) -> Iterator[tuple[Path, Sort]]:
    """Every file in the data folder; of a folder that is not the store's, that folder alone.

    Raises OSError.
    """
    yield from _in(files, folder, "")


def folders(files: Files, folder: Path) -> list[Path]:
    """The data folder and those of the store within it."""
    within = (folder / name for name in sorted(files.names(folder)) if _is_ours(name))
    return [folder, *(path for path in within if _is_folder(files, path))]


def is_leftover(name: str) -> bool:
    """Whether a file was left by a write that was cut short."""
    return name.startswith(".") and name.endswith(TEMPORARY)


def sort_of(place: str, name: str) -> Sort:
    """What a file is by its folder in the data folder ("" for that itself) and its name."""
    if is_leftover(name):
        return Sort.LEFTOVER
    if place == "":
        if about.is_copy(name) or name == names.LOCK:
            return Sort.MARK
        return Sort.DERIVED if _INDEX.fullmatch(name) else Sort.FOREIGN
    if place == names.DAMAGED:
        return Sort.DAMAGED
    if place in (names.DEFINITIONS, names.ASSESSMENTS):
        whole = name.endswith((".json", OLDER)) and not name.startswith(".")
        return Sort.DEFINITION if whole else Sort.STRAY
    if place == names.BACKUPS:
        return Sort.BACKUP if name.endswith(".json") else Sort.STRAY
    if place == names.WRITING:
        return Sort.STRAY
    if name.endswith(".claim"):
        return Sort.MARK
    if names.id_in(name) is not None:
        return Sort.TOMBSTONE if place == names.TOMBSTONES else Sort.RECORD
    return Sort.STRAY if ".json" in name else Sort.FOREIGN


def _in(files: Files, folder: Path, place: str) -> Iterator[tuple[Path, Sort]]:
    for name in sorted(files.names(folder)):
        path = folder / name
        look = files.stat(path)
        if look is None or name in _OF_SYSTEMS:
            continue
        if stat.S_ISREG(look.st_mode):
            yield path, sort_of(place, name)
        elif stat.S_ISDIR(look.st_mode):
            if place == "" and _is_ours(name):
                yield from _in(files, path, name)
            else:
                yield path, Sort.FOREIGN


def _is_ours(name: str) -> bool:
    return names.valid_kind(name) or name in names.RESERVED


def _is_folder(files: Files, path: Path) -> bool:
    look = files.stat(path)
    return look is not None and stat.S_ISDIR(look.st_mode)
