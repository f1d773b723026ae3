"""One value after another in a row of blocks.

Values are numbers or None; None is never drawn as a zero.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    """The latest `width` values as one row of blocks, oldest first; a gap is a blank.

    The row spans the values shown, but never less than a quarter of `low` to `high`, so that a
    small wobble does not look like a leap.
    """
    shown = list(values)[-width:] if width > 0 else []
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
