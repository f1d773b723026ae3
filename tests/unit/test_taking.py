"""Drafts, and what they become: begun, resumed, taken over, discarded, finished, recorded."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from instrument_forms import full, small
from writing import fill, write

from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.measure.scoring import score
from growth_tui.problem import Problem
from growth_tui.records import LookingBack, Reflection, Result
from growth_tui.store.files import Disk
from growth_tui.workspace import Workspace
from growth_tui.workspace.session import Session
from tests.conftest import START, Clock

FORM = read(shipped_bytes("pulse"), name="pulse.json")
PULSE = [item.id for item in FORM.items()]
ALL_FOUR = dict.fromkeys(PULSE, 4)


def put(workspace: Workspace, form: dict[str, Any]) -> None:
    """Put a form among the person's own, in place of an older version."""
    folder = workspace.folder / "assessments"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{form['id']}.json").write_text(json.dumps(form), encoding="utf-8")


def again(workspace: Workspace, clock: Clock) -> Workspace:
    """The same data in another process."""
    return Workspace(workspace.folder, now=clock)


def finished(workspace: Workspace, session: Session) -> Result:
    kept = workspace.taking.finish(session)
    assert isinstance(kept, Result)
    return kept


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, part: str) -> None:
    """Let a disk refuse to do something to files below a folder of that name."""
    real = getattr(Disk, method)

    def maybe(disk: Disk, path: str | Path, *more: Any) -> Any:
        if part in Path(path).parts:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(disk, path, *more)

    monkeypatch.setattr(Disk, method, maybe)


# Begun


def test_a_draft_is_there_from_the_first_answer_on(workspace: Workspace, clock: Clock) -> None:
    session = workspace.taking.begin("pulse")
    assert workspace.taking.begun() == []
    session.answer(3)
    (begun,) = again(workspace, clock).taking.begun()
    assert (begun.title, begun.answered, begun.items) == ("Pulse", 1, 7)
    assert begun.draft == session.draft


def test_what_was_begun_counts_the_questions_that_branching_shows(workspace: Workspace) -> None:
    session = workspace.taking.begin("misstep-and-repair")
    session.answer("done_to_me")
    (begun,) = workspace.taking.begun()
    assert (begun.answered, begun.items) == (1, session.place.total)
    assert begun.items < sum(item.asks for item in session.instrument.items())


def test_a_reason_for_no_answer_counts_as_one_everywhere(workspace: Workspace) -> None:
    session = workspace.taking.begin("pulse")
    session.skip()
    (begun,) = workspace.taking.begun()
    assert (begun.answered, begun.items) == session.so_far == (1, 7)


def test_a_draft_of_an_older_version_is_counted_as_well_as_it_can_be(workspace: Workspace) -> None:
    session = workspace.taking.begin("pulse")
    session.answer(3)
    draft = replace(session.draft, so_far=None)
    workspace._store.save(
        "drafts", draft.to_document(), based_on=workspace.taking.begun()[0].draft.mark
    )
    (begun,) = workspace.taking.begun()
    assert (begun.answered, begun.items) == (1, 7)


def test_each_answer_is_on_disk_at_once_and_alone(workspace: Workspace, clock: Clock) -> None:
    session = workspace.taking.begin("pulse")
    for number, name in enumerate(PULSE, start=1):
        session.go_to(name)
        session.answer(2)
        draft = again(workspace, clock).taking.draft_of("pulse")
        assert draft is not None
        assert len(draft.answers) == number
    assert workspace.history.results() == []


def test_the_one_edited_last_is_gone_on_with(workspace: Workspace, clock: Clock) -> None:
    for answer in (1, 2, 3):
        clock.advance(minutes=1)
        workspace.taking.begin("pulse").answer(answer)
    workspace.taking.begin("group-leadership").answer(1)
    draft = workspace.taking.draft_of("pulse")
    assert draft is not None
    assert list(draft.answers.values()) == [3]
    assert len(workspace.taking.begun()) == 4
    assert workspace.taking.draft_of("breadth-of-knowledge") is None


def test_an_unknown_form_cannot_be_begun(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="no assessment or reflection with the id"):
        workspace.taking.begin("puls")


def test_it_is_begun_in_the_language_asked_for(workspace: Workspace) -> None:
    assert workspace.taking.begin("pulse", "es").draft.form.language == "es"
    assert workspace.taking.begin("pulse").draft.form.language == "en"
    assert workspace.taking.begin("group-leadership", "es").draft.form.language == "en"


# Resumed, taken over, discarded


