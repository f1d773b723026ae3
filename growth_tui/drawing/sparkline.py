"""One value after another in a row of blocks.

Values are numbers or None; None is never drawn as a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_BLOCKS = "▁▂▃▄▅▆▇█"
_ASCII_BLOCKS = "_.-=+*#@"
_LEAST_SPAN = 0.25
"""Of the whole scale: a sparkline never magnifies more than this."""


def sparkline(
    values: Sequence[float | None],
    width: int,
    *,
    low: float = 0.0,
    high: float = 100.0,
    ascii: bool = False,
) -> str:
    """The values as one row of blocks, oldest first; a gap is a blank.

    Where there are more than `width`, each block is the mean of as many neighbours, so that the row
    always tells of all of them. It spans the values shown, but never less than a quarter of `low`
    to `high`, so that a small wobble does not look like a leap.
    """
    shown = _condensed(values, width)
    numbers = [value for value in shown if value is not None]
    if not numbers:
        return " " * len(shown)
    least = (high - low) * _LEAST_SPAN
    span = max(max(numbers) - min(numbers), least) or 1.0
    middle = (max(numbers) + min(numbers)) / 2
    foot = max(min(middle - span / 2, high - span), low)
    blocks = _ASCII_BLOCKS if ascii else _BLOCKS
    top = len(blocks) - 1
    return "".join(
        " " if value is None else blocks[max(min(round((value - foot) / span * top), top), 0)]
        for value in shown
    )


def _condensed(values: Sequence[float | None], width: int) -> list[float | None]:
    """At most `width` values: means of neighbours, None where none of them is a number."""
    cells = min(len(values), max(0, width))
    ends = [round(cell * len(values) / cells) for cell in range(cells + 1)] if cells else [0]
    groups = [values[start:end] for start, end in pairwise(ends)]
    known = [[value for value in group if value is not None] for group in groups]
    return [sum(group) / len(group) if group else None for group in known]
