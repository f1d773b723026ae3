"""Home: what is due, begun, promised and moved; counts and names, never a private word."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from growth_tui import words
from growth_tui.records import Reflection
from growth_tui.tui.screens.consult import ConsultScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.intro import IntroScreen
from growth_tui.tui.screens.progress import ProgressScreen
from growth_tui.tui.screens.repairs import RepairsScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.screens.why import WhyScreen
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.words import home as home_words
from growth_tui.workspace import Workspace
from tests.conftest import START, Clock
from tests.own_form import own_form, scoring, take
from tests.tui.showing import lines, opened, press, seen

SIZES = [(80, 24), (120, 40), (40, 12)]


async def test_a_newcomer_is_offered_the_first_assessment(empty: Workspace) -> None:
    async with opened(empty) as pilot:
        assert "Today" in seen(pilot)
        assert words.FIRST_STEP in seen(pilot)
        assert "What moved" not in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, IntroScreen)
        assert pilot.app.screen.form.id == "cultural-humility"


async def test_after_one_result_nothing_is_said_of_change(empty: Workspace) -> None:
    answers = {item.id: 3 for item in empty.library.instrument("pulse").items() if item.asks}
    empty.taking.record("pulse", answers, {})
    async with opened(empty) as pilot:
        assert home_words.NOTHING_DUE in seen(pilot)
        assert re.search(r"Pulse 50 [▁-█] first time", seen(pilot))


async def test_a_year_is_told_in_names_counts_and_dates(year: Workspace) -> None:
    async with opened(year) as pilot:
        text = seen(pilot)
        for said in (
            "Mon 23 Nov 2026",
            "Pulse begun, 3 of 7 go on",
            "Cultural humility due since Friday begin",
            "What moved last 12 months",
            "1 promise is past its day",
            "1 repair to look at again",
            "Promises 2 open",
            "Repairs 1 open",
            "Next consultation 4 Dec, 3 questions gathered",
        ):
            assert said in text
        assert text.count("Cultural humility") == 2
        assert re.search(r"Leading groups \d+ [▁-█]{2} (up|down) \d+ since June", text)


OPENS: dict[str, type[object]] = {
    "form cultural-humility": IntroScreen,
    "repairs due": RepairsScreen,
    "repairs": RepairsScreen,
    "consult past": ConsultScreen,
    "moved pulse": ProgressScreen,
    "consult promises": ConsultScreen,
    "consult": ConsultScreen,
    "draft": TakeScreen,
}


@pytest.mark.slow
async def test_every_line_opens_what_it_names(year: Workspace) -> None:
    async with opened(year) as pilot:
        for row, screen in OPENS.items():
            rows = pilot.app.screen.query_one(RowList)
            await press(pilot, "home")
            for _ in range(20):
                if row in ((rows.chosen or "").split()[0], rows.chosen):
                    break
                await press(pilot, "down")
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, screen), row
            while not isinstance(pilot.app.screen, HomeScreen):
                await press(pilot, "escape")


async def test_digits_lead_to_the_five_places_and_back(year: Workspace) -> None:
    async with opened(year) as pilot:
        for key, place in (("2", "Assess"), ("3", "Progress"), ("4", "Journal"), ("5", "Consult")):
            await press(pilot, key)
            assert lines(pilot)[1].strip().startswith(place)
        await press(pilot, "1")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "3", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "q")
        assert pilot.app.return_code == 0


async def test_what_was_saved_stands_there_when_one_comes_back(empty: Workspace) -> None:
    async with opened(empty) as pilot:
        assert "Pulse" not in seen(pilot)
        empty.taking.record("pulse", {}, {})
        await press(pilot, "2", "1")
        assert "Pulse" in seen(pilot)


def private_words(workspace: Workspace) -> list[str]:
    """Everything the person wrote in the year."""
    texts = [note for result in workspace.history.results() for note in result.notes.values()]
    for entry in workspace.journal.entries():
        reflection: Reflection = workspace.journal.get(entry.id)
        texts += [each for each in reflection.answers.values() if isinstance(each, str)]
        texts += list(reflection.notes.values())
    for promise in workspace.commitments.all():
        texts += [promise.text, *(step.why for step in promise.steps)]
    for repair in workspace.repairs.all():
        texts += [step.why for step in repair.steps]
    for session in workspace.consultations.all():
        texts += [session.with_whom, session.strategies, session.agreed, session.notes]
    texts += [question.text for question in workspace.questions.all()]
    return [text for text in texts if text]


def runs(text: str) -> set[tuple[str, ...]]:
    """Every four words that follow each other; a shorter text as a whole."""
    found = re.findall(r"\w+", text.casefold())
    return {tuple(found[at : at + 4]) for at in range(max(1, len(found) - 3))}


async def test_no_private_word_stands_on_home(year: Workspace) -> None:
    texts = private_words(year)
    assert len(texts) > 60
    written = set().union(*map(runs, texts))
    async with opened(year, size=(120, 40)) as pilot:
        assert len(runs(seen(pilot))) > 30
        assert not runs(seen(pilot)) & written
        await pilot.resize_terminal(40, 12)
        for _ in range(10):
            await press(pilot, "down")
            assert not runs(seen(pilot)) & written


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_cut_where_there_is_room(year: Workspace, size: tuple[int, int]) -> None:
    async with opened(year, size=size) as pilot:
        assert all(len(line) <= size[0] for line in lines(pilot))
        if size[0] >= 80:
            assert "…" not in seen(pilot)


async def test_a_damaged_file_is_counted(year: Workspace, clock: Clock) -> None:
    broken = next((year.folder / "results").glob("*.json"))
    broken.write_bytes(broken.read_bytes()[:-20])
    again = Workspace(year.folder, now=clock)
    again.history.results()
    async with opened(again, "3", "1") as pilot:
        assert "1 file could not be read." in seen(pilot)


async def test_what_moved_can_be_asked_why(year: Workspace) -> None:
    async with opened(year) as pilot:
        assert "why?" not in lines(pilot)[-2]
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, HomeScreen)
        rows = pilot.app.screen.query_one(RowList)
        while rows.chosen != "moved cultural-humility":
            await press(pilot, "down")
        assert "w why?" in lines(pilot)[-2]
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, WhyScreen)
        assert "Overall: over 11 times since December 2025 it rose in" in seen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_form_without_an_overall_score_names_the_one_it_shows(empty: Workspace) -> None:
    for days, answer in ((40, 2), (10, 3)):
        form = own_form(**scoring(overall=None))
        take(empty.folder, form, answer, START - timedelta(days=days))
    async with opened(empty) as pilot:
        assert re.search(r"Own form 30 [▁-█]{2} Facet A: up 10 since October", seen(pilot))


async def test_a_line_begins_where_versions_can_be_compared(empty: Workspace) -> None:
    for days, answer, version in ((90, 2, "1.0"), (60, 8, "2.0"), (30, 9, "2.0")):
        take(empty.folder, own_form(version), answer, START - timedelta(days=days))
    async with opened(empty) as pilot:
        assert re.search(r"Own form 90 [▁-█]{2} up 10 since September", seen(pilot))


async def test_an_open_repair_is_counted_until_it_is_closed(year: Workspace) -> None:
    (repair,) = year.repairs.open()
    year.repairs.change(repair, "tried", why="", follow_up=None)
    async with opened(year) as pilot:
        assert "Repairs 1 open" in seen(pilot)
        assert "to look at again" not in seen(pilot)
        year.repairs.change(year.repairs.get(repair.id), "made", why="", follow_up=None)
        await press(pilot, "2", "1")
        assert "Repairs" not in seen(pilot)


async def test_home_says_nothing_is_due_only_where_the_command_does(
    empty: Workspace, clock: Clock
) -> None:
    empty.taking.record("pulse", {}, {})
    async with opened(empty) as pilot:
        assert home_words.NOTHING_DUE in seen(pilot)
        empty.commitments.make("Ask first.", due=clock().date() - timedelta(days=1))
        assert empty.reminders.now()
        await press(pilot, "2", "1")
        assert home_words.NOTHING_DUE not in seen(pilot)
        assert "1 promise is past its day" in seen(pilot)