def test_resuming_goes_on_in_the_form_as_it_was_begun(workspace: Workspace, clock: Clock) -> None:
    put(workspace, small())
    workspace.taking.begin("small").answer(2)
    changed = small(version="2.0", title="Changed")
    del changed["sections"][0]["items"][1]
    put(workspace, changed)
    other = again(workspace, clock)
    draft = other.taking.draft_of("small")
    assert draft is not None
    session = other.taking.resume(draft)
    assert session.instrument.version == "1.0"
    assert [item.id for item in session.items] == ["a1", "a2", "b1", "b2"]
    assert session.item.id == "a2"
    result = finished(other, session)
    assert result.form.version == "1.0"
    assert other.taking.begin("small").instrument.title == "Changed"


def test_a_draft_of_a_form_that_is_gone_can_be_finished(workspace: Workspace, clock: Clock) -> None:
    put(workspace, small())
    workspace.taking.begin("small").answer(2)
    (workspace.folder / "assessments" / "small.json").unlink()
    other = again(workspace, clock)
    (begun,) = other.taking.begun()
    assert begun.title == "small"
    assert finished(other, other.taking.resume(begun.draft)).answers == {"a1": 2}


def test_another_window_is_known_and_taken_over(workspace: Workspace, clock: Clock) -> None:
    here = workspace.taking.begin("pulse")
    here.answer(1)
    other = again(workspace, clock)
    draft = other.taking.draft_of("pulse")
    assert draft is not None
    assert other.taking.in_other_window(draft)
    assert not workspace.taking.in_other_window(draft)
    there = other.taking.resume(draft)
    there.answer(2)
    with pytest.raises(Problem, match="goes on in another window"):
        here.answer(3)
    assert here.answer_to(here.item) == 1
    other.taking.release(there.draft)
    assert not workspace.taking.in_other_window(draft)
    with pytest.raises(Problem, match="goes on in another window"):
        here.answer(3)
    resumed = workspace.taking.draft_of("pulse")
    assert resumed is not None
    assert list(resumed.answers.values()) == [1, 2]
    workspace.taking.resume(resumed).answer(4)


def test_what_another_window_finished_is_not_answered_further(
    workspace: Workspace, clock: Clock
) -> None:
    here = workspace.taking.begin("pulse")
    here.answer(1)
    other = again(workspace, clock)
    result = finished(other, other.taking.resume(here.draft))
    with pytest.raises(Problem, match="goes on in another window"):
        here.answer(3)
    assert again(workspace, clock).history.results() == [result]
    assert again(workspace, clock).taking.begun() == []


def test_discarding_is_for_good(workspace: Workspace, clock: Clock) -> None:
    session = workspace.taking.begin("pulse")
    session.note("nobodymayseethis")
    workspace.taking.discard(session.draft)
    assert workspace.taking.begun() == []
    assert again(workspace, clock).taking.draft_of("pulse") is None
    found = b"".join(each.read_bytes() for each in workspace.folder.rglob("*") if each.is_file())
    assert b"nobodymayseethis" not in found
    with pytest.raises(Problem, match="deleted"):
        session.answer(3)


# Finished


def test_a_result_has_the_drafts_id_and_all_that_was_promised(
    workspace: Workspace, clock: Clock
) -> None:
    session = fill(workspace.taking.begin("pulse"), ALL_FOUR, {PULSE[0]: "A note."})
    clock.advance(seconds=90)
    session.note("Another.")
    clock.advance(days=1)
    result = finished(workspace, session)
    assert result.id == session.draft.id == str(UUID(result.id))
    assert result.taken_at == clock.now
    assert result.seconds == 90
    assert result.scores == score(FORM, ALL_FOUR)
    assert (result.form.assessment, result.form.version) == ("pulse", "1.0")
    assert result.form.scores_fingerprint == FORM.fingerprint.scores
    assert result.form.words_fingerprint == FORM.fingerprint.words
    stored = again(workspace, clock).history.result(result.id)
    assert stored == result
    assert again(workspace, clock).taking.begun() == []


def test_what_branching_hid_is_named_and_counts_neither_way(
    workspace: Workspace, clock: Clock
) -> None:
    put(workspace, full())
    answers = {"a1": 1, "a2": 2, "b1": 3, "b2": 4, "where": "there", "word": "no"}
    result = finished(workspace, fill(workspace.taking.begin("full"), answers))
    assert set(result.hidden) == {"times", "which", "line", "body"}


def test_what_is_needed_must_be_answered_before_it_is_saved(workspace: Workspace) -> None:
    form = small()
    form["sections"][0]["items"][2]["required"] = True
    put(workspace, form)
    session = fill(workspace.taking.begin("small"), {"a1": 2})
    with pytest.raises(Problem, match="1 of the questions need"):
        workspace.taking.finish(session)
    assert workspace.history.results() == []
    assert len(workspace.taking.begun()) == 1
    fill(session, {"b1": 2})
    assert finished(workspace, session).answers == {"a1": 2, "b1": 2}


