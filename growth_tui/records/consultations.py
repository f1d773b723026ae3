"""Sessions with a consultant, and the questions to bring to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Self, get_args

from growth_tui.records.taken import Document, Edited

WORKED_ON = ("internal_family_systems", "somatic", "accountability", "repair", "knowledge")
"""The codes offered for what a session worked on; any other text is the person's own word."""

QuestionSource = Literal["written", "item_change", "repair", "reflection"]

QUESTION_SOURCES: tuple[QuestionSource, ...] = get_args(QuestionSource)
"""Where a question to bring can come from."""


@dataclass(frozen=True, slots=True)
class Consultation(Edited):
    """One session that was held.

    Attributes:
        id: A UUID as text.
        held_on: The day of it.
        logged_at: When it was written down.
        edited_at: When it was last changed.
        with_whom: Initials, never more than is needed to tell two people apart.
        worked_on: Codes from WORKED_ON, or the person's own words.
        strategies: What to try with clients.
        agreed: What was agreed.
        notes: Anything else.
        next_on: The day of the next one, if it is known.
        begins_phase: Whether the person marked that something new began here, so that what came
            before and after may be compared.
        begun: Whether it is still being written: held against loss, and not in the log yet.
    """

    id: str
    held_on: date
    logged_at: datetime
    edited_at: datetime
    with_whom: str = ""
    worked_on: tuple[str, ...] = ()
    strategies: str = ""
    agreed: str = ""
    notes: str = ""
    next_on: date | None = None
    begins_phase: bool = False
    begun: bool = False

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            "held_on": self.held_on.isoformat(),
            "logged_at": self.logged_at.isoformat(),
            "edited_at": self.edited_at.isoformat(),
            "with": self.with_whom,
            "worked_on": list(self.worked_on),
            "strategies": self.strategies,
            "agreed": self.agreed,
            "notes": self.notes,
            "next_on": self.next_on.isoformat() if self.next_on else None,
            "begins_phase": self.begins_phase,
            **({"begun": True} if self.begun else {}),
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        next_on = document.get("next_on")
        return cls(
            document["id"],
            date.fromisoformat(document["held_on"]),
            datetime.fromisoformat(document["logged_at"]),
            datetime.fromisoformat(document["edited_at"]),
            document.get("with", ""),
            tuple(document.get("worked_on", ())),
            document.get("strategies", ""),
            document.get("agreed", ""),
            document.get("notes", ""),
            date.fromisoformat(next_on) if next_on else None,
            bool(document.get("begins_phase", False)),
            bool(document.get("begun", False)),
        )


@dataclass(frozen=True, slots=True)
class Question(Edited):
    """Something to bring to a consultation.

    Attributes:
        id: A UUID as text.
        text: The question.
        added_at: When it was written down.
        source: Where it came from.
        source_id: The id of the result, repair or reflection it was drawn from.
        brought_to: The id of the consultation it was brought to, None while it waits.
    """

    id: str
    text: str
    added_at: datetime
    source: QuestionSource = "written"
    source_id: str | None = None
    brought_to: str | None = None

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            "text": self.text,
            "added_at": self.added_at.isoformat(),
            "source": self.source,
            "source_id": self.source_id,
            "brought_to": self.brought_to,
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        if document["source"] not in QUESTION_SOURCES:
            raise ValueError("no source of a question")
        return cls(
            document["id"],
            document["text"],
            datetime.fromisoformat(document["added_at"]),
            document["source"],
            document.get("source_id"),
            document.get("brought_to"),
        )
