"""What the marks on a line chart are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from growth_tui.cells import clip, width_of
from growth_tui.drawing.lines import (
    Event,
    Series,
    between,
    shared_labels,
    span,
    style_of,
    with_value,
    within,
)
from growth_tui.drawing.look import PLAIN, Look
from growth_tui.plain_text import clean_line


def legend(
    series: Sequence[Series],
    look: Look = PLAIN,
    width: int = 80,
    most: int | None = None,
    *,
    events: Sequence[Event] = (),
    start: datetime | None = None,
    end: datetime | None = None,
) -> str:
    """Marker and name of every series, in lines of at most `width` cells.

    Where they take more than `most` lines the last one says how many are not named.

    With the events and the time that `line_chart` was given, also the labels that it left out
    because several events have them.
    """
    entries = [(*style_of(one, place, look), one.name) for place, one in enumerate(series)]
    shown = [point for one in series for point in with_value(between(one.points, start, end))]
    if events and shown:
        stroke = ":" if look.ascii else "┊"
        labels = shared_labels(within(events, *span(shown, start, end)))
        entries += [(stroke, look.muted, label) for label in labels]
    lines: list[str] = []
    named: list[int] = []
    used = 0
    for marker, colour, text in entries:
        name = clip(clean_line(text), width - 2, ellipsis=look.ellipsis)
        entry = f"{look.paint(marker, colour)} {name}"
        needed = 2 + width_of(name)
        if lines and used + 3 + needed <= width:
            lines[-1] += f"   {entry}"
            named[-1] += 1
            used += 3 + needed
        else:
            lines.append(entry)
            named.append(1)
            used = needed
    if most and len(lines) > most:
        left_out = look.paint(f"{sum(named[most - 1 :])} more", look.muted)
        lines = [*lines[: most - 1], left_out]
    return "\n".join(lines)
