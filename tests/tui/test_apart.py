"""What was edited in two places: said where it is read, shown side by side, settled by a key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.apart import ApartScreen
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from growth_tui.workspace.editing import keep
from tests.conftest import START
from tests.tui.showing import opened, press, seen
from tests.writing import write

TODAY = START.date()
THERE, HERE = "Said on the other machine", "Said here, later"
FLAGGED = "Edited in two places. F2 shows both texts."


def reflection(workspace: Workspace) -> str:
    kept = write(workspace, "misstep-and-repair", {"what-happened": "As it was."})
    for text in (THERE, HERE):
        keep(workspace._store, "reflections", replace(kept, answers={"what-happened": text}))
    return kept.id


def question(workspace: Workspace) -> str:
    known = workspace.questions.add("As it was?")
    for text in (THERE, HERE):
        workspace.questions.edit(known, text)
    return known.id


def promise(workspace: Workspace) -> str:
    known = workspace.commitments.make("As it was.")
    for text in (THERE, HERE):
        keep(workspace._store, "commitments", replace(known, text=text))
    return known.id


def session(workspace: Workspace) -> str:
    known = workspace.consultations.log(SessionNotes(TODAY, notes="As it was."))
    for text in (THERE, HERE):
        workspace.consultations.edit(known, SessionNotes(TODAY, notes=text))
    return known.id


def repair(workspace: Workspace) -> str:
    kept = write(workspace, "misstep-and-repair", {"what-happened": "As it was."})
    known = workspace.repairs.begin(kept, "not_yet")
    for text in (THERE, HERE):
        workspace.repairs.change(known, "tried", why=text)
    return kept.id


def open_repair(app: GrowthApp, reflection_id: str) -> None:
    places.open_repair(app, app.workspace.journal.get(reflection_id))


WAYS = {
    "reflections": (reflection, places.open_reflection),
    "questions": (question, places.open_question),
    "commitments": (promise, places.open_promise),
    "consultations": (session, places.open_session),
    "repairs": (repair, open_repair),
}


@pytest.mark.parametrize("kind", WAYS)
async def test_the_screen_that_reads_it_says_so_and_one_key_shows_both(
    empty: Workspace, kind: str
) -> None:
    make, go = WAYS[kind]
    record_id = make(empty)
    async with opened(empty, opening=lambda app: go(app, record_id)) as pilot:
        assert FLAGGED in seen(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ApartScreen)
        both = seen(pilot)
        assert both.index(HERE) < both.index(THERE)
        await press(pilot, "escape")
        assert [each for each, _ in empty.apart.all()] == [kind]
        await press(pilot, "f2", "2", "y")
        assert not isinstance(pilot.app.screen, ApartScreen)
        assert FLAGGED not in seen(pilot)
    assert empty.apart.all() == []
    (kept_id,) = empty._store.ids(kind)
    kept = empty._store.get(kind, kept_id)
    assert THERE in str(kept)
    assert HERE not in str(kept)


async def test_nothing_is_said_of_what_was_edited_in_one_place(empty: Workspace) -> None:
    known = empty.questions.add("Why?")
    empty.questions.edit(known, "What for?")
    opening = lambda app: places.open_question(app, known.id)  # noqa: E731
    async with opened(empty, "f2", opening=opening) as pilot:
        assert "two places" not in seen(pilot)
        assert not isinstance(pilot.app.screen, ApartScreen)


async def test_what_is_being_written_comes_first(empty: Workspace) -> None:
    record_id = question(empty)
    opening = lambda app: places.open_question(app, record_id)  # noqa: E731
    async with opened(empty, "x", "f2", opening=opening) as pilot:
        assert not isinstance(pilot.app.screen, ApartScreen)
        (said,) = pilot.app._notifications
        assert said.message.startswith("Keep or leave first")


async def test_home_counts_them_without_a_word_and_opens_one(empty: Workspace) -> None:
    question(empty)
    promise(empty)
    async with opened(empty) as pilot:
        assert "Edited in two places: 2 records" in seen(pilot)
        assert "Said" not in seen(pilot)
        await press(pilot, "end", "enter", "1", "y")
        assert "Edited in two places: 1 record" in seen(pilot)
    assert len(empty.apart.all()) == 1


async def test_a_text_is_shown_to_the_letter(empty: Workspace) -> None:
    known = empty.questions.add("As it was?")
    empty.questions.edit(known, "[@click=app.quit]one[/]")
    empty.questions.edit(known, "[patient A] two")
    opening = lambda app: places.open_apart(app, "questions", known.id, print)  # noqa: E731
    async with opened(empty, opening=opening) as pilot:
        assert "[@click=app.quit]one[/]" in seen(pilot)
        assert "[patient A] two" in seen(pilot)
