"""What was begun is shown, and gone on with, wherever one looks for it."""

from __future__ import annotations

from writing import fill, write

from growth_tui.tui.screens.intro import IntroScreen
from growth_tui.tui.screens.journal import JournalScreen
from growth_tui.tui.screens.reflection import ReflectionScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.workspace import Workspace
from tests.tui.showing import lines, opened, press, seen

ANSWERS = {"what-activated": "A joke in the corridor.", "strength-before": 8}


def begin(workspace: Workspace) -> None:
    fill(workspace.taking.begin("body-check-in"), ANSWERS)


async def test_assess_says_how_far_one_has_come(empty: Workspace) -> None:
    begin(empty)
    empty.taking.begin("pulse").answer(3)
    async with opened(empty, "2") as pilot:
        text = seen(pilot)
        assert "Body check-in begun, 2 of 10" in text
        assert "Pulse not taken yet begun, 1 of 7" in text
        assert "Misstep and repair up to 18 questions" in text
        await press(pilot, "4", "n")
        assert "Body check-in begun, 2 of 10" in seen(pilot)


async def test_the_journal_begins_with_what_is_not_finished(empty: Workspace) -> None:
    write(empty, "body-check-in", ANSWERS)
    begin(empty)
    empty.taking.begin("pulse").answer(3)
    async with opened(empty, "4") as pilot:
        assert "Begun Body check-in begun, 2 of 10 Nov 2026 Body check-in" in seen(pilot)
        assert "Pulse" not in seen(pilot)
        assert "1 reflection" in lines(pilot)[1]
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, JournalScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TakeScreen)
        assert pilot.app.screen.session.draft.answers == ANSWERS
        await press(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, ReflectionScreen)


async def test_what_is_begun_alone_stands_in_the_journal_too(empty: Workspace) -> None:
    begin(empty)
    async with opened(empty, "4") as pilot:
        assert "Body check-in begun, 2 of 10" in seen(pilot)
        assert "Nothing is written yet" not in seen(pilot)


async def test_a_search_is_for_what_was_written(empty: Workspace) -> None:
    write(empty, "body-check-in", ANSWERS)
    begin(empty)
    async with opened(empty, "4", "slash", *"joke") as pilot:
        assert "begun" not in seen(pilot)
        assert "Body check-in" in seen(pilot)


async def test_going_on_in_assess_leads_through_the_introduction(empty: Workspace) -> None:
    empty.taking.begin("pulse").answer(3)
    async with opened(empty, "2", "down", "enter") as pilot:
        assert isinstance(pilot.app.screen, IntroScreen)
