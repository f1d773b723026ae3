"""Progress: the chart, the map, the numbers, over real dates."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from growth_tui import words
from growth_tui.rounding import whole
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.compare import CompareScreen
from growth_tui.tui.screens.progress import ProgressScreen
from growth_tui.tui.screens.why import WhyScreen
from growth_tui.workspace import Workspace
from tests.conftest import START, Clock
from tests.own_form import own_form, scoring, take
from tests.tui.showing import lines, opened, press, seen


def pulse(workspace: Workspace, answer: Any) -> None:
    items = [item.id for item in workspace.library.instrument("pulse").items() if item.asks]
    workspace.taking.record("pulse", dict.fromkeys(items, answer), {})


async def test_nothing_taken_is_said_and_no_key_fails(empty: Workspace) -> None:
    async with opened(empty, "3") as pilot:
        assert " ".join(words.NOTHING_TAKEN.split()) in seen(pilot)
        await press(pilot, "v", "r", "s", "w", "c")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert lines(pilot)[-2].strip() == "t timeline   F9 hide"
        pulse(empty, 4)
        await press(pilot, "1", "3", "c")
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert "c compare" not in lines(pilot)[-2]
        assert "v view" in lines(pilot)[-2]


async def test_one_result_is_said_kindly_in_every_view(empty: Workspace) -> None:
    pulse(empty, 4)
    async with opened(empty, "3") as pilot:
        assert "23 Nov 2026" in seen(pilot)
        for _ in range(3):
            assert "there is nothing to compare it with yet" in seen(pilot)
            await press(pilot, "v")


async def test_the_chart_its_legend_and_the_numbers_beneath_it(year: Workspace) -> None:
    result = year.history.results("cultural-humility")[-1]
    async with opened(year, "3") as pilot:
        text = seen(pilot)
        for said in ("Progress · Cultural humility", "the last 12 months", "● Overall", "75 ┤"):
            assert said in text
        assert "looking back" not in text
        assert f"23 Oct 2026 {whole(result.scores['overall'].pomp or 0)}" in text
        assert "new phase" in text


async def test_a_looking_back_stands_in_the_legend_where_it_is_drawn(year: Workspace) -> None:
    """The year's looking back is of the first time, which lies before the last 12 months."""
    async with opened(year, "3", "r", "r") as pilot:
        assert "all of it" in seen(pilot)
        assert "◇ Overall, looking back" in seen(pilot)


async def test_views_go_round(year: Workspace) -> None:
    titles = [score.title for score in year.library.instrument("cultural-humility").scores.values()]
    async with opened(year, "3", "v") as pilot:
        text = seen(pilot)
        assert "┤" not in text
        assert all(title in text for title in titles)
        await press(pilot, "v")
        first = next(line for line in lines(pilot) if line.strip().startswith("23 Oct 2026"))
        scores = year.history.results("cultural-humility")[-1].scores
        assert first.split()[3:] == [whole(score.pomp or 0) for score in scores.values()]
        await press(pilot, "v")
        assert "75 ┤" in seen(pilot)


async def test_a_gap_is_no_zero(year: Workspace) -> None:
    """A subscale that could not be scored leaves a dash in the numbers."""
    gaps = [
        (result, name)
        for result in year.history.results("cultural-humility")
        for name, score in result.scores.items()
        if score.pomp is None
    ]
    assert gaps
    async with opened(year, "3", "v", "v") as pilot:
        assert any("–" in line.split() for line in lines(pilot))


async def test_other_scores_can_be_chosen_and_stay_chosen(year: Workspace) -> None:
    async with opened(year, "3", "s") as pilot:
        assert isinstance(pilot.app.screen, ChooseScreen)
        await press(pilot, "2", "3", "enter")
        assert isinstance(pilot.app.screen, ProgressScreen)
        text = seen(pilot)
        for said in ("● Overall", "■ Taking accountability", "▲ Learning with a consultant"):
            assert said in text
        await press(pilot, "1", "3")
        assert "■ Taking accountability" in seen(pilot)
        await press(pilot, "s", "escape")
        assert "■ Taking accountability" in seen(pilot)


async def test_another_assessment_can_be_chosen(year: Workspace) -> None:
    async with opened(year, "3", "a") as pilot:
        assert isinstance(pilot.app.screen, ChooseScreen)
        await press(pilot, "2")
        assert "Progress · Pulse" in seen(pilot)
        assert "15 Nov 2026" in seen(pilot)


async def test_ranges_go_round(year: Workspace) -> None:
    async with opened(year, "3", "v", "v") as pilot:
        assert "22 Dec 2025" in seen(pilot)
        assert "18 Nov 2025" not in seen(pilot)
        await press(pilot, "r")
        assert "the last 3 months" in seen(pilot)
        assert "25 Aug 2026" in seen(pilot)
        assert "28 Jul 2026" not in seen(pilot)
        await press(pilot, "r")
        assert "all of it" in seen(pilot)
        assert "18 Nov 2025" in seen(pilot)


async def test_sentences_can_be_asked_why(year: Workspace) -> None:
    async with opened(year, "3", "w", size=(100, 60)) as pilot:
        assert isinstance(pilot.app.screen, WhyScreen)
        assert "Theil-Sen" in seen(pilot)


async def test_compare_takes_the_first_and_the_last(year: Workspace) -> None:
    async with opened(year, "3", "c") as pilot:
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "18 Nov 2025 and 23 Oct 2026" in seen(pilot)


