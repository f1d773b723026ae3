"""Text measured in terminal cells, since a character may take none, one or two of them.

Nothing here removes control characters: text has been through plain_text before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from unicodedata import category, east_asian_width

Align = Literal["left", "right", "centre"]

NO_BREAK = "\u00a0"

_BREAKS = re.compile(r"[^\S\u00a0]+")
_HANGUL_JOINED = range(0x1160, 0x1200)  # vowels and finals drawn into the syllable before them


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf") or ord(character) in _HANGUL_JOINED:
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def width_of(text: str) -> int:
    """How many cells `text` takes on one line."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _split(text: str, width: int) -> tuple[str, str]:
    """Cut `text` after as many characters as fit into `width` cells."""
    if text.isascii():
        return text[:width], text[width:]
    used = 0
    for index, character in enumerate(text):
        used += _character_width(character)
        if used > width:
            return text[:index], text[index:]
    return text, ""


def clip(text: str, width: int, *, ellipsis: str = "…") -> str:
    """`text` where it fits into `width` cells, else its beginning and an ellipsis."""
    if width_of(text) <= width:
        return text
    if width <= len(ellipsis):
        return ellipsis[: max(width, 0)]
    return _split(text, width - len(ellipsis))[0].rstrip() + ellipsis


def pad(text: str, width: int, align: Align = "left") -> str:
    """`text` filled up with blanks to `width` cells; longer text stays as it is."""
    missing = max(width - width_of(text), 0)
    left = {"left": 0, "right": missing, "centre": missing // 2}[align]
    return " " * left + text + " " * (missing - left)


def fit(text: str, width: int, align: Align = "left", *, ellipsis: str = "…") -> str:
    """`text` clipped and filled up, so that it takes exactly `width` cells."""
    return pad(clip(text, width, ellipsis=ellipsis), width, align)


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break one paragraph into lines of at most `width` cells.

    No line breaks at a no-break space, which is written as a blank. A word longer than a line is
    cut. `first` begins the first line and `rest` every other one; both count as part of the width
    and must leave room for two cells. Blank text gives no line.

    Raises:
        ValueError: Where they do not leave it.
    """
    if width - max(width_of(first), width_of(rest)) < 2:
        raise ValueError("no room beside the beginning of the line")
    lines: list[str] = []
    line, begin = "", first
    for word in _BREAKS.split(text.strip()):
        word = word.replace(NO_BREAK, " ")
        joined = f"{line} {word}" if line else word
        if width_of(begin) + width_of(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(begin + line)
            begin = rest
        line = word
        while width_of(begin) + width_of(line) > width:
            piece, line = _split(line, width - width_of(begin))
            lines.append(begin + piece)
            begin = rest
    return [*lines, begin + line] if line else lines
