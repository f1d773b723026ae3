"""The fields of response scales, subscales, items and sections."""

from __future__ import annotations

from typing import get_args

from growth_tui.instrument.checks.containers import Field, ListOf, Record
from growth_tui.instrument.checks.item_specs import Branch, ByType, Scalar
from growth_tui.instrument.checks.kinds import LABEL, MOST_ITEMS, NAME, TEXT, WHOLE_TEXT, labels
from growth_tui.instrument.checks.scalars import Flag, Number, OneOf, Text, Whole
from growth_tui.instrument.model import Direction, Operator

_NOT_SCORED = "Only answers that carry numbers are scored."

NONRESPONSE = ListOf(
    Record(
        "a nonresponse answer",
        {
            "code": Field(NAME, "What is stored, for instance “no_opportunity”."),
            "label": Field(LABEL, "What is shown, for instance “No opportunity in this period”."),
        },
        ("code", "label"),
    ),
    20,
)
RESPONSE_SCALE = Record(
    "a response scale",
    {
        "min": Field(Whole(-1000, 1000), "The lowest answer."),
        "max": Field(Whole(-1000, 1000), "The highest answer."),
        "anchors": Field(labels(WHOLE_TEXT), "What an answer is called, by answer."),
        "nonresponse": Field(NONRESPONSE, "Answers that say why there is none; never scored."),
    },
    ("min", "max"),
)
SUBSCALE = Record(
    "a subscale",
    {
        "id": Field(NAME, "Its id; its score bears the same."),
        "title": Field(LABEL, "Its title."),
        "about": Field(TEXT, "What it means, in a sentence."),
        "direction": Field(OneOf(get_args(Direction)), "Whether a higher score is better."),
        "practices": Field(ListOf(TEXT, 50), "Things to try."),
    },
    ("id", "title"),
    strays={
        "items": "An item names its subscale; a score with items of its own is a score in scoring."
    },
)

_TEST = Record(
    "a condition",
    {
        "item": Field(NAME, "The id of an earlier item."),
        "operator": Field(OneOf(get_args(Operator)), "How its answer is compared."),
        "value": Field(Scalar(), "What its answer is compared with."),
    },
    ("item", "operator"),
)
BRANCH = Branch(_TEST)

_SHOWN = {
    "id": Field(NAME, "Its id, the name of its column in a table of responses."),
    "type": Field(Text(40), "What kind of item it is."),
    "text": Field(TEXT, "The question, or the text to read."),
    "help": Field(TEXT, "A further explanation."),
    "show_when": Field(BRANCH, "Shown only when this is true of earlier answers."),
}
_ASKING = {
    **_SHOWN,
    "required": Field(Flag(), "Whether the review points it out when it is left open."),
    "sensitive": Field(
        Flag(), "Whether its answer is kept out of reports unless the person chooses otherwise."
    ),
    "nonresponse": Field(NONRESPONSE, "Its own nonresponse answers, instead of its scale's."),
}
_SCORED = {
    **_ASKING,
    "subscale": Field(NAME, "The id of the subscale in whose score it counts."),
    "reverse_scored": Field(Flag(), "Whether a high answer counts as low: min + max - x."),
}
_NUMBERS = {
    **_SCORED,
    "ask_example_from": Field(Number(), "From this answer on, a concrete example is asked for."),
}


def _choices(*, points: bool) -> Record:
    fields = {
        "code": Field(NAME, "What is stored."),
        "text": Field(LABEL, "What is shown."),
    }
    if points:
        fields["points"] = Field(Number(), "What choosing it scores; without, nothing.")
    return Record("a choice", fields, ("code", "text"))


def _coded(about: str, *, points: bool = False, least: int = 1) -> Field:
    return Field(ListOf(_choices(points=points), 200, least), about)


def _item(what: str, fields: dict[str, Field], *required: str) -> Record:
    scored = "subscale" in fields
    strays = {} if scored else dict.fromkeys(("subscale", "reverse_scored"), _NOT_SCORED)
    return Record(f"{what} item", fields, ("id", "type", "text", *required), strays=strays)


_CHOOSING = {**_SCORED, "choices": _coded("The choices.", points=True)}
_LIMITS = {
    "min": Field(Number(), "The lowest number."),
    "max": Field(Number(), "The highest number."),
}
ITEM = ByType(
    "an item",
    {
        "scale": _item(
            "a scale",
            {**_NUMBERS, "scale": Field(NAME, "The name of its response scale.")},
            "scale",
        ),
        "number": _item(
            "a number",
            {
                **_NUMBERS,
                **_LIMITS,
                "whole": Field(Flag(), "Whether it must be a whole number."),
                "unit": Field(LABEL, "What is counted."),
            },
        ),
        "single_choice": _item(
            "a single choice",
            {**_SCORED, "choices": _coded("The choices.", points=True)},
            "choices",
        ),
        "multiple_choice": _item("a multiple choice", _CHOOSING, "choices"),
        "vas": _item(
            "a vas",
            {
                **_NUMBERS,
                **_LIMITS,
                "low_label": Field(LABEL, "What the low end is called."),
                "high_label": Field(LABEL, "What the high end is called."),
            },
        ),
        "text": _item("a text", _ASKING),
        "long_text": _item("a long text", _ASKING),
        "body": _item(
            "a body",
            {
                **_ASKING,
                "regions": _coded("The places in the body."),
                "sensations": _coded("The sensations.", least=0),
                "strength": Field(NAME, "The name of the response scale for how strong it is."),
            },
            "regions",
        ),
        "info": _item("an info", _SHOWN),
    },
)
SECTION = Record(
    "a section",
    {
        "id": Field(NAME, "Its id."),
        "title": Field(LABEL, "Its heading."),
        "intro": Field(TEXT, "What to read before its items."),
        "items": Field(ListOf(ITEM, MOST_ITEMS, 1), "Its items, in order."),
    },
    ("id", "title", "items"),
)
