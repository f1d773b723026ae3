"""What was taken, in the order of the instants at which it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import fill

from growth_tui.measure.results import in_order
from growth_tui.problem import Problem
from growth_tui.records import LookingBack, Result, Taken
from growth_tui.workspace import Workspace
from tests.conftest import START, Clock

EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))
VIENNA = ZoneInfo("Europe/Vienna")


def take(workspace: Workspace, when: datetime, form: str = "pulse") -> str:
    return workspace.taking.record(form, {}, {}, when).id


def ids(workspace: Workspace, form: str | None = "pulse") -> list[str]:
    return [each.id for each in workspace.history.results(form)]


def test_nothing_was_taken(workspace: Workspace) -> None:
    assert workspace.history.results() == []
    assert workspace.history.last_taken() == {}
    assert workspace.history.looking_back("pulse") == []
    with pytest.raises(Problem, match="no result with that id"):
        workspace.history.result("00000000-0000-4000-8000-000000000001")


def test_oldest_first_whatever_the_order_of_writing(workspace: Workspace) -> None:
    """bad_input: clock set back."""
    third = take(workspace, START)
    first = take(workspace, START - timedelta(days=9))
    second = take(workspace, START - timedelta(days=2))
    other = take(workspace, START - timedelta(days=1), "group-leadership")
    assert ids(workspace) == [first, second, third]
    assert ids(workspace, None) == [first, second, other, third]


def test_a_later_clock_reading_can_be_the_earlier_instant(workspace: Workspace) -> None:
    """bad_input: order stays true to the recorded instant with its UTC offset."""
    second = take(workspace, datetime(2026, 3, 1, 9, 0, tzinfo=WEST))
    first = take(workspace, datetime(2026, 3, 2, 9, 0, tzinfo=EAST))
    assert ids(workspace) == [first, second]
    assert [each.taken_at.utcoffset() for each in workspace.history.results()] == [
        timedelta(hours=14),
        timedelta(hours=-11),
    ]


def test_the_hour_that_comes_twice(workspace: Workspace) -> None:
    """bad_input: daylight saving."""
    second = take(workspace, datetime(2026, 10, 25, 2, 10, tzinfo=VIENNA, fold=1))
    first = take(workspace, datetime(2026, 10, 25, 2, 50, tzinfo=VIENNA, fold=0))
    assert ids(Workspace(workspace.folder)) == [first, second]


def test_two_in_the_same_second_are_both_there_and_keep_their_places(workspace: Workspace) -> None:
    """bad_input: two results in the same second; no result hidden."""
    found = [take(workspace, START) for _ in range(5)]
    assert ids(workspace) == sorted(found)
    assert ids(Workspace(workspace.folder)) == ids(workspace)
    results = workspace.history.results("pulse")
    assert [workspace.history.number_of(each) for each in results] == [1, 2, 3, 4, 5]
    before = [workspace.history.before(each) for each in results]
    assert before == [None, *results[:-1]]


def test_a_date_in_the_future_is_there_and_comes_last(workspace: Workspace) -> None:
    """bad_input: a date in the future."""
    later = take(workspace, START + timedelta(days=4000))
    now = take(workspace, START)
    assert ids(workspace) == [now, later]
    assert workspace.history.last_taken()["pulse"].last_taken_at == START + timedelta(days=4000)


@pytest.mark.parametrize(
    "when",
    [datetime(1, 1, 1, tzinfo=EAST), datetime(9999, 12, 31, 23, tzinfo=WEST)],
)
def test_an_instant_that_utc_does_not_have_stops_nothing(
    workspace: Workspace, when: datetime
) -> None:
    found = {take(workspace, when), take(workspace, START)}
    assert set(ids(Workspace(workspace.folder))) == found
    assert Workspace(workspace.folder).history.last_taken()["pulse"].count == 2


def document(workspace: Workspace, **changes: Any) -> dict[str, Any]:
    """A result as it lies on disk, changed."""
    result = workspace.taking.record("pulse", {}, {}, START - timedelta(days=1))
    return {**result.to_document(), "id": "00000000-0000-4000-8000-00000000ffff", **changes}


def test_a_time_without_an_offset_counts_as_utc(workspace: Workspace) -> None:
    workspace._store.save("results", document(workspace, taken_at="2026-11-23T08:59:59"))
    last = take(workspace, START)
    assert ids(workspace)[-1] == last
    assert len(ids(workspace)) == 3


@pytest.mark.parametrize(
    "changes",
    [{"taken_at": "yesterday"}, {"taken_at": 5}, {"scores": []}, {"fingerprint": None}],
)
def test_what_is_whole_but_no_result_costs_itself_alone(
    workspace: Workspace, changes: dict[str, Any]
) -> None:
    workspace._store.save("results", document(workspace, **changes))
    assert len(ids(workspace)) == 1


def test_what_another_process_saved_is_seen_at_the_next_look(workspace: Workspace) -> None:
    first = take(workspace, START)
    assert ids(workspace) == [first]
    second = take(Workspace(workspace.folder), START + timedelta(days=1))
    assert ids(workspace) == [first, second]


def test_what_is_handed_out_is_the_callers_own(workspace: Workspace) -> None:
    take(workspace, START)
    workspace.history.results().clear()
    assert len(workspace.history.results()) == 1


def test_before_looks_at_the_same_form_alone(workspace: Workspace) -> None:
    first = take(workspace, START - timedelta(days=5))
    take(workspace, START - timedelta(days=3), "group-leadership")
    last = workspace.history.result(take(workspace, START))
    before = workspace.history.before(last)
    assert before is not None
    assert before.id == first


def test_ratings_anew_come_oldest_rating_first(workspace: Workspace, clock: Clock) -> None:
    result = workspace.history.result(take(workspace, START))
    for answer in (1, 2, 3):
        clock.advance(days=1)
        session = workspace.taking.look_back(result)
        workspace.taking.finish(fill(session, {"owned-a-misstep": answer}))
    found = workspace.history.looking_back("pulse")
    assert [each.answers["owned-a-misstep"] for each in found] == [1, 2, 3]
    assert {each.result for each in found} == {result.id}
    assert workspace.history.looking_back("group-leadership") == []


def test_titles_are_those_of_the_form_as_it_was_taken(workspace: Workspace) -> None:
    result = workspace.taking.record("pulse", {}, {}, START, "es")
    assert workspace.history.score_titles(result)["repair"] == "Incomodidad y reparación"


INSTANTS = st.datetimes(
    START.replace(year=1950, tzinfo=None),
    START.replace(year=2200, tzinfo=None),
    timezones=st.builds(
        timezone, st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
    ),
)


@given(st.lists(INSTANTS, max_size=8))
def test_order_survives_being_stored_and_read(times: list[datetime]) -> None:
    form = Taken("pulse", "1.0", "en", "s", "w", "0" * 64)
    results = [Result(str(n), form, time, 0.0, {}, {}) for n, time in enumerate(times)]
    read = [Result.from_document(each.to_document()) for each in results]
    ordered = [each.taken_at.astimezone(UTC) for each in in_order(read)]
    assert ordered == sorted(time.astimezone(UTC) for time in times)
    assert [each.taken_at.utcoffset() for each in read] == [time.utcoffset() for time in times]


def test_a_rating_comes_back_as_it_was_stored() -> None:
    form = Taken("pulse", "1.0", "en", "s", "w", "0" * 64)
    rated = LookingBack("a", form, "b", START.astimezone(EAST), {"x": 1}, {})
    assert LookingBack.from_document(rated.to_document()) == rated


@pytest.mark.parametrize("field", ["version", "language", "definition", "assessment"])
def test_a_result_whose_form_is_no_text_costs_itself_alone(
    workspace: Workspace, field: str
) -> None:
    kept = take(workspace, START)
    document = workspace.history.result(kept).to_document()
    other = {**document, "id": "00000000-0000-4000-8000-0000000000ff", field: {"no": "text"}}
    workspace._store.save("results", other)
    assert ids(workspace, None) == [kept]
