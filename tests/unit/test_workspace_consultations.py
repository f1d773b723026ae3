"""Sessions, the questions brought to them, and the questions that the records suggest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from growth_tui.problem import Problem
from growth_tui.records import Consultation
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes

TODAY = date(2026, 11, 23)
PULSE = ("owned-a-misstep", "kept-for-consultation", "curious-about-a-part")


def log(workspace: Workspace, days_ago: int, **more: Any) -> Consultation:
    return workspace.consultations.log(SessionNotes(TODAY - timedelta(days=days_ago), **more))


def test_a_session_is_kept_with_its_texts_neutralised(workspace: Workspace) -> None:
    notes = SessionNotes(
        TODAY,
        "A.\tB.\n",
        ("somatic", " my \x1b[1mown\x1b[0m ", "somatic", " "),
        "Feet\x00 first.",
        " agreed ",
        "a\r\nb",
        date(2026, 12, 4),
        True,
    )
    made = workspace.consultations.log(notes)
    (kept,) = Workspace(workspace.folder).consultations.all()
    assert kept == made
    assert (kept.with_whom, kept.worked_on) == ("A. B.", ("somatic", "my own"))
    assert (kept.strategies, kept.agreed, kept.notes) == ("Feet first.", "agreed", "a\nb")


def test_a_session_can_be_changed(workspace: Workspace, clock: Any) -> None:
    made = log(workspace, 3, notes="first")
    clock.advance(hours=2)
    workspace.consultations.edit(made, SessionNotes(TODAY, notes="second"))
    (now,) = workspace.consultations.all()
    assert (now.held_on, now.notes, now.logged_at) == (TODAY, "second", made.logged_at)
    assert now.edited_at == clock.now


def test_a_session_that_is_begun_is_not_in_the_log_until_it_is_kept(workspace: Workspace) -> None:
    notes = SessionNotes(TODAY, "A. B.", next_on=TODAY + timedelta(days=9), begins_phase=True)
    begun = workspace.consultations.log(notes, begun=True)
    sessions = Workspace(workspace.folder).consultations
    assert sessions.begun() == begun
    assert (sessions.all(), sessions.held(), sessions.events()) == ([], [], ())
    assert sessions.last() is None
    assert sessions.phase_began() is None
    kept = workspace.consultations.edit(begun, notes)
    assert workspace.consultations.all() == [kept]
    assert workspace.consultations.begun() is None


def test_sessions_come_by_their_day(workspace: Workspace) -> None:
    for days_ago in (3, 30, 10):
        log(workspace, days_ago)
    found = [(TODAY - each.held_on).days for each in workspace.consultations.all()]
    assert found == [30, 10, 3]


@pytest.mark.parametrize(
    ("sessions", "ahead"),
    [
        ([], None),
        ([(10, None)], None),
        ([(10, -4)], 4),  # the day that the latest session named
        ([(10, 0)], 0),
        ([(10, 2)], None),  # that day has passed
        ([(40, -9), (10, None)], 9),  # the day named before still stands
        ([(40, 0), (0, None)], None),  # a session was held on the day that was named
        ([(40, -9), (10, -30)], 30),  # the latest word counts
        ([(-5, None)], 5),  # one that is planned
        ([(10, -20), (-5, None)], 5),
    ],
)
def test_what_comes_next(
    workspace: Workspace, sessions: list[tuple[int, int | None]], ahead: int | None
) -> None:
    for days_ago, next_ago in sessions:
        next_on = None if next_ago is None else TODAY - timedelta(days=next_ago)
        log(workspace, days_ago, next_on=next_on, with_whom="A. B.")
    upcoming = workspace.consultations.upcoming()
    assert (upcoming and (upcoming.on - TODAY).days) == ahead
    if upcoming:
        assert upcoming.with_whom == "A. B."


def test_a_planned_session_is_next_on_its_own_day_until_it_is_written_about(
    workspace: Workspace, clock: Any
) -> None:
    planned = log(workspace, -2)
    clock.advance(days=2)
    upcoming = workspace.consultations.upcoming()
    assert upcoming is not None
    assert upcoming.on == planned.held_on
    workspace.consultations.edit(planned, SessionNotes(planned.held_on, agreed="x"))
    assert workspace.consultations.upcoming() is None
    assert workspace.consultations.last() is not None


def test_sessions_mark_charts_without_a_word(workspace: Workspace) -> None:
    log(workspace, 30, with_whom="A. B.", begins_phase=True, notes="secret")
    log(workspace, 3, with_whom="C. D.")
    log(workspace, -3)
    events = workspace.consultations.events()
    assert [event.label for event in events] == ["new phase", "consultation"]
    assert [event.when.date() for event in events] == [date(2026, 10, 24), date(2026, 11, 20)]
    assert workspace.consultations.phase_began() == events[0].when


def test_no_phase_began_where_none_is_marked(workspace: Workspace) -> None:
    log(workspace, 30)
    log(workspace, -3, begins_phase=True)  # still to come
    assert workspace.consultations.phase_began() is None


def test_questions_wait_until_they_are_brought(workspace: Workspace, clock: Any) -> None:
    first = workspace.questions.add("Why?")
    clock.advance(hours=1)
    second = workspace.questions.add("How \x1b[31mso\x1b[0m?")
    assert [each.text for each in workspace.questions.waiting()] == ["Why?", "How so?"]
    session = log(workspace, 0)
    workspace.questions.bring([first.id], session.id)
    assert [each.id for each in workspace.questions.waiting()] == [second.id]
    assert [each.id for each in workspace.questions.brought_to(session.id)] == [first.id]
    workspace.questions.bring([first.id], None)
    assert workspace.questions.brought_to(session.id) == []
    workspace.questions.edit(workspace.questions.get(first.id), "What for?")
    assert workspace.questions.get(first.id).text == "What for?"
    workspace.questions.delete(first.id)
    with pytest.raises(Problem, match="no longer there"):
        workspace.questions.get(first.id)


def test_a_session_offers_what_was_noted_by_its_day(workspace: Workspace, clock: Any) -> None:
    clock.advance(days=-21)
    questions = workspace.questions
    brought, left = questions.add("Why?"), questions.add("How?")
    clock.advance(days=21)
    later = questions.add("What now?")
    session = log(workspace, 21)
    questions.bring([brought.id], session.id)

    def offered(session: Consultation | None) -> list[str]:
        return [each.id for each in questions.for_session(session)]

    assert offered(session) == [brought.id, left.id]
    questions.bring([later.id], session.id)
    assert offered(session) == [brought.id, later.id, left.id]
    questions.bring([later.id], None)
    assert offered(None) == [left.id, later.id]
    assert offered(replace(session, id="x", begun=True)) == [left.id, later.id]


@pytest.mark.parametrize("text", ["", " \n", "\x1b[0m"])
def test_a_question_that_says_nothing_is_refused(workspace: Workspace, text: str) -> None:
    known = workspace.questions.add("Why?")
    with pytest.raises(Problem):
        workspace.questions.add(text)
    with pytest.raises(Problem):
        workspace.questions.edit(known, text)
    assert [each.text for each in workspace.questions.all()] == ["Why?"]


def take(workspace: Workspace, clock: Any, *values: int) -> Any:
    clock.advance(days=7)
    return workspace.taking.record("pulse", dict(zip(PULSE, values, strict=True)), {})


def test_the_largest_changes_suggest_questions(workspace: Workspace, clock: Any) -> None:
    take(workspace, clock, 4, 3, 3)
    assert workspace.suggestions.all() == []  # one time says nothing about change
    latest = take(workspace, clock, 1, 3, 4)
    (found,) = workspace.suggestions.all()
    assert "I owned up to it" in found.text
    assert "Last time: Often. Now: Never." in found.text
    assert (found.source, found.source_id, found.private) == ("item_change", latest.id, False)
    workspace.questions.add(found.text, found.source, found.source_id)
    assert workspace.suggestions.all() == []


def test_a_text_that_must_not_be_passed_on_is_not_quoted(workspace: Workspace, clock: Any) -> None:
    take(workspace, clock, 4, 3, 3)
    take(workspace, clock, 1, 3, 4)
    as_taken = workspace.library.as_taken

    def unshared(form: Any) -> Any:
        found = as_taken(form)
        return replace(found, licence=replace(found.licence, text_may_be_shared=False))

    workspace.library.as_taken = unshared  # type: ignore[method-assign]
    (found,) = workspace.suggestions.all()
    assert "owned it" not in found.text
    assert "Taking accountability (Pulse)" in found.text


def test_open_repairs_and_words_to_bring_suggest_questions(workspace: Workspace) -> None:
    session = workspace.taking.begin("misstep-and-repair")
    answers = {
        "where-i-stood": "did",
        "what-happened": "A secret.",
        "repair-state": "not_yet",
        "question-to-bring": "How do I\nbegin?",
    }
    session.draft = replace(session.draft, answers=answers)
    reflection = workspace.taking.finish(session)
    assert not isinstance(reflection, type(None))
    repair = workspace.repairs.of(reflection.id) or workspace.repairs.take_up(reflection)  # type: ignore[arg-type]
    assert repair is not None
    found = {each.source: each for each in workspace.suggestions.all()}
    assert set(found) == {"repair", "reflection"}
    assert found["repair"].text.startswith("A repair stands at “not yet” since 23 Nov.")
    assert not found["repair"].private
    assert (found["reflection"].text, found["reflection"].private) == ("How do I begin?", True)
    assert not any("secret" in each.text for each in found.values())
    workspace.repairs.change(repair, "made")
    assert {each.source for each in workspace.suggestions.all()} == {"reflection"}
