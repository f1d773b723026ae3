"""The journal and what hangs on it, by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import TypeVar

import pytest
from textual.containers import Horizontal
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea
from writing import notice, write

from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.after import AfterScreen
from growth_tui.tui.screens.belief import BeliefScreen
from growth_tui.tui.screens.beliefs import BeliefsScreen
from growth_tui.tui.screens.body import BodyScreen
from growth_tui.tui.screens.commitment import CommitmentScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.intro import IntroScreen
from growth_tui.tui.screens.journal import JournalScreen
from growth_tui.tui.screens.notice import NoticeScreen
from growth_tui.tui.screens.reflection import ReflectionScreen
from growth_tui.tui.screens.repair import RepairScreen
from growth_tui.tui.screens.repairs import RepairsScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.screens.write import WriteScreen
from growth_tui.tui.widgets.chart import Chart
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.tui.widgets.title_line import TitleLine
from growth_tui.words import journal as words
from growth_tui.words.keys import spelled
from growth_tui.workspace import Workspace
from growth_tui.workspace.beliefs import NOTICED, ORIGIN
from tests.conftest import Clock

MISSTEP = {"where-i-stood": "did", "what-happened": "I [b]talked[/b] over somebody."}
CHECK_IN = {
    "what-activated": "A joke in the corridor.",
    "strength-before": 8,
    "body-map": [{"region": "jaw", "sensation": "tight", "strength": 4}],
    "strength-after": 5,
}
W = TypeVar("W", bound=Widget)


@asynccontextmanager
async def journal(
    workspace: Workspace, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The app at the journal, with some keys pressed."""
    workspace.settings.change(first_run=False)
    async with GrowthApp(workspace).run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "4", *keys)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def screen(pilot: Pilot[None]) -> Screen[object]:
    return pilot.app.screen


