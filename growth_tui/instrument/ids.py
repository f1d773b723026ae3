"""Which ids are safe: they become file names, CSV columns and words on the command line."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
# Windows opens a device, not a file, under these names, whatever the ending.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def valid_id(text: str) -> bool:
    """Whether `text` can be an assessment's id: safe as a file name on every system."""
    return ID.fullmatch(text) is not None and text not in DEVICES


def valid_name(text: str) -> bool:
    """Whether `text` can be the id of something inside a form."""
    return NAME.fullmatch(text) is not None
