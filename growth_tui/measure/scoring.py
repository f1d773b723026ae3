"""From answers to scores.

The rules, for every score:

* An item hidden by branching counts neither as answered nor as missing.
* A nonresponse, no answer, and a choice without points are missing. Nothing is ever filled by zero.
* `min_answered` and `min_share_answered` (a share of the items that were asked) must both be met
  where both are given; one answer is always needed.
* `missing: person_mean`: what is missing is filled by the person's own mean of the other items of
  the score, so a mean is the mean of what was answered, and a sum is that mean times the items
  asked (by weight). `min` and `max` cannot move by such a filling.
* `missing: none`: nothing is filled. Without a least-answered rule every answer is needed. With
  one, the score is made of what was answered, except that a sum always needs every answer: a sum
  of fewer items would be one filled by zeros.
* A `count` needs every answer, whatever the rules: what is not known is not counted as none.
* Where branching hides an item, a sum or a count has no value: of fewer items it would be another.
* Weight -1 turns an item: low + high - x, with the limits of its own scale (or of its own points).
* `sum` adds w x. `mean` and `weighted_mean` are sum(w x) / sum(w). `min` and `max` look at x.
  `count` is the number of items whose x is not zero, so a map to 0 and 1 says what is counted.
* The position on the scale (POMP) is 100 (x - min) / (max - min) with the score's own range. It and
  the bands look at the unrounded value; the value that is shown is rounded, halves away from zero.
* A score of other scores follows the same rules: its parts are their values before rounding, one
  that cannot be had is missing, and one of which nothing came up is hidden. Questions answered and
  asked are counted once, whatever parts they are in; it is prorated where one of its parts is.
* A score that cannot be had has no value, and a reason.

Sums are exact (math.fsum), so the order of items and answers never matters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from growth_tui.instrument.conditions import visible_items
from growth_tui.instrument.model import Band, Instrument, Score
from growth_tui.instrument.order import made_first
from growth_tui.measure.keying import Key, item_keys, keys_of
from growth_tui.measure.score_value import ScoreValue

_NEAR = 1e-9  # what decimal fractions lose in binary: 0.1 + 0.2 must reach a band from 0.3


def score(instrument: Instrument, answers: Mapping[str, Any]) -> dict[str, ScoreValue]:
    """Score one set of answers.

    Args:
        instrument: The form.
        answers: Item id to answer, in the stored shape; absent and None are unanswered.

    Returns:
        Score id to its value: `overall` first where there is one, then the subscales in their
        order, then the other scores.

    Raises:
        Problem: An answer is not a number where one is needed, or lies off its scale.
    """
    return Scorer(instrument).score(answers)


def hidden_items(instrument: Instrument, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the ids of the questions that branching did not show, in the form's order."""
    if not branches(instrument):
        return ()
    shown = {item.id for item in visible_items(instrument, answers)}
    return tuple(item.id for item in instrument.items() if item.asks and item.id not in shown)


