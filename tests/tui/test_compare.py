"""Two times side by side."""

from __future__ import annotations

from datetime import timedelta

from growth_tui import words
from growth_tui.rounding import whole
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.compare import CompareScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.why import WhyScreen
from growth_tui.workspace import Workspace
from growth_tui.workspace.made_up import practice
from tests.conftest import START, Clock
from tests.own_form import ITEMS, REFERENCE, own_form, scoring, take
from tests.tui.showing import lines, numbers, opened, press, seen


def first_and_last(app: GrowthApp) -> None:
    results = app.workspace.history.results("cultural-humility")
    places.open_compare(app, results[0], results[-1])


async def test_scores_of_both_times_with_bars_and_change(year: Workspace) -> None:
    first, *_, last = year.history.results("cultural-humility")
    async with opened(year, opening=first_and_last) as pilot:
        text = seen(pilot)
        assert "18 Nov 2025 and 23 Oct 2026" in text
        for name, score in year.library.instrument("cultural-humility").scores.items():
            before, after, change, *_ = numbers(pilot, score.title)
            assert before == whole(first.scores[name].pomp or 0)
            assert after == whole(last.scores[name].pomp or 0)
            assert abs(int(change) - (int(after) - int(before))) <= 1


async def test_the_questions_that_moved_what_stayed_and_both_notes(year: Workspace) -> None:
    async with opened(year, opening=first_and_last, size=(80, 100)) as pilot:
        text = seen(pilot)
        for said in (words.MOVED_MOST, words.STAYED, "→", "Notes of 18 Nov 2025"):
            assert said in text
        note = next(text for ago, _, text in practice.NOTES if ago == 370)
        assert note in text


async def test_it_scrolls_by_keys(year: Workspace) -> None:
    async with opened(year, opening=first_and_last) as pilot:
        assert "Notes of 18 Nov 2025" not in seen(pilot)
        await press(pilot, "end")
        assert "Notes of" in seen(pilot)
        await press(pilot, "home")
        assert "Overall" in lines(pilot)[4]


async def test_other_times_can_be_chosen(year: Workspace) -> None:
    async with opened(year, "a", opening=first_and_last) as pilot:
        assert isinstance(pilot.app.screen, ChooseScreen)
        assert words.WHICH_TIME in seen(pilot)
        await press(pilot, "up", "enter")
        assert isinstance(pilot.app.screen, CompareScreen)
        assert "22 Dec 2025 and 23 Oct 2026" in seen(pilot)
        await press(pilot, "b", "escape")
        assert "22 Dec 2025 and 23 Oct 2026" in seen(pilot)


async def test_the_earlier_time_stands_first_whatever_was_chosen(year: Workspace) -> None:
    def last_and_first(app: GrowthApp) -> None:
        results = app.workspace.history.results("cultural-humility")
        places.open_compare(app, results[-1], results[0])

    async with opened(year, opening=last_and_first) as pilot:
        assert "18 Nov 2025 and 23 Oct 2026" in seen(pilot)


async def test_a_time_is_not_compared_with_itself(year: Workspace) -> None:
    async with opened(year, "a", "home", "enter", opening=first_and_last) as pilot:
        assert isinstance(pilot.app.screen, CompareScreen)
        assert words.TWO_TIMES in [each.message for each in pilot.app._notifications]
        assert "18 Nov 2025 and 23 Oct 2026" in seen(pilot)


async def test_a_reverse_scored_question_says_which_way_it_counts(year: Workspace) -> None:
    async with opened(year, opening=first_and_last, size=(80, 60)) as pilot:
        turned = "In consultation, I told things in a way that made me look better."
        assert f"{turned} Almost always → Sometimes, which counts up" in seen(pilot)


async def test_why_names_every_question_that_moved(year: Workspace) -> None:
    async with opened(year, "w", opening=first_and_last, size=(100, 200)) as pilot:
        text = seen(pilot)
        assert text.count("Moved most:") == 1
        assert "distance = (answer after - answer before)" in text
        moved = pilot.app.screen_stack[-2].query(".items").first().content
        for line in str(moved).split("\n")[::2]:
            assert " ".join(line.split()) in text


async def test_every_band_and_its_lack_is_told(empty: Workspace) -> None:
    form = own_form(**scoring(a={"reference": REFERENCE}))
    for days, answer in ((40, 2), (10, 5)):
        take(empty.folder, form, answer, START - timedelta(days=days))
    first, second = empty.history.results("own")
    async with opened(empty, opening=lambda app: places.open_compare(app, first, second)) as pilot:
        text = seen(pilot)
        assert "Overall: rose 30 points. This score has no published error estimate" in text
        assert "Facet A: rose 9 points on the form's own scale, 0 to 30. Not larger" in text


async def test_sentences_can_be_asked_why_and_escape_leaves(year: Workspace) -> None:
    async with opened(year, "w", opening=first_and_last, size=(100, 50)) as pilot:
        assert isinstance(pilot.app.screen, WhyScreen)
        assert "Position before, 18 Nov 2025" in seen(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_is_sensitive_is_shown_only_when_asked_for(
    empty: Workspace, clock: Clock
) -> None:
    form = own_form()
    form["sections"][0]["items"][1]["sensitive"] = True
    for days, answer in ((0, 2), (7, 4)):
        take(empty.folder, form, answer, clock() + timedelta(days=days))
    notes = {"a1": "A plain note.", "a2": "A tender note."}
    empty.taking.record("own", dict.fromkeys(ITEMS, 6), notes)
    first, *_, last = empty.history.results("own")
    async with opened(
        empty, opening=lambda app: places.open_compare(app, first, last), size=(80, 80)
    ) as pilot:
        for more in (False, True, False):
            text = seen(pilot)
            assert "A plain note." in text
            assert ("A tender note." in text) is more
            assert ("Item a2" in text) is more
            await press(pilot, "s")


async def test_times_that_cannot_be_compared_say_why_and_nothing_of_change(
    empty: Workspace, clock: Clock
) -> None:
    items = [item.id for item in empty.library.instrument("pulse").items() if item.asks]
    empty.taking.record("pulse", dict.fromkeys(items, 2), {})
    clock.advance(days=7)
    spanish = Workspace(empty.folder, now=clock, language="es")
    spanish.taking.record("pulse", dict.fromkeys(items, 4), {})
    first, second = empty.history.results("pulse")
    assert (first.form.language, second.form.language) == ("en", "es")
    reason = empty.profiles.compare(first, second).comparability.reason
    async with opened(
        empty, opening=lambda app: places.open_compare(app, first, second), size=(80, 60)
    ) as pilot:
        text = seen(pilot)
        if reason:
            assert reason in text
            assert "rose" not in text
            assert words.MOVED_MOST not in text
        else:
            assert "rose 50 points" in text
