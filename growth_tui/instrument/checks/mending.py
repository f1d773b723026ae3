"""Mending the slips of a JSON text, so that the rest of it can be read in the same pass.

A slip is replaced by as many characters as it had: a trailing comma becomes a blank, NaN becomes 0
and blanks. Slips that come in numbers are mended throughout at their first.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable

from growth_tui.instrument.checks.careful_text import STRING, Careful
from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.strict_json import LONGEST_NUMBER

_BLANK = r"[ \t\r\n]*"
_COMMENT = r"//[^\n]*|#[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?"
_NUMBERS = re.compile(STRING + r"|-?[0-9][0-9.eE+-]*|-?Infinity|NaN", re.DOTALL)
_TRAILING = re.compile(STRING + rf"|,(?={_BLANK}[\]}}])", re.DOTALL)
_CURLY = re.compile(STRING + r'|[“„”‟][^“„”‟"\\\n]*[“”‟]', re.DOTALL)
_BARE = re.compile(
    rf"{STRING}|{_COMMENT}"
    rf"|(?<=[\[{{:,]){_BLANK}(?!(?:true|false|null|True|False|None|NaN|Infinity)\b)"
    rf"(?P<word>[A-Za-z_$][A-Za-z0-9_$.-]*)(?={_BLANK}[:,\]}}])",
    re.DOTALL,
)
_BEGINNINGS = frozenset('"[{-0123456789tfn')
_CONSTANTS = {"True": "true", "False": "false", "None": "null"}
_HABITS: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (
        re.compile(_COMMENT, re.DOTALL),
        "JSON has no comments.",
        lambda word: re.sub(r"[^\n]", " ", word),
    ),
    (
        re.compile(r"['‘’][^'‘’\"\\\n]*['’]"),
        "JSON needs double quotes.",
        lambda word: f'"{word[1:-1]}"',
    ),
    (
        re.compile(r"(?:True|False|None)\b"),
        "JSON writes true, false and null in small letters.",
        lambda word: _CONSTANTS[word],
    ),
)


def mend_numbers(out: Careful) -> None:
    """Put 0 in place of every number that cannot be held."""

    def mended(found: re.Match[str]) -> str:
        message = None if found[0].startswith('"') else _number_problem(found[0])
        if message is None:
            return found[0]
        out.note(found.start(), message)
        return "0".ljust(len(found[0]))

    out.text = _NUMBERS.sub(mended, out.text)


def mend(out: Careful, error: json.JSONDecodeError) -> bool:
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
    if here in ("“", "„", "”", "‟") and _CURLY.match(text, at):
        _mend_curly_quotes(out)
        return True
    return _mend_bare_words(out, at) or _mend_by_message(out, error.msg, at, before)


def _mend_trailing_commas(out: Careful) -> None:
    """Put a blank in place of every comma behind which a list or an object ends."""

    def mended(found: re.Match[str]) -> str:
        if found[0] != ",":
            return found[0]
        out.note(found.start(), "There is a comma after the last entry; JSON allows none there.")
        return " "

    out.text = _TRAILING.sub(mended, out.text)


def _mend_curly_quotes(out: Careful) -> None:
    """Put straight quotes in place of all that a word processor has bent."""

    def mended(found: re.Match[str]) -> str:
        if found[0].startswith('"'):
            return found[0]
        out.note(found.start(), 'These quotes are curly; JSON needs straight ones, like ".')
        return f'"{found[0][1:-1]}"'

    out.text = _CURLY.sub(mended, out.text)


def _mend_bare_words(out: Careful, at: int) -> bool:
    """Put quotes around every name and every single word that has none; whether one is at `at`."""
    words = [found.span("word") for found in _BARE.finditer(out.text) if found["word"]]
    if at not in [start for start, _ in words]:
        return False
    for start, end in words:
        word = quoted(out.text[start:end])
        out.note(start, f"Names and texts stand in double quotes; {word} has none.")
    out.quote(words)
    return True


def _mend_by_message(out: Careful, message: str, at: int, before: int) -> bool:
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
        out.note(at, "Something follows after the end of the form.")
        out.text = out.text[:at]
    else:
        out.note(at, _explained(message, here))
        return False
    return True


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
