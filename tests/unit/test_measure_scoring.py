from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import FREQUENCY, SIX, branching, form, item, made, plain, two_subscales

from growth_tui.instrument.model import Band, Choice, Instrument, Item
from growth_tui.instrument.model import Test as When
from growth_tui.instrument.reading import read
from growth_tui.measure.scoring import Scorer, band_of, hidden_items, rounded, score
from growth_tui.problem import Problem

NO_OPPORTUNITY = {"nonresponse": "no_opportunity"}


def overall(instrument: Instrument, answers: dict[str, Any]) -> Any:
    return score(instrument, answers)["overall"]


def answers_for(*values: Any) -> dict[str, Any]:
    return {chr(ord("a") + place): value for place, value in enumerate(values)}


# --- keys -----------------------------------------------------------------------------------------


def test_turning_uses_the_scales_own_limits() -> None:
    instrument = form([item("a", SIX)], made("overall", {"a": -1}, range=(1, 6)))
    assert overall(instrument, {"a": 2}).value == 5


def test_one_item_can_be_forward_in_one_score_and_turned_in_another() -> None:
    instrument = form([item("a")], made("with", {"a": 1}), made("against", {"a": -1}))
    scores = score(instrument, {"a": 4})
    assert (scores["with"].value, scores["against"].value) == (4, 2)


def test_points_by_item_replace_the_answer() -> None:
    points = {"a": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 1}}
    instrument = form(
        [item("a")], made("overall", {"a": 1}, method="sum", points=points, range=(0, 1))
    )
    assert [overall(instrument, {"a": x}).value for x in (1, 3, 4)] == [0, 0, 1]


def test_turned_points_use_the_least_and_most_points() -> None:
    points = {"a": {"1": 2, "2": 3, "3": 7, "4": 7, "5": 7}}
    instrument = form(
        [item("a")], made("overall", {"a": -1}, method="sum", points=points, range=(2, 7))
    )
    assert [overall(instrument, {"a": x}).value for x in (1, 2, 3)] == [7, 6, 2]


def choice_form(kind: Any, **more: Any) -> Instrument:
    choices = (Choice("x", "X", 1), Choice("y", "Y", 3), Choice("none", "None of these"))
    return form(
        [Item("a", kind, "Which?", choices=choices), item("b")],
        made("overall", {"a": 1, "b": 1}, **({"method": "sum", "range": (1, 9)} | more)),
    )


def test_a_choice_gives_its_points() -> None:
    assert overall(choice_form("single_choice"), {"a": "y", "b": 2}).value == 5


def test_a_choice_without_points_is_missing_and_no_zero() -> None:
    value = overall(choice_form("single_choice", missing="none"), {"a": "none", "b": 2})
    assert (value.value, value.answered, value.of) == (None, 1, 2)


def test_a_choice_with_zero_points_is_an_answer() -> None:
    choices = (Choice("no", "No", 0), Choice("yes", "Yes", 1))
    instrument = form(
        [Item("a", "single_choice", "Did it?", choices=choices)],
        made("overall", {"a": 1}, range=(0, 1)),
    )
    assert overall(instrument, {"a": "no"}).value == 0


def test_points_of_several_choices_are_added() -> None:
    assert overall(choice_form("multiple_choice"), {"a": ["x", "y", "none"], "b": 2}).value == 6


def test_turned_several_choices_use_what_all_of_them_add_up_to() -> None:
    choices = (Choice("x", "X", 1), Choice("y", "Y", 3))
    instrument = form(
        [Item("a", "multiple_choice", "Which?", choices=choices)],
        made("overall", {"a": -1}, range=(0, 4)),
    )
    assert overall(instrument, {"a": ["x"]}).value == 3


@pytest.mark.parametrize("wrong", [6, 0, -1, 2.7, True, "3", math.inf, math.nan])
def test_a_value_off_the_scale_is_never_scored(wrong: Any) -> None:
    with pytest.raises(Problem) as caught:
        overall(plain(), answers_for(wrong, 2, 3, 4))
    assert caught.value.where == "a"
    assert str(wrong) not in caught.value.what


