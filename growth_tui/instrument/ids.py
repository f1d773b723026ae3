"""Which ids are safe: they become file names, CSV columns and words on the command line."""

from __future__ import annotations

import re

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
# Windows opens a device, not a file, under these names, whatever the ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)

ID_PATTERN = f"^{_ID.pattern}$"
"""What an assessment's id looks like, as a regular expression (device names apart)."""

NAME_PATTERN = f"^{_NAME.pattern}$"
"""What the ids inside a form look like: items, scales, subscales, scores, codes."""


def valid_id(text: str) -> bool:
    """Whether `text` can be an assessment's id: safe as a file name on every system."""
    return _ID.fullmatch(text) is not None and text not in _DEVICES


def valid_name(text: str) -> bool:
    """Whether `text` can be the id of something inside a form."""
    return _NAME.fullmatch(text) is not None
