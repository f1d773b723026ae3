"""Promises to oneself: made, kept, changed, let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from growth_tui.dates import day
from growth_tui.plain_text import clean
from growth_tui.problem import Problem
from growth_tui.records import Commitment, CommitmentState, CommitmentStep, Reflection
from growth_tui.words import consult as words
from growth_tui.words.practice import COMMITMENT_STATES
from growth_tui.workspace.editing import all_to_edit, keep, to_edit

if TYPE_CHECKING:
    from growth_tui.store.folder import Store

KIND = "commitments"
NEXT_TIME_ITEMS = ("next-time", "when-it-comes-again")
"""The items whose answers can become a promise; a form of one's own can have them."""


class Commitments:
    """The commitments, and what can become of them."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._now = now
        self._new_id = new_id

    def all(self) -> list[Commitment]:
        """Every commitment, the one made first coming first."""
        found = all_to_edit(self._store, KIND, Commitment.from_document)
        return sorted(found, key=lambda each: (each.made_at, each.id))

    def open(self) -> list[Commitment]:
        """Those that still stand: the one due first coming first, those without a day last."""
        standing = [each for each in self.all() if each.open]
        return sorted(standing, key=lambda each: (each.due is None, each.due or date.max))

    def overdue(self) -> list[Commitment]:
        """Those that still stand though their day has passed."""
        today = self._now().date()
        return [each for each in self.open() if each.due is not None and each.due < today]

    def closed(self) -> list[Commitment]:
        """Those kept, changed or let go, the one closed last coming first."""
        done = [each for each in self.all() if not each.open]
        return sorted(done, key=lambda each: (each.changed_at, each.id), reverse=True)

    def made_from(self, result: str) -> Commitment | None:
        """The promise that came from a result and still stands; None where there is none."""
        return next((each for each in self.open() if each.result == result), None)

    def saying(self, text: str) -> Commitment | None:
        """The promise that says just this and still stands; None where there is none."""
        said = clean(text).strip()
        return next((each for each in self.open() if each.text == said), None)

    def get(self, commitment_id: str) -> Commitment:
        """One commitment; raises Problem where there is none with that id."""
        found = to_edit(self._store, KIND, commitment_id, Commitment.from_document)
        if found is None:
            raise Problem("That promise is no longer there.")
        return found

    def make(
        self,
        text: str,
        *,
        due: date | None = None,
        assessment: str | None = None,
        subscale: str | None = None,
        result: str | None = None,
        follows: str | None = None,
    ) -> Commitment:
        """Make one; raises Problem where it says nothing or cannot be kept on disk."""
        commitment = Commitment(
            self._new_id(),
            _said(text),
            (CommitmentStep("open", self._now()),),
            due,
            assessment,
            subscale,
            result,
            follows,
        )
        return keep(self._store, KIND, commitment)

    def close(self, commitment_id: str, state: CommitmentState, why: str = "") -> Commitment:
        """Say what became of one, with a word of why; `open` opens it again."""
        before = self.get(commitment_id)
        step = CommitmentStep(state, self._now(), clean(why).strip())
        return keep(self._store, KIND, replace(before, steps=(*before.steps, step)))

    def change(
        self, commitment_id: str, text: str, due: date | None = None, why: str = ""
    ) -> Commitment:
        """Put another in its place; the old one stays, as changed. Gives the new one."""
        before = self.get(commitment_id)
        new = self.make(
            text,
            due=due,
            assessment=before.assessment,
            subscale=before.subscale,
            result=before.result,
            follows=before.id,
        )
        self.close(commitment_id, "changed", why)
        return new

    def delete(self, commitment_id: str) -> None:
        """Delete one for good."""
        self._store.delete(KIND, commitment_id)


def to_promise(reflection: Reflection) -> str:
    """What one wrote to do next time, as the words of a promise; empty where nothing was."""
    answers = (reflection.answers.get(item) for item in NEXT_TIME_ITEMS)
    return next((each.strip() for each in answers if isinstance(each, str)), "")


def story(promise: Commitment, today: date) -> list[str]:
    """When a promise was made and how it ended, or that its day has passed."""
    made = day(promise.made_at)
    said = [
        words.MADE_UNTIL.format(made, day(promise.due))
        if promise.due
        else words.MADE_ON.format(made)
    ]
    if not promise.open:
        state, on = COMMITMENT_STATES[promise.state].capitalize(), day(promise.changed_at)
        said.append(
            words.ENDED_WHY.format(state, on, promise.why)
            if promise.why
            else words.ENDED.format(state, on)
        )
    elif promise.due is not None and promise.due < today:
        said.append(words.OVERDUE)
    return said


def _said(text: str) -> str:
    """The text cleaned; raises Problem where nothing is left."""
    said = clean(text).strip()
    if not said:
        raise Problem("A promise needs a few words.", then="Write what you want to do.")
    return said
