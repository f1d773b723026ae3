"""One score over time: points, the gaps where it could not be had, and where the line breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from growth_tui.instrument.model import Instrument
from growth_tui.measure.comparable import comparable, groups
from growth_tui.measure.results import ResultLike, hidden_of, in_order
from growth_tui.measure.score_value import ScoreValue


@dataclass(frozen=True, slots=True)
class Point:
    """One result's place in a series.

    Attributes:
        result: The result's id.
        taken_at: When it was taken.
        score: The score as it was shown; None where the form then had no such score.
        group: Points with the same number may be compared, others may not.
        break_before: Whether the line must not join this point to the one before it.
        reason: Why the line breaks, a plain sentence; empty where it does not.
        other_items: Whether branching showed other items of this score than the time before.
    """

    result: str
    taken_at: datetime
    score: ScoreValue | None
    group: int
    break_before: bool = False
    reason: str = ""
    other_items: bool = False

    @property
    def value(self) -> float | None:
        """The value in the score's own units, None for a gap."""
        return self.score.value if self.score else None

    @property
    def pomp(self) -> float | None:
        """The position on its scale, 0 to 100, None for a gap."""
        return self.score.pomp if self.score else None


def series(
    results: Iterable[ResultLike], score_id: str, instrument: Instrument, *earlier: Instrument
) -> tuple[Point, ...]:
    """Give one score's points, oldest first.

    Args:
        results: Results of one assessment in any order.
        score_id: Which score.
        instrument: The newest definition, whose change log says what may be joined.
        earlier: Older definitions, whose change logs count too.
    """
    ordered = in_order(results)
    forms = [result.form for result in ordered]
    numbers = groups(forms, instrument, *earlier)
    points: list[Point] = []
    for place, (result, number) in enumerate(zip(ordered, numbers, strict=True)):
        breaks, reason, other_items = False, "", False
        if place:
            before = ordered[place - 1]
            breaks = number != numbers[place - 1]
            if breaks:
                reason = comparable(before.form, result.form, instrument, *earlier).reason
            else:
                other_items = hidden_of(result, instrument, score_id) != hidden_of(
                    before, instrument, score_id
                )
        points.append(
            Point(
                result.id,
                result.taken_at,
                result.scores.get(score_id),
                number,
                breaks,
                reason,
                other_items,
            )
        )
    return tuple(points)
