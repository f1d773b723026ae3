"""Line charts over real dates: series in, one string out; the only file that imports plotext.

plotext draws the lines and the markers; the axes, the dates, the labels and the legend are ours.
It has one figure for the whole process, so every chart clears it before and after, and charts must
be drawn on one thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from growth_tui.cells import fit
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
from growth_tui.drawing.legend import legend
from growth_tui.drawing.lines import (
    ASCII_MARKERS,
    MARKERS,
    Event,
    Line,
    Series,
    between,
    reach,
    shared_labels,
    span,
    style_of,
    with_value,
    within,
)
from growth_tui.drawing.look import PLAIN, Colour, Look

__all__ = ["ASCII_MARKERS", "MARKERS", "Event", "Line", "Series", "legend", "line_chart", "reach"]

_LEAST_WIDTH, _LEAST_HEIGHT = 20, 5


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
        events: Marked with a line and a label; those outside the time shown are left out, and so
            is a label that several of them have: the legend names it once.
        look: Colours and characters; without colours the result holds no escape sequence.

    Returns:
        Lines joined by newlines; a sentence among blank lines where there is nothing to draw.
    """
    points = [between(one.points, start, end) for one in series]
    shown = [point for its in points for point in with_value(its)]
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return _notice("No room for a chart.", width, height, look)
    if not shown:
        return _notice("Nothing to draw in this period.", width, height, look)
    first, last = span(shown, start, end)
    frame = _frame([value for _, value in shown], width, height, low, high, first, last, look)
    told = within(events, first, last)
    once = shared_labels(told)
    marks = sorted(
        (frame.column(frame.x(when)), "" if label in once else label) for when, label in told
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


def _notice(sentence: str, width: int, height: int, look: Look) -> str:
    lines = [""] * max(height, 0)
    if lines:
        lines[(height - 1) // 2] = fit(sentence, width, "centre", ellipsis=look.ellipsis)
    return "\n".join(line.rstrip() for line in lines)


def _frame(
    values: Sequence[float],
    width: int,
    height: int,
    low: float,
    high: float,
    first: datetime,
    last: datetime,
    look: Look,
) -> Frame:
    """The plot area that remains beside the value axis and above two lines for the dates."""
    low, high = min(low, *values), max(high, *values)
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
        marker, colour = style_of(one, place, look)
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
