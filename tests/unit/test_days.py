"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth_tui import dates
from growth_tui.workspace.days import read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("Tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("in 3 weeks", date(2026, 12, 14)),
        ("10 days", date(2026, 12, 3)),
        ("+14 days", date(2026, 12, 7)),
        ("2 weeks ago", date(2026, 11, 9)),
        ("in 1 month", date(2026, 12, 23)),
        ("2026-12-04", date(2026, 12, 4)),
        ("4 Dec 2026", date(2026, 12, 4)),
        (" 4.  december, 2027 ", date(2027, 12, 4)),
        ("Dec 4, 2025", date(2025, 12, 4)),
        ("4th Sept 2026", date(2026, 9, 4)),
    ],
)
@pytest.mark.parametrize("ahead", [True, False])
def test_a_whole_day_is_read(text: str, day: date, ahead: bool) -> None:
    assert read_day(text, TODAY, ahead=ahead) == day


@pytest.mark.parametrize(
    ("text", "ahead", "nearest"),
    [
        ("23 Nov", date(2026, 11, 23), date(2026, 11, 23)),
        ("4 dec", date(2026, 12, 4), date(2026, 12, 4)),
        ("2 Nov", date(2027, 11, 2), date(2026, 11, 2)),
        ("3 Jan", date(2027, 1, 3), date(2027, 1, 3)),
        ("30 June", date(2027, 6, 30), date(2026, 6, 30)),
        ("29 Feb", date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_without_a_year_it_lies_ahead_or_is_the_nearest(
    text: str, ahead: date, nearest: date
) -> None:
    assert read_day(text, TODAY, ahead=True) == ahead
    assert read_day(text, TODAY, ahead=False) == nearest


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31 Feb", "30 feb 2026", "4", "04/12/2026", "2026-13-01", "4 xyz"),
        *("in 9999 days", "4 Dec 0000", "in -3 days", "٤ Dec x", "jan 32"),
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY, ahead=True) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_a_day_as_the_app_writes_it_is_read_back(day: date) -> None:
    assert read_day(dates.day(day), TODAY, ahead=True) == day
    assert read_day(day.isoformat(), TODAY, ahead=False) == day


@given(st.text(max_size=30), st.booleans())
def test_no_text_breaks_it(text: str, ahead: bool) -> None:
    found = read_day(text, TODAY, ahead=ahead)
    assert found is None or abs(found - TODAY) < timedelta(days=4_000_000)
