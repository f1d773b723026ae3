"""Reading JSON that has slips in it, so that everything else can be checked in the same pass."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from typing import Any

from growth_tui.instrument.checks.careful_text import MOST_SLIPS, STRING, Careful, Doubled
from growth_tui.instrument.checks.mending import mend, mend_numbers
from growth_tui.instrument.checks.strict_json import MOST_BYTES, SURROGATE, NumberError, loads

__all__ = ["Careful", "Doubled", "careful"]

DEEPEST = 40
"""How many lists and objects may stand inside each other; a form needs half of it."""

_MOST_MENDING = 5_000_000  # characters parsed again and again; keeps a big file within a second

_NESTING = re.compile(STRING + r"|[\[\]{}]", re.DOTALL)
_STRINGS = re.compile(STRING, re.DOTALL)
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a sound pair
    r"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"  # a half
    r"|\\[^u]",  # an escaped backslash must not be taken for the beginning of an escape
    re.DOTALL,
)
_HALF = len("\\ud800")


def careful(data: bytes) -> Careful:
    """Read a file that strict reading refused, or whose faults need places."""
    if len(data) > MOST_BYTES:
        out = Careful()
        out.slip(0, f"This file is bigger than {MOST_BYTES // 1_000_000} MB; no form needs that.")
        return out
    out = _decoded(data)
    if not out.text.strip():
        if not out.slips:
            out.slip(0, "This file is empty.")
    elif not _too_deep(out):
        _surrogates(out)
        _parse(out)
    return out


def _decoded(data: bytes) -> Careful:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        out = Careful()
        out.slip(0, "This file is UTF-16; save it as UTF-8.")
        return out
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Careful(data.decode())
    except UnicodeDecodeError as error:
        out = Careful(data.decode(errors="replace"))
        offset = len(data[: error.start].decode())
        out.slip(offset, "This is not UTF-8; save the file as UTF-8.")
        return out


def _too_deep(out: Careful) -> bool:
    depth = 0
    for found in _NESTING.finditer(out.text):
        mark = found[0][0]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                out.slip(found.start(), f"Lists and objects are nested more than {DEEPEST} deep.")
                return True
        elif mark in "]}":
            depth -= 1
    return False


def _surrogates(out: Careful) -> None:
    """Find halves of escaped characters, and put the replacement character in their place."""
    if not SURROGATE.search(out.text):
        return
    for found in _STRINGS.finditer(out.text):
        if not SURROGATE.search(found[0]):
            continue
        for half in _ESCAPES.finditer(found[0]):
            if len(half[0]) == _HALF and len(out.slips) < MOST_SLIPS:
                message = "This is half of a character (a lone surrogate)."
                out.slip(found.start() + half.start(), message, "\\ufffd")


def _parse(out: Careful) -> None:
    """Parse, mending slips until the text is sound or cannot be mended."""

    def last(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        doubled = Doubled(plain)
        counts = Counter(name for name, _ in pairs)
        doubled.names = tuple(name for name, count in counts.items() if count > 1)
        out.doubled += doubled.names
        return doubled

    for _ in range(max(3, min(MOST_SLIPS, _MOST_MENDING // len(out.text)))):
        out.doubled = []
        try:
            out.value = loads(out.text, last)
        except json.JSONDecodeError as error:
            if not mend(out, error):
                return
        except NumberError:
            mend_numbers(out)
        else:
            out.sound = True
            return