# --- methods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "limits", "expected"),
    [
        ("mean", (1, 5), 3.0),
        ("sum", (4, 20), 12.0),
        ("weighted_mean", (1, 5), 3.0),
        ("min", (1, 5), 1.0),
        ("max", (1, 5), 5.0),
        ("count", (0, 4), 4.0),
    ],
)
def test_methods(method: Any, limits: tuple[float, float], expected: float) -> None:
    instrument = plain(method=method, range=limits)
    assert overall(instrument, answers_for(1, 5, 2, 4)).value == expected


def test_weights() -> None:
    weights = {"a": 3, "b": 1}
    items = [item("a"), item("b")]
    mean = form(items, made("overall", weights, method="weighted_mean"))
    total = form(items, made("overall", weights, method="sum", range=(4, 20)))
    assert overall(mean, {"a": 5, "b": 1}).value == 4
    assert overall(total, {"a": 5, "b": 1}).value == 16
    assert overall(mean, {"b": 2}).value == 2, "the weight of what is missing does not count"
    assert overall(total, {"b": 2}).value == 8


def test_count_says_how_many_are_not_zero() -> None:
    points = {each: {"1": 0, "2": 0, "3": 1, "4": 1, "5": 1} for each in "abcd"}
    instrument = plain(method="count", points=points, range=(0, 4))
    assert overall(instrument, answers_for(1, 2, 3, 5)).value == 2


@pytest.mark.parametrize("rules", [{}, {"missing": "none"}, {"min_answered": 1}])
def test_a_count_takes_every_answer(rules: dict[str, Any]) -> None:
    instrument = plain(method="count", range=(0, 4), **rules)
    value = overall(instrument, answers_for(1, 2, 3, NO_OPPORTUNITY))
    assert (value.value, value.answered) == (None, 3)
    assert value.reason == "It takes 4 answers, and 3 of 4 questions were answered."
    assert overall(instrument, answers_for(1, 2, 3, 4)).value == 4


# --- missing --------------------------------------------------------------------------------------


def test_person_mean_of_a_mean_is_the_worked_number() -> None:
    value = overall(plain(5, min_share_answered=0.8), answers_for(2, 4, 4, 3))
    assert (value.value, value.answered, value.of, value.prorated) == (3.25, 4, 5, True)


def test_person_mean_of_a_sum_is_the_mean_times_the_items() -> None:
    instrument = plain(5, method="sum", range=(5, 25))
    assert overall(instrument, answers_for(2, 4, 4, 3)).value == pytest.approx(16.25)


def test_person_mean_is_taken_after_turning() -> None:
    instrument = form(
        [item("a"), item("b"), item("c")],
        made("overall", {"a": 1, "b": -1, "c": 1}, method="sum", range=(3, 15)),
    )
    assert overall(instrument, {"a": 5, "b": 1}).value == 15


def test_nothing_missing_is_not_prorated() -> None:
    assert overall(plain(), answers_for(1, 2, 3, 4)).prorated is False


@pytest.mark.parametrize("absent", [None, NO_OPPORTUNITY, "left out"])
def test_unanswered_and_nonresponse_are_missing(absent: Any) -> None:
    answers = answers_for(2, 4, 4, absent)
    if absent == "left out":
        del answers["d"]
    value = overall(plain(), answers)
    assert (value.value, value.answered, value.of) == (pytest.approx(10 / 3), 3, 4)


def test_fewer_answers_than_the_rule_leave_a_gap_with_a_reason() -> None:
    value = overall(plain(6, min_share_answered=0.8), answers_for(5, 5, 5, 5))
    assert (value.value, value.pomp, value.band, value.answered) == (None, None, None, 4)
    assert value.reason == "It takes 5 answers, and 4 of 6 questions were answered."


@pytest.mark.parametrize(
    ("share", "of", "answered", "scored"),
    [(0.8, 5, 4, True), (0.8, 5, 3, False), (0.14, 50, 7, True), (0.29, 7, 2, False)],
)
def test_the_least_share(share: float, of: int, answered: int, scored: bool) -> None:
    value = overall(plain(of, min_share_answered=share), answers_for(*[3] * answered))
    assert (value.value is not None) is scored


