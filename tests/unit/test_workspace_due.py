"""When each assessment is due again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from growth_tui.instrument.card import Card
from growth_tui.store.recent import Point, RecentOfOne
from growth_tui.workspace import Workspace
from growth_tui.workspace.due import dues

TODAY = date(2026, 11, 23)


def card(name: str, days: object = 28) -> Card:
    return Card(name, "1.0", "assessment", name.title(), "", 3, 2, days)  # type: ignore[arg-type]


def taken(at: datetime) -> RecentOfOne:
    return RecentOfOne(1, (Point("x", at, "1.0", "en", "a", "b", "c", {}),))


def at(days_ago: int, hour: int = 12) -> datetime:
    day = TODAY - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_it_is_due_so_many_days_after_the_last_time() -> None:
    (due,) = dues([card("a")], {"a": taken(at(31))}, {}, TODAY)
    assert (due.assessment, due.title, due.every) == ("a", "A", 28)
    assert (due.on, due.days) == (date(2026, 11, 20), -3)


def test_a_time_in_the_future_hides_nothing_that_is_due() -> None:
    slip = Point("y", at(-26_000), "1.0", "en", "a", "b", "c", {})
    both = RecentOfOne(2, (*taken(at(31)).points, slip))
    (due,) = dues([card("a")], {"a": both}, {}, TODAY)
    assert due.days == -3


def test_the_person_s_own_rhythm_comes_first() -> None:
    (due,) = dues([card("a")], {"a": taken(at(31))}, {"a": 40}, TODAY)
    assert due.days == 9


def test_never_is_a_rhythm_too() -> None:
    assert dues([card("a")], {"a": taken(at(99))}, {"a": 0}, TODAY) == ()


def test_what_was_never_taken_is_due_only_by_one_s_own_rhythm() -> None:
    assert dues([card("a")], {}, {}, TODAY) == ()
    (due,) = dues([card("a")], {}, {"a": 28}, TODAY)
    assert (due.on, due.days, due.last_taken_at) == (TODAY, 0, None)


@pytest.mark.parametrize("days", [None, 0, -3, True, "28", 2.5, 10**12])
def test_a_form_that_gives_no_number_of_days_is_never_due(days: object) -> None:
    assert dues([card("a", days)], {"a": taken(at(400))}, {}, TODAY) == ()


def test_the_one_longest_due_comes_first() -> None:
    found = dues(
        [card("a"), card("b"), card("c")],
        {"a": taken(at(10)), "b": taken(at(60)), "c": taken(at(28))},
        {},
        TODAY,
    )
    assert [(due.assessment, due.days) for due in found] == [("b", -32), ("c", 0), ("a", 18)]


def test_the_day_is_the_local_one_of_that_time() -> None:
    late = datetime(2026, 11, 15, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    (due,) = dues([card("a", 7)], {"a": taken(late)}, {}, TODAY)
    assert due.on == date(2026, 11, 22)


def test_a_time_in_the_future_is_due_after_it() -> None:
    """A clock that was wrong once hides nothing and breaks nothing."""
    (due,) = dues([card("a")], {"a": taken(at(-5))}, {}, TODAY)
    assert due.days == 33


def test_it_follows_what_is_taken(workspace: Workspace, clock: SimpleNamespace) -> None:
    assert workspace.due.all() == ()
    workspace.taking.record("pulse", {}, {})
    assert [due.days for due in workspace.due.all()] == [7]
    assert workspace.due.now() == ()
    clock.advance(days=7)
    assert [due.days for due in workspace.due.now()] == [0]
    clock.advance(days=1)
    assert [due.days for due in workspace.due.now()] == [-1]
    workspace.settings.change(rhythm={"pulse": 14})
    assert workspace.due.now() == ()