def text(pilot: Pilot[None]) -> str:
    """The title line, every text shown by Literals in front, and the rows of its list."""
    shown = [f"{each.heading}\n{each.aside}" for each in screen(pilot).query(TitleLine)]
    shown += [
        str(each.content) for each in screen(pilot).query(Literal) if each.display and each.region
    ]
    for rows in screen(pilot).query(RowList):
        shown += [str(option.prompt) for option in rows.options]
    return "\n".join(shown)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait for something that comes within a moment."""
    for _ in range(50):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it never came; the screen is {screen(pilot)}\n{text(pilot)}")


async def test_an_empty_journal_says_how_to_begin(workspace: Workspace) -> None:
    async with journal(workspace) as pilot:
        assert isinstance(screen(pilot), JournalScreen)
        assert spelled(words.NO_ENTRIES, {}) in text(pilot)
        assert "slash" not in screen(pilot).active_bindings
        await press(pilot, "enter", "d", "e")
        assert isinstance(screen(pilot), JournalScreen)


@pytest.mark.parametrize(
    ("key", "said"),
    [("p", words.NO_REPAIRS), ("b", words.NO_BELIEFS), ("o", words.NO_BODY)],
)
async def test_every_view_has_something_to_say_when_it_is_empty(
    workspace: Workspace, key: str, said: str
) -> None:
    async with journal(workspace, key) as pilot:
        assert spelled(said, {}) in text(pilot)
        await press(pilot, "enter", "r", "escape")
        assert isinstance(screen(pilot), JournalScreen)


async def test_the_list_shows_what_was_written_as_it_is(workspace: Workspace, clock: Clock) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    clock.advance(days=-40)
    write(workspace, "body-check-in", CHECK_IN)
    async with journal(workspace) as pilot:
        assert "2 reflections" in text(pilot)
        assert "I [b]talked[/b] over somebody." in text(pilot)
        assert text(pilot).index("Nov 2026") < text(pilot).index("Oct 2026")


async def test_searching_narrows_as_one_types_and_escape_shows_all(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    write(workspace, "body-check-in", CHECK_IN)
    async with journal(workspace, "slash", *"corr") as pilot:
        rows = screen(pilot).query_one(RowList)
        assert "1 reflection" in text(pilot)
        assert "talked" not in text(pilot)
        await press(pilot, "x")
        assert words.NOTHING_FOUND in text(pilot)
        await press(pilot, "backspace", "enter")
        assert rows.has_focus
        await press(pilot, "escape")
        assert isinstance(screen(pilot), JournalScreen)
        assert "2 reflections" in text(pilot)
        assert not screen(pilot).query_one("#search").display
        await press(pilot, "escape")
        assert not isinstance(screen(pilot), JournalScreen)


async def test_the_filter_shows_one_kind_or_one_facet(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    write(workspace, "body-check-in", CHECK_IN)
    async with journal(workspace, "f") as pilot:
        await press(pilot, "2")
        assert "Journal · Body check-in" in text(pilot)
        assert "1 reflection" in text(pilot)
        await press(pilot, "f", "4")
        assert "Journal · Taking accountability" in text(pilot)
        assert "Body check-in" not in text(pilot)


async def test_a_reflection_is_read_and_comes_back_to_the_list(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP, {"what-happened": "A note [/] of mine."})
    async with journal(workspace, "enter") as pilot:
        assert isinstance(screen(pilot), ReflectionScreen)
        assert "I [b]talked[/b] over somebody." in text(pilot)
        assert "Note: A note [/] of mine." in text(pilot)
        await press(pilot, "escape")
        assert isinstance(screen(pilot), JournalScreen)


async def test_deleting_asks_first_and_then_leaves_nothing(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    async with journal(workspace, "enter", "d") as pilot:
        assert isinstance(screen(pilot), ConfirmScreen)
        await press(pilot, "enter")
        assert len(workspace.journal.entries()) == 1
        await press(pilot, "d", "y")
        await until(pilot, lambda: isinstance(screen(pilot), JournalScreen))
        assert workspace.journal.entries() == []
        assert spelled(words.NO_ENTRIES, {}) in text(pilot)


async def test_changing_goes_through_the_questions_and_keeps_one_entry(
    workspace: Workspace,
) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    async with journal(workspace, "enter", "e") as pilot:
        assert isinstance(screen(pilot), TakeScreen)
        await press(pilot, "2", "escape", "escape")
        assert isinstance(screen(pilot), ReflectionScreen)
        assert "I did, said" in text(pilot)
        await press(pilot, "e")
        take = screen(pilot)
        assert isinstance(take, TakeScreen)
        assert take.session.draft.answers["where-i-stood"] == "done_to_me"
        await press(pilot, "escape", "r", "enter")
        await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))
        await press(pilot, "enter")
        assert isinstance(screen(pilot), JournalScreen)
        (entry,) = workspace.journal.entries()
        assert workspace.journal.get(entry.id).answers["where-i-stood"] == "done_to_me"


async def test_looking_at_the_questions_again_leaves_nothing_begun(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    async with journal(workspace, "enter", "e", "right", "escape", "escape") as pilot:
        await until(pilot, lambda: isinstance(screen(pilot), ReflectionScreen))
        assert workspace.taking.begun() == []


async def test_writing_begins_at_the_list_of_exercises(workspace: Workspace) -> None:
    async with journal(workspace, "n") as pilot:
        assert isinstance(screen(pilot), WriteScreen)
        assert "Origins of a belief" in text(pilot)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(screen(pilot), IntroScreen))
        assert "pause or stop" in text(pilot)
        assert "take a minute to settle" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(screen(pilot), JournalScreen)


async def answer_misstep(pilot: Pilot[None]) -> None:
    """From the journal through a misstep whose repair is not yet made, to what comes after."""
    await press(pilot, "n", "enter")
    await until(pilot, lambda: isinstance(screen(pilot), IntroScreen))
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(screen(pilot), TakeScreen))
    take = screen(pilot)
    assert isinstance(take, TakeScreen)
    take.session.answer("did")
    take.session.go_to("repair-state")
    take.session.answer("not_yet")
    take.session.go_to("follow-up-days")
    take.session.answer(7)
    take.action_review()
    await pilot.pause()
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))


async def test_after_writing_one_can_settle_and_change_where_the_repair_stands(
    workspace: Workspace,
) -> None:
    async with journal(workspace) as pilot:
        await answer_misstep(pilot)
        assert "take a minute to settle" in text(pilot)
        assert "Repair: not yet, look again 30 Nov" in text(pilot)
        assert screen(pilot).query_one("#done", Button).has_focus
        assert not screen(pilot).query_one("#belief").display
        await press(pilot, "right", "enter")
        assert isinstance(screen(pilot), RepairScreen)
        await press(pilot, "3", "w", "enter", "enter")
        await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))
        assert "Repair: made" in text(pilot)
        (repair,) = workspace.repairs.all()
        assert (repair.state, repair.why, repair.follow_up) == ("made", "w", None)
        await press(pilot, "escape")
        assert isinstance(screen(pilot), JournalScreen)


async def test_what_one_will_do_next_time_can_become_a_promise(workspace: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", {**MISSTEP, "next-time": "[b]Ask first."})
    silent = write(workspace, "misstep-and-repair", MISSTEP)
    async with journal(workspace) as pilot:
        await pilot.app.push_screen(AfterScreen(silent))
        await pilot.pause()
        assert not screen(pilot).query_one("#promise").display
        await pilot.app.push_screen(AfterScreen(kept))
        await press(pilot, "up", "enter")
        assert isinstance(screen(pilot), CommitmentScreen)
        screen(pilot).query_one(TextArea).text = "Ask before I speak."
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))
        (made,) = workspace.commitments.open()
        assert made.text == "Ask before I speak."
        assert "Promised until 21 Dec" in text(pilot)
        assert not screen(pilot).query_one("#promise").display
        assert screen(pilot).query_one("#done", Button).has_focus


async def test_the_cursor_is_on_what_was_just_written(workspace: Workspace, clock: Clock) -> None:
    write(workspace, "body-check-in", CHECK_IN)
    clock.advance(days=1)
    async with journal(workspace) as pilot:
        await answer_misstep(pilot)
        await press(pilot, "enter")
        assert screen(pilot).query_one(RowList).chosen == workspace.journal.entries()[0].id


async def test_the_repairs_stand_open_first_with_their_day(
    workspace: Workspace, clock: Clock
) -> None:
    closed = write(workspace, "misstep-and-repair", {**MISSTEP, "what-happened": "Long ago."})
    workspace.repairs.begin(closed, "made", why="We spoke.")
    clock.advance(days=1)
    still = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(still, "tried", follow_up=date(2026, 11, 24))
    async with journal(workspace, "p") as pilot:
        assert isinstance(screen(pilot), RepairsScreen)
        said = text(pilot)
        assert said.index("Open") < said.index("Tried") < said.index("Closed") < said.index("Made")
        assert "look again now" in said
        await press(pilot, "r")
        assert isinstance(screen(pilot), ReflectionScreen)
        await press(pilot, "escape", "down")
        assert "We spoke." in text(pilot)


async def test_another_state_asks_for_another_why_and_keeps_the_one_before(
    workspace: Workspace,
) -> None:
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(kept, "not_yet", why="Too soon.")
    async with journal(workspace, "p", "enter") as pilot:
        assert isinstance(screen(pilot), RepairScreen)
        why = screen(pilot).query_one("#why", Input)
        assert why.value == "Too soon."
        await press(pilot, "2")
        assert why.value == ""
        assert why.has_focus
        await press(pilot, "o", "enter", *"in 2 weeks".replace(" ", "_").split("_"))
        day = screen(pilot).query("Input")[1]
        assert isinstance(day, Input)
        day.value = "in 2 weeks"
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: isinstance(screen(pilot), RepairsScreen))
        (repair,) = workspace.repairs.all()
        assert [(step.state, step.why) for step in repair.steps] == [
            ("not_yet", "Too soon."),
            ("tried", "o"),
        ]
        assert repair.follow_up == date(2026, 12, 7)


async def test_a_repair_looked_at_again_is_not_due_at_once(
    workspace: Workspace, clock: Clock
) -> None:
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(kept, "not_yet", follow_up=date(2026, 11, 24))
    clock.advance(days=3)
    async with journal(workspace, "p", "enter") as pilot:
        await press(pilot, "escape")  # a day that is only proposed was not written
        assert isinstance(screen(pilot), RepairsScreen)
        assert workspace.repairs.due()
        await press(pilot, "enter", "1", "tab", "tab", "enter")
        await until(pilot, lambda: isinstance(screen(pilot), RepairsScreen))
        assert "look again 17 Dec" in text(pilot)
        assert workspace.repairs.due() == []


async def test_a_day_that_is_none_is_not_kept(workspace: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(kept, "not_yet")
    async with journal(workspace, "p", "enter") as pilot:
        day = screen(pilot).query("Input")[1]
        assert isinstance(day, Input)
        day.value = "whenever"
        screen(pilot).query_one("#keep", Button).press()
        await pilot.pause()
        assert isinstance(screen(pilot), RepairScreen)
        assert day.has_focus


async def test_a_changed_repair_is_not_thrown_away_without_asking(workspace: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(kept, "not_yet")
    async with journal(workspace, "p", "enter", "3", "escape") as pilot:
        assert isinstance(screen(pilot), ConfirmScreen)
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(screen(pilot), RepairsScreen))
        assert workspace.repairs.all()[0].state == "not_yet"


async def test_beliefs_show_their_hold_and_the_voices_in_them(
    workspace: Workspace, clock: Clock
) -> None:
    answers = {"belief": "Slow means slow.", "hold": 7, "whose-voice": ["family"]}
    origin = write(workspace, ORIGIN, answers)
    clock.advance(days=30)
    notice(workspace, origin, {"hold": 3, "how-i-related": "noticed"})
    async with journal(workspace, "b") as pilot:
        assert isinstance(screen(pilot), BeliefsScreen)
        assert "7 → 3" in text(pilot)
        assert "Noticed again once, last on 23 Dec 2026." in text(pilot)
        assert "Family" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(screen(pilot), BeliefScreen)
        assert words.hold_then_now(7, 3, date(2026, 12, 23)) in text(pilot)
        assert screen(pilot).query_one("#chart", Chart).display
        await press(pilot, "enter")
        assert isinstance(screen(pilot), ReflectionScreen)


async def test_noticing_a_belief_again_follows_that_belief(
    workspace: Workspace, clock: Clock
) -> None:
    origin = write(workspace, ORIGIN, {"belief": "Slow means slow.", "hold": 7})
    clock.advance(days=1)
    async with journal(workspace, "b", "n") as pilot:
        assert isinstance(screen(pilot), NoticeScreen)
        assert "The belief: “Slow means slow.”" in text(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(screen(pilot), TakeScreen))
        assert "The belief: “Slow means slow.”" in text(pilot)
        take = screen(pilot)
        assert isinstance(take, TakeScreen)
        take.session.go_to("hold")
        take.session.answer(2)
        take.action_review()
        await pilot.pause()
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))
        assert "Slow means slow." in text(pilot)
        assert not screen(pilot).query_one("#belief").display
    thread = workspace.beliefs.thread(origin.id)
    assert thread is not None
    assert thread.holds == (7, 2)


async def test_a_notice_without_a_belief_can_say_which_it_was(workspace: Workspace) -> None:
    origin = write(workspace, ORIGIN, {"belief": "Slow means slow."})
    alone = write(workspace, NOTICED, {"hold": 4})
    async with journal(workspace) as pilot:
        await pilot.app.push_screen(AfterScreen(alone))
        await pilot.pause()
        assert screen(pilot).query_one("#belief").has_focus
        await press(pilot, "enter", "1")
        await until(pilot, lambda: isinstance(screen(pilot), AfterScreen))
        assert "Slow means slow." in text(pilot)
        assert not screen(pilot).query_one("#belief").display
        assert screen(pilot).query_one("#done").has_focus
    assert workspace.journal.get(alone.id).follows == origin.id


def places(pilot: Pilot[None]) -> list[Horizontal]:
    """The rows of places that came back."""
    return list(screen(pilot).query_one("#places").query(Horizontal))


async def test_what_comes_back_in_the_body_is_counted_and_drawn(
    workspace: Workspace, clock: Clock
) -> None:
    for _ in range(2):
        write(workspace, "body-check-in", CHECK_IN)
        clock.advance(days=10)
    async with journal(workspace, "o", size=(120, 40)) as pilot:
        assert isinstance(screen(pilot), BodyScreen)
        rows = [[str(each.content) for each in row.query(Literal)] for row in places(pilot)]
        assert rows == [["Jaw", "2 of 2", "tight"]]
        assert words.NONE_AGAIN not in text(pilot)
        assert "lower in 2 of 2" in text(pilot)
        assert screen(pilot).query_one("#chart", Chart).display


async def test_what_was_felt_once_does_not_come_back(workspace: Workspace) -> None:
    write(workspace, "body-check-in", CHECK_IN)
    async with journal(workspace, "o", size=(120, 40)) as pilot:
        assert not places(pilot)
        assert text(pilot).count(words.NONE_AGAIN) == 2


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        ((80, 24), "dark"),
        *(
            pytest.param(size, theme, marks=pytest.mark.slow)
            for size, theme in (
                ((80, 24), "light"),
                ((120, 40), "light"),
                ((40, 12), "dark"),
            )
        ),
    ],
)
async def test_every_screen_stands_at_every_size(
    workspace: Workspace, clock: Clock, size: tuple[int, int], theme: str
) -> None:
    workspace.settings.change(theme=theme)
    origin = write(workspace, ORIGIN, {"belief": "B " * 80, "hold": 7, "whose-voice": ["media"]})
    clock.advance(days=3)
    notice(workspace, origin, {"hold": 3})
    write(workspace, "body-check-in", CHECK_IN)
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    workspace.repairs.begin(kept, "not_yet", why="Why " * 40)
    async with journal(workspace, size=size) as pilot:
        for key in "pbon":
            await press(pilot, key, "question_mark", "escape")
            await pilot.resize_terminal(20, 5)
            await pilot.pause()
            await pilot.resize_terminal(*size)
            await press(pilot, "escape")
            assert isinstance(screen(pilot), JournalScreen)
        await press(pilot, "enter", "end", "escape", "p", "enter", "escape", "escape")
        assert isinstance(screen(pilot), JournalScreen)


async def test_home_shows_no_word_of_a_reflection(workspace: Workspace) -> None:
    secret = "Xylophone"
    kept = write(workspace, "misstep-and-repair", {**MISSTEP, "what-happened": secret})
    workspace.repairs.begin(kept, "not_yet", why=secret)
    write(workspace, ORIGIN, {"belief": secret})
    async with journal(workspace) as pilot:
        assert secret in text(pilot)
        await press(pilot, "1")
        assert secret not in text(pilot)
