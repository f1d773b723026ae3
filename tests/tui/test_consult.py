"""Consult by keys: questions, promises, sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, TextArea

from growth_tui.dates import day
from growth_tui.problem import Problem
from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.commitment import CommitmentScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.consult import ConsultScreen
from growth_tui.tui.screens.consultation import ConsultationScreen
from growth_tui.tui.screens.promise import PromiseScreen
from growth_tui.tui.screens.question import QuestionScreen
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.day_field import DayField
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.words import consult as words
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from growth_tui.workspace.days import HOW, PASSED
from tests.tui.showing import lines

TODAY = date(2026, 11, 23)
SIZES = [(80, 24), (120, 40), (40, 12)]


@pytest.fixture
def app(workspace: Workspace) -> GrowthApp:
    workspace.settings.change(first_run=False)
    return GrowthApp(workspace, lambda app: app.action_go("consult"))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text, blanks included."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()


async def keep(pilot: Pilot[None]) -> None:
    """Press the button that keeps a session."""
    pilot.app.screen.query_one("#keep", Button).press()
    await pilot.pause()
    await pilot.pause()


def drawn(pilot: Pilot[None]) -> str:
    """What the list of the screen in front shows."""
    rows = pilot.app.screen.query_one(RowList)
    return "\n".join(str(option.prompt) for option in rows.options)


def said(pilot: Pilot[None]) -> str:
    """Every text of the screen in front."""
    return "\n".join(str(each.content) for each in pilot.app.screen.query(Literal))


async def test_an_empty_place_says_what_can_be_done(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        text = drawn(pilot)
        assert "no day set" in text
        assert "a notes one" in text
        assert "p makes one" in text
        assert "l logs one" in text
        await press(pilot, "enter", "d")
        assert isinstance(app.screen, ConsultScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_noted_reworded_and_removed(
    app: GrowthApp, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "a")
        assert isinstance(app.screen, QuestionScreen)
        await write(pilot, "What now?")
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, ConsultScreen)
        assert [each.text for each in workspace.questions.waiting()] == ["What now?"]
        assert "What now?" in drawn(pilot)
        await press(pilot, "enter")
        await write(pilot, " Then?")
        await press(pilot, "tab", "enter")
        assert [each.text for each in workspace.questions.waiting()] == ["What now? Then?"]
        await press(pilot, "d", "n")
        assert workspace.questions.waiting()
        await press(pilot, "d", "y")
        assert workspace.questions.waiting() == []
        assert "What now?" not in drawn(pilot)


async def test_leaving_asks_before_it_throws_words_away(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", "escape")
        assert isinstance(app.screen, ConsultScreen)
        await press(pilot, "a", "x", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "enter")  # the safe answer has the focus
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen.query_one(TextArea).text == "x"
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, ConsultScreen)
        assert workspace.questions.all() == []


async def test_what_cannot_be_saved_stays_on_the_screen(
    app: GrowthApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise Problem("Not saved: the disk is full.")

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", "x")
        monkeypatch.setattr(workspace._store, "save", full)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, QuestionScreen)
        assert app.screen.query_one(TextArea).text == "x"
        monkeypatch.undo()
        app.screen.query_one("#keep", Button).press()
        await press(pilot)
        assert [each.text for each in workspace.questions.all()] == ["x"]


async def test_words_are_shown_literally(app: GrowthApp, workspace: Workspace) -> None:
    text = "[b]bold[/b] [/] [@click=app.quit]x[/]"
    workspace.questions.add(text)
    workspace.commitments.make(text, due=TODAY)
    workspace.consultations.log(SessionNotes(TODAY, text, (text,), agreed=text))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot)
        assert drawn(pilot).count(text) == 4
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, PromiseScreen)
        assert text in said(pilot)


async def test_a_promise_is_made_with_a_day_and_a_facet(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await write(pilot, "Rest")
        await press(pilot, "tab")
        await write(pilot, "in 2 weeks")
        assert "7 Dec 2026" in said(pilot)
        await press(pilot, "tab", "enter", "3", "tab", "enter")
        (made,) = workspace.commitments.all()
        assert (made.text, made.due) == ("Rest", TODAY + timedelta(days=14))
        assert (made.assessment, made.subscale) == ("cultural-humility", "consultation")
        assert "until 7 Dec" in drawn(pilot)


async def test_a_promise_needs_no_day_and_no_facet(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await write(pilot, "Rest")
        await press(pilot, "tab", "delete", "tab", "tab", "enter")
        (made,) = workspace.commitments.all()
        assert (made.due, made.assessment, made.subscale) == (None, None, None)


async def test_what_is_no_day_is_said_and_nothing_is_lost(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        await write(pilot, "Rest")
        await press(pilot, "tab")
        await write(pilot, "31 Feb")
        assert "Write it like" in said(pilot)
        await press(pilot, "tab", "tab", "enter")
        assert isinstance(app.screen, CommitmentScreen)
        assert workspace.commitments.all() == []
        assert app.screen.query_one(TextArea).text == "Rest"
        assert isinstance(app.focused, Input)


async def test_something_to_try_becomes_a_promise_in_one_key(
    app: GrowthApp, workspace: Workspace
) -> None:
    result = workspace.taking.record("pulse", {"owned-a-misstep": 3}, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        places.open_commitment(app, result, "accountability", "Own one.")
        await press(pilot)
        assert "Taking accountability" in str(app.screen.query_one("#about", Button).label)
        await press(pilot, "enter")
        (made,) = workspace.commitments.all()
        assert (made.text, made.assessment, made.subscale, made.result) == (
            "Own one.",
            "pulse",
            "accountability",
            result.id,
        )
        assert made.due == TODAY + timedelta(days=28)


async def test_a_promise_past_its_day_is_told_so_and_kept(
    app: GrowthApp, workspace: Workspace
) -> None:
    made = workspace.commitments.make("Rest.", due=TODAY - timedelta(days=4))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "1 open, 1 past its day" in drawn(pilot)
        assert "its day was 19 Nov" in drawn(pilot)
        await press(pilot, "enter")
        assert "Its day has passed. That happens" in said(pilot)
        await write(pilot, "It helped")
        await press(pilot, "enter", "enter")
        now = workspace.commitments.get(made.id)
        assert (now.state, now.why) == ("kept", "It helped")
        assert "Kept, changed or let go" in drawn(pilot)


async def test_a_promise_is_let_go_and_taken_up_again(app: GrowthApp, workspace: Workspace) -> None:
    made = workspace.commitments.make("Rest.")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "enter", "right", "right", "enter")
        assert workspace.commitments.get(made.id).state == "let_go"
        await press(pilot, "enter")
        assert "Let go on 23 Nov 2026" in said(pilot)
        await press(pilot, "right", "enter")
        assert workspace.commitments.get(made.id).open


async def test_a_promise_is_changed_into_another(app: GrowthApp, workspace: Workspace) -> None:
    made = workspace.commitments.make("Rest.")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "Too vague")
        await press(pilot, "enter", "right", "enter")
        assert isinstance(app.screen, CommitmentScreen)
        await write(pilot, " An hour.")
        await press(pilot, "tab", "tab", "enter")
        assert isinstance(app.screen, ConsultScreen)
        old = workspace.commitments.get(made.id)
        assert (old.state, old.why) == ("changed", "Too vague")
        (new,) = workspace.commitments.open()
        assert (new.text, new.follows) == ("Rest. An hour.", made.id)


async def test_a_promise_shows_what_its_facet_did_since_without_a_claim(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    first = workspace.taking.record("pulse", {"owned-a-misstep": 2}, {})
    workspace.commitments.make("x", assessment="pulse", subscale="accountability", result=first.id)
    clock.advance(days=7)
    workspace.taking.record("pulse", {"owned-a-misstep": 4}, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert (
            "Taking accountability stood at 25 when it was made and stands at 75 now (+50). "
            "The one need not have made the other."
        ) in said(pilot)


async def test_a_result_shows_the_promises_behind_it(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    first = workspace.taking.record("pulse", {"owned-a-misstep": 2}, {})
    workspace.commitments.make("[b]x", assessment="pulse", subscale="accountability")
    clock.advance(days=7)
    second = workspace.taking.record("pulse", {"owned-a-misstep": 4}, {})
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        places.open_result(app, first)
        await press(pilot)
        assert "Promised before this" not in said(pilot)
        places.open_result(app, second)
        await press(pilot)
        assert "[b]x\nTaking accountability: 25 when it was made, 75 here (+50)" in said(pilot)
        assert "need not have made the other" in said(pilot)


async def test_suggested_questions_are_added_only_when_chosen(
    app: GrowthApp, workspace: Workspace, clock: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "g")
        assert isinstance(app.screen, ConsultScreen)  # nothing suggests itself yet
        workspace.taking.record("pulse", {"owned-a-misstep": 2, "stayed-with-it": 5}, {})
        clock.advance(days=7)
        workspace.taking.record("pulse", {"owned-a-misstep": 5, "stayed-with-it": 1}, {})
        await press(pilot, "g", "escape")
        assert workspace.questions.all() == []
        await press(pilot, "g", "2", "enter")
        (added,) = workspace.questions.all()
        assert added.source == "item_change"
        assert "I owned up to it" in added.text
        assert "I owned up to it" in drawn(pilot)


async def test_a_session_is_held_as_it_is_written_and_kept_by_its_button(
    app: GrowthApp, workspace: Workspace
) -> None:
    question = workspace.questions.add("Why?")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        assert isinstance(app.screen, ConsultationScreen)
        assert workspace.consultations.begun() is None
        await press(pilot, "tab")
        await write(pilot, "A. B.")
        await press(pilot, "tab")
        held = Workspace(workspace.folder).consultations.begun()
        assert held is not None
        assert (held.with_whom, held.held_on) == ("A. B.", TODAY)
        assert workspace.consultations.all() == []
        assert words.HELD in said(pilot)
        await press(pilot, "2", "3", "tab")
        await write(pilot, "grief")
        await press(pilot, "tab")
        await write(pilot, "Feet first.")
        await press(pilot, "tab")
        await write(pilot, "Once a month.")
        await press(pilot, "tab", "tab", "1", "tab")
        await write(pilot, "in 2 weeks")
        await press(pilot, "tab", "space", "tab")
        assert app.focused is app.screen.query_one("#keep")
        await press(pilot, "enter")
        assert isinstance(app.screen, ConsultScreen)
        assert workspace.consultations.begun() is None
        (kept,) = workspace.consultations.all()
        assert kept.worked_on == ("somatic", "accountability", "grief")
        assert (kept.strategies, kept.agreed) == ("Feet first.", "Once a month.")
        assert kept.next_on == TODAY + timedelta(days=14)
        assert kept.begins_phase
        assert workspace.questions.brought_to(kept.id) == [replace(question, brought_to=kept.id)]
        assert "7 Dec, with A. B." in drawn(pilot)
        assert "Why?" not in drawn(pilot)


def held(workspace: Workspace) -> str | None:
    """With whom the session is that is begun and not kept, read anew from disk."""
    found = Workspace(workspace.folder).consultations.begun()
    return found.with_whom if found else None


async def test_a_pause_and_a_lock_hold_what_was_written(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "tab")
        await write(pilot, "A. B.")
        assert held(workspace) is None
        await pilot.pause(1.2)
        assert held(workspace) == "A. B."
        await write(pilot, " C.")
        app.lock()
    assert held(workspace) == "A. B. C."


async def test_a_session_that_was_begun_is_gone_on_with(
    app: GrowthApp, workspace: Workspace
) -> None:
    workspace.consultations.log(SessionNotes(TODAY, "A. B.", next_on=TODAY), begun=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "not kept yet" in drawn(pilot)
        assert "no day set" in drawn(pilot)  # it is neither held nor does it plan another
        assert workspace.home().next_consultation is None
        assert workspace.timeline.entries() == []
        await press(pilot, "l")
        assert app.screen.query_one("#with", Input).value == "A. B."
        await press(pilot, "escape")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "n")
        await keep(pilot)
        assert [each.with_whom for each in workspace.consultations.all()] == ["A. B."]
        assert "not kept yet" not in drawn(pilot)


async def test_a_new_session_leaves_no_trace_where_it_is_thrown_away(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "escape")
        assert isinstance(app.screen, ConsultScreen)
        await press(pilot, "l", "tab")
        await write(pilot, "A. B.")
        await press(pilot, "tab", "escape")
        assert isinstance(app.screen, ConfirmScreen)
        assert "What you wrote here is not kept yet." in said(pilot)
        await press(pilot, "enter")  # the safe answer has the focus
        assert isinstance(app.screen, ConsultationScreen)
        assert held(workspace) == "A. B."
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, ConsultScreen)
        await pilot.pause(1.2)
        assert held(workspace) is None
        assert workspace.consultations.all() == []


async def test_a_change_of_a_session_can_be_thrown_away(
    app: GrowthApp, workspace: Workspace
) -> None:
    made = workspace.consultations.log(SessionNotes(TODAY, "A. B.", notes="as it was"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "tab")
        await write(pilot, "C.")
        await press(pilot, "tab")
        assert workspace.consultations.get(made.id).with_whom == "C."
        await press(pilot, "escape", "y")
        assert workspace.consultations.get(made.id) == made


async def test_what_is_no_day_is_not_kept_as_another_day(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await write(pilot, "31 Feb")
        await keep(pilot)
        assert HOW in said(pilot)
        field = app.screen.query_one("#held-on", DayField)
        assert app.screen.focused is field.query_one(Input)
        assert workspace.consultations.all() == []
        await press(pilot, "escape")
        assert isinstance(app.screen, ConfirmScreen)  # a day that is none was written, too
        await press(pilot, "y")
        assert isinstance(app.screen, ConsultScreen)
        assert held(workspace) is None


@pytest.mark.parametrize("size", SIZES)
async def test_the_way_to_keep_a_session_is_always_in_sight(
    app: GrowthApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await press(pilot, "l")
        keep = app.screen.query_one("#keep", Button)
        assert app.screen.region.contains_region(keep.region)
        assert any(line.strip().startswith("Keep") for line in lines(pilot))
        if size != (40, 12):
            assert not lines(pilot)[-2]  # it does not touch the keys


async def test_a_session_is_read_and_changed(app: GrowthApp, workspace: Workspace) -> None:
    notes = SessionNotes(TODAY - timedelta(days=3), "A. B.", ("somatic", "grief"), "x", "y", "z")
    made = workspace.consultations.log(notes)
    question = workspace.questions.add("Why?")
    workspace.questions.bring([question.id], made.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, ConsultationScreen)
        assert app.screen.query_one("#worked-on", Choices).answer == ["somatic"]
        assert app.screen.query_one("#own", Input).value == "grief"
        assert app.screen.query_one("#brought", Choices).answer == [question.id]
        await press(pilot, "escape")
        assert workspace.consultations.get(made.id) == made  # looking changes nothing
        await press(pilot, "enter")
        await write(pilot, "21 Nov 2026")
        app.screen.query_one("#brought", Choices).focus()
        await press(pilot, "1")
        await keep(pilot)
        now = workspace.consultations.get(made.id)
        assert now.held_on == date(2026, 11, 21)
        assert now.worked_on == made.worked_on
        assert workspace.questions.waiting() == [question]


async def test_a_session_does_not_offer_what_was_noted_after_its_day(
    app: GrowthApp, workspace: Workspace
) -> None:
    workspace.consultations.log(SessionNotes(TODAY - timedelta(days=21), "A. B."))
    workspace.questions.add("What now?")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ConsultationScreen)
        assert words.BROUGHT_WHICH not in said(pilot)
        await press(pilot, "escape", "l")
        assert words.BROUGHT_WHICH in said(pilot)


async def test_a_session_is_planned_on_a_day_without_a_year(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l")
        await write(pilot, "4 Dec")
        assert "4 Dec 2026 lies ahead." in said(pilot)
        await press(pilot, "tab")
        await write(pilot, "A. B.")
        await keep(pilot)
        assert "4 Dec, with A. B." in drawn(pilot)
        assert "no day set" not in drawn(pilot)
        (planned,) = workspace.consultations.all()
        assert planned.held_on == date(2026, 12, 4)


async def test_a_session_that_cannot_be_saved_stays_on_the_screen(
    app: GrowthApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise Problem("The disk is full.")

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "l", "tab")
        monkeypatch.setattr(workspace._store, "save", full)
        await write(pilot, "A. B.")
        await keep(pilot)
        assert isinstance(app.screen, ConsultationScreen)
        assert "Not saved. The disk is full." in said(pilot)
        monkeypatch.undo()
        await keep(pilot)
        assert isinstance(app.screen, ConsultScreen)
        assert [each.with_whom for each in workspace.consultations.all()] == ["A. B."]


async def test_a_removed_session_gives_its_questions_back(
    app: GrowthApp, workspace: Workspace
) -> None:
    made = workspace.consultations.log(SessionNotes(TODAY, "A. B."))
    question = workspace.questions.add("Why?")
    workspace.questions.bring([question.id], made.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "y")
        assert workspace.consultations.all() == []
        assert workspace.questions.waiting() == [question]
        assert "Why?" in drawn(pilot)


async def test_find_offers_what_is_wanted_while_it_is_fresh(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        offered = {command.title: command for command in app.get_system_commands(app.screen)}
        offered["Note a question"].callback()
        await press(pilot)
        assert isinstance(app.screen, QuestionScreen)


@pytest.mark.parametrize(
    "screen",
    [ConsultScreen, ConsultationScreen, CommitmentScreen, PromiseScreen, QuestionScreen],
)
def test_every_key_can_be_changed(screen: Any) -> None:
    assert screen.BINDINGS or screen is CommitmentScreen or screen is QuestionScreen
    for base in screen.__mro__:
        for binding in base.__dict__.get("BINDINGS", ()):
            if base.__module__.startswith("growth_tui"):
                assert binding.id, f"{base.__name__}: {binding.key}"


async def test_a_promise_says_where_its_day_has_passed(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        app.screen.query_one(DayField).query_one(Input).focus()
        await write(pilot, "yesterday")
        assert PASSED.format(day(TODAY - timedelta(days=1))) in said(pilot)
        await press(pilot, "enter")
        assert app.screen.focused is app.screen.query_one("#about")


async def test_nothing_can_be_removed_where_there_is_nothing(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert "d remove" not in lines(pilot)[-2]
        workspace.questions.add("Why?")
        await press(pilot, "2", "5")
        assert "d remove" in lines(pilot)[-2]
