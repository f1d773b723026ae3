"""What an answer may be, and which items branching shows."""

from __future__ import annotations

from typing import Any

import pytest
from instrument_forms import at, built, full, small

from growth_tui.instrument.answers import is_answered, nonresponse_code, nonresponses, problem_with
from growth_tui.instrument.conditions import holds, looks_at, visible_items
from growth_tui.instrument.ids import valid_id, valid_name
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.model import AllOf, AnyOf, Condition, Item
from growth_tui.instrument.model import Test as When

FORM = built(full())


def item(item_id: str) -> Item:
    found = FORM.item(item_id)
    assert found is not None
    return found


GOOD: list[tuple[str, Any]] = [
    ("a1", 1),
    ("a1", 5),
    ("a1", None),
    ("a1", {"nonresponse": "prefer_not"}),
    ("b1", {"nonresponse": "na"}),
    ("times", 20),
    ("line", 0.25),
    ("line", 1),
    ("where", "here"),
    ("which", ["x", "y"]),
    ("which", []),
    ("word", ""),
    ("story", "Once."),
    ("body", [{"region": "jaw", "sensation": "tight", "strength": 10}]),
    ("body", [{"region": "jaw"}, {"region": "chest", "sensation": "like lead"}]),
]

BAD: list[tuple[str, Any]] = [
    ("hello", 1),
    ("a1", 0),
    ("a1", 6),
    ("a1", True),
    ("a1", 4.0),
    ("a1", "4"),
    ("a1", [4]),
    ("a1", {"nonresponse": "unheard_of"}),
    ("a1", {"nonresponse": "prefer_not", "more": 1}),
    ("a1", {}),
    ("b1", {"nonresponse": "prefer_not"}),  # the item's own answers replace its scale's
    ("word", {"nonresponse": "prefer_not"}),
    ("times", 2.7),
    ("times", 2.0),
    ("times", 21),
    ("line", -0.1),
    ("line", float("nan")),
    ("where", "elsewhere"),
    ("where", 1),
    ("which", "x"),
    ("which", ["x", "x"]),
    ("which", ["z"]),
    ("which", [1]),
    ("word", 3),
    ("body", "jaw"),
    ("body", [{"sensation": "tight"}]),
    ("body", [{"region": "ear"}]),
    ("body", [{"region": ["jaw"]}]),
    ("body", [{"region": "jaw", "strength": 11}]),
    ("body", [{"region": "jaw", "strength": 1.0}]),
    ("body", [{"region": "jaw", "colour": "red"}]),
]


@pytest.mark.parametrize(("item_id", "answer"), GOOD)
def test_an_answer_that_fits(item_id: str, answer: Any) -> None:
    assert problem_with(item(item_id), answer) is None


@pytest.mark.parametrize(("item_id", "answer"), BAD)
def test_an_answer_that_does_not(item_id: str, answer: Any) -> None:
    sentence = problem_with(item(item_id), answer)
    assert sentence is not None
    assert sentence.endswith(".")


def test_the_sentence_never_repeats_the_answer() -> None:
    sentence = problem_with(item("where"), "my secret")
    assert sentence is not None
    assert "secret" not in sentence


@pytest.mark.parametrize("answer", [1, 0, 0.0, "word", ["x"], [{"region": "jaw"}], False])
def test_answered(answer: Any) -> None:
    assert is_answered(answer)


@pytest.mark.parametrize("answer", [None, "", "  \n", [], {"nonresponse": "na"}, {}])
def test_not_answered(answer: Any) -> None:
    assert not is_answered(answer)


def test_nonresponse() -> None:
    assert nonresponse_code({"nonresponse": "na"}) == "na"
    assert nonresponse_code({"nonresponse": 3}) is None
    assert nonresponse_code("na") is None
    assert [each.code for each in nonresponses(item("a1"))] == ["no_opportunity", "prefer_not"]
    assert [each.code for each in nonresponses(item("b1"))] == ["na"]
    assert nonresponses(item("word")) == ()


@pytest.mark.parametrize(
    ("operator", "value", "answer", "expected"),
    [
        ("eq", 3, 3, True),
        ("eq", 3, 4, False),
        ("ne", 3, 4, True),
        ("ne", 3, None, False),
        ("ne", 3, {"nonresponse": "na"}, False),
        ("lt", 3, 2, True),
        ("lt", 3, 3, False),
        ("le", 3, 3, True),
        ("gt", 3, 3, False),
        ("ge", 3, 3, True),
        ("ge", 3, {"nonresponse": "na"}, False),
        ("in", ("a", "b"), "b", True),
        ("in", ("a", "b"), "c", False),
        ("includes", "x", ["x", "y"], True),
        ("includes", "z", ["x", "y"], False),
        ("includes", "jaw", [{"region": "jaw"}], True),
        ("answered", None, 1, True),
        ("answered", True, None, False),
        ("answered", False, None, True),
        ("answered", False, {"nonresponse": "na"}, True),
        ("answered", False, 1, False),
    ],
)
def test_a_condition(operator: Any, value: Any, answer: Any, expected: bool) -> None:
    assert holds(When("q", operator, value), {"q": answer}) is expected


def test_conditions_join() -> None:
    yes, no = When("q", "eq", 1), When("q", "eq", 2)
    both: Condition = AllOf((yes, AnyOf((no, yes))))
    assert holds(both, {"q": 1})
    assert not holds(AllOf((yes, no)), {"q": 1})
    assert not holds(AnyOf((no,)), {"q": 1})
    assert looks_at(both) == ("q", "q", "q")
    assert looks_at(None) == ()


def test_the_answer_of_a_hidden_item_counts_as_absent() -> None:
    raw = small()
    items = at(raw, "sections/0/items")
    items[1]["show_when"] = {"item": "a1", "operator": "eq", "value": 5}
    items[2]["show_when"] = {"item": "a2", "operator": "eq", "value": 3}
    form = built(raw)
    shown = [each.id for each in visible_items(form, {"a1": 5, "a2": 3})]
    assert shown == ["a1", "a2", "b1", "b2"]
    # a2 still holds its old answer, but it is hidden now, and so is what hangs on it.
    shown = [each.id for each in visible_items(form, {"a1": 4, "a2": 3, "b1": 2})]
    assert shown == ["a1", "b2"]


def test_info_is_shown_like_the_rest() -> None:
    assert [each.id for each in visible_items(FORM, {})][:2] == ["hello", "a1"]


@pytest.mark.parametrize("text", ["a", "0", "cultural-humility", "a" * 64, "com10", "con-1"])
def test_ids_that_are_safe(text: str) -> None:
    assert valid_id(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "../../x", "/etc/x", "a/b", "..", "CON", "con", "nul", "com1", "lpt0", "a\0b"),
        *("a" * 65, "a" * 300, "-a", "A", "a_b", "a.b", "é", "a\n", "a b", "\uff11"),
    ],
)
def test_ids_that_are_not(text: str) -> None:
    assert not valid_id(text)


def test_names_inside_a_form() -> None:
    assert valid_name("PHQ_1.b-2")
    assert not valid_name("a b")
    assert not valid_name("-1")


def test_the_library_has_the_shipped_forms_in_order() -> None:
    ids = shipped_ids()
    assert ids[:2] == ("cultural-humility", "pulse")
    assert shipped_bytes("pulse").startswith(b"{")
    for unknown in ("unheard-of", "../pyproject", "README", "LICENSE"):
        with pytest.raises(KeyError):
            shipped_bytes(unknown)
