"""Which findings may be shown, by how many times there are and what they carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import JACOBSON, START, branching, declared, form, item, made, plain, taken

from growth_tui.instrument.model import Instrument
from growth_tui.instrument.model import Test as When
from growth_tui.measure.findings import Finding
from growth_tui.measure.over_time import TREND_MOST, over_time, phases
from growth_tui.measure.series import series

# Five items give steps of 5 on the position scale.
FIVE = plain(5, min_answered=4)
SUM = plain(5, method="sum", range=(5, 25), reference=JACOBSON)


def at(instrument: Instrument, total: int | None, day: float, **form_fields: Any) -> Any:
    """One result of five items that add up to `total`; None leaves most of them open."""
    values = [1] * 5
    for step in range((total or 5) - 5):
        values[step % 5] += 1
    answers = dict(zip("abcde", values, strict=True))
    return taken(instrument, {"a": 3} if total is None else answers, day=day, **form_fields)


def found(instrument: Instrument, *totals: int | None, step: float = 14) -> list[Finding]:
    results = [at(instrument, total, place * step) for place, total in enumerate(totals)]
    points = series(results, "overall", instrument)
    return list(over_time(instrument.scores["overall"], points))


def kinds(findings: list[Finding]) -> list[str]:
    return [finding.kind for finding in findings]


# --- by how many times ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ((), []),
        ((10,), ["first"]),
        ((10, 15), ["change"]),
        ((10, 15, 12), ["change", "range"]),
        ((10, 15, 12, 20), ["change", "range"]),
        ((10, 15, 12, 20, 22), ["change", "trend"]),
        ((10, 15, 12, 14, 11), ["change", "no_direction"]),
    ],
)
def test_what_n_times_may_show(totals: tuple[int, ...], expected: list[str]) -> None:
    assert kinds(found(FIVE, *totals)) == expected


def test_a_change_is_told_as_positions() -> None:
    (change,) = found(FIVE, 10, 15)
    assert (change.direction, change.size, change.unit) == ("rose", 25, "position")
    assert (change.inputs["before"], change.inputs["after"]) == (25, 50)
    assert change.inputs["after_at"] - change.inputs["before_at"] == timedelta(days=14)


def test_a_gap_is_a_gap_and_counts_as_no_time() -> None:
    assert kinds(found(FIVE, 10, None)) == ["no_score"]
    assert kinds(found(FIVE, None, 10)) == ["no_score"]
    assert kinds(found(FIVE, 10, None, 15)) == ["change"]
    assert kinds(found(FIVE, 10, 11, 12, 13, None, 14)) == ["change", "trend"]
    assert kinds(found(FIVE, 10, 11, 12, 13, 14, None)) == ["no_score", "trend"]


def test_range_is_of_all_times() -> None:
    _, spread = found(FIVE, 10, 20, 15)
    assert (spread.inputs["low"], spread.inputs["high"], spread.size) == (25, 75, 50)


def test_a_trend_counts_pairs_and_uses_dates() -> None:
    _, trend = found(FIVE, 10, 11, 12, 13, 14, step=10)
    assert (trend.inputs["rose"], trend.inputs["fell"], trend.inputs["pairs"]) == (10, 0, 10)
    assert trend.size == pytest.approx(0.5)
    assert trend.inputs["days"] == 40


@pytest.mark.parametrize(
    ("totals", "kind", "direction"),
    [
        ((14, 13, 12, 11, 10), "trend", "fell"),
        ((12, 12, 12, 12, 12), "no_direction", None),
        ((12, 13, 11, 14, 12), "no_direction", None),
    ],
)
def test_directions(totals: tuple[int, ...], kind: str, direction: str | None) -> None:
    last = found(FIVE, *totals)[-1]
    assert (last.kind, last.direction) == (kind, direction)


def test_times_at_one_instant_have_no_direction() -> None:
    assert kinds(found(FIVE, 10, 11, 12, 13, 14, step=0)) == ["change"]


def test_a_long_series_looks_at_the_latest_times() -> None:
    totals = [25] * 50 + [5, 6] * (TREND_MOST // 2)
    assert found(FIVE, *totals, step=1)[-1].inputs["n"] == TREND_MOST


# --- versions -------------------------------------------------------------------------------------


def of_versions(*pairs: tuple[str, int]) -> list[str]:
    results = [
        at(FIVE, total, place, version=version, scores_fingerprint=version)
        for place, (version, total) in enumerate(pairs)
    ]
    return kinds(list(over_time(FIVE.scores["overall"], series(results, "overall", FIVE))))


def test_results_that_are_not_comparable_never_enter_one_comparison() -> None:
    assert of_versions(("1", 10), ("2", 11)) == ["not_comparable"]
    assert of_versions(("1", 10), ("1", 10), ("1", 10), ("2", 11)) == ["not_comparable"]
    assert of_versions(("1", 10), ("2", 11), ("2", 12)) == ["change"]
    assert of_versions(("2", 10), ("1", 1), ("2", 11), ("2", 12)) == ["change", "range"]


# --- error estimates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("totals", "beyond"), [((5, 15), True), ((15, 5), True), ((5, 14), False), ((14, 5), False)]
)
def test_a_band_where_the_form_has_an_estimate(totals: tuple[int, int], beyond: bool) -> None:
    (change,) = found(SUM, *totals)
    assert (change.kind, change.unit) == ("reliable_change", "score")
    assert change.size == totals[1] - totals[0]
    assert change.inputs["rci"] == pytest.approx(9.296925484568419)
    assert change.inputs["rc"] == pytest.approx(change.size / change.inputs["s_diff"])
    assert change.inputs["beyond"] is beyond


def test_no_band_where_a_question_was_left_open() -> None:
    whole, part = at(SUM, 10, 0), taken(SUM, {"a": 5, "b": 5, "c": 5, "d": 5}, day=1)
    for pair in ([whole, part], [part, at(SUM, 10, 2)]):
        (change,) = over_time(SUM.scores["overall"], series(pair, "overall", SUM))
        assert (change.kind, change.unit) == ("change", "score")
        assert (change.inputs["open"], change.inputs["estimate"]) == (True, True)
        assert "rci" not in change.inputs


def test_what_was_counted_in_another_way_is_told_by_positions() -> None:
    totals = [10, 15, 12, 20, 22]
    results = [at(SUM, total, day, version="2") for day, total in enumerate(totals)]
    results[0] = at(SUM, totals[0], 0, scores_fingerprint="s0", version="1")
    newest = replace(SUM, version="2", changes=(declared("2", "1"),))
    score = SUM.scores["overall"]
    for many, units in ((2, ["position"]), (4, ["score", "position"]), (5, ["score", "position"])):
        told = over_time(score, series(results[:many], "overall", newest))
        assert [finding.unit for finding in told] == units
    (change,) = over_time(score, series(results[:2], "overall", newest))
    assert (change.kind, change.size) == ("change", 25)
    assert (change.inputs["alike"], change.inputs["estimate"]) == (False, True)


def test_no_band_where_other_questions_came_up() -> None:
    instrument = branching(When("a", "ge", 4), reference=JACOBSON)
    results = [taken(instrument, {"a": a, "b": 3, "c": 3}, day=a) for a in (2, 4)]
    (change,) = over_time(instrument.scores["overall"], series(results, "overall", instrument))
    assert change.kind == "change"
    assert (change.inputs["open"], change.inputs["other_items"]) == (False, True)


# --- phases ---------------------------------------------------------------------------------------

A = [20, 20, 26, 25, 22, 23]
B = [28, 25, 24, 27, 30, 30, 29]


def phased(before: list[int], after: list[int]) -> Finding | None:
    instrument = form(
        [item("a")],
        made(
            "overall",
            {"a": 1},
            points={"a": {str(x): float(x) for x in range(41)}},
            range=(0, 100),
        ),
    )
    results = [taken(instrument, {"a": x}, day=n) for n, x in enumerate(before + after)]
    points = series(results, "overall", instrument)
    marked = START + timedelta(days=len(before))
    return phases(instrument.scores["overall"], points, marked, "Consultation began")


def test_nap_between_two_marked_phases() -> None:
    finding = phased(A, B)
    assert finding is not None
    assert finding.size == pytest.approx(0.9166667, abs=5e-8)
    assert finding.direction == "rose"
    assert (finding.inputs["higher"], finding.inputs["equal"], finding.inputs["pairs"]) == (
        38,
        1,
        42,
    )
    assert (finding.inputs["n_before"], finding.inputs["n_after"]) == (6, 7)


@pytest.mark.parametrize(
    ("after", "direction"), [([1, 2, 3], "same"), ([0, 1, 2], "fell"), ([2, 2, 3], "rose")]
)
def test_the_way_between_phases(after: list[int], direction: str) -> None:
    finding = phased([1, 2, 3], after)
    assert finding is not None
    assert finding.direction == direction


def test_a_phase_needs_three_times_on_each_side() -> None:
    assert phased(A[:2], B) is None
    assert phased(A, B[:2]) is None
    assert phased(A[:3], B[:3]) is not None
    assert phases(FIVE.scores["overall"], (), START, "x") is None


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=30)
@given(totals=st.lists(st.integers(5, 25), min_size=5, max_size=8))
def test_turning_the_scores_turns_the_direction(totals: list[int]) -> None:
    straight = found(FIVE, *totals)[-1]
    turned = found(FIVE, *[30 - total for total in totals])[-1]
    opposite = {"rose": "fell", "fell": "rose", None: None}
    assert turned.direction == opposite[straight.direction]
    assert turned.size == pytest.approx(-(straight.size or 0))


@settings(max_examples=30)
@given(
    totals=st.lists(st.one_of(st.none(), st.integers(5, 25)), min_size=1, max_size=7),
    versions=st.lists(st.sampled_from("12"), min_size=7, max_size=7),
)
def test_nothing_is_said_of_a_way_without_two_comparable_times(
    totals: list[int | None], versions: list[str]
) -> None:
    results = [
        at(FIVE, total, day, version=version, scores_fingerprint=version)
        for day, (total, version) in enumerate(zip(totals, versions, strict=False))
    ]
    points = series(results, "overall", FIVE)
    same = [p for p in points if p.group == points[-1].group and p.value is not None]
    for finding in over_time(FIVE.scores["overall"], points):
        if finding.direction is not None:
            assert len(same) >= 2
        if finding.kind in ("trend", "no_direction"):
            assert finding.inputs["n"] == len(same) >= 5
