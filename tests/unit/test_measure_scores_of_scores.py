"""Scores that are made of other scores."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import covariance, variance
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instrument_forms import built, small
from measure_forms import form, item, made, taken

from growth_tui.instrument.composition import items_in
from growth_tui.instrument.model import Instrument
from growth_tui.instrument.model import Test as When
from growth_tui.measure.many import RowScorer
from growth_tui.measure.reliability import Summary
from growth_tui.measure.results import hidden_of
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import score

IDS = "abcdef"


def composite(components: Mapping[str, float], **more: Any) -> Instrument:
    """Items a to f; `one` (a, b), `two` (c, d, turned), `three` (e, f) and `all` of these."""
    more = {"weights": {}, "components": components} | more
    scores = {"one": {"a": 1, "b": 1}, "two": {"c": 1, "d": -1}, "three": {"e": 1, "f": 1}}
    return form(
        [item(each) for each in IDS],
        made("all", **more),
        *(made(name, weights, min_answered=2, rounding=0) for name, weights in scores.items()),
    )


def answers(*values: int | None) -> dict[str, Any]:
    return dict(zip(IDS, values, strict=False))


def whole(instrument: Instrument, *values: int | None) -> ScoreValue:
    return score(instrument, answers(*values))["all"]


EACH = {"one": 1, "two": 1, "three": 1}


def test_it_is_made_of_the_values_before_rounding() -> None:
    instrument = composite({"one": 1, "two": 1})
    found = score(instrument, answers(1, 2, 2, 5))
    assert (found["one"].value, found["two"].value) == (2, 2)
    assert found["all"].value == 1.5
    assert found["all"].pomp == 12.5


@pytest.mark.parametrize(
    ("components", "more", "expected"),
    [
        (EACH, {}, 3.0),
        (EACH, {"method": "sum", "range": (3, 15)}, 9.0),
        ({"one": 3, "two": 1}, {"method": "weighted_mean"}, (3 * 2 + 5) / 4),
        ({"one": 1, "three": -1}, {}, (2 + 6 - 2) / 2),
        (EACH, {"method": "min"}, 2.0),
        (EACH, {"method": "max"}, 5.0),
    ],
)
def test_methods_and_weights(
    components: Mapping[str, float], more: dict[str, Any], expected: float
) -> None:
    assert whole(composite(components, **more), 1, 3, 5, 1, 2, 2).value == expected


def test_questions_are_counted_and_not_scores() -> None:
    value = whole(composite(EACH, min_answered=2), 1, 3, 5, 1, 2)
    assert (value.value, value.answered, value.of) == (3.5, 5, 6)
    assert value.prorated, "the third was filled by the mean of the other two"


def test_a_question_in_several_of_its_scores_is_counted_once() -> None:
    instrument = form(
        [item("a"), item("b")],
        made("top", {}, components={"middle": 1, "one": 1}),
        made("middle", {}, components={"one": 1, "two": 1}),
        made("one", {"a": 1, "b": 1}, min_answered=1),
        made("two", {"b": 1}),
    )
    top = score(instrument, {"a": 2})["top"]
    assert (top.value, top.answered, top.of) == (2, 1, 2)
    assert RowScorer(instrument, "ab", lambda value: value).score([2, None])[0] == top


def test_a_score_that_cannot_be_had_is_missing() -> None:
    value = whole(composite(EACH, min_share_answered=0.9), 1, 3, 5, 1, 2)
    assert (value.value, value.pomp) == (None, None)
    assert value.reason == "It takes 3 scores, and 2 of 3 could be had."
    assert whole(composite(EACH, missing="none"), 1, 3, 5, 1, 2).value is None
    nothing = whole(composite(EACH))
    assert nothing.reason == "None of the scores that it is made of could be had."


def test_it_is_prorated_where_one_of_its_scores_is() -> None:
    instrument = form(
        [item(each) for each in IDS],
        made("one", {"a": 1, "b": 1}),
        made("two", {"c": 1, "d": 1}),
        made("all", {}, components={"one": 1, "two": 1}),
    )
    assert whole(instrument, 1, None, 2, 3).prorated
    assert not whole(instrument, 1, 2, 2, 3).prorated


def test_a_score_of_which_nothing_came_up_is_neither_there_nor_missing() -> None:
    never = When("a", "eq", 5)
    instrument = form(
        [item("a"), item("b", show_when=never), item("c", show_when=never)],
        made("one", {"a": 1}),
        made("two", {"b": 1, "c": 1}),
        made("all", {}, components={"one": 1, "two": 1}, missing="none"),
        made("total", {}, components={"one": 1, "two": 1}, method="sum", range=(2, 10)),
    )
    found = score(instrument, {"a": 2})
    assert (found["all"].value, found["all"].answered, found["all"].of) == (2, 1, 1)
    assert not found["all"].prorated
    assert found["total"].reason == (
        "It is a sum, and some of its questions did not come up this time."
    )
    result = taken(instrument, {"a": 2})
    assert hidden_of(result, instrument, "all") == {"b", "c"}


def test_they_can_stand_on_each_other_in_any_order() -> None:
    instrument = form(
        [item("a"), item("b")],
        made("top", {}, components={"middle": 1, "two": 1}),
        made("middle", {}, components={"one": 1, "two": 1}),
        made("one", {"a": 1}),
        made("two", {"b": 1}),
    )
    found = score(instrument, {"a": 1, "b": 5})
    assert list(found) == ["top", "middle", "one", "two"]
    assert (found["middle"].value, found["top"].value) == (3, 4)
    assert items_in(instrument, "top") == {"a", "b"}


ROWS = st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6)
BOTH = composite({"one": 2, "two": 0.5}, method="weighted_mean", missing="none", min_answered=1)
READY = RowScorer(BOTH, IDS, lambda value: value)


@settings(max_examples=60)
@given(row=ROWS)
def test_a_row_scores_as_the_same_answers_do(row: list[int | None]) -> None:
    expected = score(BOTH, answers(*row))
    assert dict(zip(READY.order, READY.score(row), strict=True)) == expected


def test_alpha_takes_the_scores_for_its_items() -> None:
    instrument = composite(EACH)
    people = [(1, 2, 3, 2, 5, 4), (4, 4, 5, 1, 3, 5), (2, 3, 3, 3, 2, 2), (5, 3, 4, 2, 5, 5)]
    summary = Summary(instrument)
    parts: list[list[float]] = [[], [], []]
    for person in people:
        found = score(instrument, answers(*person))
        summary.add(answers(*person), found)
        for values, name in zip(parts, EACH, strict=True):
            values.append(found[name].exact or 0.0)
    own = sum(map(variance, parts))
    shared = 2 * sum(covariance(parts[i], parts[j]) for i, j in ((0, 1), (0, 2), (1, 2)))
    assert summary.of_scores()["all"].alpha == pytest.approx(1.5 * (1 - own / (own + shared)))


def test_as_a_definition_says_it() -> None:
    raw = small()
    raw["subscales"][1]["direction"] = "lower_is_better"
    raw["scoring"]["scores"] = {
        "overall": {"components": {"a": 1, "b": -1}, "direction": "higher_is_better"},
        "points": {"direction": "neutral", "method": "sum", "components": {"b": 1, "overall": 0.5}},
    }
    instrument = built(raw)
    overall, points = instrument.scores["overall"], instrument.scores["points"]
    assert (overall.weights, overall.components) == ({}, {"a": 1, "b": -1})
    assert (overall.range, points.range) == ((1, 5), (1.5, 7.5))
    assert (overall.direction, points.direction) == ("higher_is_better", "neutral")


def test_what_it_is_made_of_is_in_the_fingerprint_of_scores() -> None:
    raw = small()
    raw["scoring"]["scores"] = {"overall": {"components": {"a": 1, "b": 1}}}
    before = built(raw).fingerprint
    raw["scoring"]["scores"]["overall"]["components"]["b"] = -1
    assert built(raw).fingerprint.scores != before.scores
    assert built(raw).fingerprint.words == before.words
