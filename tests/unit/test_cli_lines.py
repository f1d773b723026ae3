"""An item as lines of text, and the answer that a typed line means."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth_tui.cli.lines import asides, meant, offered, score_line
from growth_tui.instrument.answers import problem_with
from growth_tui.instrument.model import Choice, Item, Nonresponse, ResponseScale
from growth_tui.measure.score_value import ScoreValue
from growth_tui.problem import Problem

REASONS = (
    Nonresponse("no_opportunity", "No opportunity"),
    Nonresponse("not_mine", "Not for me"),
    Nonresponse("prefer_not", "Prefer not to answer"),
)
OFTEN = ResponseScale("often", 1, 5, {1: "Never", 5: "Always"}, REASONS)
FROM_ZERO = ResponseScale("strong", 0, 10, {0: "Not at all"}, REASONS)
CHOICES = (Choice("here", "Here"), Choice("there", "There"), Choice("1", "First of all"))
SCALE = Item("a", "scale", "?", scale=OFTEN)
ZERO = Item("a", "scale", "?", scale=FROM_ZERO)
NUMBER = Item("a", "number", "?", min=0, max=20, whole=True, unit="times", nonresponse=REASONS)
VAS = Item("a", "vas", "?", min=0, max=1, low_label="None", high_label="All")
SINGLE = Item("a", "single_choice", "?", choices=CHOICES, nonresponse=REASONS)
MULTIPLE = Item("a", "multiple_choice", "?", choices=CHOICES)
TEXT = Item("a", "text", "?", nonresponse=REASONS)
BODY = Item(
    "a",
    "body",
    "?",
    regions=(Choice("chest", "Chest"), Choice("upper-back", "Upper back")),
    sensations=(Choice("tight", "Tight"),),
)
ITEMS = [SCALE, ZERO, NUMBER, VAS, SINGLE, MULTIPLE, TEXT, BODY]


@pytest.mark.parametrize(
    ("item", "line", "answer"),
    [
        (SCALE, "3", 3),
        (SCALE, "0", {"nonresponse": "no_opportunity"}),
        (SCALE, "x", {"nonresponse": "not_mine"}),
        (SCALE, "s", {"nonresponse": "prefer_not"}),
        (SCALE, "3.0", 3),
        (SCALE, "2.7", 2.7),
        (SCALE, "9", 9),
        (ZERO, "0", 0),
        (ZERO, "x", {"nonresponse": "no_opportunity"}),
        (ZERO, "y", {"nonresponse": "not_mine"}),
        (NUMBER, "0", 0),
        (NUMBER, "x", {"nonresponse": "no_opportunity"}),
        (NUMBER, "1234567", 1234567),
        (VAS, "0.25", 0.25),
        (VAS, "1e-1", 0.1),
        (SINGLE, "2", "there"),
        (SINGLE, "there", "there"),
        (SINGLE, "1", "here"),
        (SINGLE, "0", {"nonresponse": "no_opportunity"}),
        (MULTIPLE, "1,3", ["here", "1"]),
        (MULTIPLE, "1 2", ["here", "there"]),
        (MULTIPLE, " 2 , there,", ["there", "there"]),
        (MULTIPLE, ",", []),
        (TEXT, "0", "0"),
        (TEXT, "a, b", "a, b"),
        (BODY, "chest", [{"region": "chest"}]),
        (BODY, "chest 3", [{"region": "chest", "strength": 3}]),
        (BODY, "chest tight", [{"region": "chest", "sensation": "tight"}]),
        (
            BODY,
            "chest tight 3, upper-back a lid on a pot 2",
            [
                {"region": "chest", "sensation": "tight", "strength": 3},
                {"region": "upper-back", "sensation": "a lid on a pot", "strength": 2},
            ],
        ),
    ],
)
def test_what_a_line_means(item: Item, line: str, answer: Any) -> None:
    found = meant(item, line)
    assert found == answer
    assert type(found) is type(answer)


@pytest.mark.parametrize("line", ["often", "nan", "inf", "-inf", "1e999", "1,000", "", "3 4"])
def test_what_is_no_number(line: str) -> None:
    with pytest.raises(Problem, match="Please answer with a number"):
        meant(SCALE, line)


@pytest.mark.parametrize("line", ["0", "4", "-1", "²", "Here", "1.0", "9" * 5000])
def test_what_is_no_choice(line: str) -> None:
    with pytest.raises(Problem, match="Please answer with a number from 1 to 3"):
        meant(MULTIPLE, line)


@pytest.mark.parametrize("item", ITEMS)
def test_no_two_answers_share_a_line(item: Item) -> None:
    keys = [key for key, _, _ in asides(item)]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {"b", "n", "q", "?"}
    for key, code, _ in asides(item):
        assert meant(item, key) == {"nonresponse": code}
    if item.scale is not None:
        for point in item.scale.points:
            assert meant(item, str(point)) == point


def test_more_reasons_than_keys_are_named_by_their_code() -> None:
    many = tuple(Nonresponse(f"reason_{n}", f"Reason {n}") for n in range(9))
    item = Item("a", "scale", "?", scale=ResponseScale("s", 1, 3, {}, many))
    assert meant(item, "reason_8") == {"nonresponse": "reason_8"}


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        (
            SCALE,
            [
                "1  Never",
                "2",
                "3",
                "4",
                "5  Always",
                "0  No opportunity",
                "x  Not for me",
                "s  Prefer not to answer",
            ],
        ),
        (
            MULTIPLE,
            [
                "1  Here",
                "2  There",
                "3  First of all",
                "Several: their numbers with commas between them.",
            ],
        ),
        (VAS, ["A number from 0 (None) to 1 (All)."]),
        (Item("a", "number", "?", min=0, max=20, whole=True, unit="times"), None),
        (Item("a", "number", "?", min=1), ["A number, 1 or more."]),
        (Item("a", "number", "?", max=9.5), ["A number, 9.5 or less."]),
        (Item("a", "number", "?"), ["A number."]),
        (Item("a", "long_text", "?"), []),
        (
            BODY,
            [
                "Places: chest, upper-back.",
                "Sensations: tight, or a word of your own.",
                "Strengths: 1 to 5.",
                "Write a place, a sensation and a strength, such as “chest tight 3”; several with "
                "commas between them.",
            ],
        ),
    ],
)
def test_what_is_offered(item: Item, lines: list[str] | None) -> None:
    whole_number = ["A whole number from 0 to 20, in times."]
    assert offered(item) == (whole_number if lines is None else lines)


@given(st.sampled_from(ITEMS), st.text(max_size=40))
def test_any_line_is_an_answer_or_a_plain_problem(item: Item, line: str) -> None:
    """bad_input: values off the scale are never taken; nothing typed ends in a crash."""
    with contextlib.suppress(Problem):
        problem_with(item, meant(item, line.strip()))


@pytest.mark.parametrize(
    ("score", "line"),
    [
        (ScoreValue(3.25, 56.25, 4, 5), "Overall: 3.25, position 56 of 100, 4 of 5 answered"),
        (ScoreValue(20 / 7, 46.428, 7, 7), "Overall: 2.86, position 46 of 100, 7 of 7 answered"),
        (ScoreValue(4.0, 62.5, 1, 1), "Overall: 4, position 63 of 100, 1 of 1 answered"),
        (ScoreValue(100.0, None, 1, 1), "Overall: 100, 1 of 1 answered"),
        (ScoreValue(None, None, 0, 7, reason="Nothing."), "Overall: no score. Nothing."),
    ],
)
def test_a_score_in_a_line(score: ScoreValue, line: str) -> None:
    assert score_line("Overall", score) == line
