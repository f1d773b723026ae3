from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from measure_forms import (
    JACOBSON,
    SIX,
    Form,
    Kept,
    branching,
    declared,
    form,
    item,
    made,
    plain,
    taken,
    two_subscales,
)

from growth_tui.instrument.model import Choice, Instrument, Item
from growth_tui.instrument.model import Test as When
from growth_tui.measure.compare import Comparison, compare, telling
from growth_tui.measure.items import item_changes, moved_most
from growth_tui.measure.wording import sentence
from growth_tui.problem import Problem


def both(instrument: Instrument, a: dict[str, Any], b: dict[str, Any], **more: Any) -> Comparison:
    return compare(
        instrument, taken(instrument, a), instrument, taken(instrument, b, day=30), **more
    )


FIRST = {"a": 2, "b": 4, "c": 3, "d": 3}
SECOND = {"a": 4, "b": 3, "c": 3, "d": 2}


def test_scores_side_by_side() -> None:
    result = both(two_subscales(), FIRST, SECOND)
    assert list(result.scores) == ["overall", "first", "second"]
    first = result.scores["first"]
    assert (first.a and first.a.value, first.b and first.b.value) == (2, 3.5)
    assert (first.change, first.pomp_change, first.comparable) == (1.5, 37.5, True)
    assert (first.finding.kind, first.finding.size) == ("change", 37.5)
    assert (first.sem, first.rc, first.rci) == (None, None, None)
    assert (result.a.id, result.b.id) == ("result-0", "result-30")


BY_MEAN = {"range": (1.0, 5.0)}
BY_SUM = {"method": "sum", "range": (2.0, 10.0)}


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        (BY_SUM, BY_SUM, True),
        (BY_SUM, BY_SUM | {"rounding": 0, "title": "New"}, True),
        (BY_MEAN, BY_SUM, False),
        (BY_SUM, BY_SUM | {"range": (0.0, 10.0)}, False),
        (BY_SUM, BY_SUM | {"weights": {"a": 1, "b": -1}}, False),
        (BY_SUM, BY_SUM | {"weights": {"a": 1, "c": 1}}, False),
        (BY_SUM, BY_SUM | {"points": {"a": {str(x): x for x in range(1, 6)}}}, False),
    ],
)
def test_a_score_made_in_another_way_is_compared_by_its_position_alone(
    before: dict[str, Any], after: dict[str, Any], alike: bool
) -> None:
    items = [item("a"), item("b"), item("c")]

    def version(number: str, score: dict[str, Any]) -> Instrument:
        how = {"weights": {"a": 1, "b": 1}, "reference": JACOBSON} | score
        return form(items, made("overall", **how), version=number)

    old = version("1", before)
    new = replace(version("2", after), changes=(declared("2", "1"),))
    a, b = taken(old, {"a": 2, "b": 2, "c": 2}), taken(new, {"a": 4, "b": 4, "c": 4}, day=30)
    score = compare(old, a, new, b).scores["overall"]
    assert score.comparable
    assert score.pomp_change == (b.scores["overall"].pomp or 0) - (a.scores["overall"].pomp or 0)
    assert (score.change is not None, score.rci is not None) == (alike, alike)
    assert score.finding.kind == ("reliable_change" if alike else "change")
    if not alike:
        said = sentence(score.finding)
        assert said.startswith(f"Rose {score.pomp_change:.0f} points. The error estimate of this")
        assert "is counted in the same way both times" in said


def test_a_score_of_scores_is_made_otherwise_where_one_of_these_is() -> None:
    def version(number: str, weight: float) -> Instrument:
        one = made("one", {"a": weight})
        return form([item("a")], one, made("top", {}, components={"one": 1}), version=number)

    old, new = version("1", 1), replace(version("2", -1), changes=(declared("2", "1"),))
    result = compare(old, taken(old, {"a": 2}), new, taken(new, {"a": 2}, day=30))
    assert [score.change for score in result.scores.values()] == [None, None]


def test_swapping_the_two_turns_every_change() -> None:
    instrument = two_subscales()
    one, other = both(instrument, FIRST, SECOND), both(instrument, SECOND, FIRST)
    for score_id, score in one.scores.items():
        assert other.scores[score_id].change == -(score.change or 0)
    assert [i.change for i in other.items] == [-(i.change or 0) for i in one.items]


def test_the_reliable_change_of_the_published_example() -> None:
    instrument = form(
        [item("a")],
        made(
            "overall",
            {"a": 1},
            range=(20, 80),
            points={"a": {"1": 32.5, "2": 47.5}},
            reference=JACOBSON,
        ),
    )
    score = both(instrument, {"a": 1}, {"a": 2}).scores["overall"]
    assert (score.change, score.pomp_change) == (15, 25)
    assert score.sem == pytest.approx(3.354, abs=5e-4)
    assert score.rc == pytest.approx(3.162, abs=5e-4)
    assert score.rci == pytest.approx(9.296925484568419)


