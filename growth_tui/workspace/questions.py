"""Questions to bring to a consultation: written down, waiting, brought."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from growth_tui.plain_text import clean
from growth_tui.problem import Problem
from growth_tui.records import Consultation, Question, QuestionSource
from growth_tui.workspace.editing import all_to_edit, keep, to_edit

if TYPE_CHECKING:
    from growth_tui.store.folder import Store

KIND = "questions"


class Questions:
    """The running list."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._now = now
        self._new_id = new_id

    def all(self) -> list[Question]:
        """Every question, the oldest first."""
        found = all_to_edit(self._store, KIND, Question.from_document)
        return sorted(found, key=lambda each: (each.added_at, each.id))

    def waiting(self) -> list[Question]:
        """Those not yet brought, the oldest first."""
        return [each for each in self.all() if each.brought_to is None]

    def brought_to(self, consultation_id: str) -> list[Question]:
        """Those brought to one session, the oldest first."""
        return [each for each in self.all() if each.brought_to == consultation_id]

    def for_session(self, session: Consultation | None) -> list[Question]:
        """What a session can be said to have brought: what was, then what waits.

        One that stands in the log could bring only what was noted by its day.
        """
        waiting = self.waiting()
        if session is None:
            return waiting
        if not session.begun:
            waiting = [each for each in waiting if each.added_at.date() <= session.held_on]
        return [*self.brought_to(session.id), *waiting]

    def get(self, question_id: str) -> Question:
        """One question; raises Problem where there is none with that id."""
        found = to_edit(self._store, KIND, question_id, Question.from_document)
        if found is None:
            raise Problem("That question is no longer there.")
        return found

    def add(
        self, text: str, source: QuestionSource = "written", source_id: str | None = None
    ) -> Question:
        """Note one; raises Problem where it says nothing or cannot be kept."""
        return self._keep(Question(self._new_id(), _said(text), self._now(), source, source_id))

    def edit(self, question: Question, text: str) -> Question:
        """Put it in other words."""
        return self._keep(replace(question, text=_said(text)))

    def brought_are(self, question_ids: Iterable[str], session_id: str) -> None:
        """Say which questions were brought to a session; the others go back on the list."""
        chosen, before = set(question_ids), {each.id for each in self.brought_to(session_id)}
        self.bring(chosen - before, session_id)
        self.bring(before - chosen, None)

    def bring(self, question_ids: Iterable[str], consultation_id: str | None) -> None:
        """Say to which session they were brought; None puts them back on the list."""
        for question_id in question_ids:
            self._keep(replace(self.get(question_id), brought_to=consultation_id))

    def delete(self, question_id: str) -> None:
        """Delete one for good."""
        self._store.delete(KIND, question_id)

    def _keep(self, question: Question) -> Question:
        """Keep a question, new or changed."""
        return keep(self._store, KIND, question)


def _said(text: str) -> str:
    """The text cleaned; raises Problem where nothing is left."""
    said = clean(text).strip()
    if not said:
        raise Problem("A question needs a few words.", then="Write what you want to bring.")
    return said
