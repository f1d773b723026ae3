"""Days as people type them: 4 Dec, 4 Dec 2026, 2026-12-04, in 3 weeks, today."""

from __future__ import annotations

import re
from datetime import date, timedelta

from growth_tui.dates import MONTHS

HOW = "Write it like 4 Dec, 4 Dec 2026, 2026-12-04 or in 3 weeks."

PASSED = "{} has passed already."
AHEAD = "{} lies ahead."

_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_LENGTHS = {"day": 1, "week": 7, "month": 30}
_YEARS = range(-4, 5)
"""Where a day without a year is looked for: 29 Feb comes every four years."""
_SPAN = re.compile(r"(?:in |\+)?(\d{1,3}) ?(day|week|month)s?( ago)?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?(?:,? (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def read_day(text: str, today: date, *, ahead: bool) -> date | None:
    """Give the day that a text names, None where it names none.

    Args:
        text: What was typed.
        today: The day it was typed on.
        ahead: Where the year is left out, whether the day lies ahead (today included), or is the
            nearest such day.
    """
    said = " ".join(text.lower().split())
    try:
        if said in _NAMED:
            return today + timedelta(days=_NAMED[said])
        if span := _SPAN.fullmatch(said):
            days = int(span[1]) * _LENGTHS[span[2]]
            return today + timedelta(days=-days if span[3] else days)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
            return date.fromisoformat(said)
        return _with_month(said, today, ahead=ahead)
    except (ValueError, OverflowError):
        return None


def _with_month(said: str, today: date, *, ahead: bool) -> date | None:
    """A day with its month in letters, with or without a year."""
    if found := _DAY_FIRST.fullmatch(said):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(said):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    month = _month(name)
    if month is None:
        return None
    if year is not None:
        return date(int(year), month, int(day))
    such = [each for years in _YEARS if (each := _day(today.year + years, month, int(day)))]
    fitting = [each for each in such if each >= today or not ahead]
    return min(fitting, key=lambda each: abs(each - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    """The day, None where there is no such day in that year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int | None:
    """The month whose English name begins so, 1 to 12."""
    if name == "sept":
        name = "sep"
    short = [month.lower() for month in MONTHS]
    if name in short:
        return short.index(name) + 1
    return _NAMES.index(name) + 1 if name in _NAMES else None