def test_a_result_that_cannot_be_saved_leaves_the_draft(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: disk full; not saved and why, the answers stay."""
    session = fill(workspace.taking.begin("pulse"), ALL_FOUR)
    with monkeypatch.context() as patch:
        refuse(patch, "create", "results")
        with pytest.raises(Problem, match="Not saved: the disk is full"):
            workspace.taking.finish(session)
    assert again(workspace, clock).history.results() == []
    assert len(again(workspace, clock).taking.begun()) == 1
    assert finished(workspace, session).answers == ALL_FOUR
    assert len(again(workspace, clock).history.results()) == 1


def test_a_result_that_is_saved_is_saved_whatever_becomes_of_the_draft(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A leftover draft has the id of its result, so it is known for what it is."""
    session = fill(workspace.taking.begin("pulse"), ALL_FOUR)
    with monkeypatch.context() as patch:
        refuse(patch, "unlink", "drafts")
        result = finished(workspace, session)
    other = again(workspace, clock)
    assert [each.id for each in other.history.results()] == [result.id]
    assert other.taking.begun() == []


# Looking back


def test_looking_back_is_a_series_of_its_own(workspace: Workspace, clock: Clock) -> None:
    first = finished(workspace, fill(workspace.taking.begin("pulse"), ALL_FOUR))
    clock.advance(days=30)
    session = workspace.taking.look_back(first)
    assert session.draft.answers == {}
    fill(session, dict.fromkeys(PULSE, 2))
    assert workspace.taking.draft_of("pulse") is None
    rated = workspace.taking.finish(session)
    assert isinstance(rated, LookingBack)
    assert rated.result == first.id
    assert rated.rated_at == clock.now
    assert rated.scores["overall"].value == pytest.approx((5 * 2 + 2 * 4) / 7)  # two are turned
    other = again(workspace, clock)
    assert other.history.looking_back("pulse") == [rated]
    assert other.history.results() == [first]
    assert other.history.result(first.id).scores["overall"].value == pytest.approx(24 / 7)


def test_looking_back_uses_the_form_of_that_time(workspace: Workspace) -> None:
    put(workspace, small())
    first = finished(workspace, fill(workspace.taking.begin("small"), {"a1": 2}))
    put(workspace, small(version="2.0", title="Changed"))
    assert workspace.taking.look_back(first).instrument.version == "1.0"


# Revising a reflection


def test_a_revision_takes_the_place_of_what_it_revises(workspace: Workspace, clock: Clock) -> None:
    written = write(workspace, "body-check-in", {"image": "A lid."}, {"image": "A note."})
    clock.advance(days=2)
    session = workspace.taking.revise(written)
    assert session.draft.answers == {"image": "A lid."}
    assert workspace.taking.draft_of("body-check-in") is None
    fill(session, {"image": "A lid on a pot."})
    assert workspace.taking.draft_of("body-check-in") is None
    changed = workspace.taking.finish(session)
    assert isinstance(changed, Reflection)
    assert changed.id == written.id
    assert (changed.written_at, changed.edited_at) == (written.written_at, clock.now)
    assert changed.notes == {"image": "A note."}
    (entry,) = again(workspace, clock).journal.entries()
    assert entry.id == written.id
    assert again(workspace, clock).taking.begun() == []


def test_a_revision_that_is_left_changes_nothing_yet(workspace: Workspace, clock: Clock) -> None:
    written = write(workspace, "body-check-in", {"image": "A lid."})
    fill(workspace.taking.revise(written), {"image": "Else."})
    other = again(workspace, clock)
    assert other.journal.get(written.id).answers == {"image": "A lid."}
    (begun,) = other.taking.begun()
    changed = other.taking.finish(other.taking.resume(begun.draft))
    assert changed.id == written.id
    assert other.journal.get(written.id).answers == {"image": "Else."}


# Recorded


def test_a_filled_form_is_recorded_whole_or_not_at_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem) as refused:
        workspace.taking.record("pulse", {**ALL_FOUR, PULSE[3]: 9, "none": 1}, {"nothing": "x"})
    assert [line.split(":")[0] for line in refused.value.what.splitlines()] == [
        f"“{PULSE[3]}”",
        "“none”",
        "“nothing”",
    ]
    refuse(monkeypatch, "create", "results")
    with pytest.raises(Problem, match="disk is full"):
        workspace.taking.record("pulse", ALL_FOUR, {})
    assert workspace.history.results() == []
    assert workspace.taking.begun() == []


def test_a_filled_form_is_recorded_as_of_then(workspace: Workspace) -> None:
    then = START - timedelta(days=400)
    result = workspace.taking.record("pulse", {PULSE[0]: None, PULSE[1]: 2}, {}, then)
    assert (result.taken_at, result.seconds) == (then, 0.0)
    assert result.answers == {PULSE[1]: 2}
    assert workspace.taking.record("pulse", {}, {}).taken_at == START


def test_a_reflection_is_not_recorded_from_a_filled_form(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="is a reflection"):
        workspace.taking.record("body-check-in", {}, {})
