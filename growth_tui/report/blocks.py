"""What a report is built of, before it becomes text of one format or another.

Every text in a block is clean: no control characters. A text of several paragraphs keeps its
newlines only in Quote and Drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Heading:
    """1 is the title, 2 a form or a part, 3 a section of it."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A label and a text each."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells on one line each, the first column to the left and the others to the right.

    A newline in a heading stands for a second line of it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines kept exactly as they are, at most WIDTH cells wide."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries under a mark each: a bullet, "[1]", or the number of an item.

    An entry is a mark, its text, and further texts that each begin a line beneath it.
    """

    entries: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The person's own words, as they wrote them, with what they belong to."""

    lead: str
    words: str


Block = Heading | Paragraph | Facts | Table | Drawing | Listing | Quote

BULLET = "•"

MARGIN = 2
WIDTH = 76
"""Cells between the margins of the text report."""
