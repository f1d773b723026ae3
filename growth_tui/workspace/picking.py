"""Which result is meant: a date, an id, first, last or previous."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.records import Result

SAME_TIME = "These are one and the same time; it takes two to compare."
WAYS = "Name a result by its date (2026-03-01), its id, or with first, last or previous."

PLACES = {"first": 0, "last": -1, "previous": -2}


def pick_two(results: Sequence[Result], one: str, other: str) -> tuple[Result, Result]:
    """Two different results, the earlier one first; raises Problem where there are not two."""
    first, second = pick(results, one), pick(results, other)
    if first.id == second.id:
        raise Problem(SAME_TIME, then=WAYS)
    return in_order(first, second)


def in_order(one: Result, other: Result) -> tuple[Result, Result]:
    """Two results, the earlier one first: a change is told the way time goes."""
    if (other.taken_at, other.id) < (one.taken_at, one.id):
        return other, one
    return one, other


def pick(results: Sequence[Result], named: str) -> Result:
    """The result that `named` means among those of one form, oldest first; raises Problem.

    An id may be cut short as long as only one fits. Of several on one day it is the last.
    """
    if named in PLACES:
        place = PLACES[named]
        found = [results[place]] if -len(results) <= place < len(results) else []
    else:
        found = _on_day(results, named) or _by_id(results, named)
    if len(found) != 1:
        raise Problem(
            "No single result of this form is meant by that.",
            where=clean_line(named)[:60],
            then=WAYS,
        )
    return found[0]


def _on_day(results: Sequence[Result], text: str) -> list[Result]:
    """The last result of a day; none where the text is no ISO date."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return []
    return [each for each in results if each.taken_at.date() == day][-1:]


def _by_id(results: Sequence[Result], text: str) -> list[Result]:
    """Every result whose id begins like this; none where that is too little to mean one."""
    return [each for each in results if len(text) >= 4 and each.id.startswith(text.lower())]
