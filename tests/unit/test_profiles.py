"""One result as its screen shows it."""

from __future__ import annotations

from typing import Any

from growth_tui.records import LookingBack
from growth_tui.workspace import Workspace
from tests.conftest import Clock


def take(workspace: Workspace, clock: Clock, points: int) -> Any:
    """Take the pulse so that every item counts that many points."""
    items = [item for item in workspace.library.instrument("pulse").items() if item.asks]
    clock.advance(days=7)
    answers = {item.id: 6 - points if item.reverse_scored else points for item in items}
    return workspace.taking.record("pulse", answers, {})


def texts(workspace: Workspace, result: Any) -> list[str]:
    return [each.text for each in workspace.profiles.of(result).sentences]


def test_the_first_time_says_nothing_of_change(workspace: Workspace, clock: Clock) -> None:
    first = take(workspace, clock, 3)
    profile = workspace.profiles.of(first)
    assert {line.change for line in profile.lines} == {"–"}
    assert texts(workspace, first) == [
        "Overall: this is the first time, so there is nothing to compare it with yet."
    ]


def test_the_second_time_shows_the_change_in_positions(workspace: Workspace, clock: Clock) -> None:
    take(workspace, clock, 3)
    second = take(workspace, clock, 4)
    overall = workspace.profiles.of(second).lines[0]
    assert (overall.value, overall.pomp, overall.change) == ("4.00", 75, "+25")
    assert "Overall: rose 25 points." in texts(workspace, second)[0]


def test_a_subscale_of_one_item_is_not_named_for_its_change(
    workspace: Workspace, clock: Clock
) -> None:
    take(workspace, clock, 3)
    assert len(texts(workspace, take(workspace, clock, 5))) == 1


def test_a_rating_anew_is_told_beside_the_result_it_is_about(
    workspace: Workspace, clock: Clock
) -> None:
    first = take(workspace, clock, 4)
    before = texts(workspace, first)
    session = workspace.taking.look_back(first)
    for item in session.items:
        session.go_to(item.id)
        session.answer(3)
    assert isinstance(workspace.taking.finish(session), LookingBack)
    after = texts(workspace, first)
    assert after[: len(before)] == before
    assert "25 points" in after[-1]
    assert workspace.history.result(first.id).scores["overall"].value == 4


def test_the_practice_changes_from_time_to_time(workspace: Workspace, clock: Clock) -> None:
    practices = [workspace.profiles.of(take(workspace, clock, 3)).practice for _ in range(2)]
    assert practices[0] is not None
    assert practices[1] is not None
    assert practices[0] != practices[1]
