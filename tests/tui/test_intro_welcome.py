"""The first words, and a form's introduction."""

from __future__ import annotations

import pytest

from growth_tui import words
from growth_tui.problem import Problem
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.intro import IntroScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.screens.welcome import WelcomeScreen
from growth_tui.workspace import Workspace
from tests.conftest import Clock
from tests.tui.showing import opened, press, seen

TALL = (80, 60)


def pulse(app: GrowthApp) -> None:
    places.open_intro(app, "pulse")


async def test_a_newcomer_reads_first_what_this_is_and_is_not(workspace: Workspace) -> None:
    async with opened(workspace, size=TALL) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        text = seen(pilot)
        for said in (words.WELCOME, words.WHERE_KEPT, words.NOT_A_RECORD, words.NOT_EVALUATION):
            assert " ".join(said.split()) in text
        assert str(workspace.folder) in text.replace(" ", "")


async def test_enter_leads_from_the_first_words_to_the_first_question(
    workspace: Workspace, clock: Clock
) -> None:
    async with opened(workspace, "enter") as pilot:
        assert isinstance(pilot.app.screen, IntroScreen)
        assert pilot.app.screen.form.id == "cultural-humility"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TakeScreen)
        assert "1 of 36" in seen(pilot)
    async with opened(Workspace(workspace.folder, now=clock)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_first_words_are_shown_once(workspace: Workspace, clock: Clock) -> None:
    async with opened(workspace, "escape") as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
    async with opened(Workspace(workspace.folder, now=clock)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_who_has_begun_is_not_greeted_as_a_newcomer(
    workspace: Workspace, clock: Clock
) -> None:
    async with opened(workspace, "enter", "4", opening=pulse):
        pass
    async with opened(Workspace(workspace.folder, now=clock)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "begun, 1 of 7" in seen(pilot)


async def test_looking_around_first_writes_nothing_else(workspace: Workspace) -> None:
    async with opened(workspace, "escape", "2", "3", "4", "5", "1"):
        pass
    kept = {path.parent.name for path in workspace.folder.rglob("*.json")}
    assert not kept & {"drafts", "results", "reflections"}


@pytest.mark.parametrize("form", ["cultural-humility", "pulse", "misstep-and-repair"])
async def test_an_introduction_says_what_the_form_is_and_is_not(
    empty: Workspace, form: str
) -> None:
    async with opened(empty, opening=lambda app: places.open_intro(app, form), size=TALL) as pilot:
        text = seen(pilot)
        instrument = empty.library.instrument(form)
        assert " ".join(instrument.purpose.split()) in text
        asked = sum(item.asks for item in instrument.items())
        up_to = "up to " if form == "misstep-and-repair" else ""
        assert f"{instrument.title} {up_to}{asked} questions" in text
        for said in ("client", "proceedings"):
            assert said in text
        if instrument.kind == "assessment":
            assert "not validated" in text


async def test_leaving_an_introduction_begins_nothing(empty: Workspace) -> None:
    async with opened(empty, "escape", opening=pulse) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
    assert empty.taking.begun() == []


async def test_what_was_begun_can_be_gone_on_with(empty: Workspace) -> None:
    async with opened(empty, "enter", "4", "3", "escape", opening=pulse) as pilot:
        assert "begun, 2 of 7" in seen(pilot)
        places.open_intro(pilot.app, "pulse")  # type: ignore[arg-type]
        await press(pilot)
        assert "You have begun: 2 answers are kept." in seen(pilot)
        await press(pilot, "enter")
        assert "3 of 7" in seen(pilot)


async def test_beginning_anew_asks_before_anything_is_thrown_away(empty: Workspace) -> None:
    async with opened(empty, "enter", "4", "escape", opening=pulse) as pilot:
        first = empty.taking.begun()[0].draft.id
        places.open_intro(pilot.app, "pulse")  # type: ignore[arg-type]
        await press(pilot, "right", "enter")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "enter")
        assert empty.taking.begun()[0].draft.id == first
        await press(pilot, "enter", "y")
        assert isinstance(pilot.app.screen, TakeScreen)
        assert "1 of 7" in seen(pilot)
        assert [each.draft.id for each in empty.taking.begun()] != [first]


async def test_arrow_keys_move_an_introduction_that_is_longer_than_the_screen(
    empty: Workspace,
) -> None:
    async with opened(
        empty, opening=lambda app: places.open_intro(app, "cultural-humility"), size=(40, 12)
    ) as pilot:
        assert words.BEGIN in seen(pilot)
        await press(pilot, *["pagedown"] * 5)
        assert "Resmaa Menakem" in seen(pilot)
        await press(pilot, *["pageup"] * 6)
        assert "To see, every few weeks" in seen(pilot)


async def test_a_draft_open_in_another_window_is_taken_over_from_its_introduction(
    empty: Workspace, clock: Clock
) -> None:
    other = Workspace(empty.folder, now=clock)
    elsewhere = other.taking.begin("pulse")
    elsewhere.answer(4)
    async with opened(empty, "enter", opening=pulse) as pilot:
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, IntroScreen)
        await press(pilot, "enter", "y")
        assert isinstance(pilot.app.screen, TakeScreen)
        assert "2 of 7" in seen(pilot)
        with pytest.raises(Problem, match="another window"):
            elsewhere.answer(3)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
