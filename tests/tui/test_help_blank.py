"""Help that is true, and a screen that hides at once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from growth_tui import words
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.blank import BlankScreen
from growth_tui.tui.screens.help import HelpScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.screens.timeline import TimelineScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words.keys import spelled
from growth_tui.workspace import Workspace
from tests.tui.showing import lines, opened, press, seen


def compare(app: GrowthApp) -> None:
    results = app.workspace.history.results("pulse")
    places.open_compare(app, results[0], results[-1])


def last(app: GrowthApp) -> None:
    places.open_result(app, app.workspace.history.results("pulse")[-1])


def intro(app: GrowthApp) -> None:
    places.open_intro(app, "pulse")


Place = tuple[Callable[[GrowthApp], None] | None, tuple[str, ...]]
PLACES: dict[str, Place] = {
    "home": (None, ()),
    "assess": (None, ("2",)),
    "progress": (None, ("3",)),
    "journal": (None, ("4",)),
    "consult": (None, ("5",)),
    "timeline": (places.open_timeline, ()),
    "intro": (intro, ()),
    "question": (intro, ("enter",)),
    "review": (intro, ("enter", "r")),
    "compare": (compare, ()),
    "report": (places.open_report, ()),
    "result": (last, ()),
}


@pytest.mark.parametrize("keys", [(), ("3",)])
async def test_past_results_are_a_key_away_from_where_they_are_shown(
    year: Workspace, keys: tuple[str, ...]
) -> None:
    async with opened(year, *keys) as pilot:
        assert "t timeline" in lines(pilot)[-2]
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, TimelineScreen)
        await press(pilot, "t", "question_mark")
        assert "t shows everything in order of time, past results too" in seen(pilot)


async def test_the_help_of_home_says_where_the_settings_are(empty: Workspace) -> None:
    async with opened(empty, "question_mark") as pilot:
        assert "^p finds what has no key here: the settings" in seen(pilot)


async def each_place(pilot: Pilot[str]) -> AsyncIterator[str]:
    """Every kind of screen in turn, each opened from Home."""
    app = pilot.app
    assert isinstance(app, GrowthApp)
    for name, (opening, keys) in PLACES.items():
        while not isinstance(app.screen, HomeScreen):
            await press(pilot, "escape")
        if opening is not None:
            opening(app)
        await press(pilot, *keys)
        await pilot.pause(0.05)
        yield name


@pytest.mark.slow
async def test_one_key_hides_everything_and_any_key_brings_it_back(year: Workspace) -> None:
    async with opened(year) as pilot:
        async for place in each_place(pilot):
            before, screen = lines(pilot), pilot.app.screen
            await press(pilot, "f9")
            assert isinstance(pilot.app.screen, BlankScreen), place
            assert not seen(pilot), place
            await press(pilot, "1")
            assert pilot.app.screen is screen, place
            assert lines(pilot) == before, place


@pytest.mark.slow
async def test_help_names_the_keys_of_the_screen_behind(year: Workspace) -> None:
    async with opened(year, size=(100, 70)) as pilot:
        async for place in each_place(pilot):
            screen = pilot.app.screen
            wanted = [
                active.binding.description
                for active in screen.active_bindings.values()
                if active.binding.show and active.binding.id and active.binding.description
            ]
            await press(pilot, "f1")
            assert isinstance(pilot.app.screen, HelpScreen), place
            help_text = "\n".join(str(each.content) for each in pilot.app.screen.query(Literal))
            for about in wanted:
                assert f"   {about[0].upper()}{about[1:]}" in help_text, place
            assert spelled(words.HELP_EVERYWHERE, {}) in help_text
            await press(pilot, "escape")
            assert pilot.app.screen is screen, place


async def test_every_screen_has_help_in_words(year: Workspace) -> None:
    async with opened(year, size=(100, 70)) as pilot:
        for key in ("1", "2", "3", "4", "5"):
            await press(pilot, key)
            assert getattr(pilot.app.screen, "HELP_TEXT", "")


async def test_keys_of_ones_own_work_and_help_names_them(empty: Workspace) -> None:
    empty.settings.change(keys={"app.blank": "f8"})
    async with opened(empty, "f9") as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "f8")
        assert isinstance(pilot.app.screen, BlankScreen)
        await press(pilot, "x", "f1")
        assert "F8" in seen(pilot)


async def test_a_dialog_can_be_hidden_too(empty: Workspace) -> None:
    async with opened(
        empty, "enter", "n", opening=lambda app: places.open_intro(app, "pulse")
    ) as pilot:
        await press(pilot, "S", "e", "c", "f9")
        assert isinstance(pilot.app.screen, BlankScreen)
        assert not seen(pilot)
        await press(pilot, "x")
        assert "Sec" in seen(pilot)
        await press(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, TakeScreen)


async def test_a_notice_does_not_stay_on_the_hidden_screen(empty: Workspace) -> None:
    async with GrowthApp(empty).run_test(notifications=True) as pilot:
        await pilot.pause()
        pilot.app.notify("The folder could not be written.", markup=False)
        await pilot.pause(0.05)
        assert "The folder" in seen(pilot)
        await press(pilot, "f9")
        await pilot.pause(0.05)
        assert not seen(pilot)
        pilot.app.notify("Nor what is said meanwhile.", markup=False)
        await pilot.pause(0.05)
        assert not seen(pilot)


async def test_find_over_the_hidden_screen_brings_it_back_and_no_more(empty: Workspace) -> None:
    async with opened(empty, "f9", "ctrl+p") as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_find_shows_a_title_of_ones_own_to_the_letter(empty: Workspace) -> None:
    folder = empty.folder / "assessments"
    folder.mkdir(parents=True)
    form = json.loads(Path("assessments/pulse.json").read_text())
    form |= {"id": "odd", "title": "My [/nope form", "purpose": "To [/try [b]odd[/b] things."}
    (folder / "odd.json").write_text(json.dumps(form))
    async with opened(Workspace(empty.folder), "ctrl+p", *"nope") as pilot:
        await pilot.pause(0.3)
        assert "My [/nope form" in seen(pilot)
        assert "To [/try [b]odd[/b] things." in seen(pilot)


async def test_the_way_back_and_help_stand_on_every_place(year: Workspace) -> None:
    for size in ((80, 24), (60, 20), (40, 12)):
        async with opened(year, size=size) as pilot:
            for key in ("2", "3", "4", "5"):
                await press(pilot, key)
                foot = " ".join(lines(pilot)[-2:])
                assert "1 Home" in foot, (size, key)
                assert "? help" in foot, (size, key)


async def test_the_five_places_stand_on_a_line_of_their_own(year: Workspace) -> None:
    async with opened(year) as pilot:
        for key in ("1", "2", "3", "4", "5"):
            await press(pilot, key)
            said = " ".join(lines(pilot)[-1].split())
            assert said == "1 Home 2 Assess 3 Progress 4 Journal 5 Consult ? help ^p find"


async def test_on_a_low_screen_title_and_keys_take_one_line_each(year: Workspace) -> None:
    async with opened(year, size=(80, 16)) as pilot:
        shown = lines(pilot)
        assert shown[0].startswith("  Growth ")
        assert shown[1].startswith("  Today")
        assert "Enter open" in shown[-1]
        assert "Enter open" not in shown[-2]


async def test_a_list_names_enter_and_only_where_it_opens_something(empty: Workspace) -> None:
    async with opened(empty) as pilot:
        assert lines(pilot)[-2].startswith("  Enter open")
        await press(pilot, "5")
        assert "Enter" not in seen(pilot)


async def test_keys_that_found_no_place_are_told_of(year: Workspace) -> None:
    async with opened(year, "4", size=(40, 12)) as pilot:
        assert lines(pilot)[-1] == "  Enter open  n new  …  1 Home  ? help"


async def test_behind_a_dialog_no_key_is_named_and_in_it_its_own(year: Workspace) -> None:
    async with opened(year, "5", "p") as pilot:
        assert lines(pilot)[-1].split("   ") == ["  Esc leave it", "F1 help"]
        assert "Consult" not in lines(pilot)[-1] + lines(pilot)[-2]
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert lines(pilot)[-1].strip() == "Esc close"
        await press(pilot, "escape", "escape", "d")
        assert lines(pilot)[-1].strip() == "Esc no   y yes   ? help"
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_help_names_this_screens_keys_before_those_that_move(year: Workspace) -> None:
    async with opened(year, "4", "question_mark", size=(100, 70)) as pilot:
        said = seen(pilot)
        assert said.index("p Repairs") < said.index("j Down") < said.index("q Quit")
    async with opened(year, "question_mark", opening=last, size=(100, 70)) as pilot:
        said = seen(pilot)
        assert "↑ PgUp Up the page" in said
        assert said.count("Up the page") == 1


async def test_a_key_typed_in_the_same_burst_does_not_end_in_the_search(year: Workspace) -> None:
    async with opened(year) as pilot:
        for key in ("4", "question_mark"):
            pilot.app.simulate_key(key)
        await pilot.pause()
        await press(pilot, "escape")
        assert "reflections" in lines(pilot)[1]
