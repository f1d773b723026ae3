"""Reading: what a definition says becomes an instrument that says everything itself."""

from __future__ import annotations

import time
from typing import Any

import pytest
from instrument_forms import as_bytes, at, built, full, scale_item, small

from growth_tui.instrument.checking import Faulty
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.reading import read


def test_subscales_and_overall_are_scores_in_order() -> None:
    form = built(small())
    assert list(form.scores) == ["overall", "a", "b"]
    assert form.scores["a"].weights == {"a1": 1, "a2": -1}
    assert form.scores["overall"].weights == {"a1": 1, "a2": -1, "b1": 1, "b2": 1}
    assert form.scores["overall"].title == "Overall"
    assert form.scores["a"].title == "Facet A"
    assert form.scores["a"].range == (1.0, 5.0)


def test_a_score_with_items_of_its_own_is_ruled_by_that_map_alone() -> None:
    raw = small()
    raw["scoring"]["scores"] = {"a": {"items": {"a1": 1, "a2": 1, "b1": -1}}}
    form = built(raw)
    assert form.scores["a"].weights == {"a1": 1, "a2": 1, "b1": -1}
    assert form.scores["overall"].weights["a2"] == -1


def test_a_score_inherits_each_rule_apart() -> None:
    raw = small()
    raw["scoring"] |= {"min_answered": 1, "rounding": 2}
    raw["scoring"]["scores"] = {"a": {"method": "sum", "min_share_answered": None}}
    a, b = built(raw).scores["a"], built(raw).scores["b"]
    assert (a.method, a.min_answered, a.min_share_answered, a.rounding) == ("sum", 1, None, 2)
    assert (b.method, b.min_answered, b.min_share_answered, b.rounding) == ("mean", 1, 0.5, 2)
    assert a.range == (2.0, 10.0)


def test_null_switches_the_overall_score_off() -> None:
    raw = small()
    raw["scoring"]["scores"] = {"overall": None}
    assert list(built(raw).scores) == ["a", "b"]


def test_a_form_without_subscales_scores_every_item_with_numbers() -> None:
    raw = small(subscales=[])
    raw["sections"][0]["items"] = [
        scale_item("one"),
        scale_item("two", reverse_scored=True),
        {"id": "age", "type": "number", "text": "Years?"},
        {"id": "why", "type": "text", "text": "Why?"},
    ]
    assert built(raw).scores["overall"].weights == {"one": 1, "two": -1}


def test_a_reflection_has_no_overall_score_of_its_own_accord() -> None:
    raw = small(kind="reflection", subscales=[], scoring={})
    for item in raw["sections"][0]["items"]:
        item.pop("subscale")
    assert built(raw).scores == {}


def test_every_field_of_the_format_arrives() -> None:
    form = built(full())
    assert form.authors == ("Somebody",)
    assert form.licence.text_may_be_shared
    assert form.changes[1].comparable_with == ("1.0",)
    assert (form.minutes, form.retake_after_days) == (5, 14)
    times, line, body = form.item("times"), form.item("line"), form.item("body")
    assert times is not None
    assert line is not None
    assert body is not None
    assert (times.limits, times.whole, times.unit) == ((0.0, 20.0), True, "times")
    assert (line.limits, line.low_label) == ((0.0, 1.0), "None")
    assert body.strength is not None
    assert body.strength.max == 10
    load = form.scores["load"]
    assert load.weights == {"a1": 2, "times": 1, "where": 1, "which": 0.5}
    assert load.points["where"] == {"here": 1, "there": 3}
    assert load.range == (0.0, 40.0)
    assert form.scores["overall"].bands[1].low == 3
    assert form.scores["overall"].reference is not None
    assert form.scores["overall"].direction == "higher_is_better"
    assert form.scores["b"].direction == "lower_is_better"


def test_the_range_of_a_score_comes_from_its_items_and_points() -> None:
    raw = full()
    del raw["scoring"]["scores"]["load"]["range"]
    # 2 x (0 to 2) + (0 to 20) + (1 to 3) + 0.5 x (0 to 2.5)
    assert built(raw).scores["load"].range == (1.0, 28.25)


def test_texts_are_made_safe_where_they_enter() -> None:
    raw = small(title="A \x1b[31mred\x1b[0m\u202e title")
    at(raw, "sections/0/items/0")["text"] = "Ring \x07 the bell\x9b31m.\r\nThen go on."
    form = built(raw)
    assert form.title == "A red title"
    item = form.item("a1")
    assert item is not None
    assert item.text == "Ring  the bell.\nThen go on."