async def test_it_fits_every_size(year: Workspace, clock: Clock) -> None:
    async with opened(year, "3", size=(40, 12)) as pilot:
        for size in ((40, 12), (80, 24), (200, 60), (41, 13)):
            await pilot.resize_terminal(*size)
            for _ in range(3):
                await press(pilot, "v")
                assert all(len(line) <= size[0] for line in lines(pilot))
            assert "75 ┤" in seen(pilot)


# Forms of one's own


def own_versions(workspace: Workspace) -> None:
    """Twice on one version, then twice on another that nobody declared comparable."""
    for days, answer, version in ((150, 2, "1.0"), (120, 3, "1.0"), (60, 8, "2.0"), (30, 9, "2.0")):
        take(workspace.folder, own_form(version), answer, START - timedelta(days=days))


REASON = "Versions 1.0 and 2.0 word the questions differently"


async def test_a_break_has_its_footnote_in_every_view(empty: Workspace) -> None:
    own_versions(empty)
    async with opened(empty, "3") as pilot:
        for _ in range(3):
            assert f"* 24 Sep 2026: {REASON}" in seen(pilot)
            await press(pilot, "v")
        await press(pilot, "v")
        assert "24*" in seen(pilot)
        assert "│ 80" in seen(pilot)
        await press(pilot, "v")
        assert "24 Sep 2026* 80" in seen(pilot)


async def test_where_there_is_little_room_the_footnote_leads_to_why(empty: Workspace) -> None:
    own_versions(empty)
    async with opened(empty, "3", size=(40, 12)) as pilot:
        assert words.BROKEN in seen(pilot)
        await press(pilot, "w", "end")
        assert isinstance(pilot.app.screen, WhyScreen)
        assert any(f"These are not compared. {REASON}" in each.text for each in reasons(pilot))


def reasons(pilot: Any) -> Any:
    return pilot.app.screen._sentences


async def test_a_form_without_an_overall_score_shows_its_first(empty: Workspace) -> None:
    for days, answer in ((40, 2), (10, 3)):
        form = own_form(**scoring(overall=None))
        take(empty.folder, form, answer, START - timedelta(days=days))
    async with opened(empty, "3") as pilot:
        assert "● Facet A" in seen(pilot)
        await press(pilot, "v", "v", "w")
        assert [each.text.split(":")[0] for each in reasons(pilot)] == ["Facet A"]
        await press(pilot, "escape", "c")
        assert "Facet A: rose 10 points." in seen(pilot)


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_sentences_stand_there_from_the_first(year: Workspace, size: tuple[int, int]) -> None:
    async with opened(year, "3", size=size) as pilot:
        assert "Overall: over 11 times since" in seen(pilot)
        await press(pilot, "r")
        assert "Overall: three times since" in seen(pilot)
        await press(pilot, "r")
        assert "Overall: over 12 times since" in seen(pilot)


async def test_sentences_come_and_go_with_the_room(year: Workspace) -> None:
    async with opened(year, "3") as pilot:
        assert "Overall: over" not in seen(pilot)
        await pilot.resize_terminal(120, 40)
        await press(pilot)
        assert "Overall: over" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert "Overall: over" not in seen(pilot)


async def test_sentences_are_of_the_scores_chosen(year: Workspace) -> None:
    async with opened(year, "3", "s", "1", "2", "3", "enter", size=(120, 40)) as pilot:
        text = seen(pilot)
        assert "Taking accountability: over" in text
        assert "Learning with a consultant: over" in text
        assert "Overall:" not in text
        await press(pilot, "w")
        assert {each.text.split(":")[0] for each in reasons(pilot)} == {
            "Taking accountability",
            "Learning with a consultant",
        }


async def test_more_scores_than_can_be_told_apart_are_said_kindly(year: Workspace) -> None:
    keys = [key for _ in range(13) for key in ("space", "down")]
    async with opened(year, "3", "a", "4", "s", "space", *keys, "enter", size=(120, 40)) as pilot:
        assert words.TOO_MANY_SCORES.format(7) in [n.message for n in pilot.app._notifications]
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert len(pilot.app.screen.chosen["breadth-of-knowledge"]) == 7


async def test_what_finds_no_room_is_said_and_help_keeps_its_hint(year: Workspace) -> None:
    keys = [key for _ in range(6) for key in ("down", "space")]
    async with opened(year, "3", "s", *keys, "enter", size=(40, 12)) as pilot:
        assert re.search(r"\d more", seen(pilot))
        assert lines(pilot)[-1].strip().endswith("? help")


async def test_only_the_view_that_shows_is_drawn(
    year: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    for view in ("chart", "map", "numbers"):
        name = f"_draw_{view}"
        monkeypatch.setattr(ProgressScreen, name, lambda self, _, view=view: drawn.append(view))
    async with opened(year, "3", "v", "v") as pilot:
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert drawn == ["chart", "map", "numbers"]


async def test_a_form_of_words_alone_has_no_scores_to_choose_among(empty: Workspace) -> None:
    word = {"id": "word", "type": "text", "text": "A word?"}
    form = own_form(subscales=[], scoring={}, sections=[{"id": "s", "title": "S", "items": [word]}])
    for days in (40, 10):
        take(empty.folder, form, {"word": "one"}, START - timedelta(days=days))
    async with opened(empty, "3", "s") as pilot:
        assert isinstance(pilot.app.screen, ProgressScreen)
        assert words.NO_CHOICE_OF_SCORES in [n.message for n in pilot.app._notifications]
        await press(pilot, "v", "v", "v", "r", "w")
        assert words.NO_FINDING in seen(pilot)
