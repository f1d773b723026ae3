"""Everything in order of time: what was done, never the private words of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from growth_tui.records import (
    Commitment,
    Consultation,
    LookingBack,
    Question,
    Reflection,
    Repair,
)
from growth_tui.words import practice as words
from growth_tui.workspace.consultations import at_noon
from growth_tui.workspace.facets import Facets
from growth_tui.workspace.kept import kept

if TYPE_CHECKING:
    from growth_tui.records import Result
    from growth_tui.store.folder import Store
    from growth_tui.workspace.history import History
    from growth_tui.workspace.library import Library

KINDS = tuple(words.TIMELINE_KINDS)
"""Every kind of entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened.

    Attributes:
        at: When, with the offset it was recorded with.
        kind: One of KINDS.
        id: The id of the record it tells of; a commitment or a repair has an entry for each step.
        title: What happened: form titles, states, initials; never what somebody wrote.
    """

    at: datetime
    kind: str
    id: str
    title: str

    def to_document(self) -> dict[str, str]:
        """What `growth-tui timeline --json` gives of it."""
        return {"at": self.at.isoformat(), "kind": self.kind, "id": self.id, "title": self.title}


class Timeline:
    """All entries, made from the records at each look."""

    def __init__(self, store: Store, history: History, library: Library) -> None:
        self._store = store
        self._history = history
        self._library = library
        self._facets = Facets(library)

    def entries(self, kinds: Iterable[str] = KINDS) -> list[Entry]:
        """The entries of these kinds, oldest first, by the recorded instant."""
        makers = {
            "result": self._results,
            "looking_back": self._lookbacks,
            "reflection": self._reflections,
            "repair": self._repairs,
            "commitment": self._commitments,
            "consultation": self._consultations,
            "question": self._questions,
        }
        found = [entry for kind in dict.fromkeys(kinds) for entry in makers[kind]()]
        return sorted(found, key=lambda entry: entry.at)

    def result(self, kind: str, record_id: str) -> Result:
        """The result that an entry of kind `result` or `looking_back` is about; raises Problem."""
        if kind == "looking_back":
            document = self._store.get("lookbacks", record_id) or {}
            record_id = document.get("result", record_id)
        return self._history.result(record_id)

    def _results(self) -> Iterator[Entry]:
        for each in self._history.results():
            title = self._library.title(each.form.assessment)
            yield Entry(each.taken_at, "result", each.id, title)

    def _lookbacks(self) -> Iterator[Entry]:
        for each in kept(self._store, "lookbacks", LookingBack.from_document):
            title = words.LOOKED_BACK.format(self._library.title(each.form.assessment))
            yield Entry(each.rated_at, "looking_back", each.id, title)

    def _reflections(self) -> Iterator[Entry]:
        for each in kept(self._store, "reflections", Reflection.from_document):
            title = self._library.title(each.form.assessment)
            yield Entry(each.written_at, "reflection", each.id, title)

    def _repairs(self) -> Iterator[Entry]:
        """Each step but the first: that one came with the reflection itself."""
        for each in kept(self._store, "repairs", Repair.from_document):
            for step in each.steps[1:]:
                title = words.REPAIR_ON.format(words.REPAIR_STATES[step.state])
                yield Entry(step.at, "repair", each.id, title)

    def _commitments(self) -> Iterator[Entry]:
        for each in kept(self._store, "commitments", Commitment.from_document):
            facet = self._facets.title(each.assessment, each.subscale)
            for place, step in enumerate(each.steps):
                again = place > 0 and step.state == "open"
                title = words.PROMISE_AGAIN if again else words.PROMISE_STEPS[step.state]
                if facet:
                    title = words.PROMISE_ON.format(title, facet)
                yield Entry(step.at, "commitment", each.id, title)

    def _consultations(self) -> Iterator[Entry]:
        for each in kept(self._store, "consultations", Consultation.from_document):
            if each.begun:
                continue
            title = words.SESSION
            if each.with_whom:
                title = words.SESSION_WITH.format(each.with_whom)
            if each.begins_phase:
                title = words.NEW_PHASE.format(title)
            yield Entry(at_noon(each), "consultation", each.id, title)

    def _questions(self) -> Iterator[Entry]:
        for each in kept(self._store, "questions", Question.from_document):
            yield Entry(each.added_at, "question", each.id, words.QUESTION_NOTED)
