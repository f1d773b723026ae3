"""The journal: finding, reading and deleting reflections."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing import fill, write

from growth_tui.problem import Problem
from growth_tui.records import Reflection
from growth_tui.workspace import Workspace
from tests.conftest import Clock

MISSTEP = {
    "where-i-stood": "did",
    "what-happened": "I talked over somebody about the rota.",
    "repair-state": "not_yet",
}
CHECK_IN = {
    "strength-before": 8,
    "body-map": [{"region": "jaw", "sensation": "tight", "strength": 4}],
    "strength-after": 5,
}


def ids(entries: list) -> list[str]:
    return [entry.id for entry in entries]


def test_the_newest_comes_first_by_when_it_was_begun(workspace: Workspace, clock: Clock) -> None:
    first = write(workspace, "misstep-and-repair", MISSTEP)
    clock.advance(days=1)
    second = write(workspace, "body-check-in", CHECK_IN)
    clock.advance(days=1)
    session = workspace.taking.revise(first)
    workspace.taking.finish(fill(session, {"what-happened": "Told anew."}))
    assert ids(workspace.journal.entries()) == [second.id, first.id]


def test_an_empty_journal_is_empty(workspace: Workspace) -> None:
    assert workspace.journal.entries() == []
    assert workspace.journal.forms() == []
    assert workspace.journal.subscales() == []


def test_an_entry_shows_its_first_words_or_where_it_was_felt(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", MISSTEP)
    write(workspace, "body-check-in", CHECK_IN)
    excerpts = {entry.form: entry.excerpt for entry in workspace.journal.entries()}
    assert excerpts["misstep-and-repair"] == "I talked over somebody about the rota."
    assert excerpts["body-check-in"] == "Jaw: tight, 4 of 5"


@pytest.mark.parametrize(
    "search", ["rota", "ROTA", "somebody over", "said or left out", "23 nov 2026", "what a note"]
)
def test_search_finds_answers_notes_choices_and_days(workspace: Workspace, search: str) -> None:
    write(workspace, "misstep-and-repair", MISSTEP, {"what-happened": "What a note."})
    write(workspace, "body-check-in", {"what-activated": "A look."})
    found = workspace.journal.entries(search=search)
    assert "misstep-and-repair" in [entry.form for entry in found]
    if "nov" not in search:
        assert len(found) == 1


def test_search_does_not_find_what_branching_hides(workspace: Workspace) -> None:
    write(workspace, "misstep-and-repair", {"where-i-stood": "did", "my-part": "A hidden word."})
    kept = workspace.journal.entries()[0]
    session = workspace.taking.revise(workspace.journal.get(kept.id))
    workspace.taking.finish(fill(session, {"where-i-stood": "done_to_me"}))
    assert workspace.journal.entries(search="hidden") == []
    said = str(workspace.journal.read(kept.id).parts)
    assert "hidden" not in said


def test_entries_can_be_narrowed_by_form_and_by_subscale(workspace: Workspace) -> None:
    misstep = write(workspace, "misstep-and-repair", MISSTEP)
    body = write(workspace, "body-check-in", CHECK_IN)
    journal = workspace.journal
    assert ids(journal.entries(form="body-check-in")) == [body.id]
    assert ids(journal.entries(subscale="accountability")) == [misstep.id]
    assert journal.entries(form="body-check-in", subscale="accountability") == []
    assert [name for name, _ in journal.subscales()] == ["accountability", "embodiment", "repair"]
    assert dict(journal.forms())["body-check-in"] == "Body check-in"


def test_reading_shows_only_what_was_written(workspace: Workspace) -> None:
    kept = write(
        workspace, "misstep-and-repair", MISSTEP, {"what-i-felt": "Only a note stands here."}
    )
    reading = workspace.journal.read(kept.id)
    assert reading.title == "Misstep and repair"
    lines = [line for _, part in reading.parts for line in part]
    assert [line.answer for line in lines] == [
        "I did, said or left out something that hurt",
        "I talked over somebody about the rota.",
        "",
        "Not yet",
    ]
    assert [line.note for line in lines if line.note] == ["Only a note stands here."]
    assert all(part for _, part in reading.parts)


def test_a_reflection_can_be_changed_and_keeps_its_id_and_its_day(
    workspace: Workspace, clock: Clock
) -> None:
    before = write(workspace, "misstep-and-repair", MISSTEP)
    clock.advance(days=2)
    session = fill(workspace.taking.revise(before), {"what-happened": "Put better."})
    assert workspace.journal.get(before.id).answers["what-happened"] == MISSTEP["what-happened"]
    draft = workspace.journal.revision(before.id)
    assert draft is not None
    assert draft.revises == before.id
    after = workspace.taking.finish(session)
    assert isinstance(after, Reflection)
    assert (after.id, after.written_at) == (before.id, before.written_at)
    assert after.edited_at > before.edited_at
    assert workspace.journal.revision(before.id) is None
    assert workspace.journal.entries()[0].excerpt == "Put better."


def test_deleting_leaves_nothing_of_it_in_the_folder(workspace: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", {**MISSTEP, "what-happened": "Zanzibar."})
    repair = workspace.repairs.take_up(kept)
    assert repair is not None
    workspace.repairs.change(repair, "tried", why="Madagascar")
    fill(workspace.taking.revise(kept), {"what-i-felt": "Mauritius"})
    workspace.journal.delete(kept.id)
    assert workspace.journal.entries() == []
    assert workspace.repairs.all() == []
    assert workspace.taking.begun() == []
    for word in (b"Zanzibar", b"Madagascar", b"Mauritius"):
        files = [path for path in workspace.folder.rglob("*") if path.is_file()]
        assert not [path for path in files if word in path.read_bytes()]
    with pytest.raises(Problem):
        workspace.journal.get(kept.id)


def test_deleting_one_leaves_the_others(workspace: Workspace) -> None:
    first = write(workspace, "misstep-and-repair", MISSTEP)
    second = write(workspace, "misstep-and-repair", MISSTEP)
    for each in (first, second):
        workspace.repairs.take_up(each)
    workspace.journal.delete(first.id)
    assert ids(workspace.journal.entries()) == [second.id]
    assert [repair.reflection for repair in workspace.repairs.all()] == [second.id]


def test_what_another_window_wrote_is_seen_at_the_next_look(
    workspace: Workspace, clock: Clock
) -> None:
    assert workspace.journal.entries() == []
    other = Workspace(workspace.folder, now=clock)
    write(other, "misstep-and-repair", MISSTEP)
    assert len(workspace.journal.entries()) == 1


def test_a_reflection_whose_form_is_gone_can_still_be_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    kept = write(workspace, "misstep-and-repair", MISSTEP)
    form = kept.form
    gone = Reflection(
        "00000000-0000-4000-8000-00000000abcd",
        type(form)("my-own", "1.0", "en", "x", "y", "0" * 64),
        kept.written_at,
        kept.edited_at,
        0.0,
        {"what": "Still here.", "many": 3},
    )
    workspace._store.save("reflections", gone.to_document())
    entry = workspace.journal.entries(search="still here")[0]
    assert (entry.title, entry.excerpt) == ("my-own", "Still here.")
    assert "Still here." in str(workspace.journal.read(gone.id).parts)