class TestTranslation:
    def test_every_text_that_is_there_replaces_the_original(self) -> None:
        form = built(full(), "es")
        a1, times, where = form.item("a1"), form.item("times"), form.item("where")
        assert a1 is not None
        assert times is not None
        assert where is not None
        assert (form.language, form.title, form.licence.terms) == ("es", "Completo", "Libre.")
        assert (a1.text, a1.help, times.unit) == ("¿Uno?", "Ayuda.", "veces")
        assert a1.scale is not None
        assert a1.scale.anchors == {1: "Nunca", 3: "Sometimes", 5: "Siempre"}
        assert [each.label for each in a1.scale.nonresponse] == [
            "No opportunity",
            "Prefiero no responder",
        ]
        assert [choice.text for choice in where.choices] == ["Aquí", "There", "Nowhere"]
        assert form.scores["overall"].title == "Total"
        assert form.scores["overall"].bands[0].label == "Mitad baja"
        assert form.subscales[0].practices == ("Esto.",)
        assert form.sections[0].intro == "Lea esto."
        assert form.changes[0].note == "Primera."

    def test_what_is_left_out_stays_in_the_original_language(self) -> None:
        form = built(full(), "es")
        b2 = form.item("b2")
        assert b2 is not None
        assert b2.text == "Item b2?"
        assert form.subscales[1].title == "Facet B"

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [("es", "es"), ("es-MX", "es"), ("ES", "es"), ("fr", "en"), (None, "en"), ("en-GB", "en")],
    )
    def test_the_nearest_language_is_taken(self, wanted: str | None, found: str) -> None:
        form = built(full(), wanted)
        assert form.language == found
        assert form.languages == ("en", "es")

    def test_a_translation_changes_the_words_and_not_the_scores(self) -> None:
        english, spanish = built(full()).fingerprint, built(full(), "es").fingerprint
        assert english.scores == spanish.scores
        assert english.words != spanish.words


class TestFingerprint:
    """Each change moves the fingerprint that it should, and no other."""

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("sections/0/items/1/reverse_scored", True),
            ("response_scales/often/max", 6),
            ("scoring/method", "sum"),
            ("scoring/missing", "none"),
            ("scoring/min_share_answered", 0.6),
            ("scoring/scores/load/points/where/there", 4),
            ("scoring/scores/load/items/times", 2),
            ("scoring/scores/a/rounding", 0),
            ("sections/0/items/5/show_when/all/0/value", 3),
        ],
    )
    def test_what_decides_scores(self, path: str, value: object) -> None:
        raw = _free()
        before = built(raw).fingerprint
        _set(raw, path, value)
        after = built(raw).fingerprint
        assert after.scores != before.scores

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("sections/0/items/1/text", "Another question?"),
            ("sections/0/items/1/help", "Another help."),
            ("sections/0/intro", "Another introduction."),
            ("response_scales/often/anchors/1", "Not once"),
            ("recall_period", "the last year"),
            ("sections/1/items/0/choices/0/text", "Right here"),
        ],
    )
    def test_what_people_answer_to(self, path: str, value: object) -> None:
        before = built(full()).fingerprint
        raw = full()
        _set(raw, path, value)
        after = built(raw).fingerprint
        assert after.words != before.words
        assert after.scores == before.scores

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("title", "Another title"),
            ("purpose", "Another purpose."),
            ("subscales/0/practices", ["Another practice."]),
            ("changes/1/note", "Another note."),
            ("scoring/scores/overall/bands/0/label", "Another label"),
            ("version", "2.1"),
            ("minutes", 9),
        ],
    )
    def test_what_no_answer_depends_on(self, path: str, value: object) -> None:
        raw = full()
        _set(raw, path, value)
        assert built(raw).fingerprint == built(full()).fingerprint

    def test_all_and_any_differ(self) -> None:
        raw, other = full(), full()
        part = at(other, "sections/0/items/5/show_when/all/1")
        part["all"] = part.pop("any")
        assert built(raw).fingerprint.scores != built(other).fingerprint.scores

    def test_a_whole_number_and_its_decimal_are_the_same(self) -> None:
        raw, other = full(), full()
        other["scoring"]["scores"]["load"]["items"]["a1"] = 2.0
        assert built(raw).fingerprint == built(other).fingerprint


def _set(raw: dict[str, object], path: str, value: object) -> None:
    *way, last = path.split("/")
    place = at(raw, "/".join(way)) if way else raw
    place[int(last) if isinstance(place, list) else last] = value


def _free() -> dict[str, Any]:
    """The full form without what would forbid one of the changes."""
    raw = full()
    del raw["translations"], raw["comparable_languages"]
    scores = raw["scoring"]["scores"]
    scores["overall"] = {"items": {"a1": 1, "a2": -1}, "direction": "neutral"}
    del scores["load"]["points"]["a1"]
    scores["load"]["range"] = [0, 60]
    return raw


def test_a_faulty_form_says_the_first_fault_and_how_many_more() -> None:
    raw = small(titel="x", minuts=3)
    with pytest.raises(Faulty) as caught:
        read(as_bytes(raw), name="mine.json")
    assert len(caught.value.faults) == 2
    text = str(caught.value)
    assert "mine.json:" in text
    assert "Did you mean “title”?" in text
    assert "1 more" in text
    assert text.count("\n") == 1


def test_every_shipped_form_is_read() -> None:
    for form_id in shipped_ids():
        assert read(shipped_bytes(form_id)).id == form_id


def test_reading_stays_fast() -> None:
    """Far from the limit on any machine: a form of 36 items takes about 2 ms."""
    data = shipped_bytes("cultural-humility")
    read(data)
    start = time.perf_counter()
    for _ in range(10):
        read(data)
    assert (time.perf_counter() - start) / 10 < 0.1
