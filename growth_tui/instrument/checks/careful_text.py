"""A JSON text while its slips are found and mended, with the places of the file as it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

STRING = r'"(?:[^"\\]++|\\.?+)*+"?'
"""A string, or what is left of the text where its closing quote is missing.

It fits behind every quote, so that no search begins again inside a string.
"""

MOST_SLIPS = 50


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault of the JSON itself, at a character of the file."""

    offset: int
    message: str


class Doubled(dict[str, Any]):
    """An object in which some names were there twice; the last value counts."""

    names: tuple[str, ...] = ()


class Careful:
    """What could be read.

    `sound` says whether there is a value at all; `doubled` holds the names that some object in it,
    which is then a Doubled, had twice. `text` is the mended text: offsets are places in it, but for
    those of `slips`, which are places in the file.
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.value: Any = None
        self.sound = False
        self.doubled: list[str] = []
        self.slips: list[Slip] = []
        # Kept from the start, since mending a slip may put a comma where a line ended.
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._added: list[int] = []  # where in `text` a quote stands that the file does not have

    def in_file(self, offset: int) -> int:
        """The character of the file that stands at an offset of the text."""
        return offset - bisect_left(self._added, offset)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of a character of the file, both from 1."""
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def note(self, offset: int, message: str) -> None:
        """Note a slip, unless there are more than anybody would read."""
        if len(self.slips) < MOST_SLIPS:
            self.slips.append(Slip(self.in_file(offset), message))

    def slip(self, offset: int, message: str, mended: str = "") -> None:
        """Note a slip, and put as many characters as `mended` has in its place."""
        self.note(offset, message)
        self.text = self.text[:offset] + mended + self.text[offset + len(mended) :]

    def quote(self, words: list[tuple[int, int]]) -> None:
        """Put quotes around words, each given by where it begins and ends, in order."""
        ends = [end for word in words for end in word]
        quotes = [self.in_file(each) for each in (*self._added, *ends)]
        pieces = [self.text[start:end] for start, end in pairwise([0, *ends, len(self.text)])]
        self.text = '"'.join(pieces)
        self._added = [at + many for many, at in enumerate(sorted(quotes))]
