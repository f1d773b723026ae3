"""Promises: made, closed, changed, and laid beside results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from writing import write

from growth_tui.problem import Problem
from growth_tui.records import Commitment
from growth_tui.workspace import Workspace
from growth_tui.workspace.commitments import to_promise

PULSE = (
    *("owned-a-misstep", "kept-for-consultation", "curious-about-a-part"),
    *("reacted-first", "stayed-with-it", "let-it-pass", "learned-on-my-own"),
)


TURNED = ("reacted-first", "let-it-pass")


def pulse(workspace: Workspace, points: int) -> Any:
    """Take the pulse so that every item counts that many points."""
    answers = {item: 6 - points if item in TURNED else points for item in PULSE}
    return workspace.taking.record("pulse", answers, {})


def promise(workspace: Workspace, **more: Any) -> Commitment:
    return workspace.commitments.make(
        "Pause before I answer.", assessment="pulse", subscale="embodiment", **more
    )


def test_what_is_made_is_kept_on_disk(workspace: Workspace) -> None:
    made = promise(workspace, due=date(2026, 12, 1), result="r")
    assert made.open
    assert Workspace(workspace.folder).commitments.all() == [made]


def test_its_text_is_neutralised(workspace: Workspace) -> None:
    made = workspace.commitments.make(" \x1b[31mRed\x1b[0m\u202e ")
    assert made.text == "Red"


@pytest.mark.parametrize("text", ["", "  \n ", "\x1b[0m"])
def test_one_that_says_nothing_is_refused(workspace: Workspace, text: str) -> None:
    with pytest.raises(Problem, match="few words"):
        workspace.commitments.make(text)
    assert workspace.commitments.all() == []


@pytest.mark.parametrize("state", ["kept", "let_go"])
def test_closing_keeps_the_story(workspace: Workspace, clock: Any, state: Any) -> None:
    made = promise(workspace)
    clock.advance(days=3)
    workspace.commitments.close(made.id, state, " It was \x07time. ")
    (now,) = workspace.commitments.all()
    assert (now.state, now.why, now.open) == (state, "It was time.", False)
    assert now.changed_at == clock.now
    assert now.made_at == made.made_at
    assert workspace.commitments.open() == []
    assert workspace.commitments.closed() == [now]
    workspace.commitments.close(made.id, "open")
    assert [step.state for step in workspace.commitments.all()[0].steps] == ["open", state, "open"]


def test_changing_puts_another_in_its_place(workspace: Workspace) -> None:
    made = promise(workspace, result="r", due=date(2026, 12, 1))
    new = workspace.commitments.change(made.id, "Smaller.", date(2027, 1, 1), "Too large.")
    old = workspace.commitments.get(made.id)
    assert (old.state, old.why, old.text) == ("changed", "Too large.", made.text)
    assert (new.text, new.due, new.follows, new.open) == (
        "Smaller.",
        date(2027, 1, 1),
        made.id,
        True,
    )
    assert (new.assessment, new.subscale, new.result) == ("pulse", "embodiment", "r")


def test_a_change_that_says_nothing_leaves_the_old_one_open(workspace: Workspace) -> None:
    made = promise(workspace)
    with pytest.raises(Problem):
        workspace.commitments.change(made.id, " ")
    assert workspace.commitments.all() == [made]


def test_open_ones_come_by_their_day(workspace: Workspace) -> None:
    days = [None, date(2026, 12, 24), date(2026, 11, 22), date(2026, 11, 23)]
    for day in days:
        promise(workspace, due=day)
    in_order = [*sorted(filter(None, days)), None]
    assert [each.due for each in workspace.commitments.open()] == in_order
    assert [each.due for each in workspace.commitments.overdue()] == [date(2026, 11, 22)]


def test_a_promise_that_is_gone_is_said_to_be_gone(workspace: Workspace) -> None:
    made = promise(workspace)
    workspace.commitments.delete(made.id)
    assert workspace.commitments.all() == []
    with pytest.raises(Problem, match="no longer there"):
        workspace.commitments.get(made.id)


@pytest.mark.parametrize("said", ["next-time", "when-it-comes-again"])
def test_what_a_reflection_says_of_the_next_time_can_be_promised(
    workspace: Workspace, said: str
) -> None:
    form = "misstep-and-repair" if said == "next-time" else "origins-of-a-belief"
    kept = write(workspace, form, {said: "Ask first.\nThen listen."})
    assert to_promise(kept) == "Ask first.\nThen listen."
    assert workspace.commitments.saying(to_promise(kept)) is None
    made = workspace.commitments.make(to_promise(kept))
    assert workspace.commitments.saying(to_promise(kept)) == made
    workspace.commitments.close(made.id, "kept")
    assert workspace.commitments.saying(to_promise(kept)) is None
    assert to_promise(replace(kept, answers={said: 3})) == ""
    assert to_promise(replace(kept, answers={})) == ""


def test_one_record_that_is_none_costs_itself_alone(workspace: Workspace) -> None:
    made = promise(workspace)
    broken = {**made.to_document(), "id": workspace._new_id(), "steps": 3}
    workspace._store.save("commitments", broken)
    assert workspace.commitments.all() == [made]


def test_its_facet_is_laid_beside_it(workspace: Workspace, clock: Any) -> None:
    first = pulse(workspace, 2)
    made = promise(workspace, result=first.id)
    movement = workspace.beside.since(made)
    assert movement is not None
    assert (movement.title, movement.before, movement.after_at) == ("Embodied awareness", 25, None)
    clock.advance(days=7)
    second = pulse(workspace, 4)
    movement = workspace.beside.since(made)
    assert movement is not None
    assert (movement.before, movement.after, movement.change) == (25, 75, 50)
    assert movement.after_at == second.taken_at


def test_a_promise_from_nowhere_stands_beside_the_result_before_it(
    workspace: Workspace, clock: Any
) -> None:
    pulse(workspace, 1)
    clock.advance(days=7)
    before = pulse(workspace, 3)
    clock.advance(days=1)
    made = promise(workspace)
    clock.advance(days=7)
    pulse(workspace, 4)
    movement = workspace.beside.since(made)
    assert movement is not None
    assert (movement.before_at, movement.before, movement.after) == (before.taken_at, 50, 75)


def test_the_result_it_came_from_counts_even_where_another_came_between(
    workspace: Workspace, clock: Any
) -> None:
    origin = pulse(workspace, 1)
    clock.advance(days=7)
    pulse(workspace, 3)
    made = promise(workspace, result=origin.id)
    clock.advance(days=7)
    pulse(workspace, 4)
    movement = workspace.beside.since(made)
    assert movement is not None
    assert (movement.before, movement.after, movement.change) == (0, 75, 75)


def test_nothing_is_laid_beside_a_promise_about_nothing(workspace: Workspace) -> None:
    pulse(workspace, 3)
    assert workspace.beside.since(workspace.commitments.make("Rest.")) is None
    unknown = workspace.commitments.make("Rest.", assessment="pulse", subscale="no-such")
    assert workspace.beside.since(unknown) is None
    never = workspace.commitments.make("Rest.", assessment="group-leadership", subscale="naming")
    assert workspace.beside.since(never) is None


def test_a_result_knows_the_promises_behind_it(workspace: Workspace, clock: Any) -> None:
    first = pulse(workspace, 2)
    clock.advance(days=1)
    stood = promise(workspace, result=first.id)
    other = workspace.commitments.make("x", assessment="cultural-humility", subscale="biases")
    ended = promise(workspace, result=first.id)
    workspace.commitments.close(ended.id, "kept")
    clock.advance(days=6)
    second = pulse(workspace, 3)
    clock.advance(days=1)
    late = promise(workspace, result=second.id)
    promises = workspace.commitments.all()
    found = workspace.beside.at(second, promises)
    assert {each.id for each, _ in found} == {stood.id, ended.id}
    assert {movement.change for _, movement in found} == {25}
    assert not {other.id, late.id} & {each.id for each, _ in found}
    clock.advance(days=6)
    third = pulse(workspace, 3)
    ids = {each.id for each, _ in workspace.beside.at(third, promises)}
    assert ids == {stood.id, late.id}
