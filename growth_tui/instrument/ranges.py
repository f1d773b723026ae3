"""The lowest and highest number that an item, and then a score, can come to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from growth_tui.instrument.model import Method

Limits = tuple[float, float]


def points_limits(points: Iterable[float], *, several: bool) -> Limits:
    """The limits of answers that are mapped to points; `several` may be chosen and added up."""
    values = list(points)
    if several:
        return sum(p for p in values if p < 0), sum(p for p in values if p > 0)
    return min(values), max(values)


def score_limits(
    method: Method, weights: Mapping[str, float], limits: Mapping[str, Limits]
) -> Limits:
    """The lowest and highest value of a score, given the limits of each of its parts.

    Turning a part leaves its limits as they are, so a weight of -1 counts as 1.
    """
    weighed = [(abs(weight), *limits[part]) for part, weight in weights.items()]
    lows: Sequence[float] = [low for _, low, _ in weighed]
    highs: Sequence[float] = [high for _, _, high in weighed]
    match method:
        case "count":
            return 0.0, float(len(weighed))
        case "min":
            return min(lows), min(highs)
        case "max":
            return max(lows), max(highs)
    low = math.fsum(weight * low for weight, low, _ in weighed)
    high = math.fsum(weight * high for weight, _, high in weighed)
    if method == "sum":
        return low, high
    total = math.fsum(weight for weight, _, _ in weighed)
    return low / total, high / total
