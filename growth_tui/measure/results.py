"""What measuring needs to know of a result: the floor above keeps the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from growth_tui.instrument.composition import items_in
from growth_tui.instrument.model import Instrument
from growth_tui.measure.score_value import ScoreValue


class FormLike(Protocol):
    """What names the exact form that was answered (records.Taken is one)."""

    @property
    def assessment(self) -> str:
        """The form's id."""

    @property
    def version(self) -> str:
        """The form's version as it was answered."""

    @property
    def language(self) -> str:
        """The language it was answered in."""

    @property
    def scores_fingerprint(self) -> str:
        """Hash of what decides scores."""

    @property
    def words_fingerprint(self) -> str:
        """Hash of the words."""


class ResultLike(Protocol):
    """One finished assessment, as far as measuring looks at it (records.Result is one)."""

    @property
    def id(self) -> str:
        """The result's id."""

    @property
    def form(self) -> FormLike:
        """The exact form."""

    @property
    def taken_at(self) -> datetime:
        """When, with its UTC offset."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """Item id to answer, in the stored shape."""

    @property
    def scores(self) -> Mapping[str, ScoreValue]:
        """Score id to the score as it was shown."""

    @property
    def hidden(self) -> tuple[str, ...]:
        """The items that branching did not show."""


AnyResult = TypeVar("AnyResult", bound=ResultLike)


def in_order(results: Iterable[AnyResult]) -> list[AnyResult]:
    """Give results by the instant at which they were taken; two at once stay as they were given."""
    return sorted(results, key=lambda result: result.taken_at)


def hidden_of(result: ResultLike, instrument: Instrument, score_id: str) -> frozenset[str]:
    """Give the items of a score that branching did not show in this result."""
    if not result.hidden:
        return frozenset()
    return frozenset(result.hidden) & items_in(instrument, score_id)
