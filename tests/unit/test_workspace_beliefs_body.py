"""Beliefs and the body over time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from writing import notice, write

from growth_tui.words import journal as words
from growth_tui.workspace import Workspace
from growth_tui.workspace.beliefs import NOTICED, ORIGIN
from growth_tui.workspace.body import CheckIn, Felt, falls, places, sensations, strengths
from tests.conftest import Clock


def test_a_belief_is_followed_from_its_origin_on(workspace: Workspace, clock: Clock) -> None:
    origin = write(workspace, ORIGIN, {"belief": "They are always late.", "hold": 8})
    clock.advance(days=30)
    notice(workspace, origin, {"hold": 5, "how-i-related": "noticed"})
    clock.advance(days=30)
    notice(workspace, origin, {"how-i-related": "got_curious"})
    clock.advance(days=30)
    notice(workspace, origin, {"hold": 3, "how-i-related": "noticed"})
    (thread,) = workspace.beliefs.threads()
    assert thread.name == "They are always late."
    assert [moment.hold for moment in thread.moments] == [8, 5, None, 3]
    assert [moment.met for moment in thread.noticed] == [
        "I noticed it",
        "I noticed it and got curious",
        "I noticed it",
    ]
    assert [value for _, value, _ in thread.series.points] == [8, 5, None, 3]
    assert workspace.beliefs.thread(origin.id) == thread


def test_noticing_one_belief_leaves_the_other_alone(workspace: Workspace, clock: Clock) -> None:
    first = write(workspace, ORIGIN, {"belief": "One."})
    clock.advance(days=1)
    second = write(workspace, ORIGIN, {"hold": 2})
    clock.advance(days=1)
    notice(workspace, first, {"hold": 1})
    names = [(thread.name, len(thread.noticed)) for thread in workspace.beliefs.threads()]
    assert names == [("One.", 1), (words.UNNAMED, 0)]
    assert workspace.beliefs.thread(second.id) is not None


def test_going_on_with_a_notice_that_was_begun(workspace: Workspace) -> None:
    origin = write(workspace, ORIGIN, {"belief": "One."})
    session = workspace.beliefs.notice(origin.id)
    session.go_to("hold")
    session.answer(4)
    again = workspace.beliefs.notice(origin.id)
    assert again.draft.id == session.draft.id
    assert again.draft.answers == {"hold": 4}


def test_a_notice_written_without_a_belief_can_be_tied_to_one(workspace: Workspace) -> None:
    origin = write(workspace, ORIGIN, {"belief": "One."})
    alone = write(workspace, NOTICED, {"hold": 4})
    assert workspace.beliefs.threads()[0].noticed == ()
    workspace.beliefs.tie(alone, origin.id)
    assert [each.hold for each in workspace.beliefs.threads()[0].noticed] == [4]


def test_origins_are_counted_across_beliefs(workspace: Workspace) -> None:
    write(workspace, ORIGIN, {"whose-voice": ["family", "media"]})
    write(workspace, ORIGIN, {"whose-voice": ["media"]})
    write(workspace, ORIGIN, {"belief": "Nothing is said here of whose voice it is."})
    assert workspace.beliefs.origins() == [("Media", 2), ("Family", 1)]


def test_the_body_check_ins_are_read_in_their_own_words(workspace: Workspace, clock: Clock) -> None:
    marks = [
        {"region": "jaw", "sensation": "tight", "strength": 4},
        {"region": "chest", "sensation": "a lid on a pot"},
    ]
    write(workspace, "body-check-in", {"body-map": marks, "strength-before": 8})
    clock.advance(days=1)
    write(workspace, "body-check-in", {"strength-before": 6, "strength-after": 6})
    write(workspace, "body-check-in", {"to-remember": "Nothing of the body."})
    write(workspace, "misstep-and-repair", {"where-i-stood": "did"})
    first, second = workspace.body.check_ins()
    assert first.felt == (Felt("jaw", "Jaw", "Tight"), Felt("chest", "Chest", "a lid on a pot"))
    assert (first.before, first.after) == (8, None)
    assert (second.felt, second.before, second.after) == ((), 6, 6)


def check_in(*felt: tuple[str, str], before: float | None = None, after: float | None = None):
    marks = tuple(Felt(place.lower(), place, sensation) for place, sensation in felt)
    return CheckIn("id", datetime(2026, 1, 1, tzinfo=UTC), marks, before, after)


def test_what_comes_back_is_counted_once_for_each_check_in() -> None:
    found = [
        check_in(("Jaw", "Tight"), ("Jaw", "Hot"), ("Chest", "Tight")),
        check_in(("Jaw", "Tight")),
        check_in(("Hands", "")),
    ]
    assert [(each.name, each.times, each.along, each.code) for each in places(found)] == [
        ("Jaw", 2, ("Tight", "Hot"), "jaw"),
        ("Chest", 1, ("Tight",), "chest"),
        ("Hands", 1, (), "hands"),
    ]
    assert [(each.name, each.times, each.along) for each in sensations(found)] == [
        ("Tight", 2, ("Jaw", "Chest")),
        ("Hot", 1, ("Jaw",)),
    ]


def test_only_check_ins_with_both_strengths_say_whether_it_fell() -> None:
    found = [
        check_in(before=8, after=5),
        check_in(before=5, after=5),
        check_in(before=3, after=6),
        check_in(before=9),
        check_in(after=1),
    ]
    assert (falls(found).lower, falls(found).same, falls(found).higher) == (1, 1, 1)
    assert words.fell(1, 1, 1) == "Afterwards it was lower in 1 of 3, 1 the same and 1 higher."
    assert words.fell(2, 0, 0) == "Afterwards it was lower in 2 of 2."
    before, after = strengths(found)
    assert [value for _, value, _ in before.points] == [8, 5, 3, 9, None]
    assert [value for _, value, _ in after.points] == [5, 5, 6, None, 1]


@given(st.lists(st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))))
def test_falls_counts_every_pair_once(pairs: list[tuple[int | None, int | None]]) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    found = [
        CheckIn(str(day), start + timedelta(days=day), (), before, after)
        for day, (before, after) in enumerate(pairs)
    ]
    both = [pair for pair in pairs if None not in pair]
    counted = falls(found)
    assert counted.of == len(both)
    assert counted.lower == sum(after < before for before, after in both)
