"""Line charts over real dates: series in, one string out; the only file that imports plotext.

plotext draws the lines and the markers; the axes, the dates, the labels and the legend are ours.
It has one figure for the whole process, so every chart clears it before and after, and charts must
be drawn on one thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from growth_tui.cells import clip, fit, width_of
from growth_tui.dates import day
from growth_tui.drawing.axes import (
    Tick,
    date_ticks,
    event_rows,
    floor_line,
    levels,
    row_of_labels,
    side,
)
from growth_tui.drawing.frame import Cell, Frame, Place, Point, apart, marked, segments, thinned
from growth_tui.drawing.look import PLAIN, Colour, Look
from growth_tui.plain_text import clean_line

Line = Literal["solid", "dotted", "none"]

MARKERS = "●■▲◆○□△◇▼▽"
ASCII_MARKERS = "ox+*#@%&=$"

_LEAST_WIDTH, _LEAST_HEIGHT = 20, 5
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


def line_chart(
    series: Sequence[Series],
    *,
    width: int,
    height: int,
    low: float = 0.0,
    high: float = 100.0,
    start: datetime | None = None,
    end: datetime | None = None,
    events: Sequence[Event] = (),
    look: Look = PLAIN,
) -> str:
    """Draw series over their dates.

    Args:
        series: The lines, the most important first: it is drawn over the others.
        width: In cells; no line of the result is wider.
        height: In lines; the result has exactly as many.
        low: Foot of the value axis, lowered where a value lies below.
        high: Head of the value axis, raised where a value lies above.
        start: First instant shown; that of the first point by default.
        end: Last instant shown; that of the last point by default.
        events: Marked with a line; those outside the time shown are left out.
        look: Colours and characters; without colours the result holds no escape sequence.

    Returns:
        Lines joined by newlines; a sentence among blank lines where there is nothing to draw.
    """
    points = [_between(one.points, start, end) for one in series]
    shown = [(when, value) for its in points for when, value, _ in its if value is not None]
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return _notice("No room for a chart.", width, height, look)
    if not shown:
        return _notice("Nothing to draw in this period.", width, height, look)
    frame = _frame(shown, width, height, low, high, start, end, look)
    marks = sorted(
        (frame.column(frame.x(when)), clean_line(event.label))
        for event in events
        if frame.start <= (when := _aware(event.when)) <= frame.end
    )
    most = 0 if height < 8 else 1 if height < 14 else 2
    foot = event_rows(marks, frame.columns, most, ascii=look.ascii)
    frame = replace(frame, rows=frame.rows - len(foot))
    ticks = _ticks(frame, shown)
    named = [(frame.row(level), level) for level in levels(frame.low, frame.high, frame.rows)]
    edge = side(named, frame.rows, ascii=look.ascii)
    inset = " " * len(edge[0])
    event_columns = [column for column, _ in marks]
    axis = floor_line(
        frame.columns, [tick.column for tick in ticks], event_columns, ascii=look.ascii
    )
    dates = row_of_labels([(tick.begin, tick.label) for tick in ticks])
    plotted = _plotted(_prepared(series, points, frame, look), event_columns, frame, look)
    lines = [
        *(look.paint(text, look.muted) + line for text, line in zip(edge, plotted, strict=True)),
        look.paint(inset[:-1] + axis, look.muted),
        look.paint(inset + dates, look.muted),
        *(look.paint(inset + labels, look.foreground) for labels in foot),
    ]
    return "\n".join(line.rstrip() for line in lines)


def legend(
    series: Sequence[Series], look: Look = PLAIN, width: int = 80, *, stacked: bool = False
) -> str:
    """Marker and name of every series, in lines of at most `width` cells.

    `stacked` gives each a line of its own, to stand beside a chart.
    """
    lines: list[str] = []
    used = 0
    for place, one in enumerate(series):
        marker, colour = _style(one, place, look)
        name = clip(clean_line(one.name), width - 2, ellipsis=look.ellipsis)
        entry = f"{look.paint(marker, colour)} {name}"
        needed = 2 + width_of(name)
        if lines and not stacked and used + 3 + needed <= width:
            lines[-1] += f"   {entry}"
            used += 3 + needed
        else:
            lines.append(entry)
            used = needed
    return "\n".join(lines)


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _between(points: Iterable[Point], start: datetime | None, end: datetime | None) -> list[Point]:
    """The points from `start` to `end`, in the order of their instants."""
    first, last = start and _aware(start), end and _aware(end)
    kept = [
        (when, value, new)
        for when, value, new in ((_aware(when), value, new) for when, value, new in points)
        if (first is None or when >= first) and (last is None or when <= last)
    ]
    return sorted(kept, key=lambda point: point[0])


def _notice(sentence: str, width: int, height: int, look: Look) -> str:
    lines = [""] * max(height, 0)
    if lines:
        lines[(height - 1) // 2] = fit(sentence, width, "centre", ellipsis=look.ellipsis)
    return "\n".join(line.rstrip() for line in lines)


def _frame(
    shown: Sequence[tuple[datetime, float]],
    width: int,
    height: int,
    low: float,
    high: float,
    start: datetime | None,
    end: datetime | None,
    look: Look,
) -> Frame:
    """The plot area that remains beside the value axis and above two lines for the dates."""
    whens = [when for when, _ in shown]
    first = _aware(start) if start else min(whens)
    last = _aware(end) if end else max(whens)
    if first == last:
        first, last = first - _AROUND_ONE_POINT, last + _AROUND_ONE_POINT
    low, high = min(low, *(value for _, value in shown)), max(high, *(value for _, value in shown))
    high = high if high > low else low + 1
    rows = height - 2
    gutter = max(len(f"{level:g}") for level in levels(low, high, rows)) + 2
    return Frame(width - gutter, rows, low, high, first, last, fine=not look.ascii)


def _ticks(frame: Frame, shown: Sequence[tuple[datetime, float]]) -> tuple[Tick, ...]:
    """Ticks of the calendar, or where all points are of one moment that date alone."""
    moments = {when for when, _ in shown}
    if len(moments) > 1:
        return date_ticks(
            frame.start, frame.end, frame.columns, lambda when: frame.column(frame.x(when))
        )
    (moment,) = moments
    column, label = frame.column(frame.x(moment)), day(moment)
    begin = max(min(column - len(label) // 2, frame.columns - len(label)), 0)
    return (Tick(column, label, begin),)


def _style(one: Series, place: int, look: Look) -> tuple[str, Colour]:
    """Marker and colour of a series."""
    index = place if one.style is None else one.style
    markers = ASCII_MARKERS if look.ascii else MARKERS
    colours = look.colours or (look.foreground,)
    return markers[index % len(markers)], colours[index % len(colours)]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn of one series: runs joined by `stroke`, and cells that carry its marker."""

    runs: tuple[list[Place], ...]
    cells: list[Cell]
    marker: str
    stroke: str
    colour: Colour


