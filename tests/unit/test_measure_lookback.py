from __future__ import annotations

from measure_forms import plain, taken, two_subscales

from growth_tui.measure.lookback import recalibration

THEN = {"a": 4, "b": 2, "c": 3, "d": 3}
NOW = {"a": 2, "b": 2, "c": 3, "d": 3}


def test_now_rating_minus_original_for_each_score() -> None:
    instrument = two_subscales()
    original = taken(instrument, THEN)
    found = recalibration(instrument, original, taken(instrument, NOW, day=60))
    assert list(found) == ["overall", "first", "second"]
    assert {finding.kind for finding in found.values()} == {"looking_back"}
    assert (found["first"].direction, found["first"].size) == ("fell", -25)
    assert (found["second"].direction, found["second"].size) == ("same", 0)
    assert found["first"].inputs["taken_at"] == original.taken_at


def test_the_original_stays_as_it_is() -> None:
    instrument = two_subscales()
    original = taken(instrument, THEN)
    before = dict(original.scores)
    recalibration(instrument, original, taken(instrument, NOW, day=60))
    assert dict(original.scores) == before


def test_a_gap_and_another_form_are_not_compared() -> None:
    instrument = plain(min_answered=4)
    original = taken(instrument, THEN)
    gap = recalibration(instrument, original, taken(instrument, {"a": 1}, day=1))
    assert gap["overall"].kind == "no_score"
    assert str(gap["overall"].inputs["reason"]).startswith("It takes 4 answers")
    other = taken(instrument, NOW, day=1, version="2.0", scores_fingerprint="x")
    found = recalibration(instrument, original, other)["overall"]
    assert found.kind == "not_comparable"
