"""Which result is meant: a date, an id, first, last or previous."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.records import Result

WAYS = "Name a result by its date (2026-03-01), its id, or with first, last or previous."


def pick(results: Sequence[Result], named: str) -> Result:
    """The result that `named` means among those of one form, oldest first; raises Problem.

    An id may be cut short as long as only one fits. Of several on one day it is the last.
    """
    if named == "first":
        return results[0]
    if named == "last":
        return results[-1]
    if named == "previous":
        return results[-2]
    on = _as_date(named)
    if on is not None:
        found = [each for each in results if each.taken_at.date() == on][-1:]
    else:
        found = [each for each in results if len(named) >= 4 and each.id.startswith(named.lower())]
    if len(found) != 1:
        raise Problem(
            "No single result of this form is meant by that.",
            where=clean_line(named)[:60],
            then=WAYS,
        )
    return found[0]


def _as_date(text: str) -> date | None:
    """An ISO date, None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
