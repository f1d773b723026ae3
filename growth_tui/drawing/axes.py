"""What stands around a chart: dates and labels at the foot, levels at the side; text alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from growth_tui.cells import clip, pad, width_of
from growth_tui.dates import day, month, month_name, short_day

_GAP = 3
"""Blank columns between two labels."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis: its column, and its label with the column where that begins."""

    column: int
    label: str
    begin: int


@dataclass(frozen=True, slots=True)
class _Step:
    """Ticks on these days of these months, every so many years; `days` is the usual distance."""

    days: float
    on_days: tuple[int, ...] = (1,)
    months: tuple[int, ...] = tuple(range(1, 13))
    years: int = 1

    def dates(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """Every midnight of this step from `start` to `end`, in `start`'s offset from UTC."""
        for year in range(start.year - start.year % self.years, end.year + 1, self.years):
            for month_number in self.months:
                for day_number in self.on_days:
                    try:
                        when = datetime(year, month_number, day_number, tzinfo=start.tzinfo)
                    except ValueError:  # the 30th of February, or the year 0
                        continue
                    if start <= when <= end:
                        yield when

    def label(self, when: datetime, *, with_year: bool) -> str:
        """How one tick is written; years alone always show the year."""
        if self.days >= 365:
            return str(when.year)
        if self.on_days == (1,):
            return month(when) if with_year else month_name(when)
        return day(when) if with_year else short_day(when)


_STEPS = (
    _Step(1, on_days=tuple(range(1, 32))),
    _Step(2, on_days=tuple(range(1, 30, 2))),
    _Step(7, on_days=(1, 8, 15, 22)),
    _Step(15, on_days=(1, 15)),
    _Step(30),
    _Step(61, months=(1, 3, 5, 7, 9, 11)),
    _Step(91, months=(1, 4, 7, 10)),
    _Step(182, months=(1, 7)),
    *(_Step(365 * years, months=(1,), years=years) for years in (1, 2, 5, 10, 20, 50, 100)),
)


def date_ticks(
    start: datetime, end: datetime, width: int, column_of: Callable[[datetime], int]
) -> tuple[Tick, ...]:
    """The finest calendar ticks between two instants whose labels do not touch.

    `width` is in columns; `column_of` gives the column of an instant, from 0. The year is written
    where it begins to hold. Where no two ticks fit, the ends themselves are labelled, or the last.
    """
    span = (end - start) / timedelta(days=1)
    for step in _STEPS:
        if span / step.days > width:
            continue
        dates = list(step.dates(start, end))
        if len(dates) < 2:
            break
        columns = [column_of(when) for when in dates]
        new_year = [a.year != b.year for a, b in pairwise(dates)]
        for first_year in (True, False) if any(new_year) else (True,):
            labels = [
                step.label(when, with_year=with_year)
                for when, with_year in zip(dates, [first_year, *new_year], strict=True)
            ]
            ticks = _placed(columns, labels, width)
            if ticks:
                return ticks
    labels = [day(start), day(end)]
    ends = _placed([column_of(start), column_of(end)], labels, width)
    return ends or _placed([column_of(end)], labels[1:], width)


def _placed(columns: list[int], labels: list[str], width: int) -> tuple[Tick, ...]:
    """Labels centred under their columns and moved inward at the ends; none where two touch."""
    ticks: list[Tick] = []
    free = 0
    for column, label in zip(columns, labels, strict=True):
        begin = max(min(column - len(label) // 2, width - len(label)), 0)
        if begin < free:
            return ()
        ticks.append(Tick(column, label, begin))
        free = begin + len(label) + _GAP
    return tuple(ticks)


def levels(low: float, high: float, rows: int) -> tuple[float, ...]:
    """The values named at the side: the ends, and between them what the rows have room for.

    Parts of a whole size come before others: 25, 50, 75 rather than four of 12.5.
    """
    room = [parts for parts in (4, 3, 2) if rows > 2 * parts] or [1]
    whole = [parts for parts in room if ((high - low) / parts).is_integer()]
    parts = (whole or room)[0]
    return tuple(low + (high - low) * part / parts for part in range(parts + 1))


def side(named: Sequence[tuple[int, float]], rows: int, *, ascii: bool = False) -> tuple[str, ...]:
    """The value axis, one text a row from the head down, all of one width.

    `named` gives rows, counted from the foot, and the value that each is labelled with.
    """
    labels = {row: f"{value:g}" for row, value in named}
    width = max(map(len, labels.values()))
    mark, line = "+|" if ascii else "┤│"
    return tuple(
        f"{labels.get(row, ''):>{width}} {mark if row in labels else line}"
        for row in reversed(range(rows))
    )


def floor_line(
    columns: int, ticks: Collection[int], events: Collection[int], *, ascii: bool = False
) -> str:
    """The date axis from its corner, with its ticks and the feet of the event lines."""
    corner, line, tick, event, both = "+-++#" if ascii else "└─┬┴┼"
    marks = {(True, False): tick, (False, True): event, (True, True): both}
    return corner + "".join(
        marks.get((column in ticks, column in events), line) for column in range(columns)
    )


def row_of_labels(labels: Sequence[tuple[int, str]]) -> str:
    """Labels at their columns, given from left to right and not overlapping."""
    row = ""
    for begin, label in labels:
        row = pad(row, begin) + label
    return row


def event_rows(
    events: Sequence[tuple[int, str]], columns: int, rows: int, *, ascii: bool = False
) -> tuple[str, ...]:
    """Labels of events centred under their columns, in at most so many rows, from left to right.

    A label that finds no room is shortened, and left out where fewer than four cells remain.
    """
    ellipsis = "..." if ascii else "…"
    placed: list[list[tuple[int, str]]] = [[] for _ in range(rows)]
    free = [0] * rows
    for column, text in sorted(events):
        label = clip(text, columns, ellipsis=ellipsis)
        width = width_of(label)
        begin = max(min(column - width // 2, columns - width), 0)
        row = next((index for index in range(rows) if free[index] <= begin), None)
        if row is None and rows:
            row = min(range(rows), key=free.__getitem__)
            begin = max(free[row], min(begin, column))
            label = clip(text, columns - begin, ellipsis=ellipsis)
            if begin > column or width_of(label) < 4:
                continue
        if row is not None and label:
            placed[row].append((begin, label))
            free[row] = begin + width_of(label) + 2
    return tuple(row_of_labels(labels) for labels in placed if labels)