def test_no_band_for_a_prorated_score() -> None:
    instrument = plain(reference=JACOBSON)
    score = both(instrument, {"a": 2, "b": 2, "c": 2}, {"a": 4, "b": 4, "c": 4, "d": 4})
    overall = score.scores["overall"]
    assert (overall.change, overall.rc, overall.rci) == (2, None, None)
    assert overall.sem is not None


def test_a_gap_has_no_change() -> None:
    score = both(plain(min_answered=4), FIRST, {"a": 2}).scores["overall"]
    assert (score.change, score.pomp_change, score.comparable) == (None, None, True)
    assert score.finding.kind == "no_score"


def versions(**more: Any) -> tuple[Instrument, Kept, Instrument, Kept]:
    old, new = plain(), replace(plain(), version="2.0", **more)
    b = taken(new, SECOND, day=9, scores_fingerprint="other")
    return old, taken(old, FIRST), new, b


def test_versions_that_are_not_comparable_are_not_compared() -> None:
    result = compare(*versions())
    assert not result.comparability.ok
    score = result.scores["overall"]
    assert (score.a is not None, score.b is not None) == (True, True)
    assert (score.change, score.pomp_change, score.comparable) == (None, None, False)
    assert score.reason.startswith("Versions 1.0 and 2.0")
    assert score.finding.kind == "not_comparable"
    assert (result.items, result.moved, result.stayed) == ((), (), ())
    assert result.moved_finding is None


def test_a_declaration_in_either_form_or_the_newest_joins_them() -> None:
    assert compare(*versions(changes=(declared("2.0", "1.0"),))).comparability.ok
    newest = replace(plain(), version="3.0", changes=(declared("2.0", "1.0"),))
    assert compare(*versions(), newest=newest).comparability.ok


def test_other_results_can_link_the_two() -> None:
    old, a, new, b = versions(changes=(declared("1.5", "1.0"),))
    middle = Form(version="1.5", scores_fingerprint="other")
    assert not compare(old, a, new, b).comparability.ok
    assert compare(old, a, new, b, through=[middle]).comparability.ok


def test_a_score_that_only_the_second_form_has() -> None:
    old = plain()
    more = {**plain().scores, "newer": made("newer", {"a": 1})}
    new = replace(plain(), scores=more)
    newer = compare(old, taken(old, FIRST), new, taken(new, SECOND, day=1)).scores["newer"]
    assert (newer.a, newer.change, newer.finding.kind) == (None, None, "no_score")
    assert newer.finding.inputs["reason"] == "The form did not have this score then."


def test_other_questions_are_marked() -> None:
    instrument = branching(When("a", "ge", 4))
    answers = {"b": 3, "c": 3}
    assert both(instrument, {"a": 2} | answers, {"a": 4} | answers).scores["overall"].other_items
    assert (
        not both(instrument, {"a": 1} | answers, {"a": 2} | answers).scores["overall"].other_items
    )


# --- items ----------------------------------------------------------------------------------------


def estimated(*score_ids: str) -> Instrument:
    """Two subscales; these scores have an error estimate."""
    instrument = two_subscales()
    scores = {
        name: replace(score, reference=JACOBSON if name in score_ids else None)
        for name, score in instrument.scores.items()
    }
    return replace(instrument, scores=scores)


def told(instrument: Instrument, b: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.score, each.kind) for each in telling(both(instrument, FIRST, b))]


def test_every_band_is_told_and_that_others_have_none() -> None:
    second = {"a": 5, "b": 1, "c": 1, "d": 2}
    assert told(estimated(), second) == [("overall", "change")]
    assert told(estimated("second"), second) == [
        ("overall", "change"),
        ("second", "reliable_change"),
    ]
    assert told(estimated("overall"), second) == [
        ("overall", "reliable_change"),
        ("first", "change"),
    ]
    everything = estimated("overall", "first", "second")
    assert told(everything, second) == [
        (name, "reliable_change") for name in ("overall", "first", "second")
    ]


def test_the_first_score_speaks_where_there_is_no_overall_one() -> None:
    instrument = estimated()
    scores = {name: instrument.scores[name] for name in ("first", "second")}
    assert told(replace(instrument, scores=scores), {**FIRST, "a": 5}) == [("first", "change")]


def test_versions_that_are_not_comparable_are_told_once() -> None:
    form_a, a, form_b, b = versions()
    (only,) = telling(compare(form_a, a, form_b, b))
    assert only.kind == "not_comparable"


