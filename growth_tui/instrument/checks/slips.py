"""Reading JSON that has slips in it, so that everything else can be checked in the same pass.

Each slip is replaced by as many characters as it had, so that every place stays where it was: a
trailing comma becomes a blank, NaN becomes 0 and blanks. What cannot be replaced ends the reading.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.strict_json import (
    LONGEST_NUMBER,
    MOST_BYTES,
    SURROGATE,
    NumberError,
    loads,
)

DEEPEST = 40
"""How many lists and objects may stand inside each other; a form needs half of it."""

MOST_SLIPS = 50
_MOST_MENDING = 5_000_000  # characters parsed again and again; keeps a big file within a second

_STRING = r'"(?:[^"\\]|\\.)*"'
_NESTING = re.compile(_STRING + r"|[\[\]{}]", re.DOTALL)
_NUMBERS = re.compile(_STRING + r"|-?[0-9][0-9.eE+-]*|-?Infinity|NaN", re.DOTALL)
_TRAILING = re.compile(_STRING + r"|,(?=[ \t\r\n]*[\]}])", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)
_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a sound pair
    r"|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"  # a half
    r"|\\[^u]",  # an escaped backslash must not be taken for the beginning of an escape
    re.DOTALL,
)
_HALF = len("\\ud800")
_BEGINNINGS = frozenset('"[{-0123456789tfn')
_CONSTANTS = {"True": "true", "False": "false", "None": "null"}
_HABITS: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (
        re.compile(r"//[^\n]*|#[^\n]*|/\*.*?\*/", re.DOTALL),
        "JSON has no comments.",
        lambda word: re.sub(r"[^\n]", " ", word),
    ),
    (
        re.compile(r"'[^'\"\\\n]*'"),
        "JSON needs double quotes.",
        lambda word: f'"{word[1:-1]}"',
    ),
    (
        re.compile(r"(?:True|False|None)\b"),
        "JSON writes true, false and null in small letters.",
        lambda word: _CONSTANTS[word],
    ),
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault of the JSON itself, at a character of the text."""

    offset: int
    message: str


class Doubled(dict[str, Any]):
    """An object in which some names were there twice; the last value counts."""

    names: tuple[str, ...] = ()


class Careful:
    """What could be read.

    `sound` says whether there is a value at all; `doubled` holds the names that some object in it,
    which is then a Doubled, had twice.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.value: Any = None
        self.sound = False
        self.doubled: list[str] = []
        self.slips: list[Slip] = []
        # Kept from the start, since mending a slip may put a comma where a line ended.
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def slip(self, offset: int, message: str, mended: str = "") -> None:
        """Note a slip, and put as many characters as `mended` has in its place."""
        self.slips.append(Slip(offset, message))
        self.text = self.text[:offset] + mended + self.text[offset + len(mended) :]


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
            if not _mended(out, error):
                return
        except NumberError:
            _mend_numbers(out)
        else:
            out.sound = True
            return


def _mend_numbers(out: Careful) -> None:
    """Put 0 in place of every number that cannot be held."""

    def mended(found: re.Match[str]) -> str:
        message = None if found[0].startswith('"') else _number_problem(found[0])
        if message is None:
            return found[0]
        if len(out.slips) < MOST_SLIPS:
            out.slip(found.start(), message)
        return "0".ljust(len(found[0]))

    out.text = _NUMBERS.sub(mended, out.text)


def _mend_trailing_commas(out: Careful) -> None:
    """Put a blank in place of every comma behind which a list or an object ends."""

    def mended(found: re.Match[str]) -> str:
        if found[0] != ",":
            return found[0]
        if len(out.slips) < MOST_SLIPS:
            message = "There is a comma after the last entry; JSON allows none there."
            out.slip(found.start(), message)
        return " "

    out.text = _TRAILING.sub(mended, out.text)


def _number_problem(word: str) -> str | None:
    if word.endswith(("NaN", "Infinity")):
        return f"{word} is not a JSON number."
    digits = word.lstrip("-")
    if digits.isdigit():
        many = len(word) > LONGEST_NUMBER
        return f"This number has {len(digits):,} digits, too many." if many else None
    return f"{quoted(word)} is too big a number." if _overflows(word) else None


def _overflows(word: str) -> bool:
    try:
        return not math.isfinite(float(word))
    except ValueError:
        return False


def _mended(out: Careful, error: json.JSONDecodeError) -> bool:
    """Note the slip at which parsing stopped, and mend it; whether it could be."""
    text, at = out.text, error.pos
    if text[at : at + 1] == ",":  # from Python 3.13 on, a trailing comma is named itself
        at = _past_blanks(text, at + 1)
    here = text[at : at + 1]
    before = len(text[:at].rstrip(" \t\r\n")) - 1
    if here in ("]", "}") and before >= 0 and text[before] == ",":
        _mend_trailing_commas(out)
        return True
    for pattern, message, mended in _HABITS:
        found = pattern.match(text, at)
        if found:
            out.slip(at, message, mended(found[0]))
            return True
    return _mended_by_message(out, error.msg, at, before)


def _mended_by_message(out: Careful, message: str, at: int, before: int) -> bool:
    here = out.text[at : at + 1]
    if message.startswith("Expecting ',' delimiter") and here in _BEGINNINGS and before + 1 < at:
        out.slip(before + 1, "A comma is missing here.", ",")
    elif message.startswith("Expecting ':' delimiter") and here == "=":
        out.slip(at, "JSON puts a colon between a name and its value.", ":")
    elif message.startswith("Invalid control character"):
        out.slip(at, "A text cannot hold a line's end or a tab; write \\n or \\t.", " ")
    elif message.startswith("Invalid \\escape"):
        out.slip(at, "A backslash in a text is written twice: \\\\.", "/")
    elif message.startswith("Extra data"):
        out.slip(at, "Something follows after the end of the form.")
        out.text = out.text[:at]
    else:
        out.slip(at, _explained(message, here))
        return False
    return True


def _past_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(" \t\r\n"))


def _explained(message: str, here: str) -> str:
    if message.startswith("Unterminated string"):
        return "This text has no closing quote."
    if not here:
        return "The file ends too early: a bracket or a quote is not closed."
    if message.startswith("Expecting property name"):
        return "A name in double quotes must stand here."
    if message.startswith("Expecting ',' delimiter"):
        return "A comma or a closing bracket must stand here."
    if message.startswith("Expecting ':' delimiter"):
        return "A colon must stand here, between a name and its value."
    if message.startswith("Expecting value"):
        return "A value must stand here: a text in double quotes, a number, true, false or null."
    return "This is not JSON."
