"""What a line chart is made of: series, events, and which of them a stretch of time shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil, floor
from typing import Literal

from growth_tui.drawing.frame import Point
from growth_tui.drawing.look import Colour, Look
from growth_tui.plain_text import clean_line

Line = Literal["solid", "dotted", "none"]

MARKERS = "●■▲◆○□△◇▼▽"
ASCII_MARKERS = "ox+*#@%&=$"

_AROUND_ONE_POINT = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart.

    Attributes:
        name: What the legend calls it.
        points: In any order; a time without an offset is taken as UTC.
        style: Which marker and colour it has, counted from 0, so that they stay its own when other
            series come and go; None takes its place among the series.
        line: How its points are joined.
    """

    name: str
    points: tuple[Point, ...]
    style: int | None = None
    line: Line = "solid"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a thin vertical line with its label at the foot."""

    when: datetime
    label: str


def style_of(one: Series, place: int, look: Look) -> tuple[str, Colour]:
    """Marker and colour of a series."""
    index = place if one.style is None else one.style
    markers = ASCII_MARKERS if look.ascii else MARKERS
    colours = look.colours or (look.foreground,)
    return markers[index % len(markers)], colours[index % len(colours)]


def reach(
    series: Iterable[Series], *, low: float = 0.0, high: float = 100.0
) -> tuple[float, float]:
    """The part of a scale that holds every value of these series: whole quarters, at least two.

    A year's movement is flat on the whole scale, and a part no wider than the values would make
    much of little.
    """
    quarter = (high - low) / 4
    values = [value for one in series for _, value, _ in one.points if value is not None]
    if not values:
        return low, high
    foot = min(max(floor((min(values) - low) / quarter), 0), 3)
    head = max(min(ceil((max(values) - low) / quarter), 4), foot + 1)
    if head - foot == 1:
        upward = (min(values) + max(values)) / 2 - low >= (foot + 0.5) * quarter
        foot = min(max(foot if upward else foot - 1, 0), 2)
        head = foot + 2
    return low + foot * quarter, low + head * quarter


def aware(when: datetime) -> datetime:
    """The instant, in UTC where no offset is given."""
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def between(points: Iterable[Point], start: datetime | None, end: datetime | None) -> list[Point]:
    """The points from `start` to `end`, in the order of their instants."""
    first, last = start and aware(start), end and aware(end)
    kept = [
        (when, value, new)
        for when, value, new in ((aware(when), value, new) for when, value, new in points)
        if (first is None or when >= first) and (last is None or when <= last)
    ]
    return sorted(kept, key=lambda point: point[0])


def with_value(points: Iterable[Point]) -> list[tuple[datetime, float]]:
    """The points without the gaps."""
    return [(when, value) for when, value, _ in points if value is not None]


def span(
    shown: Sequence[tuple[datetime, float]], start: datetime | None, end: datetime | None
) -> tuple[datetime, datetime]:
    """First and last instant of the chart; some days around it where that is a single one."""
    whens = [when for when, _ in shown]
    first = aware(start) if start else min(whens)
    last = aware(end) if end else max(whens)
    if first == last:
        return first - _AROUND_ONE_POINT, last + _AROUND_ONE_POINT
    return first, last


def within(events: Iterable[Event], first: datetime, last: datetime) -> list[tuple[datetime, str]]:
    """When and label of every event between two instants."""
    told = ((aware(event.when), clean_line(event.label)) for event in events)
    return [(when, label) for when, label in told if first <= when <= last]


def shared_labels(events: Sequence[tuple[datetime, str]]) -> list[str]:
    """The labels that several of the events have."""
    labels = [label for _, label in events if label]
    return [label for label in dict.fromkeys(labels) if labels.count(label) > 1]
