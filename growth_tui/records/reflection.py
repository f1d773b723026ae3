"""Guided exercises in writing, and the repairs that come of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Self, get_args

from growth_tui.records.taken import Answers, Document, Edited, Taken

RepairState = Literal["not_yet", "tried", "made", "not_possible", "not_mine_to_reopen"]

REPAIR_STATES: tuple[RepairState, ...] = get_args(RepairState)
"""Every state of a repair, the open ones first."""

OPEN_STATES: frozenset[str] = frozenset({"not_yet", "tried"})
"""The states in which a repair is looked at again."""


@dataclass(frozen=True, slots=True)
class Reflection(Edited):
    """One guided exercise in writing; it can be edited, and can come back to an earlier one."""

    id: str
    form: Taken
    written_at: datetime
    edited_at: datetime
    seconds: float
    answers: Answers
    notes: Mapping[str, str] = field(default_factory=dict)
    follows: str | None = None

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            **self.form.to_document(),
            "written_at": self.written_at.isoformat(),
            "edited_at": self.edited_at.isoformat(),
            "seconds": self.seconds,
            "answers": dict(self.answers),
            "notes": dict(self.notes),
            "follows": self.follows,
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        return cls(
            document["id"],
            Taken.from_document(document),
            datetime.fromisoformat(document["written_at"]),
            datetime.fromisoformat(document["edited_at"]),
            document["seconds"],
            document["answers"],
            document.get("notes", {}),
            document.get("follows"),
        )


@dataclass(frozen=True, slots=True)
class RepairStep:
    """A state that a repair was in, since when, and a word of why."""

    state: RepairState
    at: datetime
    why: str = ""

    def to_document(self) -> Document:
        """The stored form."""
        return {"state": self.state, "at": self.at.isoformat(), "why": self.why}

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        if document["state"] not in REPAIR_STATES:
            raise ValueError("no state of a repair")
        return cls(
            document["state"], datetime.fromisoformat(document["at"]), document.get("why", "")
        )


@dataclass(frozen=True, slots=True)
class Repair(Edited):
    """Where the repair of one misstep stands.

    `reflection` is the id of the reflection it belongs to; `steps` its states, the first one first
    and never empty; `follow_up` the day to look at it again, None for no day.
    """

    id: str
    reflection: str
    steps: tuple[RepairStep, ...]
    follow_up: date | None = None

    @property
    def state(self) -> RepairState:
        """Where it stands now."""
        return self.steps[-1].state

    @property
    def changed_at(self) -> datetime:
        """Since when it stands there."""
        return self.steps[-1].at

    @property
    def why(self) -> str:
        """The word of why, empty where none was given."""
        return self.steps[-1].why

    @property
    def open(self) -> bool:
        """Whether it is still looked at again."""
        return self.state in OPEN_STATES

    def to_document(self) -> Document:
        """The stored form; the state stands beside the steps so that it can be asked for."""
        return {
            "id": self.id,
            "reflection": self.reflection,
            "state": self.state,
            "follow_up": self.follow_up.isoformat() if self.follow_up else None,
            "steps": [step.to_document() for step in self.steps],
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        steps = tuple(RepairStep.from_document(step) for step in document["steps"])
        if not steps:
            raise ValueError("a repair without a state")
        follow_up = document.get("follow_up")
        return cls(
            document["id"],
            document["reflection"],
            steps,
            date.fromisoformat(follow_up) if follow_up else None,
        )
