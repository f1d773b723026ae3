"""Answers in the form's own words."""

from __future__ import annotations

from typing import Any

import pytest

from growth_tui.instrument.answers import problem_with
from growth_tui.instrument.in_words import in_words
from growth_tui.instrument.model import Choice, Item, Nonresponse, ResponseScale

OFTEN = ResponseScale("often", 1, 5, {4: "Often"}, (Nonresponse("prefer_not", "Rather not"),))
SCALE = Item("a", "scale", "How often?", scale=OFTEN)
CHOICES = (Choice("family", "Family"), Choice("media", "Media"))
BODY = Item(
    "where",
    "body",
    "Where?",
    regions=(Choice("chest", "Chest"),),
    sensations=(Choice("tight", "Tight"),),
)


@pytest.mark.parametrize(
    ("item", "answer", "said"),
    [
        (SCALE, 4, "4, Often"),
        (SCALE, 3, "3"),
        (SCALE, {"nonresponse": "prefer_not"}, "Rather not"),
        (SCALE, {"nonresponse": "gone"}, "gone"),
        (SCALE, None, ""),
        (Item("c", "single_choice", "?", choices=CHOICES), "media", "Media"),
        (Item("c", "multiple_choice", "?", choices=CHOICES), ["family", "media"], "Family, Media"),
        (Item("c", "multiple_choice", "?", choices=CHOICES), ["gone"], "gone"),
        (Item("n", "number", "?", unit="days"), 14, "14 days"),
        (Item("t", "text", "?"), "As it was.", "As it was."),
        (Item("t", "text", "?"), "  ", ""),
        (BODY, [{"region": "chest", "sensation": "tight", "strength": 4}], "Chest: tight, 4 of 5"),
        (BODY, [{"region": "chest"}], "Chest"),
        (BODY, [{"region": "chest", "sensation": "Zaps", "strength": 2}], "Chest: Zaps, 2 of 5"),
    ],
)
def test_an_answer_in_words(item: Item, answer: Any, said: str) -> None:
    assert in_words(item, answer) == said


def test_an_anchor_can_stand_without_its_number() -> None:
    assert in_words(SCALE, 4, numbers=False) == "Often"
    assert in_words(SCALE, 3, numbers=False) == "3"


@pytest.mark.parametrize(
    ("mark", "fits"),
    [
        ({"region": "chest", "sensation": "a lid on a pot", "strength": 5}, True),
        ({"region": "chest", "sensation": "  "}, False),
        ({"region": "chest", "sensation": 3}, False),
        ({"region": "chest", "sensation": "\x1b[31m"}, False),
        ({"region": "chest", "sensation": "x" * 61}, False),
        ({"region": "chest", "sensation": "tight", "strength": 6}, False),
        ({"region": "tail"}, False),
    ],
)
def test_a_mark_takes_a_word_of_ones_own_within_limits(mark: dict[str, Any], fits: bool) -> None:
    fault = problem_with(BODY, [mark])
    assert (fault is None) is fits
    if isinstance(mark.get("sensation"), str) and mark["sensation"].strip() and fault:
        assert mark["sensation"] not in fault
