"""One sitting with a form: places, answers, branching, time, and what a refused save leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instrument_forms import Raw, built, full, small

from growth_tui.problem import Problem
from growth_tui.records import Draft, Taken
from growth_tui.workspace.session import LONGEST_PAUSE, Session
from tests.conftest import START, Clock

FULL = built(full())
FORM = Taken("small", "1.0", "en", "s", "w", "0" * 64)


class Disk:
    """Keeps drafts, or refuses to."""

    def __init__(self) -> None:
        self.saved: list[Draft] = []
        self.full = False

    def __call__(self, draft: Draft) -> None:
        if self.full:
            raise Problem("Not saved: the disk is full.")
        self.saved.append(draft)


def sitting(raw: Raw, disk: Disk, clock: Clock, **fields: Any) -> Session:
    draft = replace(Draft("id", FORM, START, START), **fields)
    return Session(built(raw), draft, save=disk, now=clock)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def session(disk: Disk, clock: Clock) -> Session:
    return sitting(small(), disk, clock)


@pytest.fixture
def branching(disk: Disk, clock: Clock) -> Session:
    return sitting(full(), disk, clock)


def shown(session: Session) -> list[str]:
    return [item.id for item in session.items]


# Places


def test_one_question_after_another(session: Session) -> None:
    assert session.item.id == "a1"
    assert not session.back()
    walked = [session.item.id]
    while session.forward():
        walked.append(session.item.id)
    assert walked == ["a1", "a2", "b1", "b2"]
    assert session.at_last
    assert session.item.id == "b2"
    assert session.back()
    assert session.item.id == "b1"


def test_a_place_counts_only_what_asks(branching: Session) -> None:
    assert (branching.item.id, branching.place.number, branching.place.total) == ("hello", 1, 7)
    branching.forward()
    place = branching.place
    assert (place.item.id, place.number, place.total) == ("a1", 1, 7)
    assert place.section.title == "First"
    assert not place.opens_section


def test_the_first_item_of_a_section_opens_it(branching: Session) -> None:
    opens = []
    while True:
        if branching.place.opens_section:
            opens.append(branching.item.id)
        if not branching.forward():
            break
    assert opens == ["hello", "where"]


def test_going_to_a_question(session: Session) -> None:
    session.go_to("b1")
    assert session.item.id == "b1"


# Answers


def test_an_answer_is_kept_before_anything_else_is_true(session: Session, disk: Disk) -> None:
    session.answer(4)
    assert [draft.answers for draft in disk.saved] == [{"a1": 4}]
    assert session.draft is disk.saved[-1]
    assert session.answer_to(session.item) == 4
    assert session.so_far == (1, 4)


@pytest.mark.parametrize("wrong", [0, 6, 2.7, 1.0, True, "3", [3], {"nonresponse": "none"}])
def test_what_does_not_fit_is_refused_and_changes_nothing(
    session: Session, disk: Disk, wrong: Any
) -> None:
    """bad_input: a value off the scale, 2.7, true, "3", 1.0."""
    session.answer(2)
    with pytest.raises(Problem):
        session.answer(wrong)
    assert session.answer_to(session.item) == 2
    assert len(disk.saved) == 1


@pytest.mark.parametrize("nothing", [None, "", []])
def test_an_empty_answer_opens_the_question_again(branching: Session, nothing: Any) -> None:
    branching.go_to("word")
    branching.answer("yes")
    if nothing == []:
        branching.go_to("where")
        branching.answer("here")
        branching.go_to("which")
        branching.answer(["x"])
    branching.answer(nothing)
    assert branching.item.id not in branching.draft.answers


def test_taking_back_what_was_never_answered(session: Session) -> None:
    session.answer(None)
    assert session.draft.answers == {}


def test_prefer_not_is_an_answer_where_the_item_offers_it(branching: Session) -> None:
    branching.go_to("a1")
    branching.skip()
    assert branching.answer_to(branching.item) == {"nonresponse": "prefer_not"}
    assert branching.item not in branching.open_items
    branching.go_to("b1")
    branching.answer(3)
    branching.skip()  # this item has reasons of its own, and not this one
    assert branching.answer_to(branching.item) is None
    assert branching.item in branching.open_items


def test_notes(session: Session) -> None:
    session.note("  A note.\n\x1b[31mred  ")
    assert session.note_on(session.item) == "A note.\nred"
    session.note(" ")
    assert session.note_on(session.item) == ""
    assert session.draft.notes == {}


def test_texts_are_neutralised_wherever_they_lie(branching: Session) -> None:
    """bad_input: ESC sequences, C1, bidi overrides, NUL in a paste."""
    bad = "a\x1b]52;c;aGk=\x07\x9b1m\u202e\x00b"
    for item, value in (("word", bad), ("body", [{"region": "chest", "sensation": bad}])):
        branching.go_to(item)
        branching.answer(value)
    assert branching.draft.answers["word"] == "ab"
    assert branching.draft.answers["body"] == [{"region": "chest", "sensation": "ab"}]


def test_open_items_and_those_that_are_needed(branching: Session) -> None:
    assert [item.id for item in branching.open_items] == [
        "a1",
        "a2",
        "b1",
        "b2",
        "where",
        "word",
        "story",
    ]
    assert [item.id for item in branching.required_open] == ["a1"]
    branching.go_to("a1")
    branching.answer(2)
    assert branching.required_open == ()


def test_a_text_of_blanks_is_still_open(branching: Session) -> None:
    branching.go_to("word")
    branching.answer("  ")
    assert "word" in [item.id for item in branching.open_items]


def test_an_example_is_wanted_for_a_high_answer_without_one(branching: Session) -> None:
    branching.go_to("a1")
    assert not branching.wants_example
    branching.answer(4)
    assert not branching.wants_example
    branching.answer(5)
    assert branching.wants_example
    branching.note("That time.")
    assert not branching.wants_example
    branching.note("")
    branching.skip()
    assert not branching.wants_example


# Branching


def test_an_answer_shows_and_hides_what_hangs_on_it(branching: Session) -> None:
    assert "times" not in shown(branching)
    for item, value in (("a1", 3), ("b1", 4)):
        branching.go_to(item)
        branching.answer(value)
    assert "times" in shown(branching)
    assert branching.item.id == "b1"
    branching.go_to("a1")
    branching.answer(1)
    assert "times" not in shown(branching)
    assert branching.item.id == "a1"


def test_what_hangs_on_a_hidden_answer_is_hidden_too_and_comes_back(branching: Session) -> None:
    for item, value in (("where", "here"), ("which", ["x"]), ("line", 0.5)):
        branching.go_to(item)
        branching.answer(value)
    branching.go_to("where")
    branching.answer("there")
    assert {"which", "line"}.isdisjoint(shown(branching))
    asked = sum(item.asks for item in branching.items)
    assert branching.so_far == branching.draft.so_far == (1, asked)
    branching.answer("here")
    assert {"which", "line"} <= set(shown(branching))
    assert branching.draft.answers["line"] == 0.5


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_answered_one_stays_on_a_question_that_is_shown(data: st.DataObject) -> None:
    draft = Draft("id", FORM, START, START)
    session = Session(FULL, draft, save=Disk(), now=Clock())
    values: dict[str, Any] = {
        "a1": st.integers(1, 5),
        "a2": st.integers(1, 5),
        "b1": st.integers(1, 5),
        "b2": st.integers(1, 5),
        "times": st.integers(0, 20),
        "where": st.sampled_from(["here", "there", "nowhere"]),
        "which": st.lists(st.sampled_from(["x", "y"]), unique=True),
        "line": st.floats(0, 1),
        "word": st.sampled_from(["no", "yes", ""]),
    }
    for _ in range(data.draw(st.integers(0, 12))):
        name = data.draw(st.sampled_from([item.id for item in session.items if item.id in values]))
        session.go_to(name)
        session.answer(data.draw(st.none() | values[name]))
        assert session.item.id == name
        assert session.place.total == sum(item.asks for item in session.items)
        assert all(item in session.items for item in session.open_items)


# Going on another day


def test_it_goes_on_after_the_last_answer(session: Session, disk: Disk, clock: Clock) -> None:
    session.answer(3)
    session.forward()
    session.answer(4)
    assert sitting(small(), disk, clock, **fields_of(session.draft)).item.id == "b1"


def fields_of(draft: Draft) -> dict[str, Any]:
    names = ("answers", "notes", "position", "seconds")
    return {name: getattr(draft, name) for name in names}


def test_it_goes_on_at_the_question_that_was_left_open(
    session: Session, disk: Disk, clock: Clock
) -> None:
    session.answer(3)
    session.forward()
    session.forward()
    session.leave()
    assert disk.saved[-1].position == "b1"
    assert sitting(small(), disk, clock, **fields_of(session.draft)).item.id == "b1"


def test_after_the_last_answer_it_stays_at_the_last(disk: Disk, clock: Clock) -> None:
    done = {"a1": 1, "a2": 1, "b1": 1, "b2": 1}
    assert sitting(small(), disk, clock, answers=done, position="b2").item.id == "b2"


def test_a_place_that_is_no_longer_there_begins_at_the_first(disk: Disk, clock: Clock) -> None:
    """The form was changed meanwhile, or branching hides that question now."""
    assert sitting(small(), disk, clock, answers={"a1": 2}, position="gone").item.id == "a1"
    assert sitting(full(), disk, clock, answers={"a1": 1}, position="times").item.id == "hello"


def test_leaving_writes_only_where_there_is_something_to_go_on_with(
    session: Session, disk: Disk
) -> None:
    session.forward()
    session.leave()
    assert disk.saved == []
    session.answer(3)
    session.leave()
    assert len(disk.saved) == 1


# Time


def test_seconds_add_up_and_a_long_pause_counts_as_one_elsewhere(
    session: Session, clock: Clock
) -> None:
    clock.advance(seconds=10)
    session.answer(3)
    clock.advance(hours=9)
    session.answer(4)
    clock.advance(seconds=2.25)
    session.note("x")
    assert session.draft.seconds == pytest.approx(10 + LONGEST_PAUSE + 2.2)
    assert session.draft.edited_at == clock.now


def test_a_clock_set_back_takes_no_time_away(session: Session, clock: Clock) -> None:
    """bad_input: clock set back."""
    clock.advance(seconds=10)
    session.answer(3)
    clock.advance(hours=-3)
    session.answer(4)
    assert session.draft.seconds == 10


def test_the_hour_that_summer_time_repeats_counts_once() -> None:
    """bad_input: daylight saving."""
    clock = Clock(datetime(2026, 10, 25, 0, 59, 50, tzinfo=UTC).astimezone())
    session = sitting(small(), Disk(), clock)
    later = datetime(2026, 10, 25, 2, 0, 10, tzinfo=UTC) - timedelta(hours=1)
    clock.now = later
    session.answer(3)
    assert session.draft.seconds == 20


# What cannot be saved


def test_a_refused_save_leaves_everything_as_it_was(session: Session, disk: Disk) -> None:
    """bad_input: disk full; not saved, and the session is as before."""
    session.answer(3)
    before = session.draft
    disk.full = True
    for change in (
        lambda: session.answer(5),
        lambda: session.answer(None),
        lambda: session.note("x"),
        session.skip,
    ):
        with pytest.raises(Problem, match="disk is full"):
            change()
        assert session.draft is before
        assert session.answer_to(session.item) == 3
    session.forward()
    with pytest.raises(Problem):
        session.leave()
    disk.full = False
    session.leave()
    assert session.draft.position == "a2"


def test_a_refused_save_shows_and_hides_nothing(branching: Session, disk: Disk) -> None:
    branching.go_to("where")
    disk.full = True
    with pytest.raises(Problem):
        branching.answer("here")
    assert "which" not in shown(branching)
    disk.full = False
    branching.answer("here")
    assert "which" in shown(branching)
