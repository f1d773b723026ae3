"""The fields of scoring and of a score."""

from __future__ import annotations

from typing import get_args

from growth_tui.instrument.checks.containers import Field, ListOf, MapOf, OrNull, Record
from growth_tui.instrument.checks.kinds import ANSWER_TEXT, LABEL, MOST_ITEMS, NAME, TEXT
from growth_tui.instrument.checks.scalars import Number, OneOf, Whole
from growth_tui.instrument.model import Direction, Method, Missing

MOST_SCORES = 200
_RULES = {
    "method": Field(OneOf(get_args(Method)), "How the answers become one number."),
    "missing": Field(
        OneOf(get_args(Missing)),
        "person_mean fills what is missing by the mean of the person's other answers, "
        "none leaves it missing.",
    ),
    "min_answered": Field(OrNull(Whole(1, MOST_ITEMS)), "The least number of answers."),
    "min_share_answered": Field(
        OrNull(Number(0.0, 1.0)), "The least share of its items answered, from 0 to 1."
    ),
    "rounding": Field(OrNull(Whole(0, 10)), "To how many decimals it is rounded for showing."),
}
_BAND = Record(
    "a band",
    {
        "from": Field(Number(), "The lowest value that belongs to it."),
        "to": Field(Number(), "Where the next band begins; in the last band, the highest value."),
        "label": Field(LABEL, "What it is called."),
        "text": Field(TEXT, "What to say about it."),
    },
    ("from", "to", "label"),
)
_REFERENCE = Record(
    "a reference",
    {
        "mean": Field(Number(), "The mean of the sample."),
        "sd": Field(Number(above=0.0, wanted="a number above 0"), "Its standard deviation."),
        "n": Field(Whole(1, 10_000_000), "How many people were in it."),
        "reliability": Field(
            Number(0.0, 1.0, above=0.0, wanted="a number above 0, up to 1"), "From 0 to 1."
        ),
        "type": Field(LABEL, "Of which type the reliability is, for instance “test-retest”."),
        "population": Field(LABEL, "Who was in the sample."),
        "citation": Field(TEXT, "Where it was published."),
    },
)
_WEIGHT = Number(
    high=1e6, above=0.0, also=-1, wanted="1, -1 for a reversed one, or a weight above 0"
)
SCORE = Record(
    "a score",
    {
        "title": Field(LABEL, "Its title."),
        "about": Field(TEXT, "What it means."),
        "direction": Field(OneOf(get_args(Direction)), "Whether a higher score is better."),
        "practices": Field(ListOf(TEXT, 50), "Things to try."),
        **_RULES,
        "items": Field(
            MapOf(NAME, _WEIGHT, MOST_ITEMS, 1),
            "Its items and what each counts: 1, -1 (reversed: min + max - x) or a weight above 0. "
            "This map alone rules the score: subscale and reverse_scored are not looked at.",
        ),
        "components": Field(
            MapOf(NAME, _WEIGHT, MOST_SCORES, 1),
            "In place of items: the scores that it is made of and what each counts: 1, -1 "
            "(reversed) or a weight above 0.",
        ),
        "points": Field(
            MapOf(NAME, MapOf(ANSWER_TEXT, Number(), MOST_ITEMS, 1), MOST_ITEMS),
            "For an item: what each of its answers counts.",
        ),
        "range": Field(ListOf(Number(), 2, 2), "The lowest and highest value that it can take."),
        "bands": Field(ListOf(_BAND, 50, 1), "Named stretches of its range, without holes."),
        "reference": Field(_REFERENCE, "What a published sample says of it."),
    },
    strays={"scores": "A score that is made of others names them in “components”."},
)
SCORING = Record(
    "scoring",
    {
        **_RULES,
        "scores": Field(
            MapOf(NAME, OrNull(SCORE), MOST_SCORES),
            "By score id: what differs for a subscale's score or for “overall”, or a score of its "
            "own. An overall over subscales with opposed directions must say its own items and its "
            "direction. null in place of “overall”: the form has none.",
        ),
    },
)
