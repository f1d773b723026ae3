"""Numbers and dates inside sentences."""

from __future__ import annotations

from datetime import datetime

from growth_tui.dates import month as month_and_year
from growth_tui.dates import short_day
from growth_tui.measure.findings import Unit
from growth_tui.measure.scoring import rounded
from growth_tui.rounding import whole

MONTH_DAYS = 30.4375
_MOST_DIGITS = 6

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def number(value: float) -> str:
    """Write a number as short as it can be read: 9.2969 is 9.3, 15.0 is 15, 0.333 is 0.33."""
    short = rounded(value, 1 if abs(value) >= 1 else 2)
    return f"{short or 0.0:.2f}".rstrip("0").rstrip(".")


def position(value: float) -> str:
    """Write a position on the scale, 0 to 100, as a whole number."""
    return whole(value)


def in_its_unit(value: float, unit: Unit) -> str:
    """Write a score."""
    return position(value) if unit == "position" else number(value)


def points(size: float, unit: Unit) -> str:
    """Write how far something moved, without its sign: 6 points, 1 point, less than 1 point."""
    size = abs(size)
    text = in_its_unit(size, unit)
    if float(text) == 0 and size:
        return f"less than {'1 point' if unit == 'position' else '0.01 points'}"
    return in_points(text)


def in_points(text: str) -> str:
    """Write a number with its unit: 1 point, 6 points."""
    return f"{text} point" if text == "1" else f"{text} points"


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Write two sizes without their signs, as short as they can be read and told apart.

    8.98 and 8.97 are both 9.0 with one decimal: one said to be larger than the other needs two.
    """
    texts = number(abs(one)), number(abs(other))
    for digits in range(2, _MOST_DIGITS + 1):
        if texts[0] != texts[1]:
            break
        texts = _with_digits(abs(one), digits), _with_digits(abs(other), digits)
    return texts


def _with_digits(value: float, digits: int) -> str:
    return f"{rounded(value, digits):.{digits}f}".rstrip("0").rstrip(".")


def count(many: int) -> str:
    """Write a count: in words up to ten."""
    return _COUNTS[many] if many < len(_COUNTS) else str(many)


def since(first: datetime, last: datetime, *, brief: bool = False) -> str:
    """Name a start as people do: March, 3 Mar in the same month, March 2025 in another year.

    `brief` makes that Mar 2025.
    """
    if (first.year, first.month) == (last.year, last.month):
        return short_day(first)
    month = _MONTHS[first.month - 1]
    if first.year == last.year:
        return month
    return month_and_year(first) if brief else f"{month} {first.year}"


def pace(slope: float, days: float) -> str:
    """Write a slope a day as a pace that the times can carry.

    By the month where they span at least one and a half, else over the whole span: a few days
    say nothing about a month.
    """
    if days >= 1.5 * MONTH_DAYS:
        return f"{_about(slope * MONTH_DAYS)} a month"
    span = max(1, round(days))
    within = "the same day" if days < 1 else f"{span} {'day' if span == 1 else 'days'}"
    return f"{_about(slope * days)} within {within}"


def reliability(r: float) -> str:
    """Write a reliability as the field does: .80."""
    return f"{r:.2f}".removeprefix("0")


def one_sitting(kind: str) -> bool:
    """Tell whether a reliability is an internal consistency, from one sitting."""
    return any(word in kind.lower() for word in ("alpha", "omega", "internal", "split"))


def _about(size: float) -> str:
    """Write a pace, more finely than a change: a slow one is not nothing."""
    text = points(size, "score")
    return text if text.startswith("less") else f"about {text}"
