"""What comes of taking an assessment: the draft, its result, and looking back on one.

Answers stay in the shape in which they are stored: a number, a code, a list of codes, a text, a
list of body marks, `{"nonresponse": code}`, or None where nothing was answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from growth_tui.measure.score_value import ScoreValue

Document = dict[str, Any]
Answers = Mapping[str, Any]


def instant(text: str) -> datetime:
    """Read an ISO 8601 time; one without an offset counts as UTC. Raises ValueError."""
    when = datetime.fromisoformat(text)
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A record that can be edited, here and elsewhere at the same time.

    `mark` names the version on disk that it was read from, empty for a new one; it is no part of
    the document.
    """

    mark: str = field(default="", compare=False, repr=False)

    def to_document(self) -> Document:
        """The stored form."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Taken:
    """What names the exact form that was answered.

    `definition` is the SHA-256 of the definition's bytes, which are kept with the data.
    """

    assessment: str
    version: str
    language: str
    scores_fingerprint: str
    words_fingerprint: str
    definition: str

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "assessment": self.assessment,
            "version": self.version,
            "language": self.language,
            "fingerprint": {"scores": self.scores_fingerprint, "words": self.words_fingerprint},
            "definition": self.definition,
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or TypeError where a field is not a text."""
        fields = (
            document["assessment"],
            document["version"],
            document["language"],
            document["fingerprint"]["scores"],
            document["fingerprint"]["words"],
            document["definition"],
        )
        if not all(isinstance(field, str) for field in fields):
            raise TypeError("a form is named by texts")
        return cls(*fields)


@dataclass(frozen=True, slots=True)
class Result:
    """One finished assessment; only its notes may ever be taken out again.

    `hidden` lists the items that branching did not show. `seconds` is the total time it took.
    """

    id: str
    form: Taken
    taken_at: datetime
    seconds: float
    answers: Answers
    scores: Mapping[str, ScoreValue]
    notes: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            **self.form.to_document(),
            "taken_at": self.taken_at.isoformat(),
            "seconds": self.seconds,
            "answers": dict(self.answers),
            "notes": dict(self.notes),
            "scores": {name: score.to_document() for name, score in self.scores.items()},
            "hidden": list(self.hidden),
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        return cls(
            document["id"],
            Taken.from_document(document),
            instant(document["taken_at"]),
            document["seconds"],
            document["answers"],
            {name: ScoreValue.from_document(score) for name, score in document["scores"].items()},
            document.get("notes", {}),
            tuple(document.get("hidden", ())),
        )


@dataclass(frozen=True, slots=True)
class Draft(Edited):
    """An unfinished assessment or reflection; what it becomes gets the same id.

    `position` is the id of the item last shown. `looking_back_at` is the id of the result that is
    being rated anew, `follows` the id of the reflection that this one comes back to, `revises` that
    of the reflection that it changes (and whose id it gets), `revises_mark` names the version of it
    that was changed; all None for an ordinary draft. `so_far` counts the questions that are
    answered and those that branching asks, None in a draft of before that was counted.
    """

    id: str
    form: Taken
    started_at: datetime
    edited_at: datetime
    seconds: float = 0.0
    answers: Answers = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    position: str | None = None
    looking_back_at: str | None = None
    follows: str | None = None
    revises: str | None = None
    revises_mark: str | None = None
    so_far: tuple[int, int] | None = None

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            **self.form.to_document(),
            "started_at": self.started_at.isoformat(),
            "edited_at": self.edited_at.isoformat(),
            "seconds": self.seconds,
            "answers": dict(self.answers),
            "notes": dict(self.notes),
            "position": self.position,
            "looking_back_at": self.looking_back_at,
            "follows": self.follows,
            "revises": self.revises,
            **({"revises_mark": self.revises_mark} if self.revises_mark else {}),
            **({"so_far": list(self.so_far)} if self.so_far else {}),
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        return cls(
            document["id"],
            Taken.from_document(document),
            instant(document["started_at"]),
            instant(document["edited_at"]),
            document["seconds"],
            document["answers"],
            document["notes"],
            document["position"],
            document.get("looking_back_at"),
            document.get("follows"),
            document.get("revises"),
            document.get("revises_mark"),
            _pair(document.get("so_far")),
        )


def _pair(counted: list[int] | None) -> tuple[int, int] | None:
    """Two numbers that were stored as a list; raises ValueError where they are not two."""
    if counted is None:
        return None
    answered, asked = counted
    return answered, asked


@dataclass(frozen=True, slots=True)
class LookingBack:
    """How one would now answer for an earlier result: a series of its own, never a replacement."""

    id: str
    form: Taken
    result: str
    rated_at: datetime
    answers: Answers
    scores: Mapping[str, ScoreValue]

    def to_document(self) -> Document:
        """The stored form."""
        return {
            "id": self.id,
            **self.form.to_document(),
            "result": self.result,
            "rated_at": self.rated_at.isoformat(),
            "answers": dict(self.answers),
            "scores": {name: score.to_document() for name, score in self.scores.items()},
        }

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or ValueError where it is not one."""
        return cls(
            document["id"],
            Taken.from_document(document),
            document["result"],
            instant(document["rated_at"]),
            document["answers"],
            {name: ScoreValue.from_document(score) for name, score in document["scores"].items()},
        )
