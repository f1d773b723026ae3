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
        hidden: The items of this score that branching did not show.
        break_before: Whether the line must not join this point to the one before it.
        reason: Why the line breaks, a plain sentence; empty where it does not.
        other_items: Whether branching showed other items of this score than the time before.
        alike: Whether the form counted then as it does now; else only positions say the same.
    """

    result: str
    taken_at: datetime
    score: ScoreValue | None
    group: int
    hidden: frozenset[str] = frozenset()
    break_before: bool = False
    reason: str = ""
    other_items: bool = False
    alike: bool = True

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
    declaring = (instrument, *earlier)
    ordered = in_order(results)
    numbers = groups([result.form for result in ordered], *declaring)
    points: list[Point] = []
    for place, (result, number) in enumerate(zip(ordered, numbers, strict=True)):
        hidden = hidden_of(result, instrument, score_id)
        breaks = place > 0 and number != numbers[place - 1]
        points.append(
            Point(
                result=result.id,
                taken_at=result.taken_at,
                score=result.scores.get(score_id),
                group=number,
                hidden=hidden,
                break_before=breaks,
                reason=_reason(ordered[place - 1], result, declaring) if breaks else "",
                other_items=place > 0 and not breaks and hidden != points[-1].hidden,
                alike=result.form.scores_fingerprint == instrument.fingerprint.scores,
            )
        )
    return tuple(points)


def _reason(before: ResultLike, after: ResultLike, declaring: Iterable[Instrument]) -> str:
    return comparable(before.form, after.form, *declaring).reason
