"""Taking an assessment in the app, by keys."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from growth_tui.instrument.model import TEXTUAL
from growth_tui.store.files import Disk
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.places import open_intro
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.review import ReviewScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.question_field import QuestionField
from growth_tui.tui.widgets.text_field import QUIET_SECONDS
from growth_tui.workspace import Workspace
from tests.tui.showing import lines

FORM = {
    "format": 1,
    "id": "small",
    "version": "1.0",
    "kind": "assessment",
    "title": "A small form",
    "purpose": "To try the questions.",
    "language": "en",
    "licence": {"spdx": "CC-BY-4.0", "text_may_be_shared": True},
    "recall_period": "the last four weeks",
    "response_scales": {
        "frequency": {
            "min": 1,
            "max": 5,
            "anchors": {"1": "Never", "3": "Sometimes", "5": "Almost always"},
            "nonresponse": [
                {"code": "no_opportunity", "label": "No opportunity in this period"},
                {"code": "prefer_not", "label": "Prefer not to answer"},
            ],
        },
        "eleven": {"min": 0, "max": 10, "anchors": {"0": "Not at all", "10": "Fully"}},
    },
    "subscales": [{"id": "one", "title": "One", "about": "One thing."}],
    "sections": [
        {
            "id": "first",
            "title": "First",
            "items": [
                {
                    "id": "a",
                    "type": "scale",
                    "scale": "frequency",
                    "text": "I did a [b]thing[/b].",
                    "subscale": "one",
                },
                {
                    "id": "b",
                    "type": "scale",
                    "scale": "frequency",
                    "text": "I did another.",
                    "subscale": "one",
                    "ask_example_from": 5,
                },
                {"id": "c", "type": "scale", "scale": "eleven", "text": "How far?"},
                {"id": "d", "type": "long_text", "text": "In your words?"},
                {
                    "id": "e",
                    "type": "multiple_choice",
                    "text": "Which of these?",
                    "choices": [
                        {"code": "x", "text": "The first"},
                        {"code": "y", "text": "The second"},
                    ],
                },
            ],
        }
    ],
    "scoring": {
        "method": "mean",
        "missing": "person_mean",
        "min_share_answered": 0.5,
        "scores": {"overall": {"items": {"a": 1, "b": 1}}},
    },
}


@pytest.fixture
def app(workspace: Workspace) -> GrowthApp:
    folder = workspace.folder / "assessments"
    folder.mkdir(parents=True)
    (folder / "small.json").write_text(json.dumps(FORM), encoding="utf-8")
    workspace.settings.change(first_run=False)
    return GrowthApp(workspace, lambda app: open_intro(app, "small"))


def asked(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, TakeScreen)
    return pilot.app.screen.session.item.id


def shown(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Literal).content)


def seen(pilot: Pilot[None], below: int) -> str:
    """The words on the last lines of the screen."""
    return " ".join(" ".join(lines(pilot)[-below:]).split())


def drafts(workspace: Workspace) -> list[dict[str, object]]:
    folder = workspace.folder / "drafts"
    return [json.loads(path.read_text()) for path in folder.glob("*.json")]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_a_digit_answers_keeps_it_and_goes_on(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert asked(pilot) == "a"
        await press(pilot, "4")
        assert asked(pilot) == "b"
        assert shown(pilot, "#status") == "Saved."
        assert workspace.taking.begun()[0].draft.answers == {"a": 4}


async def test_answers_look_like_those_of_the_question_that_is_asked(app: GrowthApp) -> None:
    """Two questions offer the same answers, which are drawn anew only where something differs."""

    def marked(pilot: Pilot[None]) -> list[str]:
        return [" ".join(line.split()) for line in lines(pilot) if "▸" in line or "●" in line]

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")
        assert marked(pilot) == []
        await press(pilot, "left")
        assert marked(pilot) == ["▸ 4 ●"]
        await press(pilot, "right")
        assert marked(pilot) == []
        await press(pilot, "down")
        assert marked(pilot) == ["▸ 1 Never"]
        await press(pilot, "left", "up", "up", "up", "enter")
        assert (asked(pilot), marked(pilot)) == ("b", [])
        await press(pilot, "left")
        assert marked(pilot) == ["▸ 1 ● Never"]


async def test_arrows_and_letters_move_and_enter_takes(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "down", "j", "j", "k", "enter")
        assert workspace.taking.begun()[0].draft.answers == {"a": 2}
        await press(pilot, "left")
        assert asked(pilot) == "a"
        await press(pilot, "l")
        assert asked(pilot) == "b"
        await press(pilot, "h", "right")
        assert asked(pilot) == "b"


async def test_enter_alone_never_answers(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "enter", "space")
        assert asked(pilot) == "a"
        assert workspace.taking.begun() == []
        assert shown(pilot, "#status").startswith("A number answers")


async def test_a_note_is_not_thrown_away_unasked(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "n", "x", "escape", "enter", "y", "tab", "enter")
        assert asked(pilot) == "a"
        assert workspace.taking.begun()[0].draft.notes == {"a": "xy"}


async def test_the_question_stays_in_sight_while_one_writes(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right")
        screen = pilot.app.screen
        for selector in ("#prompt", "#go-on"):
            region = screen.query_one(selector).region
            assert region in screen.query_one("#question").region, selector


async def test_text_from_a_form_is_shown_literally(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert shown(pilot, "#prompt") == "I did a [b]thing[/b]."


async def test_no_opportunity_and_prefer_not_are_answers_of_their_own(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "0", "s")
        assert workspace.taking.begun()[0].draft.answers == {
            "a": {"nonresponse": "no_opportunity"},
            "b": {"nonresponse": "prefer_not"},
        }
        assert asked(pilot) == "c"


async def test_the_top_answer_asks_for_one_example_and_holds_nothing_up(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "1", "5")
        assert asked(pilot) == "c"
        assert shown(pilot, "#status") == ("Saved. Can you think of one concrete time? e adds it.")
        await press(pilot, "e", *"Last Tuesday.", "tab", "enter")
        assert asked(pilot) == "c"
        assert workspace.taking.begun()[0].draft.notes == {"b": "Last Tuesday."}
        await press(pilot, "left", "5")
        assert shown(pilot, "#status") == "Saved."
        await press(pilot, "e")
        assert asked(pilot) == "c"


async def test_answers_at_an_even_pace_are_never_taken_for_text(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "5", "5", "5", "enter")
        draft = workspace.taking.begun()[0].draft
        assert (draft.answers, draft.notes) == ({"a": 5, "b": 5, "c": 5}, {})


async def test_two_digits_wait_for_enter(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "1")
        assert asked(pilot) == "c"
        await press(pilot, "0")
        assert asked(pilot) == "c"
        await press(pilot, "enter")
        assert workspace.taking.begun()[0].draft.answers == {"c": 10}


async def test_letters_type_in_a_text_and_are_kept(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right")
        await press(pilot, "n", "s", "h", "l")
        assert asked(pilot) == "d"
        await press(pilot, "tab", "enter")
        assert asked(pilot) == "e"
        assert workspace.taking.begun()[0].draft.answers == {"d": "nshl"}


async def test_a_text_is_never_carried_over_to_the_next_question(
    app: GrowthApp, workspace: Workspace
) -> None:
    """Enter may come sooner than the pause after which what is typed is kept."""
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right", *"typed", "tab", "enter")
        await pilot.pause(QUIET_SECONDS + 0.2)
        assert workspace.taking.begun()[0].draft.answers == {"d": "typed"}
        assert shown(pilot, "#status") == "Saved."


async def test_line_breaks_alone_are_no_answer(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right", "enter", "enter", "tab", "enter")
        assert asked(pilot) == "e"
        assert shown(pilot, "#status") == ""
        assert workspace.taking.begun() == []


async def test_ticks_are_kept_at_once(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right", "tab", "enter", "1", "2")
        assert workspace.taking.begun()[0].draft.answers == {"e": ["x", "y"]}
        assert shown(pilot, "#status") == "Saved."
        await press(pilot, "1", "escape")
        assert workspace.taking.begun()[0].draft.answers == {"e": ["y"]}


@pytest.mark.parametrize("on", ["right", "left", "escape", "r"])
async def test_a_row_whose_number_was_typed_is_kept_when_one_goes_on(
    app: GrowthApp, workspace: Workspace, on: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "8")
        assert shown(pilot, "#status") == "Enter takes it."
        await press(pilot, on)
        assert workspace.taking.begun()[0].draft.answers == {"c": 8}


async def test_what_took_work_is_not_taken_away_unasked(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right", *"typed", "escape", "s")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "enter", "right")
        assert workspace.taking.begun()[0].draft.answers == {"d": "typed"}
        await press(pilot, "left", "escape", "s", "y")
        assert asked(pilot) == "e"
        assert workspace.taking.begun()[0].draft.answers == {}
        await press(pilot, "left")
        assert pilot.app.screen.query_one(TextArea).text == ""


async def test_the_keys_out_of_a_text_are_named(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "right", "right", "right")
        assert "Tab to “Go on” Esc out of the text" in seen(pilot, 3)
        await press(pilot, "escape")
        assert "Esc leave" in seen(pilot, 3)


async def test_enter_and_space_are_named_where_a_digit_is_not_enough(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "Enter" not in seen(pilot, 1)
        await press(pilot, "right", "right")
        assert "Enter take" in seen(pilot, 1)
        assert "Space" not in seen(pilot, 1)
        await press(pilot, "right", "escape", "right")
        assert "Enter take Space tick" in seen(pilot, 1)


async def test_a_text_between_two_questions_is_read_and_gone_on_from(workspace: Workspace) -> None:
    workspace.settings.change(first_run=False)
    session = workspace.taking.begin("misstep-and-repair")
    session.answer("done_to_me")
    session.go_to("on-being-harmed")
    app = GrowthApp(workspace, lambda app: app.push_screen(TakeScreen(session)) and None)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        foot = seen(pilot, 1)
        assert "Enter go on" in foot
        assert "note" not in foot
        assert "skip" not in foot
        await press(pilot, "n", "s")
        assert asked(pilot) == "on-being-harmed"
        await press(pilot, "enter")
        assert asked(pilot) == "what-i-need"
        assert "Enter go on" not in seen(pilot, 1)


async def test_a_note_is_in_sight_below_the_question(app: GrowthApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "n", *"A note.", "tab", "enter")
        assert "Note: A note." in seen(pilot, 5)


async def test_several_can_be_ticked(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "r")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "tab", "end", "enter")
        assert asked(pilot) == "e"
        await press(pilot, "1", "2", "enter")
        assert workspace.taking.begun()[0].draft.answers == {"e": ["x", "y"]}
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_the_review_saves_and_the_draft_is_gone(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4", "2", "r")
        draft = workspace.taking.begun()[0].draft
        await press(pilot, "enter")
        results = workspace.history.results("small")
        assert [(result.id, dict(result.answers)) for result in results] == [
            (draft.id, {"a": 4, "b": 2})
        ]
        assert results[0].scores["overall"].value == 3
        assert workspace.taking.begun() == []


async def test_leaving_keeps_everything_and_the_next_start_goes_on(
    app: GrowthApp, workspace: Workspace
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4", "escape")
    again = GrowthApp(
        Workspace(workspace.folder, now=workspace.now), lambda app: open_intro(app, "small")
    )
    async with again.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert asked(pilot) == "b"
        await press(pilot, "left")
        assert pilot.app.screen.query_one(Choices).answer == 4


async def test_that_nothing_is_saved_is_said_once(
    app: GrowthApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")
        monkeypatch.setattr(Disk, "create", full)
        await press(pilot, "3")
        assert " ".join(shown(pilot, "#status").split()) == (
            f"{workspace.folder}: Not saved: the disk is full. Free some space, then save again."
        )


async def test_what_cannot_be_saved_stays_on_the_screen(
    app: GrowthApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: disk full, no permission; “not saved” and why, the answer stays on screen."""
    from growth_tui.problem import Problem

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")

        def full(*_: object, **__: object) -> None:
            raise Problem("The disk is full.", then="Make room and answer again.")

        monkeypatch.setattr(workspace._store, "save", full)
        await press(pilot, "3")
        assert asked(pilot) == "b"
        assert shown(pilot, "#status").startswith("Not saved. The disk is full.")
        assert pilot.app.screen.query_one(Choices).answer == 3
    assert workspace.taking.begun()[0].draft.answers == {"a": 4}


