"""The timeline by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.consult import ConsultScreen
from growth_tui.tui.screens.consultation import ConsultationScreen
from growth_tui.tui.screens.journal import JournalScreen
from growth_tui.tui.screens.promise import PromiseScreen
from growth_tui.tui.screens.question import QuestionScreen
from growth_tui.tui.screens.reflection import ReflectionScreen
from growth_tui.tui.screens.result import ResultScreen
from growth_tui.tui.screens.timeline import TimelineScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.tui.widgets.title_line import TitleLine
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes


@pytest.fixture
def app(workspace: Workspace) -> GrowthApp:
    workspace.settings.change(first_run=False)
    return GrowthApp(workspace, places.open_timeline)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def drawn(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(RowList)
    return [str(option.prompt).strip() for option in rows.options]


def lived(workspace: Workspace, clock: Any) -> None:
    """Four things, each a fortnight after the one before."""
    workspace.taking.record("pulse", {}, {})
    clock.advance(days=14)
    workspace.questions.add("A secret?")
    clock.advance(days=14)
    workspace.commitments.make("A secret.")
    clock.advance(days=14)
    workspace.consultations.log(SessionNotes(clock.now.date(), "A. B.", notes="A secret."))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_latest_comes_first_month_by_month(
    app: GrowthApp, workspace: Workspace, clock: Any, size: tuple[int, int]
) -> None:
    lived(workspace, clock)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        assert drawn(pilot) == [
            *("Jan 2027", "4  Consultation with A. B.", ""),
            *("Dec 2026", "21  Promise made", "7  Question to bring noted", ""),
            *("Nov 2026", "23  Pulse"),
        ]


async def test_an_entry_opens_what_it_tells_of(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    lived(workspace, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        for screen in (ConsultationScreen, PromiseScreen, QuestionScreen, ResultScreen):
            await press(pilot, "enter")
            assert isinstance(app.screen, screen)
            await press(pilot, "escape")
            assert isinstance(app.screen, TimelineScreen)
            await press(pilot, "down")


async def test_looking_back_opens_the_result_that_it_is_about(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    result = workspace.taking.record("pulse", {"owned-a-misstep": 3}, {})
    clock.advance(days=30)
    session = workspace.taking.look_back(result)
    session.draft = replace(session.draft, answers={"owned-a-misstep": 2})
    workspace.taking.finish(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, ResultScreen)
        assert app.screen.result.id == result.id


async def test_a_repair_opens_the_reflection_that_it_belongs_to(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    session = workspace.taking.begin("misstep-and-repair")
    answers = {"where-i-stood": "did", "repair-state": "not_yet"}
    session.draft = replace(session.draft, answers=answers)
    reflection: Any = workspace.taking.finish(session)
    repair = workspace.repairs.of(reflection.id) or workspace.repairs.take_up(reflection)
    assert repair is not None
    clock.advance(days=3)
    workspace.repairs.change(repair, "made")
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await press(pilot, "enter")
            assert isinstance(app.screen, ReflectionScreen)
            await press(pilot, "escape", "down")


async def test_it_is_narrowed_to_some_kinds_and_widened_again(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    lived(workspace, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.query_one(TitleLine).aside == "everything"
        await press(pilot, "f", "6", "8", "enter")
        assert "promises, questions" in app.screen.query_one(TitleLine).aside
        assert drawn(pilot) == ["Dec 2026", "21  Promise made", "7  Question to bring noted"]
        await press(pilot, "f", "1", "enter")
        assert len(drawn(pilot)) == 9


async def test_empty_it_says_what_will_stand_there(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        nothing = app.screen.query_one("#nothing", Literal)
        assert nothing.display
        assert "Nothing has happened here yet." in str(nothing.content)
        await press(pilot, "f", "2", "enter")
        assert "Nothing of that kind yet." in str(nothing.content)


@pytest.mark.parametrize(("place", "screen"), [("4", JournalScreen), ("5", ConsultScreen)])
async def test_it_is_reached_from_two_places_and_left_again(
    app: GrowthApp, place: str, screen: type
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape", place, "t")
        assert isinstance(app.screen, TimelineScreen)
        await press(pilot, "t")
        assert isinstance(app.screen, screen)


async def test_titles_are_shown_literally(app: GrowthApp, workspace: Workspace) -> None:
    workspace.consultations.log(SessionNotes(workspace.now().date(), "[/] [b]A[/b]"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert drawn(pilot)[1] == "23  Consultation with [/] [b]A[/b]"
