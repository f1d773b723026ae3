"""Dates as people write them, the same on every screen, in every report and chart."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_name(when: date) -> str:
    """Nov."""
    return MONTHS[when.month - 1]


def short_day(when: date) -> str:
    """23 Nov."""
    return f"{when.day} {month_name(when)}"


def day(when: date) -> str:
    """23 Nov 2026."""
    return f"{short_day(when)} {when.year}"


def month(when: date) -> str:
    """Nov 2026."""
    return f"{month_name(when)} {when.year}"


def period(first: date, last: date) -> str:
    """3 Mar to 23 Nov 2026; the year stands once where it is the same, a single day alone."""
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return day(last)
    return f"{short_day(first) if first.year == last.year else day(first)} to {day(last)}"


WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def weekday_and_day(when: date) -> str:
    """Mon 23 Nov 2026."""
    return f"{WEEKDAY_NAMES[when.weekday()][:3]} {day(when)}"
