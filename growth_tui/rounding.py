"""Whole numbers for people: the same rounding on every screen, in every sentence and report."""

from __future__ import annotations

from math import floor


def whole(value: float) -> str:
    """Write a number without decimals, halves away from zero: 62.5 is 63, -0.5 is -1, -0.2 is 0."""
    size = floor(abs(value) + 0.5)
    return f"-{size}" if value < 0 and size else f"{size}"
