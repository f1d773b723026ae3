"""A result: where each score stands, what can be said, one thing to try."""

from __future__ import annotations

import re
from typing import Any

import pytest

from growth_tui import dates, words
from growth_tui.records import Result
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.compare import CompareScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.progress import ProgressScreen
from growth_tui.tui.screens.report import ReportScreen
from growth_tui.tui.screens.result import ResultScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.screens.why import WhyScreen
from growth_tui.workspace import Workspace
from tests.conftest import Clock
from tests.tui.showing import lines, numbers, opened, press, seen


def last(workspace: Workspace, form: str = "cultural-humility") -> Result:
    return workspace.history.results(form)[-1]


def at_last(app: GrowthApp) -> None:
    places.open_result(app, last(app.workspace))


def pulse(workspace: Workspace, *answers: Any, **taken: Any) -> Result:
    """Take the pulse so that each item counts the same points, or with these answers."""
    items = [item for item in workspace.library.instrument("pulse").items() if item.asks]
    if len(answers) == 1:
        answers = tuple(6 - answers[0] if item.reverse_scored else answers[0] for item in items)
    given = {item.id: answer for item, answer in zip(items, answers, strict=True)}
    return workspace.taking.record("pulse", given, {}, **taken)


async def test_it_opens_at_its_head_with_every_score_in_sight(year: Workspace) -> None:
    result = last(year)
    async with opened(year, opening=at_last) as pilot:
        text = lines(pilot)
        assert " ".join(text[1].split()) == "Cultural humility · 23 Oct 2026 taken 12 times"
        assert text[3].split() == ["value", "of", "100", "change"]
        for name, score in result.scores.items():
            title = year.library.instrument("cultural-humility").scores[name].title
            value, position, change, *_ = numbers(pilot, title)
            assert float(value) == pytest.approx(score.value, abs=0.005)
            assert abs(int(position) - (score.pomp or 0)) <= 0.5
            assert change[0] in "+-0–"


async def test_arrow_keys_move_the_page_where_it_is_longer_than_the_screen(year: Workspace) -> None:
    async with opened(year, opening=at_last) as pilot:
        await press(pilot, *["down"] * 10)
        assert "of 100" not in seen(pilot)
        await press(pilot, "pageup")
        assert "of 100" in seen(pilot)


def at_fresh(app: GrowthApp) -> None:
    places.open_result(app, pulse(app.workspace, 4), fresh=True)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_next_step_is_in_sight_and_taken_once(
    year: Workspace, size: tuple[int, int]
) -> None:
    async with opened(year, opening=at_fresh, size=size) as pilot:
        assert words.SOMETHING_TO_TRY in seen(pilot)
        assert "Enter promise" in lines(pilot)[-1]
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "Promised until" in seen(pilot)
        assert "Enter" not in lines(pilot)[-1]
        promised = len(year.commitments.all())
        await press(pilot, "enter", "enter")
        assert len(year.commitments.all()) == promised
    shown = last(year, "pulse")
    async with opened(year, opening=lambda app: places.open_result(app, shown), size=size) as pilot:
        assert "Promised until" in seen(pilot)


async def test_a_promise_about_nothing_in_particular_is_one_too(year: Workspace) -> None:
    async with opened(year, opening=at_fresh) as pilot:
        await press(pilot, "enter", "shift+tab", "enter", "1", "tab", "enter")
        assert year.commitments.all()[-1].subscale is None
        assert "Promised until" in seen(pilot)


async def test_a_result_can_be_deleted_after_asking(year: Workspace) -> None:
    before = [each.id for each in year.history.results("cultural-humility")]
    async with opened(year, "d", "enter", opening=at_last) as pilot:
        assert isinstance(pilot.app.screen, ResultScreen)
        assert len(year.history.results("cultural-humility")) == len(before)
        await press(pilot, "d", "y")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert [each.id for each in year.history.results("cultural-humility")] == before[:-1]


async def test_the_first_time_is_a_profile_and_nothing_about_change(empty: Workspace) -> None:
    pulse(empty, 4)
    async with opened(
        empty, opening=lambda app: places.open_result(app, last(empty, "pulse"))
    ) as pilot:
        text = seen(pilot)
        assert "first time taken" in text
        assert "there is nothing to compare it with yet" in text
        assert numbers(pilot, "Overall") == ["4.00", "75"]
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, ResultScreen)
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, ResultScreen)
        assert "c compare" not in lines(pilot)[-1]
        assert "b look back" not in lines(pilot)[-1]


