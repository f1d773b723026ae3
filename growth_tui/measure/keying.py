"""From an answer to the number that counts in one score: points, limits and turning.

A score of other scores has keys too, whose numbers are the values of these.

Keys belong to the score and not to the item, since one item may count forward in one score and
turned in another.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.answers import is_answered
from growth_tui.instrument.composition import scores_in
from growth_tui.instrument.model import NUMERIC, Instrument, Item, Score
from growth_tui.instrument.ranges import points_limits
from growth_tui.problem import Problem


@dataclass(frozen=True, slots=True)
class Key:
    """How one part, an item or another score, counts in one score.

    Attributes:
        part: The item's or the score's id.
        weight: What it counts, always positive.
        limits: Lowest and highest number it can give; None for a number item without limits.
        turned: Whether x counts as low + high - x, with these limits and never with observed ones.
        points: Points by answer (a number as text, or a choice's code); None for a plain number.
        several: Whether the answer is a list of codes, whose points are added up.
        whole: Whether only whole numbers are on the scale.
        of_score: Whether the part is a score.
    """

    part: str
    weight: float
    limits: tuple[float, float] | None
    turned: bool
    points: Mapping[str, float] | None
    several: bool
    whole: bool
    of_score: bool = False

    def number(self, answer: Any) -> float | None:
        """Give the number for an answer, None where the answer gives none.

        None stands for no answer, a nonresponse, and an answer that carries no points: each of
        them is missing from the score, and none is a zero. Of several chosen codes, those without
        points add nothing.

        Raises:
            Problem: The answer is not a number, or lies off the item's scale.
        """
        if not is_answered(answer):
            return None
        if self.points is None:
            value = self._plain(answer)
        elif self.several:
            value = math.fsum(self.points.get(str(code), 0.0) for code in answer)
        else:
            mapped = self.points.get(_as_text(answer))
            if mapped is None:
                return None
            value = mapped
        if self.turned and self.limits is not None:
            return self.limits[0] + self.limits[1] - value
        return value

    def _plain(self, answer: Any) -> float:
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise Problem("This answer is not a number.", where=self.part)
        low, high = self.limits or (-math.inf, math.inf)
        if not low <= answer <= high or not math.isfinite(answer) or self._broken(answer):
            raise Problem("This answer lies off its scale.", where=self.part)
        return answer

    def _broken(self, answer: float) -> bool:
        return self.whole and not float(answer).is_integer()


def keys_of(instrument: Instrument, score: Score) -> tuple[Key, ...]:
    """Give one key for each part of the score, in the order in which the score names them."""
    if score.components:
        return tuple(
            _score_key(instrument.scores[score_id], weight)
            for score_id, weight in score.components.items()
        )
    items = {item.id: item for item in instrument.items()}
    return tuple(
        _key(items[item_id], weight, score.points.get(item_id))
        for item_id, weight in score.weights.items()
    )


def item_keys(instrument: Instrument, score: Score) -> tuple[Key, ...]:
    """Give one key for each item that the score is made of in the end."""
    items = {item.id: item for item in instrument.items()}
    found: dict[str, Key] = {}
    for part in scores_in(instrument, score.id):
        for item_id in part.weights.keys() - found.keys():
            found[item_id] = _key(items[item_id], 1.0, part.points.get(item_id))
    return tuple(found.values())


def item_number(item: Item, answer: Any) -> float | None:
    """Give the number of an answer by itself, not turned and without a score's points.

    Raises:
        Problem: The answer is not a number, or lies off the item's scale.
    """
    return _key(item, 1.0, None).number(answer)


def _key(item: Item, weight: float, declared: Mapping[str, float] | None) -> Key:
    several = item.type == "multiple_choice"
    points = declared
    if points is None and item.type not in NUMERIC:
        points = {c.code: c.points for c in item.choices if c.points is not None}
    limits = item.limits if declared is None else points_limits(declared.values(), several=several)
    whole = item.whole or item.type == "scale"
    return Key(item.id, abs(weight), limits, weight < 0, points, several, whole)


def _score_key(part: Score, weight: float) -> Key:
    return Key(part.id, abs(weight), part.range, weight < 0, None, False, False, of_score=True)


def _as_text(answer: Any) -> str:
    """Write a number as a definition's map does: 3 and 3.0 are both "3"."""
    if isinstance(answer, float) and answer.is_integer():
        return str(int(answer))
    return str(answer)
