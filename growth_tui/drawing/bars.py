"""Values as bars.

Values are numbers or None; None is never drawn as a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from growth_tui.cells import clip, fit, pad, width_of
from growth_tui.plain_text import clean_line


def bar(value: float | None, low: float, high: float, width: int, *, ascii: bool = False) -> str:
    """A bar of exactly `width` cells, filled as far as `value` lies between `low` and `high`.

    None gives blanks: no bar at all, and not an empty one. Values outside are drawn at the end.
    """
    if value is None or high <= low:
        return " " * width
    filled = round(min(max((value - low) / (high - low), 0.0), 1.0) * width)
    full, empty = "#-" if ascii else "█░"
    return full * filled + empty * (width - filled)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of `bars`: a name, the number as written, where it lies, and a word behind."""

    name: str
    number: str
    value: float | None
    note: str = ""


def bars(
    rows: Sequence[Bar],
    *,
    width: int,
    low: float = 0.0,
    high: float = 100.0,
    ascii: bool = False,
) -> str:
    """Rows of name, number, bar and note in straight columns, at most `width` cells wide."""
    if not rows:
        return ""
    names, numbers, notes = (
        [clean_line(text) for text in column]
        for column in (
            [row.name for row in rows],
            [row.number for row in rows],
            [row.note for row in rows],
        )
    )
    number_width = max(map(width_of, numbers))
    note_width = max(map(width_of, notes))
    name_width = min(max(map(width_of, names)), max(width * 2 // 5, 8))
    used = name_width + number_width + 5 + (note_width + 2 if note_width else 0)
    length = max(width - used, 4)
    ellipsis = "..." if ascii else "…"
    return "\n".join(
        clip(
            f"{fit(name, name_width, ellipsis=ellipsis)}  {pad(number, number_width, 'right')}   "
            f"{bar(row.value, low, high, length, ascii=ascii)}  {note}".rstrip(),
            width,
            ellipsis=ellipsis,
        )
        for row, name, number, note in zip(rows, names, numbers, notes, strict=True)
    )
