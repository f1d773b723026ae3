"""What many people's answers say of a form: n, mean, SD and Cronbach's alpha of each score.

Only sums are kept, so memory does not grow with the people. Numbers are the keyed ones: reversed
items turned, points instead of answers, times the weight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.model import Instrument
from growth_tui.measure.keying import keys_of
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import branches, hidden_items, score_order

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
        self._keys = {
            score_id: keys_of(instrument, instrument.scores[score_id])
            for score_id in self._values
            if instrument.scores[score_id].method in _COMPOSITES
        }
        self._pairs = {score_id: _Covariances(len(keys)) for score_id, keys in self._keys.items()}

    def add(self, answers: Mapping[str, Any], scores: Mapping[str, ScoreValue]) -> None:
        """Add one person's answers and the scores made of them."""
        hidden = set(hidden_items(self._instrument, answers)) if self._branches else set()
        for score_id, spread in self._values.items():
            value = scores[score_id].value
            if value is not None:
                spread.add(value)
        for score_id, keys in self._keys.items():
            given = []
            for place, key in enumerate(keys):
                x = None if key.item in hidden else key.number(answers.get(key.item))
                if x is not None:
                    given.append((place, key.weight * x))
            self._pairs[score_id].add(given)

    def of_scores(self) -> dict[str, ScoreSummary]:
        """Give the summary of each score, in the form's order of scores."""
        return {
            score_id: ScoreSummary(
                spread.n,
                spread.mean if spread.n else None,
                spread.sd,
                self._pairs[score_id].alpha if score_id in self._pairs else None,
            )
            for score_id, spread in self._values.items()
        }


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


class _Covariances:
    """Pairwise covariances of a stream of incomplete rows.

    For each ordered pair (i, j): in how many rows both stand, the sum of x_i over these rows, and
    the sum of x_i x_j.
    """

    def __init__(self, items: int) -> None:
        self._items = items
        self._n = [[0] * items for _ in range(items)]
        self._sums = [[0.0] * items for _ in range(items)]
        self._products = [[0.0] * items for _ in range(items)]

    def add(self, given: Sequence[tuple[int, float]]) -> None:
        """Add one row: place and number of every item that was answered."""
        for i, x in given:
            n, sums, products = self._n[i], self._sums[i], self._products[i]
            for j, y in given:
                n[j] += 1
                sums[j] += x
                products[j] += x * y

    @property
    def alpha(self) -> float | None:
        """Cronbach's alpha, k/(k-1) (1 - sum of variances / sum of all covariances).

        Source: Cronbach 1951, doi 10.1007/BF02310555.
        """
        k = self._items
        if k < 2 or any(n < 2 for row in self._n for n in row):
            return None
        total = math.fsum(self._covariance(i, j) for i in range(k) for j in range(k))
        own = math.fsum(self._covariance(i, i) for i in range(k))
        return k / (k - 1) * (1 - own / total) if total > 0 else None

    def _covariance(self, i: int, j: int) -> float:
        n = self._n[i][j]
        product = self._sums[i][j] * self._sums[j][i]
        return (self._products[i][j] - product / n) / (n - 1)