class Scorer:
    """A form made ready for scoring many sets of answers."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._branches = branches(instrument)
        self._order = score_order(instrument)
        self._keys = {
            made.id: (made, keys_of(instrument, made), item_keys(instrument, made))
            for made in scores_made_first(instrument)
        }

    def score(self, answers: Mapping[str, Any]) -> dict[str, ScoreValue]:
        """Score one set of answers; see `score`."""
        hidden = frozenset(hidden_items(self._instrument, answers) if self._branches else ())
        values: dict[str, ScoreValue] = {}
        for score_id, (made, keys, items) in self._keys.items():
            values[score_id] = (
                score_of_scores(made, keys, values, counted(items, answers, hidden))
                if made.components
                else score_one(made, keys, answers, hidden)
            )
        return {score_id: values[score_id] for score_id in self._order}


def score_order(instrument: Instrument) -> tuple[str, ...]:
    """Give the ids of all scores: `overall`, then subscales in order, then the others."""
    first = ["overall", *(subscale.id for subscale in instrument.subscales)]
    ranked = [score_id for score_id in first if score_id in instrument.scores]
    return tuple(dict.fromkeys([*ranked, *instrument.scores]))


def scores_made_first(instrument: Instrument) -> list[Score]:
    """Give all scores, each behind those that it is made of."""
    scores = instrument.scores
    return [scores[each] for each in made_first({s.id: s.components for s in scores.values()})]


def rounded(value: float, digits: int | None) -> float:
    """Round for showing, halves away from zero as people do by hand; None leaves it as it is."""
    if digits is None:
        return value
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP))


def pomp(value: float, low: float, high: float) -> float:
    """Give the position on a scale from low to high, 0 to 100 (percent of maximum possible).

    Source: Cohen, Cohen, Aiken and West 1999, doi 10.1207/S15327906MBR3403_2.
    """
    return 100.0 * (value - low) / (high - low)


def band_of(bands: Sequence[Band], value: float) -> Band | None:
    """Give the band that holds an unrounded value: half-open [low, high), the last one closed."""
    ordered = sorted(bands, key=lambda band: band.low)
    for band in reversed(ordered):
        if value >= band.low - _NEAR:
            closed = band is ordered[-1]
            return band if closed or value < band.high else None
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """The parts of one score that came up: their keys, and a number for each one answered."""

    keys: tuple[Key, ...]
    given: tuple[tuple[Key, float], ...]

    @property
    def complete(self) -> bool:
        return len(self.given) == len(self.keys)


def score_one(
    made: Score, keys: tuple[Key, ...], answers: Mapping[str, Any], hidden: frozenset[str]
) -> ScoreValue:
    """Make one score of items from its keys (keying.keys_of); `hidden` ones did not come up.

    Raises:
        Problem: An answer is not a number where one is needed, or lies off its scale.
    """
    asked_keys = tuple(key for key in keys if key.part not in hidden) if hidden else keys
    asked = _asked(asked_keys, answers)
    counts = (len(asked.given), len(asked.keys))
    return _made(made, asked, counts, some_hidden=len(asked_keys) < len(keys))


def score_of_scores(
    made: Score,
    keys: tuple[Key, ...],
    values: Mapping[str, ScoreValue],
    counts: tuple[int, int],
) -> ScoreValue:
    """Make a score of other scores from its keys, their values, and its questions (`counted`)."""
    asked_keys = tuple(key for key in keys if values[key.part].of)
    asked = _asked(asked_keys, {key.part: values[key.part].exact for key in asked_keys})
    value = _made(made, asked, counts, some_hidden=len(asked_keys) < len(keys))
    if value.value is not None and any(values[key.part].prorated for key in asked_keys):
        return replace(value, prorated=True)
    return value


def counted(
    items: tuple[Key, ...], answers: Mapping[str, Any], hidden: frozenset[str]
) -> tuple[int, int]:
    """Count the questions of a score (keying.item_keys) that were answered, and that came up."""
    asked = _asked(tuple(key for key in items if key.part not in hidden), answers)
    return len(asked.given), len(asked.keys)


def _asked(keys: tuple[Key, ...], answers: Mapping[str, Any]) -> _Asked:
    numbers = [(key, key.number(answers.get(key.part))) for key in keys]
    return _Asked(keys, tuple((key, x) for key, x in numbers if x is not None))


def _made(made: Score, asked: _Asked, counts: tuple[int, int], *, some_hidden: bool) -> ScoreValue:
    reason = _why_not(made, asked, some_hidden=some_hidden)
    if reason is not None:
        return ScoreValue(None, None, *counts, reason=reason)
    value = _value(made, asked)
    low, high = made.range
    if not low - _NEAR <= value <= high + _NEAR:
        return ScoreValue(None, None, *counts, reason="Its number lies outside its own range.")
    value = min(high, max(low, value))
    band = band_of(made.bands, value)
    filled = (
        made.missing == "person_mean"
        and made.method in ("mean", "sum", "weighted_mean")
        and not asked.complete
    )
    return ScoreValue(
        rounded(value, made.rounding),
        pomp(value, low, high),
        *counts,
        band=band.label if band else None,
        prorated=filled,
        exact=value,
    )


def _why_not(made: Score, asked: _Asked, *, some_hidden: bool) -> str | None:
    """Say why no number can be had, None where one can."""
    given, of = len(asked.given), len(asked.keys)
    if of == 0:
        return "None of its questions came up this time."
    if given == 0 and made.components:
        return "None of the scores that it is made of could be had."
    if given == 0:
        return "None of its questions was answered with a number."
    need = _least(made, of)
    if given < need and made.components:
        return f"It takes {need} scores, and {given} of {of} could be had."
    if given < need:
        return f"It takes {need} answers, and {given} of {of} questions {_were(given)} answered."
    if some_hidden and made.method in ("sum", "count"):
        return f"It is a {made.method}, and some of its questions did not come up this time."
    return None


def _least(made: Score, of: int) -> int:
    """Give how many of the asked parts must be answered."""
    if needs_all(made):
        return max(of, made.min_answered or 0)
    share = math.ceil((made.min_share_answered or 0.0) * of - _NEAR)
    return max(1, made.min_answered or 0, share)


def needs_all(made: Score) -> bool:
    """Tell whether every part that came up must be answered."""
    ruled = made.min_answered is not None or made.min_share_answered is not None
    unfilled = made.missing == "none" and (not ruled or made.method == "sum")
    return unfilled or made.method == "count"


def _value(made: Score, asked: _Asked) -> float:
    numbers = [x for _, x in asked.given]
    match made.method:
        case "min":
            return float(min(numbers))
        case "max":
            return float(max(numbers))
        case "count":
            return float(sum(x != 0 for x in numbers))
        case "sum" if asked.complete:
            return math.fsum(key.weight * x for key, x in asked.given)
        case "sum":
            return _mean(asked) * math.fsum(key.weight for key in asked.keys)
        case _:
            return _mean(asked)


def _mean(asked: _Asked) -> float:
    """Give sum(w x) / sum(w) over what was answered."""
    total = math.fsum(key.weight * x for key, x in asked.given)
    return total / math.fsum(key.weight for key, _ in asked.given)


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def branches(instrument: Instrument) -> bool:
    """Tell whether any item of the form is shown only on a condition."""
    return any(item.show_when is not None for item in instrument.items())
