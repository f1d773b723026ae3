"""Repairs: their states, the states before, and when to look again."""

from __future__ import annotations

from datetime import date

import pytest
from writing import fill, write

from growth_tui.records import REPAIR_STATES, Reflection, Repair
from growth_tui.workspace import Workspace
from tests.conftest import Clock

FORM = "misstep-and-repair"


def test_the_answers_begin_a_repair_with_its_day(workspace: Workspace) -> None:
    kept = write(
        workspace, FORM, {"where-i-stood": "did", "repair-state": "not_yet", "follow-up-days": 14}
    )
    repair = workspace.repairs.take_up(kept)
    assert repair is not None
    assert (repair.state, repair.follow_up) == ("not_yet", date(2026, 12, 7))
    assert workspace.repairs.of(kept.id) == repair


@pytest.mark.parametrize("answers", [{"where-i-stood": "done_to_me"}, {"where-i-stood": "did"}])
def test_nothing_said_of_a_repair_begins_none(workspace: Workspace, answers: dict) -> None:
    kept = write(workspace, FORM, answers)
    assert workspace.repairs.take_up(kept) is None
    assert workspace.repairs.all() == []


def test_taking_it_up_again_never_moves_it_back(workspace: Workspace, clock: Clock) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did", "repair-state": "not_yet"})
    repair = workspace.repairs.take_up(kept)
    assert repair is not None
    workspace.repairs.change(repair, "made", why="We spoke.")
    clock.advance(days=1)
    again = workspace.taking.finish(
        fill(workspace.taking.revise(kept), {"what-happened": "A letter changed."})
    )
    assert isinstance(again, Reflection)
    known = workspace.repairs.take_up(again)
    assert known is not None
    assert known.state == "made"
    assert len(workspace.repairs.all()) == 1


def test_every_change_keeps_the_states_before(workspace: Workspace, clock: Clock) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did", "repair-state": "not_yet"})
    repair = workspace.repairs.take_up(kept)
    assert repair is not None
    clock.advance(days=3)
    repair = workspace.repairs.change(repair, "tried", why="No time.\x1b[31m", follow_up=None)
    clock.advance(days=3)
    repair = workspace.repairs.change(repair, "made")
    found = workspace.repairs.get(repair.id)
    assert [(step.state, step.why) for step in found.steps] == [
        ("not_yet", ""),
        ("tried", "No time."),
        ("made", ""),
    ]
    assert found.changed_at == clock.now


def test_another_day_alone_adds_no_state(workspace: Workspace) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did", "repair-state": "tried"})
    repair = workspace.repairs.take_up(kept)
    assert repair is not None
    repair = workspace.repairs.change(repair, "tried", follow_up=date(2026, 12, 1))
    assert len(repair.steps) == 1
    assert workspace.repairs.get(repair.id).follow_up == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("follow_up", "proposed"),
    [
        (None, None),
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 23), date(2026, 12, 14)),
        (date(2026, 11, 2), date(2026, 12, 14)),
    ],
)
def test_a_day_to_look_again_that_has_come_is_followed_by_another(
    workspace: Workspace, follow_up: date | None, proposed: date | None
) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did"})
    repair = workspace.repairs.begin(kept, "not_yet", follow_up=follow_up)
    assert workspace.repairs.next_look(repair) == proposed
    assert workspace.repairs.next_look(None) is None


@pytest.mark.parametrize("state", REPAIR_STATES)
def test_only_what_may_still_be_done_stays_open(workspace: Workspace, state: str) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did"})
    workspace.repairs.begin(kept, state)
    is_open = state in ("not_yet", "tried")
    assert len(workspace.repairs.open()) == is_open
    assert len(workspace.repairs.closed()) == (not is_open)


def test_closing_takes_the_day_away(workspace: Workspace) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did"})
    repair = workspace.repairs.begin(kept, "not_yet", follow_up=date(2026, 12, 1))
    closed = workspace.repairs.change(repair, "not_mine_to_reopen", follow_up=date(2026, 12, 1))
    assert closed.follow_up is None


def test_what_is_due_comes_first(workspace: Workspace, clock: Clock) -> None:
    days = [None, date(2026, 12, 20), date(2026, 11, 23)]
    kept = [write(workspace, FORM, {"where-i-stood": "did"}) for _ in days]
    for reflection, day in zip(kept, days, strict=True):
        workspace.repairs.begin(reflection, "not_yet", follow_up=day)
    assert [each.follow_up for each in workspace.repairs.open()] == [days[2], days[1], None]
    assert [each.follow_up for each in workspace.repairs.due()] == [days[2]]


def test_a_repair_is_read_as_it_was_stored(workspace: Workspace) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did"})
    repair = workspace.repairs.begin(kept, "tried", why="Why.", follow_up=date(2026, 12, 1))
    assert Repair.from_document(repair.to_document()) == repair


@pytest.mark.parametrize(
    "change", [{"steps": []}, {"steps": [{"state": "done", "at": "2026-11-23T09:00:00+00:00"}]}]
)
def test_a_document_that_is_no_repair_is_refused(workspace: Workspace, change: dict) -> None:
    kept = write(workspace, FORM, {"where-i-stood": "did"})
    document = workspace.repairs.begin(kept, "tried").to_document()
    with pytest.raises(ValueError, match="repair"):
        Repair.from_document({**document, **change})