async def test_one_file_is_written_between_two_questions(
    app: GrowthApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "4")
        written: list[str] = []
        replace = Path.replace
        import os

        os_replace = os.replace

        def counted(source: str, target: str, **more: object) -> None:
            written.append(str(target))
            os_replace(source, target, **more)

        monkeypatch.setattr(os, "replace", counted)
        await press(pilot, "3")
        assert len(written) == 1
        assert replace is Path.replace


async def test_the_review_counts_reasons_as_answers_and_lists_what_is_open(
    app: GrowthApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "0", "s", "r")
        said = seen(pilot, 24)
        assert "2 of 5 questions are answered, 1 with “No opportunity in this period”" in said
        assert "and 1 with “Prefer not to answer”." in said
        assert "Tab to the open ones" in seen(pilot, 1)
        await press(pilot, "down", "down", "down")
        assert "Tab to “Save”" in seen(pilot, 1)
        await press(pilot, "up", "enter")
        assert asked(pilot) == "d"


async def test_the_open_questions_come_into_sight_on_the_smallest_screen(app: GrowthApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "enter", "r", "tab", "end")
        assert "Which of these?" in seen(pilot, 12)


@pytest.mark.parametrize("form", ["cultural-humility", "pulse", "misstep-and-repair"])
async def test_every_question_can_be_seen_and_answered_on_the_smallest_screen(
    empty: Workspace, form: str
) -> None:
    session = empty.taking.begin(form)
    screen = TakeScreen(session)
    app = GrowthApp(empty, lambda app: app.push_screen(screen) and None)
    async with app.run_test(size=(40, 12)) as pilot:
        for _ in range(8):
            await pilot.pause()
            page = screen.query_one("#question").content_region
            head = screen.query_one(QuestionField).head
            assert head is None or page.contains_region(head), session.item.id
            assert screen.query_one("#prompt").region.bottom > page.y, session.item.id
            await press(pilot, *(["escape"] if session.item.type in TEXTUAL else []), "right")


async def test_nothing_at_all_is_not_kept(app: GrowthApp, workspace: Workspace) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "r", "enter")
        assert "There is no answer and no note yet, so there is nothing to keep." in seen(pilot, 24)
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert workspace.history.results() == []


async def test_a_small_terminal_gets_a_notice(app: GrowthApp) -> None:
    """bad_input: terminal of 20x5, resized while typing."""
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert pilot.app.screen.query_one("#too-small").display
        await press(pilot, "2", "s", "r", "escape")
        assert asked(pilot) == "a", "no key may answer what is not to be seen"
        await press(pilot, "f9", "f9")
        await pilot.resize_terminal(80, 24)
        await press(pilot, "4")
        assert not pilot.app.screen.query_one("#too-small").display
        assert asked(pilot) == "b"
