"""Marking the body by keys and by mouse, with the figure and with the list alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.widgets.body_drawing import BodyDrawing
from growth_tui.tui.widgets.body_figure import anchors, claims
from growth_tui.tui.widgets.body_places import Places
from growth_tui.tui.widgets.literal import Literal
from growth_tui.workspace import Workspace
from tests.tui.showing import lines


@asynccontextmanager
async def at_the_body(
    workspace: Workspace, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app at the body item of the check-in, come to from the question before."""
    workspace.settings.change(first_run=False)
    session = workspace.taking.begin("body-check-in")
    session.go_to("body-map")
    session.back()
    app = GrowthApp(workspace, lambda app: app.push_screen(TakeScreen(session)) and None)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        yield pilot


def stored(workspace: Workspace) -> list[dict[str, Any]]:
    """What is on disk, read anew."""
    begun = Workspace(workspace.folder).taking.begun()
    answers = begun[0].draft.answers if begun else {}
    return list(answers.get("body-map", []))


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def places(pilot: Pilot[None]) -> Places:
    return pilot.app.screen.query_one(Places)


async def cursor_in_sight(pilot: Pilot[None]) -> bool:
    """Whether the cursor is in sight once scrolling has come to rest."""
    for _ in range(20):
        await pilot.pause()
        around = pilot.app.screen.query_one("#question").content_region
        if places(pilot).row.y in range(around.y, around.bottom):
            return True
    return False


async def test_a_place_a_sensation_and_a_strength_are_kept_at_once(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "down", "down", "enter")
        assert stored(workspace) == [{"region": "jaw"}]
        await press(pilot, "enter")
        assert stored(workspace) == [{"region": "jaw", "sensation": "tight"}]
        await press(pilot, "4")
        assert stored(workspace) == [{"region": "jaw", "sensation": "tight", "strength": 4}]
        row = places(pilot).rows[places(pilot).cursor]
        assert row.value == "jaw"
        assert row.label.endswith("tight, 4 of 5")


async def test_a_word_of_ones_own_is_kept_and_neutralised(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "end", "enter")
        pilot.app.screen.query_one(Input).value = "a lid\x1b[31m on  a [b]pot[/b]"
        await press(pilot, "enter", "5")
        assert stored(workspace) == [
            {"region": "head", "sensation": "a lid on a [b]pot[/b]", "strength": 5}
        ]
        assert "[b]pot[/b]" in places(pilot).rows[0].label


async def test_letters_that_are_keys_elsewhere_can_be_typed_in_the_own_word(
    workspace: Workspace,
) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "end", "enter", *"snlrhx", "enter", "1")
        assert stored(workspace)[0]["sensation"] == "snlrhx"


async def test_escape_goes_one_step_back_and_only_then_leaves(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "end", "enter")
        assert pilot.app.screen.query_one(Input).has_focus
        await press(pilot, "escape")
        assert places(pilot).has_focus
        assert places(pilot).rows[0].label == "Tight"
        await press(pilot, "escape")
        assert places(pilot).rows[0].label == "Head"
        assert isinstance(pilot.app.screen, TakeScreen)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, TakeScreen)


async def test_a_mark_can_be_taken_away_again(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "enter", "3", "enter", "down", "space", "2")
        assert [mark["sensation"] for mark in stored(workspace)] == ["tight", "hot"]
        await press(pilot, "enter", "x")
        assert [mark["sensation"] for mark in stored(workspace)] == ["hot"]
        await press(pilot, "escape", "x")
        assert stored(workspace) == []


async def test_x_means_nothing_where_nothing_is_marked(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        assert "x" not in pilot.app.screen.active_bindings
        await press(pilot, "enter", "enter", "3")
        assert "x" in pilot.app.screen.active_bindings


async def test_the_last_row_goes_on_to_the_next_question(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, TakeScreen)
        before = screen.session.place.number
        await press(pilot, "end", "enter")
        assert screen.session.place.number == before + 1


async def test_the_key_that_goes_on_is_named_beside_a_marked_place(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "2", "enter", "1", "enter", "1")
        foot = lines(pilot)[-1]
        assert "Del take away" in foot
        assert "→ on" in foot


async def test_no_place_is_an_answer_of_its_own_until_one_is_marked(workspace: Workspace) -> None:
    def answer() -> Any:
        return Workspace(workspace.folder).taking.begun()[0].draft.answers["body-map"]

    async with at_the_body(workspace) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, TakeScreen)
        before = screen.session.place.number
        await press(pilot, "enter", "enter", "3", "end", "up", "enter")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "n")
        assert [mark["region"] for mark in answer()] == ["head"]
        await press(pilot, "enter", "y")
        assert screen.session.place.number == before + 1
        assert answer() == {"nonresponse": "nowhere"}
        await press(pilot, "tab", "left")
        assert screen.session.place.number == before
        row = places(pilot).rows[places(pilot).cursor]
        assert (row.label, row.value) == ("Nowhere, or I cannot tell", answer())
        await press(pilot, "home", "enter", "enter", "2")
        assert answer() == [{"region": "head", "sensation": "tight", "strength": 2}]


async def test_a_click_on_the_figure_chooses_the_place(workspace: Workspace) -> None:
    async with at_the_body(workspace, (120, 40)) as pilot:
        x, y = anchors(claims(["chest"]))["chest"]
        await pilot.click(BodyDrawing, offset=(x, y))
        await press(pilot, "enter", "2")
        assert stored(workspace) == [{"region": "chest", "sensation": "tight", "strength": 2}]


