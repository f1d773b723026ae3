"""Tables as plain text: straight columns within a given width, and how many dates fit."""

from __future__ import annotations

from collections.abc import Sequence

from growth_tui.cells import clip, pad, width_of, wrap
from growth_tui.report.blocks import WIDTH, Table

GAP = 2
_DATE = 6  # "23 Nov"
_MOST_OF_NAME = 30
_LEAST_OF_NAME = 10


def dates_that_fit(names: Sequence[str], width: int = WIDTH) -> int:
    """How many columns of dates fit beside these names; at least one."""
    name = min(max(map(width_of, names), default=0), _MOST_OF_NAME)
    return max((width - name) // (_DATE + GAP), 1)


def text_table(table: Table, width: int = WIDTH) -> list[str]:
    """Lines of at most `width` cells, every column at least as wide as a date.

    Long texts of the first column go on in further lines; the others are shortened only where they
    would leave it no room.
    """
    headings = [heading.split("\n") for heading in table.header]
    others = range(1, len(table.header))
    widths = {
        column: max(
            *(width_of(text) for text in headings[column]),
            *(width_of(row[column]) for row in table.rows),
            _DATE,
        )
        for column in others
    }
    while sum(widths.values()) + GAP * len(widths) > width - _LEAST_OF_NAME:
        widest = max(widths, key=widths.__getitem__)
        widths[widest] -= 1
    room = width - sum(widths.values()) - GAP * len(widths)
    names = [*headings[0], *(row[0] for row in table.rows)]
    first = min(max(2, *map(width_of, names)), room)

    def line(name: str, cells: Sequence[str]) -> str:
        shown = (
            " " * GAP + pad(clip(cell, widths[column]), widths[column], "right")
            for column, cell in zip(others, cells, strict=True)
        )
        return (pad(name, first) + "".join(shown)).rstrip()

    depth = max(map(len, headings))
    lines = []
    for index in range(depth):
        above = [([""] * (depth - len(heading)) + heading)[index] for heading in headings]
        lines.append(line(above[0], above[1:]))
    for row in table.rows:
        name, *more = wrap(row[0], first) or [""]
        lines += [line(name, row[1:]), *more]
    return lines
