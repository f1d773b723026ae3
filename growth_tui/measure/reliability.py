"""What many people's answers say of a form: n, mean, SD and Cronbach's alpha of each score.

Only sums are kept, so memory does not grow with the people. Numbers are the keyed ones: reversed
items turned, points instead of answers, times the weight. For a score of other scores these are
its items, with their values before rounding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any

from growth_tui.instrument.model import Instrument
from growth_tui.measure.covariances import Covariances
from growth_tui.measure.keying import Key, keys_of
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import branches, hidden_items, score_order

_BATCH = 1024  # people taken in at once
_COMPOSITES = frozenset({"mean", "weighted_mean", "sum"})


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """One score over many people.

    Attributes:
        n: How many people have the score.
        mean: Their mean in the score's own units, None with nobody.
        sd: Their standard deviation (n - 1), None with fewer than two.
        alpha: Cronbach's alpha of the items, from everybody's answers; None for a score that is
            no mean or sum, of fewer than two items, or without enough answers to have one.
    """

    n: int
    mean: float | None
    sd: float | None
    alpha: float | None


class Summary:
    """Adds up people one by one; `of_scores` says at any time what came of it."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._branches = branches(instrument)
        self._values = {score_id: _Spread() for score_id in score_order(instrument)}
        self._keys: list[Key] = []  # each way of counting an item once, whatever scores share it
        self._places = {
            score_id: [self._place(key) for key in keys_of(instrument, instrument.scores[score_id])]
            for score_id in self._values
            if instrument.scores[score_id].method in _COMPOSITES
        }
        self._columns: list[list[Any]] = [[] for _ in self._keys]
        self._waiting = 0
        self._covariances = Covariances(
            {pair for places in self._places.values() for pair in _pairs(places)}
        )

    def add(self, answers: Mapping[str, Any], scores: Mapping[str, ScoreValue]) -> None:
        """Add one person's answers and the scores made of them."""
        hidden = set(hidden_items(self._instrument, answers)) if self._branches else set()
        for score_id, spread in self._values.items():
            value = scores[score_id].value
            if value is not None:
                spread.add(value)
        for key, column in zip(self._keys, self._columns, strict=True):
            if key.of_score:
                column.append(scores[key.part].exact)
            else:
                column.append(None if key.part in hidden else answers.get(key.part))
        self._waiting += 1
        if self._waiting == _BATCH:
            self._take_in()

    def of_scores(self) -> dict[str, ScoreSummary]:
        """Give the summary of each score, in the form's order of scores."""
        self._take_in()
        return {
            score_id: ScoreSummary(
                spread.n,
                spread.mean if spread.n else None,
                spread.sd,
                self._alpha(self._places[score_id]) if score_id in self._places else None,
            )
            for score_id, spread in self._values.items()
        }

    def _place(self, key: Key) -> int:
        if key not in self._keys:
            self._keys.append(key)
        return self._keys.index(key)

    def _take_in(self) -> None:
        """Add the waiting answers to the sums."""
        self._covariances.add(
            [_keyed(key, column) for key, column in zip(self._keys, self._columns, strict=True)]
        )
        for column in self._columns:
            column.clear()
        self._waiting = 0

    def _alpha(self, places: Sequence[int]) -> float | None:
        """Cronbach's alpha, k/(k-1) (1 - sum of variances / sum of all covariances).

        Source: Cronbach 1951, doi 10.1007/BF02310555.
        """
        k = len(places)
        found = {pair: self._covariances.covariance(pair) for pair in _pairs(places)}
        known = {pair: value for pair, value in found.items() if value is not None}
        if k < 2 or len(known) < len(found):
            return None
        own = math.fsum(value for (i, j), value in known.items() if i == j)
        between = math.fsum(value for (i, j), value in known.items() if i != j)
        total = own + 2 * between
        return k / (k - 1) * (1 - own / total) if total > 0 else None


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give each pair of places once, and each place with itself."""
    return combinations_with_replacement(sorted(places), 2)


def _keyed(key: Key, answers: Sequence[Any]) -> list[float | None]:
    """Give the number that each answer counts, times the weight; each kind is worked out once."""
    numbers: dict[Any, float | None] = {}
    out = []
    for answer in answers:
        kind = tuple(answer) if isinstance(answer, list) else answer
        if isinstance(kind, dict):
            kind = None  # a nonresponse
        if kind not in numbers:
            x = key.number(answer)
            numbers[kind] = None if x is None else key.weight * x
        out.append(numbers[kind])
    return out


class _Spread:
    """Mean and standard deviation of a stream.

    Source: Welford 1962, doi 10.1080/00401706.1962.10490022.
    """

    def __init__(self) -> None:
        self.n = 0
        self.mean = 0.0
        self._squares = 0.0

    def add(self, value: float) -> None:
        self.n += 1
        step = value - self.mean
        self.mean += step / self.n
        self._squares += step * (value - self.mean)

    @property
    def sd(self) -> float | None:
        return math.sqrt(self._squares / (self.n - 1)) if self.n > 1 else None
