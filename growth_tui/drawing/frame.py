"""The plot area of a chart: where an instant and a value lie on it, and what is drawn there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from math import floor

Point = tuple[datetime, float | None, bool]
"""When, the value (None is a gap), and whether the line must not join it to the point before."""

Place = tuple[float, float]
"""A position in columns, and a value."""

Cell = tuple[int, int]
"""Column from the left and row from the foot, both from 0."""

_ASIDE = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
"""Room for nine markers of one place, also in the two columns at an edge."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot area in cells, what its edges stand for, and whether cells are divided into dots."""

    columns: int
    rows: int
    low: float
    high: float
    start: datetime
    end: datetime
    fine: bool

    def x(self, when: datetime) -> float:
        """Position in columns, two columns left free at each side."""
        return 2 + (when - self.start) / (self.end - self.start) * (self.columns - 5)

    def column(self, x: float) -> int:
        """The column in which plotext draws position `x`; it rounds to half cells when fine."""
        return self._cell(x / (self.columns - 1), self.columns, 2)

    def row(self, value: float) -> int:
        """The row, from the foot, in which plotext draws `value`; in quarter cells when fine."""
        return self._cell((value - self.low) / (self.high - self.low), self.rows, 4)

    def _cell(self, share: float, cells: int, dots: int) -> int:
        dots = dots if self.fine else 1
        return floor(round(0.5 + (dots * cells - 1) * share, 8)) // dots

    def value_at(self, row: int) -> float:
        """The value that plotext draws in exactly this row."""
        return self.low + row / (self.rows - 1) * (self.high - self.low)


def apart(cells: Iterable[Cell], taken: set[Cell], columns: int) -> list[Cell]:
    """Where markers go that would hide another: a few columns aside, else nowhere.

    The cells used are added to `taken`. Only the marker moves; the line keeps to the date.
    """
    placed = []
    for column, row in cells:
        for aside in _ASIDE:
            cell = (column + aside, row)
            if cell not in taken and 0 <= cell[0] < columns:
                taken.add(cell)
                placed.append(cell)
                break
    return placed


def segments(points: Iterable[Point], frame: Frame) -> list[list[Place]]:
    """Runs of points that belong on one line, as position and value."""
    runs: list[list[Place]] = [[]]
    for when, value, apart in points:
        if value is None or apart:
            runs.append([])
        if value is not None:
            runs[-1].append((frame.x(when), value))
    return [segment for segment in runs if segment]


def thinned(segment: list[Place], frame: Frame) -> list[Place]:
    """The lowest and the highest point of every column, in order, and the two ends."""
    if len(segment) <= frame.columns:
        return segment
    kept = [segment[0]]
    for _, group in groupby(segment, key=lambda point: frame.column(point[0])):
        column = list(group)
        lowest = min(column, key=lambda point: point[1])
        highest = max(column, key=lambda point: point[1])
        kept += sorted({lowest, highest})
    return [*kept, segment[-1]]


def marked(points: list[Place], place: int, frame: Frame) -> list[Cell]:
    """Cells that get a marker: every point's, or where they are crowded one here and there.

    Where they are crowded, series put them in different columns, so that each can be told.
    """
    cells = list(dict.fromkeys((frame.column(x), frame.row(value)) for x, value in points))
    if len(cells) * 3 <= frame.columns:
        return cells
    stride = max(frame.columns // 6, 4)
    following = cells[0][0] + place * 3 % stride
    chosen = []
    for cell in cells:
        if cell[0] >= following:
            chosen.append(cell)
            following = cell[0] + stride
    return list(dict.fromkeys([*chosen, cells[-1]]))
