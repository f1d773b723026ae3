from __future__ import annotations

import math

import oracles
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import JACOBSON

from growth_tui.instrument.model import Reference
from growth_tui.measure.change import (
    ErrorEstimate,
    mann_kendall,
    nap,
    pomp_change,
    raw_change,
    raw_rci,
    reliable_change,
    rising_pairs,
    s_diff,
    sem,
    theil_sen,
)

A = [20, 20, 26, 25, 22, 23]
B = [28, 25, 24, 27, 30, 30, 29]

# Whole numbers keep the arithmetic exact, so that properties hold without tolerances.
values = st.lists(st.integers(-50, 50), min_size=2, max_size=9)
times_and_values = st.lists(
    st.tuples(st.integers(0, 400), st.integers(-50, 50)), min_size=2, max_size=9
)


# --- worked numbers -------------------------------------------------------------------------------


def test_the_published_example() -> None:
    error = sem(7.5, 0.80)
    assert error == pytest.approx(3.354, abs=5e-4)
    assert s_diff(error) == pytest.approx(4.743, abs=5e-4)
    assert reliable_change(32.5, 47.5, s_diff(error)) == pytest.approx(3.162, abs=5e-4)
    assert raw_rci(s_diff(error)) == pytest.approx(9.296925484568419, rel=1e-14)


def test_nap_of_the_published_example() -> None:
    assert nap(A, B) == pytest.approx(0.9166667, abs=5e-8)


def test_plain_changes() -> None:
    assert raw_change(3.2, 3.3) == 0.1
    assert pomp_change(2, 3, 1, 5) == 25
    assert pomp_change(47.5, 32.5, 20, 80) == -25


def test_five_rises_and_a_tie() -> None:
    assert rising_pairs([1, 2, 2, 3]) == (5, 6)
    assert mann_kendall([1, 2, 2, 3]) == 5
    assert mann_kendall([3, 2, 1]) == -3


def test_a_slope_needs_two_instants() -> None:
    assert theil_sen([4, 4, 4], [1, 2, 3]) is None
    assert theil_sen([4], [1]) is None


# --- error estimates ------------------------------------------------------------------------------


def test_an_estimate_carries_its_numbers() -> None:
    estimate = ErrorEstimate.of(JACOBSON)
    assert estimate is not None
    assert (estimate.sem, estimate.s_diff) == (sem(7.5, 0.8), s_diff(sem(7.5, 0.8)))
    assert estimate.rci == raw_rci(estimate.s_diff)


@pytest.mark.parametrize(
    "reference",
    [
        None,
        Reference(),
        Reference(sd=7.5, type="alpha", citation="X"),
        Reference(reliability=0.8, type="alpha", citation="X"),
        Reference(sd=7.5, reliability=0.8, citation="X"),
        Reference(sd=7.5, reliability=0.8, type="alpha"),
        Reference(sd=0, reliability=0.8, type="alpha", citation="X"),
        Reference(sd=7.5, reliability=1, type="alpha", citation="X"),
        Reference(sd=7.5, reliability=0, type="alpha", citation="X"),
    ],
)
def test_no_estimate_is_ever_made_up(reference: Reference | None) -> None:
    assert ErrorEstimate.of(reference) is None


# --- against scipy --------------------------------------------------------------------------------


# scipy also makes a confidence interval, whose root is of a negative number in some ties.
@pytest.mark.filterwarnings("ignore:invalid value encountered in sqrt:RuntimeWarning")
@settings(max_examples=40, deadline=None)  # loading scipy takes longer
@given(pairs=times_and_values)
def test_theil_sen_agrees_with_scipy(pairs: list[tuple[int, int]]) -> None:
    days, ys = [x for x, _ in pairs], [y for _, y in pairs]
    slope = theil_sen(days, ys)
    if len(set(days)) < 2:
        assert slope is None
    else:
        assert slope == pytest.approx(oracles.stats.theilslopes(ys, days).slope)


