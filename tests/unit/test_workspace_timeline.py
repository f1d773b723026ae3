"""Everything in order of time, and nothing private in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from growth_tui.workspace.timeline import KINDS

SECRET = "nobodymayseethis"


def lived(workspace: Workspace, clock: Any) -> None:
    """One of everything, a day apart, each with a private word."""
    result = workspace.taking.record("pulse", {"owned-a-misstep": 3}, {"owned-a-misstep": SECRET})
    clock.advance(days=1)
    session = workspace.taking.begin("misstep-and-repair")
    answers = {"what-happened": SECRET, "where-i-stood": "did", "repair-state": "not_yet"}
    session.draft = replace(session.draft, answers=answers)
    reflection: Any = workspace.taking.finish(session)
    repair = workspace.repairs.of(reflection.id) or workspace.repairs.take_up(reflection)
    assert repair is not None
    clock.advance(days=1)
    workspace.repairs.change(repair, "made", why=SECRET)
    clock.advance(days=1)
    made = workspace.commitments.make(SECRET, assessment="pulse", subscale="embodiment")
    clock.advance(days=1)
    workspace.commitments.close(made.id, "kept", SECRET)
    clock.advance(days=1)
    workspace.questions.add(SECRET)
    clock.advance(days=1)
    notes = SessionNotes(clock.now.date(), "A. B.", (SECRET,), SECRET, SECRET, SECRET)
    workspace.consultations.log(replace(notes, begins_phase=True))
    clock.advance(days=1)
    back = workspace.taking.look_back(result)
    back.draft = replace(back.draft, answers={"owned-a-misstep": 2})
    workspace.taking.finish(back)


def test_the_story_is_told_in_order(workspace: Workspace, clock: Any) -> None:
    lived(workspace, clock)
    assert [(entry.kind, entry.title) for entry in workspace.timeline.entries()] == [
        ("result", "Pulse"),
        ("reflection", "Misstep and repair"),
        ("repair", "Repair: made"),
        ("commitment", "Promise made: Embodied awareness"),
        ("commitment", "Promise kept: Embodied awareness"),
        ("question", "Question to bring noted"),
        ("consultation", "Consultation with A. B., a new phase"),
        ("looking_back", "Pulse, looking back"),
    ]


def test_no_private_word_is_in_it(workspace: Workspace, clock: Any) -> None:
    lived(workspace, clock)
    documents = [entry.to_document() for entry in workspace.timeline.entries()]
    assert SECRET not in str(documents)
    assert all(list(document) == ["at", "kind", "id", "title"] for document in documents)


def test_it_can_be_narrowed_to_some_kinds(workspace: Workspace, clock: Any) -> None:
    lived(workspace, clock)
    for kind in KINDS:
        found = workspace.timeline.entries([kind])
        assert found
        assert {entry.kind for entry in found} == {kind}
    kinds = [entry.kind for entry in workspace.timeline.entries(["question", "result"])]
    assert kinds == ["result", "question"]


def test_order_is_true_to_the_instant(workspace: Workspace) -> None:
    """Two zones, a clock that was set back, a date in the future: nothing is hidden."""
    east, west = timezone(timedelta(hours=10)), timezone(timedelta(hours=-8))
    times = [
        datetime(2026, 11, 23, 20, 0, tzinfo=west),
        datetime(2026, 11, 24, 8, 0, tzinfo=east),
        datetime(2031, 1, 1, 8, 0, tzinfo=east),
    ]
    ids = [workspace.taking.record("pulse", {}, {}, at).id for at in times]
    found = workspace.timeline.entries()
    assert [entry.id for entry in found] == [ids[1], ids[0], ids[2]]
    assert [entry.at.utcoffset() for entry in found] == [
        each.utcoffset() for each in (times[1], times[0], times[2])
    ]


def test_a_promise_taken_up_again_is_told(workspace: Workspace, clock: Any) -> None:
    made = workspace.commitments.make("x", due=date(2026, 12, 1))
    for state in ("let_go", "open"):
        clock.advance(days=1)
        workspace.commitments.close(made.id, state)
    assert [entry.title for entry in workspace.timeline.entries()] == [
        "Promise made",
        "Promise let go",
        "Promise taken up again",
    ]


def test_an_empty_folder_has_no_story(workspace: Workspace) -> None:
    assert workspace.timeline.entries() == []
