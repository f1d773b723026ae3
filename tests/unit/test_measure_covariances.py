"""Covariances from sums, against pandas."""

from __future__ import annotations

import random
from itertools import combinations_with_replacement

import oracles
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.measure.covariances import Covariances

PAIRS = list(combinations_with_replacement(range(3), 2))
NUMBERS = st.none() | st.integers(1, 5) | st.floats(-10, 10)


def of_batches(rows: list[tuple[float | None, ...]], batch: int) -> Covariances:
    found = Covariances(PAIRS)
    for start in range(0, len(rows), batch):
        found.add([list(column) for column in zip(*rows[start : start + batch], strict=True)])
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=30), st.integers(1, 12))
def test_each_pair_is_that_of_pandas(rows: list[tuple[float | None, ...]], batch: int) -> None:
    expected = oracles.pandas.DataFrame(rows, columns=range(3), dtype=float).cov(min_periods=2)
    found = of_batches(rows, batch)
    for pair in PAIRS:
        here, there = found.covariance(pair), expected.loc[pair]
        assert (here is None) == oracles.pandas.isna(there)
        if here is not None:
            assert here == pytest.approx(there, abs=1e-9)


def test_few_values_and_many_give_the_same_in_large_batches() -> None:
    chance = random.Random(3)
    rows: list[tuple[float | None, ...]] = []
    for _ in range(3000):
        level = chance.gauss(0, 1)
        answer = None if chance.random() < 0.2 else min(5, max(1, round(3 + level)))
        other = None if chance.random() < 0.2 else min(5, max(1, round(3 + level)))
        rows.append((answer, other, 50 + 10 * level))
    expected = oracles.pandas.DataFrame(rows, dtype=float).cov()
    found = of_batches(rows, 1024)
    for pair in PAIRS:
        assert found.covariance(pair) == pytest.approx(expected.loc[pair], abs=1e-9)