async def test_the_change_beside_the_bar_is_that_of_the_sentence(year: Workspace) -> None:
    async with opened(year, opening=at_last, size=(80, 40)) as pilot:
        said = re.findall(r"([A-Z][a-z ]+): (rose|fell) (\d+) points?", seen(pilot))
        assert len(said) == 2
        for title, way, size in said:
            assert numbers(pilot, title)[2] == ("+" if way == "rose" else "-") + size


async def test_one_answer_that_moved_a_subscale_far_is_not_made_much_of(
    empty: Workspace, clock: Clock
) -> None:
    pulse(empty, 3)
    clock.advance(days=7)
    pulse(empty, 4, 3, 3, 3, 3, 3, 3)
    async with opened(
        empty, opening=lambda app: places.open_result(app, last(empty, "pulse"))
    ) as pilot:
        assert numbers(pilot, "Overall")[1:] == ["54", "+4"]
        assert numbers(pilot, "Taking accountability") == ["4.00", "75", "+25"]
        assert numbers(pilot, "Allyship and advocacy") == ["3.00", "50", "0"]
        text = seen(pilot)
        assert "Overall: rose 4 points." in text
        assert "Taking accountability: rose" not in text


async def test_what_was_not_answered_is_said_and_no_score_is_never_a_zero(
    empty: Workspace,
) -> None:
    no = {"nonresponse": "no_opportunity"}
    pulse(empty, 4, 4, 4, 4, 4, 4, no)
    async with opened(
        empty, opening=lambda app: places.open_result(app, last(empty, "pulse"))
    ) as pilot:
        assert numbers(pilot, "Learning on my own")[:2] == ["–", "–"]
        assert "“No opportunity in this period” was chosen once." in seen(pilot)


async def test_a_private_remark_stands_only_where_it_was_just_saved(empty: Workspace) -> None:
    pulse(empty, *[4] * 7)
    result = last(empty, "pulse")
    size = (80, 60)
    for fresh in (True, False):
        async with opened(
            empty, opening=lambda app, f=fresh: places.open_result(app, result, fresh=f), size=size
        ) as pilot:
            assert (words.PRIVATELY in seen(pilot)) is fresh


async def test_every_sentence_can_be_asked_why(year: Workspace) -> None:
    async with opened(year, "w", opening=at_last, size=(100, 60)) as pilot:
        assert isinstance(pilot.app.screen, WhyScreen)
        text = seen(pilot)
        for said in ("How: ", "Source: ", "What it does not mean: ", "Position before, 23 Sep"):
            assert said in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ResultScreen)


async def test_keys_lead_on_and_back(year: Workspace) -> None:
    async with opened(year, opening=at_last) as pilot:
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, CompareScreen)
        await press(pilot, "escape", "r")
        assert isinstance(pilot.app.screen, ReportScreen)
        await press(pilot, "escape", "p")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert pilot.app.screen.assessment == "cultural-humility"


async def test_looking_back_opens_the_questions_of_last_time(year: Workspace) -> None:
    async with opened(year, "b", opening=at_last) as pilot:
        assert isinstance(pilot.app.screen, TakeScreen)
        then = year.history.results("cultural-humility")[-2].taken_at
        assert f"Looking back at {dates.day(then)}: knowing what" in seen(pilot)


async def test_escape_leads_home(year: Workspace) -> None:
    async with opened(year, "escape", opening=at_last) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("fresh", [True, False])
async def test_the_private_remark_can_be_asked_why_where_it_shows(
    empty: Workspace, fresh: bool
) -> None:
    items = [item.id for item in empty.library.instrument("pulse").items() if item.asks]
    result = empty.taking.record("pulse", dict.fromkeys(items, 4), {})
    async with opened(
        empty, "w", opening=lambda app: places.open_result(app, result, fresh=fresh), size=(80, 60)
    ) as pilot:
        assert isinstance(pilot.app.screen, WhyScreen)
        assert ("Longest row" in seen(pilot)) is fresh