def test_both_rules_must_be_met() -> None:
    instrument = plain(4, min_answered=3, min_share_answered=0.5)
    assert overall(instrument, answers_for(3, 3)).value is None
    assert overall(instrument, answers_for(3, 3, 3)).value == 3
    stricter = plain(4, min_answered=1, min_share_answered=0.5)
    assert overall(stricter, answers_for(3)).value is None


def test_missing_none_needs_every_answer() -> None:
    value = overall(plain(missing="none"), answers_for(3, 3, 3))
    assert value.value is None
    assert value.reason == "It takes 4 answers, and 3 of 4 questions were answered."


def test_missing_none_with_a_rule_is_made_of_what_was_answered() -> None:
    value = overall(plain(missing="none", min_answered=3), answers_for(3, 3, 4))
    assert (value.value, value.prorated) == (pytest.approx(10 / 3), False)


def test_a_sum_is_never_filled_by_zeros() -> None:
    instrument = plain(missing="none", min_answered=2, method="sum", range=(4, 20))
    assert overall(instrument, answers_for(5, 5, 5)).value is None
    assert overall(instrument, answers_for(5, 5, 5, 5)).value == 20


def test_nothing_answered_has_its_own_reason() -> None:
    value = overall(plain(), {"a": NO_OPPORTUNITY})
    assert (value.value, value.of) == (None, 4)
    assert value.reason == "None of its questions was answered with a number."


# --- branching ------------------------------------------------------------------------------------

IF_OFTEN = When("a", "ge", 4)


def test_a_hidden_item_is_neither_answered_nor_missing() -> None:
    instrument = branching(IF_OFTEN, missing="none")
    value = overall(instrument, answers_for(2, 4, 5))
    assert (value.value, value.answered, value.of, value.prorated) == (3, 2, 2, False)
    assert hidden_items(instrument, answers_for(2, 4, 5)) == ("c",)
    assert hidden_items(instrument, answers_for(4, 4)) == ()


FROM_ZERO = {each: {str(x): x - 1.0 for x in range(1, 6)} for each in "abc"}


@pytest.mark.parametrize(
    ("score", "whole"),
    [
        ({"method": "sum", "range": (3, 15)}, 12),
        ({"method": "sum", "range": (0, 12), "points": FROM_ZERO}, 9),
        ({"method": "count", "range": (0, 3)}, 3),
    ],
)
def test_of_fewer_items_there_is_no_sum_and_no_count(score: dict[str, Any], whole: int) -> None:
    instrument = branching(IF_OFTEN, **score)
    for answers in (answers_for(1, 1), answers_for(3, 5)):
        assert overall(instrument, answers).reason == (
            f"It is a {score['method']}, and some of its questions did not come up this time."
        )
    assert overall(instrument, answers_for(4, 4, 4)).value == whole


def test_all_hidden() -> None:
    only = form([item("a"), item("b", show_when=IF_OFTEN)], made("overall", {"b": 1}))
    value = overall(only, {"a": 1, "b": 5})
    assert (value.value, value.of) == (None, 0)
    assert value.reason == "None of its questions came up this time."


# --- what is shown --------------------------------------------------------------------------------


def test_position_on_the_scale() -> None:
    assert overall(plain(), answers_for(3, 3, 3, 3)).pomp == 50
    assert overall(plain(), answers_for(1, 1, 1, 1)).pomp == 0
    assert overall(plain(), answers_for(5, 5, 5, 5)).pomp == 100


BANDS = (Band(1, 2.5, "low"), Band(2.5, 4, "middle"), Band(4, 5, "high"))


@pytest.mark.parametrize(
    ("value", "label"),
    [(1, "low"), (2.49, "low"), (2.5, "middle"), (3.99, "middle"), (4, "high"), (5, "high")],
)
def test_bands_are_half_open_and_the_last_closed(value: float, label: str) -> None:
    band = band_of(BANDS, value)
    assert band is not None
    assert band.label == label


def test_bands_look_at_the_unrounded_value() -> None:
    instrument = plain(bands=BANDS, rounding=0)
    value = overall(instrument, answers_for(2, 2, 2, 3))
    assert (value.value, value.band, value.pomp) == (2, "low", 31.25)
    assert overall(plain(bands=BANDS, rounding=0), answers_for(2, 3, 2, 3)).band == "middle"
    three = plain(7, bands=BANDS, rounding=0)
    assert overall(three, answers_for(4, 4, 4, 4, 4, 4, 3)).band == "middle"


