"""What was edited here and elsewhere at the same time: neither text is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from writing import fill, write

from growth_tui.problem import Problem
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from growth_tui.workspace.editing import keep, to_edit
from tests.conftest import START

TODAY = START.date()


@pytest.fixture
def elsewhere(workspace: Workspace) -> Workspace:
    """Another window or machine on the same folder."""
    return Workspace(workspace.folder, now=workspace.now, new_id=workspace._new_id)


def said(workspace: Workspace, kind: str, record_id: str, field: str) -> list[object]:
    """What that field says in each version that stands, the one that counts first."""
    found = workspace._store.standing(kind, record_id)
    return [version.document[field] for version in found]


def test_a_reflection_that_was_changed_elsewhere_while_it_was_open(
    workspace: Workspace, elsewhere: Workspace
) -> None:
    kept = write(workspace, "misstep-and-repair", {"what-happened": "As it was."})
    session = workspace.taking.revise(workspace.journal.get(kept.id))
    fill(session, {"what-happened": "Told here."})
    theirs = replace(elsewhere.journal.get(kept.id), answers={"what-happened": "Told there."})
    keep(elsewhere._store, "reflections", theirs)
    resumed = Workspace(workspace.folder, now=workspace.now)
    begun = resumed.journal.revision(kept.id)
    assert begun is not None
    resumed.taking.finish(resumed.taking.resume(begun))
    found = said(resumed, "reflections", kept.id, "answers")
    assert found == [{"what-happened": "Told here."}, {"what-happened": "Told there."}]


def test_a_reflection_changed_twice_here_is_one(workspace: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", {"what-happened": "As it was."})
    for text in ("Told anew.", "And again."):
        session = workspace.taking.revise(workspace.journal.get(kept.id))
        workspace.taking.finish(fill(session, {"what-happened": text}))
    assert len(workspace._store.standing("reflections", kept.id)) == 1


def test_a_question_that_was_put_in_other_words_elsewhere(
    workspace: Workspace, elsewhere: Workspace
) -> None:
    known = workspace.questions.add("Why?")
    elsewhere.questions.edit(elsewhere.questions.get(known.id), "What for?")
    workspace.questions.edit(known, "How come?")
    assert said(workspace, "questions", known.id, "text") == ["How come?", "What for?"]


def test_a_session_that_was_changed_elsewhere_and_a_change_thrown_away(
    workspace: Workspace, elsewhere: Workspace
) -> None:
    known = workspace.consultations.log(SessionNotes(TODAY, notes="first"))
    changed = workspace.consultations.edit(known, SessionNotes(TODAY, notes="half"))
    changed = workspace.consultations.edit(changed, SessionNotes(TODAY, notes="here"))
    assert said(workspace, "consultations", known.id, "notes") == ["here"]
    seen = elsewhere.consultations.get(known.id)
    elsewhere.consultations.edit(seen, SessionNotes(TODAY, notes="there"))
    workspace.consultations.put_back(changed, known)
    assert said(workspace, "consultations", known.id, "notes") == ["first", "there"]


def test_a_repair_that_moved_on_elsewhere(workspace: Workspace, elsewhere: Workspace) -> None:
    kept = write(workspace, "misstep-and-repair", {"what-happened": "As it was."})
    workspace.repairs.begin(kept, "not_yet")
    opened = workspace.repairs.of(kept.id)
    theirs = elsewhere.repairs.of(kept.id)
    assert opened is not None
    assert theirs is not None
    elsewhere.repairs.change(theirs, "tried", why="We met.")
    workspace.repairs.change(opened, "made", why="We spoke.")
    assert said(workspace, "repairs", opened.id, "state") == ["made", "tried"]


def test_answers_given_elsewhere_to_a_form_that_is_open_here(
    workspace: Workspace, elsewhere: Workspace
) -> None:
    session = fill(workspace.taking.begin("misstep-and-repair"), {"what-happened": "Here."})
    draft = to_edit(elsewhere._store, "drafts", session.draft.id, type(session.draft).from_document)
    assert draft is not None
    keep(elsewhere._store, "drafts", replace(draft, answers={"what-happened": "There."}))
    session.answer("Here, and more.")
    found = said(workspace, "drafts", session.draft.id, "answers")
    assert found == [{"what-happened": "Here, and more."}, {"what-happened": "There."}]
    with pytest.raises(Problem, match="two places"):
        workspace.taking.finish(session)
    both = workspace.apart.versions("drafts", session.draft.id)
    _, theirs = both
    assert theirs.lines[0][1] == "There."
    workspace.apart.keep("drafts", session.draft.id, theirs, both)
    (begun,) = workspace.taking.begun()
    kept = workspace.taking.finish(workspace.taking.resume(begun.draft))
    assert kept.answers == {"what-happened": "There."}
