from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import SIX, branching, form, item, made, plain, two_subscales

from growth_tui.instrument.model import Choice, Instrument, Item
from growth_tui.instrument.model import Test as When
from growth_tui.measure.many import RowScorer
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import score
from growth_tui.problem import Problem

CHOICES = (Choice("x", "X", 1), Choice("y", "Y", 0), Choice("none", "None"))
HALVES = (Choice("x", "X", 0.5), Choice("y", "Y", -2))


def of_all_kinds() -> Instrument:
    points = {"a": {str(x): float(x * x) for x in range(1, 6)}}
    items = [
        item("a"),
        item("b"),
        item("c", SIX),
        Item("one", "single_choice", "?", choices=CHOICES),
        Item("many", "multiple_choice", "?", choices=CHOICES),
        Item("line", "vas", "?", min=0, max=1),
        Item("half", "single_choice", "?", choices=HALVES),
    ]
    return form(
        items,
        made("mean", {"a": 1, "b": -1}, min_share_answered=0.5, rounding=1),
        made("total", {"a": 1, "b": -1, "one": 1}, method="sum", range=(0, 11)),
        made("counted", {"a": 1, "one": 1}, method="count", range=(0, 2)),
        made("squares", {"a": -1, "b": 1}, points=points, range=(1, 25)),
        made("weighed", {"a": 0.5, "c": 2}, method="weighted_mean", range=(1, 6)),
        made("least", {"a": 1, "b": 1}, method="min"),
        made("single", {"c": -1}, range=(1, 6)),
        made("halves", {"a": 1, "half": 1}, method="sum", range=(-1, 5.5)),
        made("mixed", {"many": 1, "line": 1}, range=(-2, 1)),
        made("none", {"a": 1, "b": 1}, missing="none"),
    )


IDS = ("line", "c", "b", "a", "many", "one", "half")
rows = st.tuples(
    st.one_of(st.none(), st.floats(0, 1)),
    st.one_of(st.none(), st.integers(1, 6)),
    st.one_of(st.none(), st.integers(1, 5)),
    st.one_of(st.none(), st.integers(1, 5)),
    st.one_of(st.none(), st.lists(st.sampled_from(["x", "y", "none"]), unique=True)),
    st.sampled_from([None, "x", "y", "none"]),
    st.sampled_from([None, "x", "y"]),
)
ALL_KINDS = of_all_kinds()
READY = RowScorer(ALL_KINDS, IDS, lambda value: value)
BRANCHING = branching(When("a", "ge", 4), missing="none")
READY_TO_BRANCH = RowScorer(BRANCHING, "abc", lambda value: value)


@settings(max_examples=150)
@given(row=rows)
def test_a_row_scores_as_the_same_answers_do(row: tuple[Any, ...]) -> None:
    expected = score(ALL_KINDS, dict(zip(IDS, row, strict=True)))
    assert dict(zip(READY.order, READY.score(row), strict=True)) == expected


@settings(max_examples=40)
@given(row=st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=3))
def test_branching_is_followed_row_by_row(row: list[int | None]) -> None:
    expected = score(BRANCHING, dict(zip("abc", row, strict=True)))
    assert READY_TO_BRANCH.score(row) == (expected["overall"],)


def test_each_outcome_is_finished_once() -> None:
    finished: list[ScoreValue] = []
    ready = RowScorer(plain(), "abcd", lambda value: finished.append(value))
    for row in ([1, 2, 3, 4], [4, 3, 2, 1], [2, 2, 3, 3], [1, 1, 1, 1]):
        ready.score(row)
    assert [value.value for value in finished] == [2.5, 1]
    alone = RowScorer(plain(1), "a", lambda value: finished.append(value))
    for row in ([1], [2], [1]):
        alone.score(row)
    assert len(finished) == 4


def test_order_and_columns() -> None:
    ready = RowScorer(two_subscales(), ["d", "a"], lambda value: value.answered)
    assert ready.order == ("overall", "first", "second")
    assert ready.score([5, 5]) == (2, 1, 1)


@pytest.mark.parametrize("wrong", [0, 6, 2.7, "3", [1]])
def test_an_answer_off_its_scale_is_never_scored(wrong: Any) -> None:
    ready = RowScorer(plain(), "abcd", lambda value: value)
    ready.score([1, 1, 1, 1])
    with pytest.raises(Problem):
        ready.score([wrong, 1, 1, 1])