async def test_strength_stands_on_the_figure_as_text(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        drawing = pilot.app.screen.query_one(BodyDrawing)
        assert "4" not in drawing.render().plain
        await press(pilot, "enter", "enter", "4")
        assert "4" in drawing.render().plain


@pytest.mark.parametrize(
    ("size", "figure"), [((80, 24), True), ((70, 24), True), ((69, 24), False), ((80, 23), False)]
)
async def test_the_figure_gives_way_where_there_is_no_room(
    workspace: Workspace, size: tuple[int, int], figure: bool
) -> None:
    async with at_the_body(workspace, size) as pilot:
        assert pilot.app.screen.query_one(BodyDrawing).display is figure


async def test_the_figure_comes_and_goes_as_the_window_is_resized(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert not pilot.app.screen.query_one(BodyDrawing).display
        await pilot.resize_terminal(80, 30)
        await pilot.pause()
        assert pilot.app.screen.query_one(BodyDrawing).display


async def test_the_cursor_stays_in_sight_on_the_smallest_screen(workspace: Workspace) -> None:
    async with at_the_body(workspace, (40, 12)) as pilot:
        for _ in range(12):
            await press(pilot, "down")
            assert await cursor_in_sight(pilot)
        await press(pilot, "enter", "1", "enter", "2")
        assert places(pilot).rows[places(pilot).cursor].value == "hips"
        assert await cursor_in_sight(pilot)


async def test_the_text_above_is_there_to_be_read_before_the_first_move(
    workspace: Workspace,
) -> None:
    async with at_the_body(workspace) as pilot:
        question = pilot.app.screen.query_one("#question")
        assert question.scroll_offset.y == 0
        await press(pilot, "down")
        await pilot.pause()
        assert question.scroll_offset.y > 0


async def test_marks_made_before_are_there_again(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "down", "enter", "2", "enter", "3", "left", "right")
        row = places(pilot).rows[places(pilot).cursor]
        assert row.label.split() == ["Face", "hot,", "3", "of", "5"]


def asked(pilot: Pilot[None]) -> str:
    """What the step in front asks."""
    return str(pilot.app.screen.query_one("#step", Literal).content)


def number(pilot: Pilot[None]) -> int:
    """Which question this is."""
    screen = pilot.app.screen
    assert isinstance(screen, TakeScreen)
    return screen.session.place.number


async def test_going_on_without_a_strength_asks_for_it_and_loses_nothing(
    workspace: Workspace,
) -> None:
    async with at_the_body(workspace) as pilot:
        here = number(pilot)
        await press(pilot, "enter", "enter", "right")
        assert number(pilot) == here
        assert asked(pilot) == "Head, tight: how strong? Or Esc leaves this place out."
        await press(pilot, "right")
        assert number(pilot) == here
        await press(pilot, "4")
        assert stored(workspace) == [{"region": "head", "sensation": "tight", "strength": 4}]
        await press(pilot, "right")
        assert number(pilot) == here + 1


async def test_going_on_with_a_place_alone_asks_for_the_sensation(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        here = number(pilot)
        await press(pilot, "enter")
        assert stored(workspace) == [{"region": "head"}]
        await press(pilot, "right")
        assert number(pilot) == here
        assert asked(pilot) == "Head: which sensation? Or Esc leaves this place out."
        await press(pilot, "escape")
        assert stored(workspace) == []
        await press(pilot, "right")
        assert number(pilot) == here + 1


async def test_the_last_row_asks_for_what_is_lacking_too(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        here = number(pilot)
        await press(pilot, "enter", "2", "enter", "left", "left")
        assert stored(workspace) == [{"region": "head", "sensation": "hot"}]
        assert places(pilot).rows[0].label.split() == ["Head", "hot"]
        await press(pilot, "end", "enter")
        assert number(pilot) == here
        assert asked(pilot) == "Head, hot: how strong? Or Esc leaves this place out."
        await press(pilot, "escape")
        assert stored(workspace) == []
        assert places(pilot).rows[0].label == "Head"


async def test_leaving_a_place_out_leaves_the_others_there(workspace: Workspace) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "enter", "3", "enter", "2", "enter", "right", "escape")
        assert stored(workspace) == [{"region": "head", "sensation": "tight", "strength": 3}]


async def test_going_back_keeps_the_place_and_the_word_that_was_begun(
    workspace: Workspace,
) -> None:
    async with at_the_body(workspace) as pilot:
        await press(pilot, "enter", "left")
        assert stored(workspace) == [{"region": "head"}]
        assert places(pilot).answer == ["head"]
        await press(pilot, "enter", "end", "enter", *"lid", "escape", "end", "enter")
        assert pilot.app.screen.query_one(Input).value == "lid"
        await press(pilot, "enter", "2")
        assert stored(workspace) == [{"region": "head", "sensation": "lid", "strength": 2}]


async def test_what_was_left_open_another_time_does_not_hold_one_up(workspace: Workspace) -> None:
    workspace.settings.change(first_run=False)
    session = workspace.taking.begin("body-check-in")
    session.go_to("body-map")
    session.answer([{"region": "head", "sensation": "tight"}, {"region": "jaw"}])
    app = GrowthApp(workspace, lambda app: app.push_screen(TakeScreen(session)) and None)
    async with app.run_test(size=(80, 24)) as pilot:
        here = number(pilot)
        await press(pilot, "down", "down", "enter", "escape")
        assert stored(workspace) == [{"region": "head", "sensation": "tight"}, {"region": "jaw"}]
        await press(pilot, "right")
        assert number(pilot) == here + 1
