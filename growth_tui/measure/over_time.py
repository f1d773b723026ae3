"""What may be said of one score over all its times, by how many there are.

1: nothing about change. 2: the change between them. 3 and 4: that, and the range. 5 and more: that,
and the direction over all pairs. Only times that may be compared with the last one count, and only
those at which the score could be had. No significance tests: with fewer than five times a two-sided
Mann-Kendall test cannot reach .05 at all, and many looks at many scores give false alarms.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from growth_tui.instrument.model import Score
from growth_tui.measure.between import Moment, between, no_score
from growth_tui.measure.change import mann_kendall, nap, rising_pairs, theil_sen
from growth_tui.measure.findings import Finding, FindingKind, Movement, Unit, in_unit, unit_of
from growth_tui.measure.series import Point

RANGE_FROM, TREND_FROM, PHASE_FROM = 3, 5, 3

TREND_MOST = 200
"""A direction looks at this many of the latest times; the pairs grow with their square."""

CLEAR = 2 / 3
"""A direction is called clear where this share of the pairs that differ goes one way.

A convention for wording, no test.
"""

_DAY = timedelta(days=1)


def over_time(score: Score, points: Sequence[Point]) -> tuple[Finding, ...]:
    """Give the findings about one score, the latest change first.

    Args:
        score: The score as the newest definition has it.
        points: Its series, oldest first (series.series).
    """
    if not points:
        return ()
    last = points[-1]
    usable = comparable_points(points)
    if last.value is None:
        return (no_score(score, _moment(last)), *_longer(score, usable))
    if len(usable) == 1:
        return (_alone(score, points),)
    alike = usable[-2].alike and last.alike
    change = between(score, _moment(usable[-2]), _moment(last), alike=alike)
    return (change, *_longer(score, usable))


def comparable_points(points: Sequence[Point]) -> list[Point]:
    """Give the points with a value that may be compared with the last one, itself included."""
    return [p for p in points if p.group == points[-1].group and p.value is not None]


def phases(score: Score, points: Sequence[Point], at: datetime, label: str) -> Finding | None:
    """Compare the times before and after something that the person marked.

    None with fewer than three times on either side.

    Args:
        score: The score.
        points: Its series, oldest first.
        at: When the new phase began; a time at that very instant belongs to it.
        label: What the person called it.
    """
    usable = comparable_points(points) if points else []
    unit = _unit(score, usable)
    before = _values([p for p in usable if p.taken_at < at], unit)
    after = _values([p for p in usable if p.taken_at >= at], unit)
    if min(len(before), len(after)) < PHASE_FROM:
        return None
    share = nap(before, after)
    equal = sum(a == b for a in before for b in after)
    pairs = len(before) * len(after)
    return Finding(
        "phases",
        score.id,
        score.title,
        "rose" if share > 0.5 else "fell" if share < 0.5 else "same",
        share,
        unit,
        {
            "label": label,
            "at": at,
            "n_before": len(before),
            "n_after": len(after),
            "higher": sum(b > a for a in before for b in after),
            "equal": equal,
            "pairs": pairs,
            "looks_for": score.direction,
        },
    )


def _alone(score: Score, points: Sequence[Point]) -> Finding:
    """Give the finding where the last time has nothing to be compared with."""
    last = points[-1]
    if last.break_before:
        inputs = {"reason": last.reason}
        return Finding("not_comparable", score.id, score.title, inputs=inputs)
    if len(points) > 1:
        return no_score(score, _moment(points[-2]))
    return Finding("first", score.id, score.title, inputs={"taken_at": last.taken_at})


def _longer(score: Score, usable: Sequence[Point]) -> tuple[Finding, ...]:
    if len(usable) >= TREND_FROM:
        found = _trend(score, usable[-TREND_MOST:])
        return (found,) if found else ()
    if len(usable) >= RANGE_FROM:
        return (_range(score, usable),)
    return ()


def _range(score: Score, usable: Sequence[Point]) -> Finding:
    unit = _unit(score, usable)
    values = _values(usable, unit)
    inputs = {
        "n": len(values),
        "low": min(values),
        "high": max(values),
        "first_at": usable[0].taken_at,
        "last_at": usable[-1].taken_at,
    }
    size = max(values) - min(values)
    return Finding("range", score.id, score.title, None, size, unit, inputs)


def _trend(score: Score, usable: Sequence[Point]) -> Finding | None:
    unit = _unit(score, usable)
    values = _values(usable, unit)
    days = [(point.taken_at - usable[0].taken_at) / _DAY for point in usable]
    slope = theil_sen(days, values)
    if slope is None:
        return None
    rose, pairs = rising_pairs(values)
    fell = rose - mann_kendall(values)
    way = _way(rose, fell, slope)
    inputs = {
        "n": len(values),
        "rose": rose,
        "fell": fell,
        "pairs": pairs,
        "slope": slope,
        "days": days[-1],
        "first_at": usable[0].taken_at,
        "last_at": usable[-1].taken_at,
        "looks_for": score.direction,
    }
    kind: FindingKind = "no_direction" if way is None else "trend"
    return Finding(kind, score.id, score.title, way, slope, unit, inputs)


def _way(rose: int, fell: int, slope: float) -> Movement | None:
    """Give the direction where it is clear, in the pairs and in the slope alike."""
    if rose >= CLEAR * (rose + fell) and slope > 0:
        return "rose"
    if fell >= CLEAR * (rose + fell) and slope < 0:
        return "fell"
    return None


def _moment(point: Point) -> Moment:
    return Moment(point.taken_at, point.score, point.hidden)


def _unit(score: Score, points: Sequence[Point]) -> Unit:
    """Give the score's unit, where every time was counted in it."""
    return unit_of(score) if all(point.alike for point in points) else "position"


def _values(points: Sequence[Point], unit: Unit) -> list[float]:
    found = [in_unit(point.score, unit) for point in points]
    return [value for value in found if value is not None]
