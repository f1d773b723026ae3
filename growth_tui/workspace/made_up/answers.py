"""Answers as one person could have given them over a year: slow change, wobble, a dip."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from random import Random
from typing import Any

from growth_tui.instrument.model import Instrument, Item

LENGTH = 370
"""Days of the year that is told."""

Bends = tuple[tuple[float, float], ...]

# Where the person stands on each facet, 0 to 1, by share of the year gone by. Knowing one's biases
# falls once somebody helps to look at them: seeing more can lower a score.
_CURVES: Mapping[str, Bends] = {
    "accountability": ((0.0, 0.42), (0.5, 0.50), (1.0, 0.70)),
    "consultation": ((0.0, 0.30), (0.45, 0.32), (0.7, 0.58), (1.0, 0.66)),
    "biases": ((0.0, 0.52), (0.45, 0.55), (0.6, 0.40), (1.0, 0.62)),
    "embodiment": ((0.0, 0.33), (0.5, 0.48), (1.0, 0.62)),
    "repair": ((0.0, 0.44), (0.6, 0.47), (1.0, 0.63)),
    "advocacy": ((0.0, 0.48), (0.5, 0.44), (1.0, 0.50)),
}
_OTHER: Bends = ((0.0, 0.40), (1.0, 0.56))
_NO_OPPORTUNITY = 0.03


def day_share(days_ago: int) -> float:
    """The share of the year gone by on that day, 0 to 1."""
    return min(1.0, max(0.0, 1.0 - days_ago / LENGTH))


def answers_to(
    form: Instrument, days_ago: int, chance: Random, *, lower: float = 0.0
) -> dict[str, Any]:
    """Answers to every scale item of a form; `lower` takes that much off, on a scale of 0 to 1."""
    share = day_share(days_ago)
    sitting = chance.gauss(0.0, 0.03)
    leaning = Random(form.id)  # what comes easier or harder stays so through the year
    given = {}
    for item in form.items():
        ease = leaning.gauss(0.0, 0.09)
        if item.scale is None:
            continue
        stand = _at(_CURVES.get(item.subscale or "", _OTHER), share) + ease + sitting - lower
        given[item.id] = _answer(item, stand + chance.gauss(0.0, 0.10), share, chance)
    return given


def _answer(item: Item, stand: float, share: float, chance: Random) -> Any:
    """One answer at that place of the scale, now and then that there was no opportunity."""
    assert item.scale is not None
    alone = item.subscale == "consultation" and share < 0.45
    codes = [each.code for each in item.scale.nonresponse]
    if chance.random() < (0.25 if alone else _NO_OPPORTUNITY) and "no_opportunity" in codes:
        return {"nonresponse": "no_opportunity"}
    low, high = item.scale.min, item.scale.max
    step = round(min(1.0, max(0.0, stand)) * (high - low))
    return high - step if item.reverse_scored else low + step


def _at(bends: Bends, share: float) -> float:
    """The height of a line through these points."""
    for (x1, y1), (x2, y2) in pairwise(bends):
        if share <= x2:
            return y1 + (y2 - y1) * (share - x1) / (x2 - x1)
    return bends[-1][1]
