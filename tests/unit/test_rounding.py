from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth_tui.rounding import whole


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (62.5, "63"),
        (61.5, "62"),
        (62.49, "62"),
        (-0.5, "-1"),
        (-12.5, "-13"),
        (-0.4, "0"),
        (0, "0"),
    ],
)
def test_halves_go_away_from_zero(value: float, written: str) -> None:
    assert whole(value) == written


@given(st.integers(-100_000, 100_000))
def test_as_by_hand(thousandths: int) -> None:
    by_hand = (Decimal(thousandths) / 1000).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    assert whole(thousandths / 1000) == str(int(by_hand))
