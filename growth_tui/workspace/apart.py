"""Records that were edited in two places at once: what each version says, and keeping one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from growth_tui.dates import day
from growth_tui.instrument.in_words import in_words
from growth_tui.problem import Problem
from growth_tui.records import Commitment, Consultation, Document, Question, Repair
from growth_tui.records.taken import Taken
from growth_tui.words import apart as words
from growth_tui.words import consult as consult_words
from growth_tui.words import journal as journal_words
from growth_tui.words.practice import COMMITMENT_STATES, WORKED_ON

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.library import Library

Said = dict[str, tuple[str, str]]
"""What a version says, by a name that is the same in all: what it is called, and the text."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record; `lines` hold what differs, each under what it is called."""

    mark: str
    saved_at: datetime
    lines: tuple[tuple[str, str], ...]


class Apart:
    """The records of which more than one version stands."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library

    def all(self) -> list[tuple[str, str]]:
        """The kind and id of each; what has one file alone is not read for it."""
        return self._store.apart()

    def kind_of(self, record_id: str) -> str:
        """The kind of the one with that id; raises Problem where it is not among them."""
        for kind, each in self.all():
            if each == record_id:
                return kind
        raise Problem(
            "No record with that id was edited in two places.",
            where=record_id,
            then="“growth-tui settle” lists those that were.",
        )

    def is_apart(self, kind: str, record_id: str) -> bool:
        """Whether more than one version of that record stands."""
        return len(self._store.standing(kind, record_id)) > 1

    def versions(self, kind: str, record_id: str) -> list[Version]:
        """Every version, the one that counts first."""
        standing = self._store.standing(kind, record_id)
        said = [self._said(kind, record.document) for record in standing]
        names = dict.fromkeys(name for each in said for name in each)
        differing = [name for name in names if len({each.get(name) for each in said}) > 1]
        labels = {name: label for each in said for name, (label, _) in each.items()}
        return [
            Version(
                record.mark,
                datetime.fromisoformat(record.saved_at).astimezone(),
                tuple(
                    (labels[name], each.get(name, ("", ""))[1] or words.LEFT_OPEN)
                    for name in differing
                ),
            )
            for record, each in zip(standing, said, strict=True)
        ]

    def keep(self, kind: str, record_id: str, version: Version, seen: Sequence[Version]) -> None:
        """Keep a version, and drop for good the others that were seen.

        Raises NotSaved, and Problem where it was edited again meanwhile.
        """
        marks = [each.mark for each in seen]
        if not self._store.settle(kind, record_id, version.mark, marks):
            raise Problem(words.EDITED_AGAIN, then=words.LOOK_AGAIN)

    def _said(self, kind: str, document: Document) -> Said:
        """What a version says in words; one that cannot be read as a record, field by field."""
        written = kind in ("reflections", "drafts")
        read = self._written if written else _READ.get(kind, _bare)
        try:
            return read(document)
        except (LookupError, TypeError, ValueError, AttributeError, Problem):
            return _bare(document)

    def _written(self, document: Document) -> Said:
        """The answers and notes of a form, under its questions."""
        form = self._library.as_taken(Taken.from_document(document))
        notes = document.get("notes", {})
        said = {}
        for item in form.items():
            note = notes.get(item.id)
            answer = in_words(item, document["answers"].get(item.id)) if item.asks else ""
            texts = (answer, words.NOTE.format(note) if note else "")
            said[item.id] = (item.text, "\n".join(text for text in texts if text))
        return said


def _promise(document: Document) -> Said:
    promise = Commitment.from_document(document)
    state = COMMITMENT_STATES[promise.state]
    return {
        "text": (consult_words.MAKE_PROMISE, promise.text),
        "due": (consult_words.UNTIL_WHEN, _on(promise.due)),
        "state": (journal_words.WHERE_IT_STANDS, _step(promise.changed_at, state, promise.why)),
    }


def _session(document: Document) -> Said:
    session = Consultation.from_document(document)
    worked_on = ", ".join(WORKED_ON.get(each, each) for each in session.worked_on)
    return {
        "held_on": (consult_words.HELD_ON, _on(session.held_on)),
        "with": (consult_words.WITH_WHOM, session.with_whom),
        "worked_on": (consult_words.WORKED_ON, worked_on),
        "strategies": (consult_words.STRATEGIES, session.strategies),
        "agreed": (consult_words.AGREED, session.agreed),
        "notes": (consult_words.NOTES, session.notes),
        "next_on": (consult_words.NEXT_ON, _on(session.next_on)),
        "phase": (consult_words.PHASE, words.YES_NO[session.begins_phase]),
    }


def _question(document: Document) -> Said:
    question = Question.from_document(document)
    brought = words.YES_NO[question.brought_to is not None]
    return {
        "text": (consult_words.NOTE_QUESTION, question.text),
        "brought": (consult_words.BROUGHT.capitalize(), brought),
    }


def _repair(document: Document) -> Said:
    repair = Repair.from_document(document)
    steps = (_step(step.at, journal_words.STATES[step.state], step.why) for step in repair.steps)
    return {
        "steps": (journal_words.WHERE_IT_STANDS, "\n".join(steps)),
        "follow_up": (journal_words.LOOK_AGAIN_ON, _on(repair.follow_up)),
    }


def _bare(document: Document) -> Said:
    """The fields as they are kept."""
    return {name: (name, str(value)) for name, value in document.items()}


def _on(when: date | None) -> str:
    return day(when) if when else ""


def _step(at: datetime, state: str, why: str) -> str:
    said = f"{day(at)}  {state}"
    return f"{said}: {why}" if why else said


_READ: Mapping[str, Callable[[Document], Said]] = {
    "commitments": _promise,
    "consultations": _session,
    "questions": _question,
    "repairs": _repair,
}
