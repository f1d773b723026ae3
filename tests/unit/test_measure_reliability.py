from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

import oracles
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from measure_forms import branching, form, item, made, plain, two_subscales

from growth_tui.instrument.model import Instrument
from growth_tui.instrument.model import Test as When
from growth_tui.measure.reliability import ScoreSummary, Summary
from growth_tui.measure.scoring import score

Rows = Sequence[Sequence[int | None]]


def summed(instrument: Instrument, rows: Rows) -> dict[str, ScoreSummary]:
    summary = Summary(instrument)
    ids = [each.id for each in instrument.items()]
    for row in rows:
        answers: dict[str, Any] = dict(zip(ids, row, strict=True))
        summary.add(answers, score(instrument, answers))
    return summary.of_scores()


def oracle(rows: Rows) -> float:
    return float(oracles.pingouin.cronbach_alpha(oracles.pandas.DataFrame(rows, dtype=float))[0])


PEOPLE: Rows = [
    (1, 2, 1, 2),
    (2, 3, 3, 2),
    (4, 4, 5, 3),
    (5, 4, 4, 5),
    (3, 3, None, 4),
    (2, None, 2, 1),
    (None, 5, 5, 4),
]


def test_mean_and_sd() -> None:
    overall = summed(plain(), PEOPLE)["overall"]
    means = [statistics.mean([x for x in row if x is not None]) for row in PEOPLE]
    assert overall.n == 7
    assert overall.mean == pytest.approx(statistics.mean(means))
    assert overall.sd == pytest.approx(statistics.stdev(means))


def test_alpha_agrees_with_pingouin() -> None:
    assert summed(plain(), PEOPLE)["overall"].alpha == pytest.approx(oracle(PEOPLE))
    assert 0.8 < oracle(PEOPLE) < 1


def test_turned_items_are_turned_first() -> None:
    turned = [(a, None if b is None else 6 - b, c, d) for a, b, c, d in PEOPLE]
    instrument = two_subscales()
    assert summed(instrument, turned)["overall"].alpha == pytest.approx(oracle(PEOPLE))


def test_weights_count() -> None:
    instrument = form(
        [item("a"), item("b")], made("overall", {"a": 3, "b": 1}, method="weighted_mean")
    )
    rows = [(1, 2), (2, 2), (4, 5), (5, 3)]
    assert summed(instrument, rows)["overall"].alpha == pytest.approx(
        oracle([(3 * a, b) for a, b in rows])
    )


def test_people_without_the_score_count_for_alpha_only() -> None:
    instrument = plain(min_answered=4)
    overall = summed(instrument, PEOPLE)["overall"]
    assert overall.n == 4
    assert overall.alpha == pytest.approx(oracle(PEOPLE))


def test_what_branching_hid_is_no_answer() -> None:
    instrument = branching(When("a", "ge", 3))
    rows = [(1, 2, 5), (3, 3, 2), (4, 4, 4), (5, 4, 5), (3, 2, 3)]
    seen = [(1, 2, None), *rows[1:]]
    assert summed(instrument, rows)["overall"].alpha == pytest.approx(oracle(seen))


def test_what_cannot_be_had_is_none() -> None:
    assert summed(plain(), [])["overall"] == ScoreSummary(0, None, None, None)
    one = summed(plain(), [(1, 2, 3, 4)])["overall"]
    assert (one.n, one.mean, one.sd, one.alpha) == (1, 2.5, None, None)
    assert summed(plain(1), [(1,), (2,), (3,)])["overall"].alpha is None
    assert summed(plain(2), [(3, 3), (3, 3)])["overall"].alpha is None
    assert summed(plain(2), [(1, None), (2, None), (3, 3)])["overall"].alpha is None
    least = plain(2, method="min")
    assert summed(least, [(1, 2), (2, 3), (3, 5)])["overall"].alpha is None


@settings(max_examples=30, deadline=None)  # loading pingouin takes longer
@given(
    rows=st.lists(
        st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=3),
        min_size=4,
        max_size=12,
    ),
    order=st.randoms(use_true_random=False),
)
def test_alpha_is_pingouins_in_any_order(rows: list[list[int | None]], order: Any) -> None:
    alpha = summed(plain(3), rows)["overall"].alpha
    shuffled = list(rows)
    order.shuffle(shuffled)
    again = summed(plain(3), shuffled)["overall"].alpha
    assume(alpha is not None)
    assert alpha == pytest.approx(oracle(rows), rel=1e-6, abs=1e-6)
    assert again == pytest.approx(alpha)
