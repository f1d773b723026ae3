"""Looking back: how one would now answer for an earlier time.

What answers mean to a person can change with what they learn (response shift): "often" at the
start and "often" a year later need not be the same. Rating the earlier time anew, with today's
eyes, shows how far. It is a series of its own and never replaces the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from growth_tui.instrument.model import Instrument, Score
from growth_tui.measure.between import Moment, no_score
from growth_tui.measure.change import raw_change
from growth_tui.measure.comparable import comparable
from growth_tui.measure.findings import Finding, in_unit, movement, unit_of
from growth_tui.measure.results import FormLike, ResultLike
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import score_order


class LookingBackLike(Protocol):
    """A rating of an earlier time with today's eyes (records.LookingBack is one)."""

    @property
    def form(self) -> FormLike:
        """The exact form it was rated on."""

    @property
    def scores(self) -> Mapping[str, ScoreValue]:
        """Score id to the score for then, as rated now."""


def recalibration(
    instrument: Instrument, original: ResultLike, now: LookingBackLike, *earlier: Instrument
) -> dict[str, Finding]:
    """Give for each score how the rating now for then differs from the original one.

    Args:
        instrument: The newest definition.
        original: The earlier result as it was answered then.
        now: How one would now answer for that time.
        earlier: Older definitions, whose change logs count too.

    Returns:
        Score id to a finding: `looking_back` with now-rating - original as its size, else
        `not_comparable` or `no_score`.

    Source: Howard 1980, Evaluation Review 4(1), doi 10.1177/0193841X8000400105.
    """
    reason = comparable(original.form, now.form, instrument, *earlier).reason
    return {
        score_id: _one(instrument.scores[score_id], original, now, reason)
        for score_id in score_order(instrument)
    }


def _one(score: Score, original: ResultLike, now: LookingBackLike, reason: str) -> Finding:
    if reason:
        return Finding("not_comparable", score.id, score.title, inputs={"reason": reason})
    unit = unit_of(score)
    then, anew = original.scores.get(score.id), now.scores.get(score.id)
    before, after = in_unit(then, unit), in_unit(anew, unit)
    if before is None or after is None:
        return no_score(score, Moment(original.taken_at, then if before is None else anew))
    size = raw_change(before, after)
    inputs = {
        "before": before,
        "after": after,
        "taken_at": original.taken_at,
        "range": score.range,
    }
    return Finding("looking_back", score.id, score.title, movement(size), size, unit, inputs)