def test_items_moved_most_and_those_that_stayed() -> None:
    result = both(two_subscales(), FIRST, SECOND)
    assert [(i.id, i.change, i.turned) for i in result.moved] == [
        ("a", 2, False),
        ("b", -1, True),
        ("d", -1, False),
    ]
    down = both(plain(2), {"a": 2, "b": 5}, {"a": 3, "b": 1})
    assert [i.id for i in down.moved] == ["b", "a"]
    assert [i.id for i in result.stayed] == ["c"]
    assert (result.items[0].a_label, result.items[0].b_label) == ("Rarely", "Often")
    assert result.items[0].text == "Text of a."


def test_moving_is_measured_in_the_items_own_range() -> None:
    instrument = form(
        [item("wide", SIX), item("narrow")], made("overall", {"wide": 1, "narrow": 1})
    )
    result = both(instrument, {"wide": 1, "narrow": 1}, {"wide": 3, "narrow": 3})
    assert [i.id for i in result.moved] == ["narrow", "wide"]
    assert [i.share for i in result.moved] == [0.5, 0.4]


def test_no_more_than_three_are_said_to_have_moved_most() -> None:
    result = both(plain(6), dict.fromkeys("abcdef", 1), dict.fromkeys("abcdef", 2))
    assert [i.id for i in result.moved] == ["a", "b", "c"]
    assert len(moved_most(result.items, 5)) == 5


def test_an_item_without_two_numbers_has_no_change() -> None:
    skipped = {"a": {"nonresponse": "no_opportunity"}, "b": 2, "c": None}
    items = both(plain(), FIRST, skipped).items
    assert [(i.id, i.b, i.change) for i in items] == [
        ("a", {"nonresponse": "no_opportunity"}, None),
        ("b", 2, -2),
        ("c", None, None),
        ("d", None, None),
    ]
    assert items[0].b_label == "No opportunity in this period"
    assert both(plain(), {}, {"a": 1}).items[0].id == "a"
    assert len(both(plain(), {}, {"a": 1}).items) == 1


def test_a_hidden_answer_is_absent() -> None:
    instrument = branching(When("a", "ge", 4))
    result = both(instrument, {"a": 2, "b": 3, "c": 5}, {"a": 4, "b": 3, "c": 1})
    assert [(i.id, i.a, i.change) for i in result.items if i.id == "c"] == [("c", None, None)]


def test_sensitive_items_need_an_explicit_choice() -> None:
    instrument = form([item("a", sensitive=True), item("b")], made("overall", {"a": 1, "b": 1}))
    answers = ({"a": 1, "b": 1}, {"a": 5, "b": 2})
    assert [i.id for i in both(instrument, *answers).items] == ["b"]
    assert [i.id for i in both(instrument, *answers, sensitive=True).items] == ["a", "b"]
    plainly = form([item("a"), item("b")], made("overall", {"a": 1, "b": 1}))
    a, b = (taken(instrument, each) for each in answers)
    for before, after in ((instrument, plainly), (plainly, instrument)):
        assert [i.id for i in item_changes(before, a, after, b)] == ["b"]


def test_items_that_differ_between_the_forms_are_left_out() -> None:
    old = form([item("a"), item("b"), item("gone")], made("overall", {"a": 1}))
    new = form([item("a"), item("b", SIX), item("new")], made("overall", {"a": 1}))
    answers = dict.fromkeys(("a", "b", "gone", "new"), 3)
    changes = item_changes(old, taken(old, answers), new, taken(new, answers))
    assert [i.id for i in changes] == ["a"]


def test_choices_and_numbers_have_changes_texts_have_none() -> None:
    choices = (Choice("no", "Not yet", 0), Choice("yes", "Yes, I did", 1))
    instrument = form(
        [
            Item("which", "single_choice", "Did you?", choices=choices),
            Item("hours", "number", "How many?", unit="hours"),
            Item("say", "text", "What?"),
        ],
        made("overall", {"which": 1}, range=(0, 1)),
    )
    result = both(
        instrument,
        {"which": "no", "hours": 2, "say": "x"},
        {"which": "yes", "hours": 5.5, "say": "y"},
    )
    assert [(i.id, i.a_label, i.b_label, i.change) for i in result.items] == [
        ("which", "Not yet", "Yes, I did", 1),
        ("hours", "2 hours", "5.5 hours", 3.5),
    ]
    assert [i.id for i in result.moved] == ["which"]


def test_an_answer_off_its_scale_is_never_compared() -> None:
    instrument = plain()
    a, b = taken(instrument, FIRST), taken(instrument, SECOND, day=1)
    with pytest.raises(Problem):
        compare(instrument, replace(a, answers={"a": 9}), instrument, b)
