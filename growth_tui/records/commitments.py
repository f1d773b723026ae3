"""Promises to oneself: concrete, dated, tied to a facet of practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Self, get_args

from growth_tui.records.taken import Document, Edited

CommitmentState = Literal["open", "kept", "changed", "let_go"]

COMMITMENT_STATES: tuple[CommitmentState, ...] = get_args(CommitmentState)
"""Every state of a commitment, the open one first."""


@dataclass(frozen=True, slots=True)
class CommitmentStep:
    """A state that a commitment was in, since when, and a word of why."""

    state: CommitmentState
    at: datetime
    why: str = ""

    def to_document(self) -> Document:
        """The stored form."""
        return {"state": self.state, "at": self.at.isoformat(), "why": self.why}

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        if document["state"] not in COMMITMENT_STATES:
            raise ValueError("no state of a commitment")
        return cls(
            document["state"], datetime.fromisoformat(document["at"]), document.get("why", "")
        )


@dataclass(frozen=True, slots=True)
class Commitment(Edited):
    """Something concrete that the person means to do.

    Attributes:
        id: A UUID as text.
        text: What was promised, in the person's words or a suggested practice's.
        steps: Its states, the first one (open) first and never empty.
        due: The day until which, None for no day.
        assessment: The form whose facet it belongs to, None where it belongs to none.
        subscale: The id of that facet (a score of the form).
        result: The id of the result that it came from, if it came from one.
        follows: The id of the commitment that was changed into this one.
    """

    id: str
    text: str
    steps: tuple[CommitmentStep, ...]
    due: date | None = None
    assessment: str | None = None
    subscale: str | None = None
    result: str | None = None
    follows: str | None = None

    @property
    def state(self) -> CommitmentState:
        """Where it stands now."""
        return self.steps[-1].state

    @property
    def made_at(self) -> datetime:
        """When it was made."""
        return self.steps[0].at

    @property
    def changed_at(self) -> datetime:
        """Since when it stands where it does."""
        return self.steps[-1].at

    @property
    def why(self) -> str:
        """The word of why for where it stands, empty where none was given."""
        return self.steps[-1].why

    @property
    def open(self) -> bool:
        """Whether it still stands."""
        return self.state == "open"

    def to_document(self) -> Document:
        """The stored form; the state stands beside the steps so that it can be asked for."""
        return {
            "id": self.id,
            "text": self.text,
            "state": self.state,
            "steps": [step.to_document() for step in self.steps],
            "due": self.due.isoformat() if self.due else None,
            "assessment": self.assessment,
            "subscale": self.subscale,
            "result": self.result,
            "follows": self.follows,
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        steps = tuple(CommitmentStep.from_document(step) for step in document["steps"])
        if not steps:
            raise ValueError("a commitment without a state")
        due = document.get("due")
        return cls(
            document["id"],
            document["text"],
            steps,
            date.fromisoformat(due) if due else None,
            document.get("assessment"),
            document.get("subscale"),
            document.get("result"),
            document.get("follows"),
        )