@settings(max_examples=40, deadline=None)  # loading scipy takes longer
@given(ys=values.filter(lambda ys: len(set(ys)) > 1))
def test_mann_kendall_agrees_with_scipy(ys: list[int]) -> None:
    tau = oracles.stats.kendalltau(range(len(ys)), ys).statistic
    pairs = math.comb(len(ys), 2)
    ties = sum(math.comb(ys.count(y), 2) for y in set(ys))
    assert mann_kendall(ys) == pytest.approx(tau * math.sqrt(pairs * (pairs - ties)))


@settings(max_examples=40, deadline=None)  # loading scipy takes longer
@given(before=values, after=values)
def test_nap_agrees_with_scipy(before: list[int], after: list[int]) -> None:
    u = oracles.stats.mannwhitneyu(after, before, method="asymptotic").statistic
    assert nap(before, after) == pytest.approx(u / (len(before) * len(after)))


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=40)
@given(pairs=times_and_values, order=st.randoms(use_true_random=False))
def test_the_order_in_which_times_are_given_does_not_matter(
    pairs: list[tuple[int, int]], order: object
) -> None:
    shuffled = list(pairs)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    straight = theil_sen(*zip(*pairs, strict=True))
    assert theil_sen(*zip(*shuffled, strict=True)) == straight


@settings(max_examples=40)
@given(pairs=times_and_values, shift=st.integers(-90, 90), scale=st.sampled_from([-4, -1, 0.5, 2]))
def test_slope_under_shift_and_scale(
    pairs: list[tuple[int, int]], shift: int, scale: float
) -> None:
    days, ys = [x for x, _ in pairs], [y for _, y in pairs]
    slope = theil_sen(days, ys)
    moved = theil_sen([x + shift for x in days], [scale * y + shift for y in ys])
    if slope is None:
        assert moved is None
    else:
        assert moved == pytest.approx(scale * slope)


@settings(max_examples=40)
@given(ys=values)
def test_reversal_turns_every_sign(ys: list[int]) -> None:
    rose, pairs = rising_pairs(ys)
    fell, _ = rising_pairs(ys[::-1])
    assert mann_kendall(ys) == rose - fell == -mann_kendall(ys[::-1])
    assert mann_kendall([-y for y in ys]) == -mann_kendall(ys)
    assert rose + fell <= pairs


@settings(max_examples=40)
@given(before=values, after=values, shift=st.integers(-9, 9), scale=st.sampled_from([0.5, 2, 4]))
def test_nap_is_a_share_of_pairs(
    before: list[int], after: list[int], shift: int, scale: float
) -> None:
    share = nap(before, after)
    assert 0 <= share <= 1
    assert share + nap(after, before) == pytest.approx(1)
    assert nap(before[::-1], after) == share
    assert nap([scale * x + shift for x in before], [scale * x + shift for x in after]) == share


@settings(max_examples=40)
@given(x=st.integers(1, 5), y=st.integers(1, 5), shift=st.integers(-9, 9))
def test_change_is_antisymmetric_and_moves_with_its_scale(x: int, y: int, shift: int) -> None:
    assert raw_change(x, y) == -raw_change(y, x)
    assert pomp_change(x, y, 1, 5) == -pomp_change(y, x, 1, 5)
    assert pomp_change(x + shift, y + shift, 1 + shift, 5 + shift) == pomp_change(x, y, 1, 5)
    assert pomp_change(6 - x, 6 - y, 1, 5) == -pomp_change(x, y, 1, 5)


@settings(max_examples=40)
@given(sd=st.floats(0.1, 50), r=st.floats(0.01, 0.99), scale=st.floats(0.1, 10))
def test_error_scales_with_the_unit_and_shrinks_with_reliability(
    sd: float, r: float, scale: float
) -> None:
    assert raw_rci(s_diff(sem(scale * sd, r))) == pytest.approx(scale * raw_rci(s_diff(sem(sd, r))))
    assert sem(sd, r) >= sem(sd, min(0.999, r + 0.005))
