"""The checker: each rule, at the right place, with the word that was meant."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from instrument_forms import as_bytes, at, full, scale_item, small

from growth_tui.instrument.checking import Fault, check
from growth_tui.instrument.checks.suggest import OTHER_WORDS, nearest
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.skeleton import skeleton

Raw = dict[str, Any]


def errors(raw: Raw) -> list[Fault]:
    return [fault for fault in check(as_bytes(raw)) if fault.severity == "error"]


def warnings(raw: Raw) -> list[Fault]:
    return [fault for fault in check(as_bytes(raw)) if fault.severity == "warning"]


def test_sound_forms_have_no_fault() -> None:
    assert check(as_bytes(small())) == []
    assert errors(full()) == []
    assert check(skeleton("my-form").encode()) == []


@pytest.mark.parametrize("form_id", shipped_ids())
def test_shipped_forms_have_no_fault(form_id: str) -> None:
    assert [str(fault) for fault in check(shipped_bytes(form_id))] == []


def change(path: str, value: Any) -> Callable[[Raw], None]:
    """A change of one place; `...` removes it, and a path of a list with "+" appends."""

    def make(raw: Raw) -> None:
        *way, last = path.split("/")
        place = at(raw, "/".join(way)) if way else raw
        if last == "+":
            place.append(value)
        elif value is ...:
            del place[int(last) if isinstance(place, list) else last]
        else:
            place[int(last) if isinstance(place, list) else last] = value

    return make


ITEMS = "sections/0/items"
SCORES = "scoring/scores"

RULES: list[tuple[str, Any, str, str]] = [
    # shape
    ("title", 3, "/title", "This must be a text in double quotes, not a number."),
    ("title", "  ", "/title", "This text is empty."),
    ("title", "x" * 201, "/title", "longer than 200 characters"),
    ("title", ..., "", "The field “title” is missing from a form."),
    ("titel", "x", "/titel", "is not a field of a form. Did you mean “title”?"),
    ("minutes", "5", "/minutes", "not a text"),
    ("minutes", True, "/minutes", "not true or false"),
    ("minutes", 5.0, "/minutes", "not a decimal number"),
    ("minutes", 0, "/minutes", "from 1 to 600"),
    ("kind", "questionnaire", "/kind", "This must be one of: assessment, reflection."),
    ("format", 2, "/format", "needs a newer version"),
    ("format", True, "/format", "This must be 1."),
    ("format", 1.0, "/format", "This must be 1."),
    ("id", "../../x", "/id", "small letters"),
    ("id", "con", "/id", "Windows device"),
    ("version", 1.0, "/version", "a short version"),
    ("language", "English", "/language", "a language tag"),
    ("sections", [], "/sections", "must have from 1 to 200 entries; it has 0"),
    ("authors", "Me", "/authors", "a list in square brackets"),
    (f"{ITEMS}/1", 7, "/sections/0/items/1", "an object in curly brackets"),
    (f"{ITEMS}/1/type", "likert", "/sections/0/items/1/type", "Did you mean “scale”?"),
    (f"{ITEMS}/1/type", "slider", "/sections/0/items/1/type", "Did you mean “vas”?"),
    (f"{ITEMS}/1/type", ..., "/sections/0/items/1", "“type” is missing"),
    (f"{ITEMS}/1/reversed", True, "/sections/0/items/1/reversed", "Did you mean “reverse_scored”"),
    (f"{ITEMS}/1/label", "x", "/sections/0/items/1/label", "Did you mean “text”?"),
    (f"{ITEMS}/1/scale", ..., "/sections/0/items/1", "“scale” is missing from a scale item"),
    (f"{ITEMS}/1/required", "yes", "/sections/0/items/1/required", "true or false"),
    (f"{ITEMS}/0/required", True, "/sections/0/items/0/required", "not a field of an info item"),
    (
        "sections/1/items/3/reverse_scored",
        True,
        "/sections/1/items/3/reverse_scored",
        "not a field of a text item. Only answers that carry numbers are scored.",
    ),
    ("scoring/method", "avg", "/scoring/method", "Did you mean “mean”?"),
    ("scoring/missing", "prorate", "/scoring/missing", "Did you mean “person_mean”?"),
    ("scoring/min_share_answered", 1.5, "/scoring/min_share_answered", "from 0 to 1"),
    (
        "response_scales/often/anchors/one",
        "x",
        "/response_scales/often/anchors/one",
        "whole number",
    ),
    (f"{SCORES}/load/items/a1", -2, f"/{SCORES}/load/items/a1", "1, -1 for a reversed one"),
    (f"{SCORES}/load/items/a1", 0, f"/{SCORES}/load/items/a1", "1, -1 for a reversed one"),
    (f"{SCORES}/overall/reference/sd", 0, f"/{SCORES}/overall/reference/sd", "above 0"),
    (f"{SCORES}/overall/reference/reliability", 1.2, f"/{SCORES}/overall/reference", "0 to 1"),
    (f"{ITEMS}/5/show_when/all/0/value", None, f"/{ITEMS}/5/show_when/all/0/value", "null"),
    # ids
    (f"{ITEMS}/2/id", "a1", "/sections/0/items/2/id", "is already there, at /sections/0/items/1."),
    (f"{ITEMS}/2/id", "id", "/sections/0/items/2/id", "names the column of respondents"),
    ("sections/1/id", "first", "/sections/1/id", "The section “first” is already there"),
    ("subscales/1/id", "overall", "/subscales/1/id", "the score of all items"),
    ("changes/1/version", "1.0", "/changes/1/version", "The version “1.0” is already there"),
    (
        "sections/1/items/0/choices/1/code",
        "here",
        "/sections/1/items/0/choices/1/code",
        "The code “here” is already there",
    ),
    (f"{SCORES}/a_pomp", {"items": {"a1": 1}}, f"/{SCORES}/a_pomp", "a table of scores"),
    # references
    (f"{ITEMS}/1/scale", "oftn", "/sections/0/items/1/scale", "Did you mean “often”?"),
    (f"{ITEMS}/1/subscale", "c", "/sections/0/items/1/subscale", "There is no subscale “c”"),
    ("sections/1/items/5/strength", "weak", "/sections/1/items/5/strength", "no response scale"),
    (
        "subscales/+",
        {"id": "c", "title": "Facet C"},
        "/subscales/2",
        "No item belongs to the subscale “c”",
    ),
    ("comparable_languages/1", "fr", "/comparable_languages/1", "There is no language “fr”"),
    ("translations/en", {}, "/translations/en", "The form's own language"),
    # limits
    ("response_scales/often/max", 1, "/response_scales/often/max", "must be less than"),
    ("response_scales/often/max", 900, "/response_scales/often/max", "at most 101 points"),
    ("response_scales/often/anchors/6", "x", "/response_scales/often/anchors/6", "outside"),
    (f"{ITEMS}/5/max", -1, "/sections/0/items/5/max", "must be less than"),
    (f"{ITEMS}/5/min", 0.5, "/sections/0/items/5/min", "Whole numbers have whole limits."),
    (f"{ITEMS}/1/ask_example_from", 6, "/sections/0/items/1/ask_example_from", "from 1 to 5"),
    # branching
    (f"{ITEMS}/5/show_when/all/0/item", "a9", f"/{ITEMS}/5/show_when/all/0/item", "no item “a9”"),
    (
        f"{ITEMS}/5/show_when/all/0/item",
        "times",
        f"/{ITEMS}/5/show_when/all/0/item",
        "This goes in a circle",
    ),
    (
        f"{ITEMS}/5/show_when/all/0/item",
        "where",
        f"/{ITEMS}/5/show_when/all/0/item",
        "“where” comes later; a condition can only look back.",
    ),
    (
        f"{ITEMS}/5/show_when/all/0/item",
        "hello",
        f"/{ITEMS}/5/show_when/all/0/item",
        "An info item has no answer",
    ),
    (f"{ITEMS}/5/show_when/all/0/value", 6, f"/{ITEMS}/5/show_when/all/0/value", "from 1 to 5"),
    (f"{ITEMS}/5/show_when/all/0/value", "2", f"/{ITEMS}/5/show_when/all/0/value", "are numbers"),
    (f"{ITEMS}/5/show_when/all/0/value", ..., f"/{ITEMS}/5/show_when/all/0", "“value” is missing"),
    (
        f"{ITEMS}/5/show_when/all/1/any/1/value",
        [1, 2.5],
        f"/{ITEMS}/5/show_when/all/1/any/1/value/1",
        "are whole numbers",
    ),
    (
        f"{ITEMS}/5/show_when/all/0/operator",
        ">=",
        f"/{ITEMS}/5/show_when/all/0/operator",
        "Did you mean “ge”?",
    ),
    (
        f"{ITEMS}/5/show_when/all/0/operator",
        "includes",
        f"/{ITEMS}/5/show_when/all/0/operator",
        "for multiple choice and body items",
    ),
    (
        "sections/1/items/1/show_when/value",
        "hear",
        "/sections/1/items/1/show_when/value",
        "not the code of one of the item's answers. Did you mean “here”?",
    ),
    (
        "sections/1/items/1/show_when/operator",
        "lt",
        "/sections/1/items/1/show_when/operator",
        "compares numbers",
    ),
    (
        "sections/1/items/2/show_when/operator",
        "eq",
        "/sections/1/items/2/show_when/operator",
        "use “includes”",
    ),
    (
        "sections/1/items/1/show_when/operator",
        "in",
        "/sections/1/items/1/show_when/value",
        "With “in”, the value is a list.",
    ),
    (
        "sections/1/items/1/show_when/value",
        ["here"],
        "/sections/1/items/1/show_when/value",
        "Only with “in” is the value a list.",
    ),
    # scoring
    (f"{SCORES}/extra", {"method": "sum"}, f"/{SCORES}/extra", "it must say its own “items”"),
    (f"{SCORES}/a", None, f"/{SCORES}/a", "Only “overall” can be null."),
    (f"{SCORES}/load/items/a7", 1, f"/{SCORES}/load/items/a7", "There is no item “a7”"),
    (f"{SCORES}/load/items/word", 1, f"/{SCORES}/load/items/word", "carry no numbers"),
    (f"{SCORES}/overall/items/b1", 2, f"/{SCORES}/overall/items/b1", "“weighted_mean” or “sum”"),
    (f"{SCORES}/a/min_answered", 3, f"/{SCORES}/a/min_answered", "the score “a” has 2 items"),
    (f"{SCORES}/overall/items", ..., f"/{SCORES}/overall", "point in different directions"),
    (f"{SCORES}/overall/direction", ..., f"/{SCORES}/overall", "must say its own “direction”"),
    (f"{SCORES}/load/missing", "person_mean", f"/{SCORES}/load", "unequal ranges"),
    (
        f"{SCORES}/load/points/b1",
        {"1": 0},
        f"/{SCORES}/load/points/b1",
        "not an item of this score",
    ),
    (f"{SCORES}/load/points/a1/6", 1, f"/{SCORES}/load/points/a1/6", "no answer to this item"),
    (f"{SCORES}/load/points/a1/3", ..., f"/{SCORES}/load/points/a1", "have no points: 3."),
    (f"{SCORES}/load/points/where/her", 1, f"/{SCORES}/load/points/where/her", "mean “here”?"),
    (f"{SCORES}/load/range", [2, 40], f"/{SCORES}/load/range", "too narrow"),
    (f"{SCORES}/load/range", [40, 2], f"/{SCORES}/load/range", "must be less than"),
    (f"{ITEMS}/5/subscale", "a", f"/{SCORES}/a", "unequal ranges"),
    (f"{SCORES}/both/components/c", 1, f"/{SCORES}/both/components/c", "no score “c”"),
    (f"{SCORES}/both/components/laod", 1, f"/{SCORES}/both/components/laod", "mean “load”?"),
    (f"{SCORES}/both/components", {}, f"/{SCORES}/both/components", "from 1 to 200 entries"),
    (f"{SCORES}/both/components/a", 2, f"/{SCORES}/both/components/a", "“weighted_mean” or “sum”"),
    (f"{SCORES}/both/components/both", 1, f"/{SCORES}/both/components/both", "goes in a circle"),
    (f"{SCORES}/both/components/load", 1, f"/{SCORES}/both", "scores of the score “both” have une"),
    (f"{SCORES}/both/direction", ..., f"/{SCORES}/both", "Its scores have different directions"),
    (f"{SCORES}/both/min_answered", 3, f"/{SCORES}/both/min_answered", "3 scores are needed"),
    (f"{SCORES}/both/items", {"a1": 1}, f"/{SCORES}/both/components", "items or of other scores"),
    (f"{SCORES}/both/points", {}, f"/{SCORES}/both/points", "Points are for items"),
    (f"{SCORES}/both/scores", {"a": 1}, f"/{SCORES}/both/scores", "names them in “components”"),
    (f"{SCORES}/both/subscores", {"a": 1}, f"/{SCORES}/both/subscores", "mean “components”?"),
    (f"{SCORES}/both/components", ..., f"/{SCORES}/both", "its own “items” or “components”"),
    # bands
    (f"{SCORES}/overall/bands/0/to", 2.5, f"/{SCORES}/overall/bands/0/to", "a hole between 2.5"),
    (f"{SCORES}/overall/bands/0/to", 3.5, f"/{SCORES}/overall/bands/1/from", "do not overlap"),
    (f"{SCORES}/overall/bands/0/to", 1, f"/{SCORES}/overall/bands/0/to", "above where it begins"),
    (f"{SCORES}/overall/bands/0/from", 2, f"/{SCORES}/overall/bands/0/from", "must cover"),
    (f"{SCORES}/overall/bands/1/to", 4, f"/{SCORES}/overall/bands/1/to", "must cover"),
    (f"{SCORES}/overall/reference/mean", 9, f"/{SCORES}/overall/reference/mean", "from 1 to 5"),
    # translations
    ("translations/es/items/a9", {}, "/translations/es/items/a9", "There is no item “a9”"),
    (
        "translations/es/items/a2",
        {"help": "x"},
        "/translations/es/items/a2/help",
        "The original has no “help”.",
    ),
    (
        "translations/es/response_scales/often/anchors/2",
        "Poco",
        "/translations/es/response_scales/often/anchors/2",
        "There is no anchor “2”",
    ),
    (
        "translations/es/scores/overall/bands",
        [],
        "/translations/es/scores/overall/bands",
        "as many bands as in the original, 2",
    ),
]


@pytest.mark.parametrize(("path", "value", "pointer", "message"), RULES)
def test_each_rule(path: str, value: Any, pointer: str, message: str) -> None:
    raw = full()
    change(path, value)(raw)
    found = [
        fault
        for fault in errors(raw)
        if fault.pointer.startswith(pointer) and message in fault.message
    ]
    assert found, [str(fault) for fault in check(as_bytes(raw))]


@pytest.mark.parametrize(("path", "value", "pointer", "message"), RULES)
def test_each_message_is_sentences_and_short(
    path: str, value: Any, pointer: str, message: str
) -> None:
    raw = full()
    change(path, value)(raw)
    for fault in errors(raw):
        assert fault.message.endswith((".", "?"))
        assert len(fault.message) < 260


WARNINGS: list[tuple[str, Any, str, str]] = [
    ("response_scales/rare", {"min": 0, "max": 1}, "/response_scales/rare", "No item uses"),
    ("version", "3.0", "/changes", "The change log does not name this version"),
    ("changes/1/comparable_with", ["0.9"], "/changes/1/comparable_with/0", "does not name"),
    ("changes/1/comparable_with", ["2.0"], "/changes/1/comparable_with/0", "with itself"),
    (
        f"{SCORES}/overall/reference/citation",
        ...,
        f"/{SCORES}/overall/reference",
        "no error estimate",
    ),
    (f"{SCORES}/load/range", [-5, 99], f"/{SCORES}/load/range", "wider than needed"),
    (f"{SCORES}/overall/bands/1/to", 6, f"/{SCORES}/overall/bands/1/to", "only from 1 to 5"),
    (f"{ITEMS}/1/text", "word " * 80, "/sections/0/items/1/text", "40 columns"),
    (f"{ITEMS}/1/text", "W" * 40, "/sections/0/items/1/text", "too long for a screen"),
    (
        "response_scales/often/anchors/1",
        "語" * 40,
        "/response_scales/often/anchors/1",
        "80 columns",
    ),
    (f"{ITEMS}/1/help", "word " * 100, "/sections/0/items/1/help", "room for 432"),
    ("subscales/0/practices/0", "word " * 100, "/subscales/0/practices/0", "room for 432"),
    ("sections/0/intro", "W" * 1500, "/sections/0/intro", "room for 432"),
    ("opening", f"Now {'W' * 400}", "/opening", "too long for a screen"),
    ("sections/1/items/1/choices/0/text", "word " * 20, "/sections/1/items/1/choices/0/text", "72"),
    (
        "translations/es/sections/first/title",
        "palabra " * 20,
        "/translations/es/sections/first/title",
        "room for 72",
    ),
    (
        "translations/es/subscales/a/practices/0",
        "palabra " * 90,
        "/translations/es/subscales/a/practices/0",
        "room for 432",
    ),
    (
        "translations/es/items/where/choices/here",
        "Q" * 50,
        "/translations/es/items/where/choices/here",
        "too long for a screen",
    ),
    ("title", "Full", "/sections/1/items/0/choices/2", "choosing it counts as no answer"),
    ("title", "Full", "/translations/es", "These items have no text in “es” and stay as they are:"),
    ("title", "Full", "/translations/es", "anchors have no text in “es” and stay as they are: “of"),
    ("title", "Full", "/translations/es", "answers have no text in “es” and stay as they are: “of"),
    ("translations/es/title", ..., "/translations/es", "are: “title”, “second”, “b”."),
    ("sections/0/items/5/reverse_scored", True, "/sections/0/items/5/reverse_scored", "no effect"),
]


@pytest.mark.parametrize(("path", "value", "pointer", "message"), WARNINGS)
def test_each_warning(path: str, value: Any, pointer: str, message: str) -> None:
    raw = full()
    change(path, value)(raw)
    assert errors(raw) == []
    assert [w for w in warnings(raw) if w.pointer == pointer and message in w.message]


def test_a_page_to_read_may_be_long_in_every_language() -> None:
    raw = full()
    raw["sections"][0]["items"][0]["text"] = "word " * 100
    raw["translations"]["es"]["items"]["hello"] = {"text": "palabra " * 90}
    raw["title"] = "Complete and whole"
    assert not [w for w in warnings(raw) if "hello" in w.pointer or "columns" in w.message]


def test_every_fault_comes_in_one_pass_in_the_order_of_the_file() -> None:
    raw = small(titel="x")
    raw["subscales"][0]["direction"] = "better"
    raw["sections"][0]["items"][0]["scale"] = "rarely"
    raw["scoring"]["method"] = "average"
    found = errors(raw)
    assert [fault.pointer for fault in found] == [
        "/subscales/0/direction",
        "/sections/0/items/0/scale",
        "/scoring/method",
        "/titel",
    ]
    assert [fault.line for fault in found] == sorted(fault.line for fault in found)


def test_the_place_is_that_of_the_value_or_of_a_wrong_name() -> None:
    text = '{\n  "format": 1,\n  "kind" : "asessment", "tilte": "x"}'
    found = {fault.pointer: fault for fault in check(text.encode(), name="f.json")}
    assert (found["/kind"].line, found["/kind"].column) == (3, 12)
    assert (found["/tilte"].line, found["/tilte"].column) == (3, 25)
    assert str(found["/tilte"]).startswith("f.json:3:25: /tilte: “tilte” is not a field of a form.")


def test_pointers_are_escaped() -> None:
    found = errors(small(**{"a/b~c": 1}))
    assert [fault.pointer for fault in found] == ["/a~1b~0c"]


def test_a_circle_of_three_is_named_at_each_of_its_links() -> None:
    raw = small()
    items = raw["sections"][0]["items"]
    for here, there in ((0, "b1"), (1, "a1"), (2, "a2")):
        items[here]["show_when"] = {"item": there, "operator": "ge", "value": 2}
    items[3]["show_when"] = {"item": "b1", "operator": "ge", "value": 2}
    found = [fault for fault in errors(raw) if "circle" in fault.message]
    assert [fault.pointer for fault in found] == [
        f"/sections/0/items/{place}/show_when/item" for place in (0, 1, 2)
    ]


def test_a_subscale_of_unscored_items_says_what_they_need() -> None:
    raw = small()
    raw["sections"][0]["items"] += [
        {"id": "n", "type": "number", "text": "How many?", "subscale": "a"},
        {
            "id": "c",
            "type": "single_choice",
            "text": "Which?",
            "subscale": "b",
            "choices": [{"code": "x", "text": "X"}],
        },
    ]
    found = [fault.message for fault in errors(raw)]
    assert found == [
        "To be scored, the number item “n” needs “min” and “max”.",
        "To be scored, the choices of “c” need “points”.",
    ]


def test_an_undeclared_overall_over_unequal_ranges_is_a_fault() -> None:
    raw = small()
    raw["response_scales"]["ten"] = {"min": 0, "max": 10}
    for item in raw["sections"][0]["items"][2:]:
        item["scale"] = "ten"
    found = errors(raw)
    assert len(found) == 1
    assert found[0].pointer == "/sections/0/items/2"
    message = "The items of the score “overall” have unequal ranges (0 to 10, 1 to 5)."
    assert found[0].message.startswith(message)
    raw["scoring"]["scores"] = {"overall": None}
    assert errors(raw) == []


def test_opposed_directions_of_a_subscale_do_not_trouble_its_own_score() -> None:
    raw = small()
    raw["subscales"][1]["direction"] = "lower_is_better"
    raw["subscales"][0]["direction"] = "higher_is_better"
    (fault,) = errors(raw)
    assert fault.pointer == "/subscales/1"
    assert fault.message.startswith("The subscales of the overall score point in different")
    del raw["subscales"][0]["direction"]
    (again,) = errors(raw)
    assert again.message == fault.message, "higher is better where nothing is said"


def test_a_score_that_never_moves_is_a_fault() -> None:
    raw = small()
    raw["sections"][0]["items"].append(
        {
            "id": "c",
            "type": "single_choice",
            "text": "Which?",
            "choices": [{"code": "x", "text": "X", "points": 3}],
        }
    )
    raw["scoring"]["scores"] = {"still": {"items": {"c": 1}}}
    assert "it says nothing" in errors(raw)[0].message


def test_a_circle_of_scores_is_named_at_each_of_its_links() -> None:
    raw = small()
    raw["scoring"]["scores"] = {
        "x": {"components": {"y": 1}},
        "y": {"components": {"z": 1, "a": 1}},
        "z": {"components": {"x": 1}},
        "hangs": {"components": {"x": 1, "b": 1}},
    }
    assert [fault.pointer for fault in errors(raw)] == [
        "/scoring/scores/x/components/y",
        "/scoring/scores/y/components/z",
        "/scoring/scores/z/components/x",
    ]


def test_a_subscale_may_be_made_of_others() -> None:
    raw = small()
    raw["subscales"].append({"id": "c", "title": "Both"})
    raw["scoring"]["scores"] = {"c": {"components": {"a": 1, "b": 1}, "title": "Both"}}
    assert errors(raw) == []


@pytest.mark.parametrize("method", ["mean", "min", "max"])
def test_unequal_ranges_where_something_is_hidden_are_a_fault(method: str) -> None:
    raw = small()
    raw["response_scales"]["ten"] = {"min": 0, "max": 10}
    items = raw["sections"][0]["items"]
    items[1]["scale"] = "ten"
    raw["scoring"] = {"method": method, "missing": "none", "scores": {"overall": None}}
    assert errors(raw) == []
    items[1]["show_when"] = {"item": "a1", "operator": "ge", "value": 3}
    (fault,) = errors(raw)
    assert fault.pointer == "/subscales/0"
    assert "so none may be hidden, as “a2” is by “show_when”" in fault.message


@pytest.mark.parametrize("method", ["sum", "count"])
def test_a_sum_or_count_that_branching_takes_away_is_pointed_out(method: str) -> None:
    raw = small()
    raw["scoring"] = {"method": method, "scores": {"overall": None}}
    raw["sections"][0]["items"][1]["show_when"] = {"item": "a1", "operator": "answered"}
    (warning,) = warnings(raw)
    assert warning.pointer == "/sections/0/items/1"
    assert "Whenever “a2” does not come up, the score “a” cannot be had" in warning.message


def test_too_many_items_are_one_fault() -> None:
    raw = small()
    raw["sections"] = [
        {"id": f"s{part}", "title": "S", "items": [scale_item(f"i{part}-{n}") for n in range(600)]}
        for part in range(2)
    ]
    assert [fault.message for fault in errors(raw)] == ["A form has at most 1,000 items."]


@pytest.mark.parametrize(
    ("name", "meant"), [("and", "all"), ("or", "any"), ("ALL", "all"), ("conditions", "")]
)
def test_conditions_joined_by_another_word_are_one_fault(name: str, meant: str) -> None:
    raw = full()
    at(raw, f"{ITEMS}/5")["show_when"] = {name: [{"item": "a1", "operator": "answered"}]}
    (fault,) = errors(raw)
    assert fault.pointer == f"/{ITEMS}/5/show_when/{name}"
    assert fault.message.startswith(f"“{name}” joins no conditions, “all” and “any” do.")
    assert fault.message.endswith(f"Did you mean “{meant}”?") is bool(meant)


def test_a_fraction_may_divide_whole_answers_but_is_none() -> None:
    raw = full()
    test = at(raw, f"{ITEMS}/5/show_when/all/0")
    test["value"] = 2.5
    assert errors(raw) == []
    test["operator"] = "eq"
    assert [fault.message for fault in errors(raw)] == [
        "The answers to this item are whole numbers."
    ]


def test_conditions_can_be_nested_but_not_without_end() -> None:
    inner: Raw = {"item": "a1", "operator": "answered"}
    for _ in range(6):
        inner = {"all": [inner]}
    raw = small()
    raw["sections"][0]["items"][3]["show_when"] = inner
    assert any("nested 4 deep at most" in fault.message for fault in errors(raw))


@pytest.mark.parametrize(
    ("word", "possible", "meant"),
    [
        ("Reverse-Scored", ("reverse_scored", "required"), "reverse_scored"),
        ("reverse", ("reverse_scored", "required"), "reverse_scored"),
        ("anchor", ("anchors", "min"), "anchors"),
        ("average", ("mean", "sum"), "mean"),
        ("zzz", ("mean", "sum"), None),
        ("x" * 500, ("mean", "x" * 501), None),
    ],
)
def test_nearest(word: str, possible: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, possible) == meant


def test_other_words_lead_to_words_of_the_format() -> None:
    from growth_tui.instrument.schema import SCHEMA

    known = json.dumps(SCHEMA)
    assert [word for word in OTHER_WORDS.values() if f'"{word}"' not in known] == []
