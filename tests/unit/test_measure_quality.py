from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import SIX, branching, form, item, made, plain, two_subscales

from growth_tui.instrument.model import Choice, Item
from growth_tui.instrument.model import Test as When
from growth_tui.measure.quality import Quality, answer_quality, open_answers, remark

NO_OPPORTUNITY = {"nonresponse": "no_opportunity"}


def run_of(*values: Any) -> int:
    answers = {chr(ord("a") + place): value for place, value in enumerate(values)}
    return answer_quality(plain(len(values)), answers, 60).longest_run


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ((1, 2, 3), 1),
        ((2, 2, 3, 3, 3, 2), 3),
        ((2, 2, None, 2), 2),
        ((2, 2, NO_OPPORTUNITY, 2), 2),
        ((None, None, None), 0),
    ],
)
def test_longest_run(values: tuple[Any, ...], run: int) -> None:
    assert run_of(*values) == run


def test_run_and_spread_look_at_raw_answers() -> None:
    same = dict.fromkeys("abcd", 4)
    quality = answer_quality(two_subscales(), same, 60)
    assert (quality.longest_run, quality.spread) == (4, 0)
    assert quality.at_far_end == 0
    assert answer_quality(two_subscales(), dict.fromkeys("abcd", 5), 60).at_far_end == 3


def test_another_scale_ends_a_run_a_text_does_not() -> None:
    items = [item("a"), Item("t", "text", "?"), item("b"), item("c", SIX)]
    instrument = form(items, made("overall", {"a": 1, "b": 1, "c": 1}))
    quality = answer_quality(instrument, {"a": 3, "t": "words", "b": 3, "c": 3}, 40)
    assert (quality.longest_run, quality.numbers, quality.asked) == (2, 3, 4)
    assert quality.seconds_per_item == 10


def test_spread_is_in_positions() -> None:
    assert answer_quality(plain(2), {"a": 1, "b": 5}, 9).spread == 50
    assert answer_quality(plain(2), {"a": 1}, 9).spread is None


def test_time_is_unknown_without_seconds_and_hidden_items_take_none() -> None:
    instrument = branching(When("a", "ge", 4))
    assert answer_quality(instrument, {"a": 1, "b": 1}, 0).seconds_per_item is None
    assert answer_quality(instrument, {"a": 1, "b": 1}, 20).seconds_per_item == 10


def test_the_far_end_is_where_the_score_looks() -> None:
    low = plain(2, direction="lower_is_better")
    assert answer_quality(low, {"a": 1, "b": 5}, 9).at_far_end == 1
    assert answer_quality(low, {"a": 1, "b": 1}, 9).at_far_end == 2


USUAL = Quality(
    numbers=36, asked=36, longest_run=4, spread=25.0, seconds_per_item=8.0, at_far_end=3
)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({}, None),
        ({"longest_run": 17}, None),
        ({"longest_run": 18}, "one_answer"),
        ({"numbers": 10, "longest_run": 7}, None),
        ({"numbers": 10, "longest_run": 8}, "one_answer"),
        ({"numbers": 6, "longest_run": 6}, "one_answer"),
        ({"numbers": 5, "longest_run": 5}, None),
        ({"seconds_per_item": 1.9}, "quick"),
        ({"seconds_per_item": None}, None),
        ({"at_far_end": 28}, None),
        ({"at_far_end": 29}, "ceiling"),
        ({"at_far_end": 36, "seconds_per_item": 1.0}, "quick"),
        ({"longest_run": 36, "seconds_per_item": 1.0}, "one_answer"),
    ],
)
def test_at_most_one_remark(changed: dict[str, Any], kind: str | None) -> None:
    finding = remark(replace(USUAL, **changed))
    assert (finding.kind if finding else None) == kind


@settings(max_examples=40)
@given(values=st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=1, max_size=9))
def test_turning_all_answers_leaves_run_and_spread(values: list[int | None]) -> None:
    instrument = plain(len(values))
    answers = {chr(ord("a") + place): value for place, value in enumerate(values)}
    turned = {name: None if value is None else 6 - value for name, value in answers.items()}
    one, other = (answer_quality(instrument, each, 60) for each in (answers, turned))
    assert one.longest_run == other.longest_run <= one.numbers
    assert one.spread == pytest.approx(other.spread)
    assert 0 <= one.at_ceiling <= 1


# --- what was left open ---------------------------------------------------------------------------


def test_open_answers_and_nonresponses_are_told_apart() -> None:
    answers = {"a": 3, "b": NO_OPPORTUNITY, "c": None}
    finding = open_answers(plain(), answers)
    assert finding is not None
    assert finding.size == 2
    assert finding.inputs["nonresponses"] == (("No opportunity in this period", 1),)


def test_nothing_to_say_of_a_full_form_or_an_optional_text() -> None:
    assert open_answers(plain(2), {"a": 1, "b": 2}) is None
    items = [item("a"), Item("t", "text", "?"), Item("i", "info", "Read.")]
    instrument = form(items, made("overall", {"a": 1}))
    assert open_answers(instrument, {"a": 1}) is None
    must = form([Item("t", "text", "?", required=True)])
    finding = open_answers(must, {"t": " "})
    assert finding is not None
    assert finding.size == 1


def test_what_branching_hid_is_not_open() -> None:
    instrument = branching(When("a", "ge", 4))
    assert open_answers(instrument, {"a": 1, "b": 1}) is None


def test_choices_take_no_part_in_runs() -> None:
    choices = (Choice("x", "X", 1), Choice("y", "Y", 2))
    items = [Item(each, "single_choice", "?", choices=choices) for each in "ab"]
    instrument = form(items, made("overall", {"a": 1, "b": 1}, range=(1, 2)))
    assert answer_quality(instrument, {"a": "x", "b": "x"}, 9).numbers == 0
