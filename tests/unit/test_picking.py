"""Which result is meant: a date, an id, first, last or previous."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from growth_tui.problem import Problem
from growth_tui.workspace.picking import pick

EAST = timezone(timedelta(hours=14))
RESULTS: Any = [
    SimpleNamespace(id="abcd1111-0000", taken_at=datetime(2026, 3, 1, 9, tzinfo=UTC)),
    SimpleNamespace(id="abcd2222-0000", taken_at=datetime(2026, 3, 1, 18, tzinfo=UTC)),
    SimpleNamespace(id="20260401-0000", taken_at=datetime(2026, 6, 1, 1, tzinfo=EAST)),
    SimpleNamespace(id="first000-0000", taken_at=datetime(2026, 6, 2, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("first", 0),
        ("last", 3),
        ("previous", 2),
        ("abcd1", 0),
        ("ABCD2222-0000", 1),
        ("2026-03-01", 1),  # of several on one day the last
        ("2026-06-01", 2),  # the local day of that time, though it was 31 May in UTC
        ("20260401-0000", 2),
        ("20260401", 2),  # a date, too, but none of that day
        ("first000", 3),
    ],
)
def test_what_a_name_means(named: str, place: int) -> None:
    assert pick(RESULTS, named) is RESULTS[place]


@pytest.mark.parametrize(
    "named", ["abcd", "abc", "", "a", "2026-05-31", "20260402", "next", "FIRST ", "x\x1b[31m", "%"]
)
def test_what_means_none_or_several(named: str) -> None:
    with pytest.raises(Problem) as problem:
        pick(RESULTS, named)
    assert "first, last or previous" in problem.value.then
    assert "\x1b" not in str(problem.value)


def test_an_id_on_its_own_is_enough() -> None:
    assert pick(RESULTS[:1], "abcd") is RESULTS[0]


def test_with_one_result_there_is_no_previous() -> None:
    with pytest.raises(Problem):
        pick(RESULTS[:1], "previous")