def _prepared(
    series: Sequence[Series], points: Iterable[list[Point]], frame: Frame, look: Look
) -> list[_Drawn]:
    """Thin each series to the columns, and settle which marker keeps its cell."""
    taken: set[Cell] = set()
    drawn = []
    for place, (one, its_points) in enumerate(zip(series, points, strict=True)):
        runs = [thinned(run, frame) for run in segments(its_points, frame)]
        cells = marked([point for run in runs for point in run], place, frame)
        marker, colour = _style(one, place, look)
        joined = () if one.line == "none" else tuple(runs)
        cells = apart(cells, taken, frame.columns)
        drawn.append(_Drawn(joined, cells, marker, _stroke(one.line, look), colour))
    return drawn


def _plotted(
    drawn: Sequence[_Drawn], event_columns: Iterable[int], frame: Frame, look: Look
) -> list[str]:
    """The plot area, one text a row from the head down; the first series lies on top."""
    import plotext

    plotext.main()
    plotext.clear_figure()
    try:
        plotext.limit_size(False, False)
        plotext.plot_size(frame.columns, frame.rows)
        plotext.theme("clear")
        plotext.xaxes(False, False)
        plotext.yaxes(False, False)
        plotext.xticks([])
        plotext.yticks([])
        plotext.xlim(0, frame.columns - 1)
        plotext.ylim(frame.low, frame.high)
        for column in dict.fromkeys(event_columns):
            plotext.vertical_line(column, color=_ink(look.muted, look))
        for one in reversed(drawn):
            for run in one.runs:
                xs, ys = [x for x, _ in run], [y for _, y in run]
                plotext.plot(xs, ys, marker=one.stroke, color=_ink(one.colour, look))
        for one in reversed(drawn):
            columns = [column for column, _ in one.cells]
            heights = [frame.value_at(row) for _, row in one.cells]
            plotext.scatter(columns, heights, marker=one.marker, color=_ink(one.colour, look))
        canvas: str = plotext.build()
    finally:
        plotext.main()
        plotext.clear_figure()
    canvas = canvas.replace("│", ":" if look.ascii else "┊")
    if look.colours is None:
        canvas = canvas.replace("\x1b[0m", "")
    return canvas.rstrip("\n").split("\n")


def _ink(colour: Colour, look: Look) -> Colour | str:
    return "default" if look.colours is None else colour


def _stroke(line: Line, look: Look) -> str:
    """What plotext draws a line with."""
    if line == "dotted":
        return ":" if look.ascii else "·"
    return "." if look.ascii else "braille"