def test_a_band_is_not_missed_by_binary_fractions() -> None:
    bands = (Band(0, 0.8, "below"), Band(0.8, 1, "reached"))
    assert 0.1 + 0.7 < 0.8
    band = band_of(bands, 0.1 + 0.7)
    assert band is not None
    assert band.label == "reached"


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(3.25, 1, 3.3), (2.5, 0, 3.0), (2.675, 2, 2.68), (-2.5, 0, -3.0), (10 / 3, None, 10 / 3)],
)
def test_rounding_is_half_away_from_zero(value: float, digits: int | None, expected: float) -> None:
    assert rounded(value, digits) == expected


def test_order_of_scores() -> None:
    assert list(score(two_subscales(), {})) == ["overall", "first", "second"]


# --- properties -----------------------------------------------------------------------------------

some_answers = st.lists(
    st.one_of(st.none(), st.integers(1, 5), st.just(NO_OPPORTUNITY)), min_size=6, max_size=6
)


@settings(max_examples=60)
@given(values=some_answers, seed=st.integers(0, 9))
def test_order_never_matters(values: list[Any], seed: int) -> None:
    weights = {"a": 0.1, "b": 0.7, "c": -1, "d": 0.3, "e": 1 / 3, "f": 2}
    shuffled = list(weights.items())
    random.Random(seed).shuffle(shuffled)
    items = [item(each) for each in weights]
    one = form(items, made("overall", weights, method="weighted_mean"))
    other = form(items[::-1], made("overall", dict(shuffled), method="weighted_mean"))
    answers = answers_for(*values)
    assert overall(one, answers) == overall(other, dict(reversed(answers.items())))


@settings(max_examples=60)
@given(values=some_answers)
def test_turning_everything_turns_the_score(values: list[Any]) -> None:
    items = [item(each) for each in "abcdef"]
    forward = form(items, made("overall", dict.fromkeys("abcdef", 1)))
    against = form(items, made("overall", dict.fromkeys("abcdef", -1)))
    one, other = (overall(each, answers_for(*values)) for each in (forward, against))
    if one.value is None:
        assert other.value is None
    else:
        assert one.value + other.value == pytest.approx(FREQUENCY.min + FREQUENCY.max)
        assert one.pomp + other.pomp == pytest.approx(100)


@settings(max_examples=60)
@given(values=some_answers, method=st.sampled_from(["mean", "sum", "min", "max", "count"]))
def test_a_score_stays_in_its_range_or_has_a_reason(values: list[Any], method: Any) -> None:
    limits = {"sum": (6, 30), "count": (0, 6)}.get(method, (1, 5))
    value = overall(plain(6, method=method, range=limits), answers_for(*values))
    assert (value.value is None) == (value.reason is not None) == (value.pomp is None)
    assert value.answered <= value.of == 6
    if value.value is not None:
        assert limits[0] <= value.value <= limits[1]
        assert 0 <= value.pomp <= 100


def test_a_form_made_ready_scores_the_same() -> None:
    instrument = two_subscales()
    ready = Scorer(instrument)
    for answers in (answers_for(1, 2, 3, 4), answers_for(5, 5), {}):
        assert ready.score(answers) == score(instrument, answers)


# --- a whole form ---------------------------------------------------------------------------------


def test_the_shipped_form_by_hand() -> None:
    definition = Path(__file__).parents[2] / "assessments" / "cultural-humility.json"
    instrument = read(definition.read_bytes())
    turned = {each.id for each in instrument.items() if each.reverse_scored}
    highest = {each.id: 1 if each.id in turned else 5 for each in instrument.items() if each.asks}
    assert turned
    assert {value.pomp for value in score(instrument, highest).values()} == {100}
    always_four = score(instrument, dict.fromkeys(highest, 4))
    for score_id, value in always_four.items():
        weights = instrument.scores[score_id].weights
        against = sum(weight < 0 for weight in weights.values())
        by_hand = (4 * (len(weights) - against) + 2 * against) / len(weights)
        assert value.value == pytest.approx(by_hand)
    assert list(always_four)[:2] == ["overall", instrument.subscales[0].id]
