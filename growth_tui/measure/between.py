"""What may be said of one score at two times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from growth_tui.instrument.model import Score
from growth_tui.measure.change import ErrorEstimate, raw_change, reliable_change
from growth_tui.measure.findings import Finding, in_unit, movement, unit_of
from growth_tui.measure.score_value import ScoreValue


@dataclass(frozen=True, slots=True)
class Moment:
    """One score at one time; `hidden` lists its items that branching did not show."""

    at: datetime
    value: ScoreValue | None
    hidden: frozenset[str] = frozenset()

    @property
    def number(self) -> float | None:
        """The value in the score's own units."""
        return self.value.value if self.value else None

    @property
    def position(self) -> float | None:
        """The position on its scale, 0 to 100."""
        return self.value.pomp if self.value else None

    @property
    def complete(self) -> bool:
        """Whether every question of the score that came up was answered."""
        return self.value is not None and self.value.answered == self.value.of


def between(
    score: Score, before: Moment, after: Moment, why_not: str = "", *, alike: bool = True
) -> Finding:
    """Give the one finding about two times.

    Args:
        score: The score, with its reference if it has one.
        before: The earlier time, or the first of the two that are compared.
        after: The other.
        why_not: Why the two may not be compared; empty where they may.
        alike: Whether the score was made in the same way both times. Where it was not, only the
            positions can be held against each other.

    Returns:
        `not_comparable`, `no_score`, `change`, or `reliable_change` where the form has an error
        estimate, every question that came up was answered both times, the same ones came up, and
        the score was made alike.
    """
    if why_not:
        return Finding("not_comparable", score.id, score.title, inputs={"reason": why_not})
    unit = unit_of(score) if alike else "position"
    x1, x2 = in_unit(before.value, unit), in_unit(after.value, unit)
    if x1 is None or x2 is None:
        return no_score(score, before if x1 is None else after)
    size = raw_change(x1, x2)
    inputs: dict[str, Any] = {
        "before": x1,
        "after": x2,
        "before_value": before.number,
        "after_value": after.number,
        "before_at": before.at,
        "after_at": after.at,
        "range": score.range,
        "looks_for": score.direction,
    }
    estimate = ErrorEstimate.of(score.reference)
    open_ones = not (before.complete and after.complete)
    other_items = before.hidden != after.hidden
    if estimate is None or open_ones or other_items or not alike:
        inputs |= {"open": open_ones, "other_items": other_items, "alike": alike}
        inputs["estimate"] = estimate is not None
        return Finding("change", score.id, score.title, movement(size), size, unit, inputs)
    return Finding(
        "reliable_change",
        score.id,
        score.title,
        movement(size),
        size,
        unit,
        inputs | _error(estimate, x1, x2),
    )


def no_score(score: Score, moment: Moment) -> Finding:
    """Give the finding that a score could not be had at that time."""
    reason = moment.value.reason if moment.value else "The form did not have this score then."
    inputs = {"reason": reason or "", "at": moment.at}
    return Finding("no_score", score.id, score.title, inputs=inputs)


def _error(estimate: ErrorEstimate, before: float, after: float) -> dict[str, Any]:
    size = raw_change(before, after)
    return {
        "sd": estimate.sd,
        "reliability": estimate.reliability,
        "type": estimate.type,
        "citation": estimate.citation,
        "sem": estimate.sem,
        "s_diff": estimate.s_diff,
        "rci": estimate.rci,
        "rc": reliable_change(before, after, estimate.s_diff),
        "beyond": abs(size) > estimate.rci,
    }
