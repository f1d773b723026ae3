from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.instrument.model import Reference, Score
from growth_tui.measure.amounts import count, number, pace, points, position, since, told_apart
from growth_tui.measure.between import Moment, between
from growth_tui.measure.findings import Finding
from growth_tui.measure.remarks import remark_in_report
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.wording import label, sentence, why

MARCH = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 9, tzinfo=UTC)
WOBBLE = (
    "This score has no published error estimate, so we cannot say whether that exceeds ordinary "
    "wobble."
)
AWARENESS = "A fall can mean growing awareness. What did you notice this time?"


def scored(**more: Any) -> Score:
    return Score("s", "Taking accountability", "mean", {}, more.pop("range", (1, 5)), **more)


def change(
    before: float,
    after: float,
    *,
    answered: int = 4,
    hidden: frozenset[str] = frozenset(),
    **more: Any,
) -> Finding:
    """A change between two values; `before` and `after` are also the positions."""
    one = ScoreValue(before, before, 4, 4)
    other = ScoreValue(after, after, answered, 4)
    return between(scored(**more), Moment(MARCH, one), Moment(NOVEMBER, other, hidden))


def reference(kind: str = "test-retest") -> Reference:
    return Reference(sd=7.5, reliability=0.8, type=kind, citation="Sample 1991")


# --- two times ------------------------------------------------------------------------------------


def test_a_rise_without_an_error_estimate() -> None:
    assert sentence(change(57, 63)) == f"Rose 6 points. {WOBBLE}"


def test_a_fall_leaves_room_for_growing_awareness() -> None:
    assert sentence(change(63, 57)) == f"Fell 6 points. {WOBBLE} {AWARENESS}"


def test_the_same() -> None:
    assert sentence(change(63, 63)) == "It stayed the same."
    assert sentence(change(63, 63, reference=reference())) == "It stayed the same."


def test_with_its_title() -> None:
    assert sentence(change(57, 63), named=True).startswith("Taking accountability: rose 6 points.")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(57, 58, "Rose 1 point."), (57, 57.2, "Rose less than 1 point."), (57, 59.6, "Rose 3 points")],
)
def test_sizes(before: float, after: float, words: str) -> None:
    assert sentence(change(before, after)).startswith(words)


def test_a_change_beyond_the_band() -> None:
    assert sentence(change(32.5, 47.5, range=(0, 100), reference=reference())) == (
        "Rose 15 points. Larger than 9.3 points, which measurement error alone would exceed about "
        "5 times in 100 (SD 7.5, r .80, Sample 1991). It does not show that practice changed."
    )


def test_a_change_and_its_band_are_told_apart() -> None:
    narrow = Reference(sd=7.24, reliability=0.8, type="test-retest", citation="Sample 1991")
    said = sentence(change(32, 41, range=(0, 100), reference=narrow))
    assert said.startswith("Rose 9 points. Larger than 8.97 points, ")
    said = sentence(change(32, 40.96, range=(0, 100), reference=narrow))
    assert said.startswith("Rose 8.96 points. Not larger than 8.97 points, ")


@given(st.floats(0.001, 100), st.floats(0.001, 100))
def test_sizes_that_differ_are_written_differently(one: float, other: float) -> None:
    texts = told_apart(one, other)
    assert texts[0] != texts[1] or abs(one - other) < 1e-5
    assert told_apart(other, one) == texts[::-1]


def test_a_change_inside_the_band_says_on_which_scale() -> None:
    assert sentence(change(47.5, 40, range=(20, 80), reference=reference())) == (
        "Fell 7.5 points on the form's own scale, 20 to 80. Not larger than 9.3 points, which "
        "measurement error alone would exceed about 5 times in 100 (SD 7.5, r .80, Sample 1991), "
        f"so it may be ordinary wobble. {AWARENESS}"
    )


@pytest.mark.parametrize("kind", ["Cronbach's alpha", "internal consistency", "omega total"])
def test_a_band_from_one_sitting_says_so(kind: str) -> None:
    said = sentence(change(32.5, 47.5, reference=reference(kind)))
    assert "leaves out day-to-day variation" in said
    assert "day-to-day" in why(change(32.5, 47.5, reference=reference(kind))).caution
    assert "day-to-day" not in sentence(change(32.5, 47.5, reference=reference()))


def test_no_band_where_a_question_was_left_open() -> None:
    said = sentence(change(32.5, 47.5, answered=3, reference=reference()))
    assert "holds only where every question is answered both times" in said
    assert "9.3" not in said
    assert "Not every question was answered both times" in sentence(change(57, 63, answered=3))


def test_other_questions() -> None:
    hidden = frozenset({"c"})
    assert "Different questions came up" in sentence(change(57, 63, hidden=hidden))
    said = sentence(change(57, 63, hidden=hidden, reference=reference()))
    assert "only where the same questions come up" in said


def test_where_lower_is_what_the_form_looks_for() -> None:
    low = {"direction": "lower_is_better"}
    assert sentence(change(57, 63, **low)) == (
        f"Rose 6 points. {WOBBLE} On this score, lower is what the form looks for. "
        "A rise can mean growing awareness. What did you notice this time?"
    )
    assert sentence(change(63, 57, **low)).endswith("lower is what the form looks for.")


def test_a_neutral_score_is_not_interpreted() -> None:
    for pair in ((57, 63), (63, 57)):
        said = sentence(change(*pair, direction="neutral"))
        assert said.endswith(f"{WOBBLE} Neither end of this score is the one to aim for.")


def test_labels_beside_a_number() -> None:
    assert label(change(57, 61)) == "up 4 since March"
    assert label(change(61, 57)) == "down 4 since March"
    assert label(change(61, 61)) == "the same since March"


# --- many times -----------------------------------------------------------------------------------


def trend(**changed: Any) -> Finding:
    inputs: dict[str, Any] = {
        "n": 6,
        "rose": 11,
        "fell": 4,
        "pairs": 15,
        "slope": 1.2 / 30.4375,
        "days": 266.0,
        "first_at": MARCH,
        "last_at": NOVEMBER,
        "looks_for": "higher_is_better",
    } | changed
    way = "rose" if inputs["slope"] > 0 else "fell"
    return Finding("trend", "s", "Overall", way, inputs["slope"], "position", inputs)


def test_a_trend() -> None:
    assert sentence(trend()) == (
        "Over 6 times since March it rose in 11 of 15 pairs, about 1.2 points a month."
    )
    assert label(trend()) == "mostly rising since March"


def test_a_falling_trend_leaves_room() -> None:
    said = sentence(trend(slope=-1.2 / 30.4375, rose=4, fell=11))
    assert said == (
        f"Over 6 times since March it fell in 11 of 15 pairs, about 1.2 points a month. {AWARENESS}"
    )


def test_no_clear_direction() -> None:
    finding = Finding("no_direction", inputs=dict(trend(rose=8, fell=6).inputs))
    assert sentence(finding) == (
        "Over 6 times since March there is no clear direction: it rose in 8 of 15 pairs and fell "
        "in 6."
    )
    assert label(finding) == "no clear direction"
    flat = Finding("no_direction", inputs=dict(trend(rose=0, fell=0).inputs))
    assert sentence(flat) == "Over 6 times since March it stayed the same."


def spread(low: float, high: float) -> Finding:
    inputs = {"n": 3, "low": low, "high": high, "first_at": MARCH, "last_at": NOVEMBER}
    return Finding("range", size=high - low, inputs=inputs)


def test_a_range() -> None:
    assert sentence(spread(55, 62.6)) == (
        "Three times since March, between 55 and 63. That is too few to speak of a direction."
    )
    assert sentence(spread(55, 55.1)).startswith("Three times since March, 55 each time.")
    assert (label(spread(55, 63)), label(spread(55, 55))) == ("between 55 and 63", "55 each time")


PHASES = Finding(
    "phases",
    size=38.5 / 42,
    direction="rose",
    inputs={
        "label": "Consultation [began]",
        "at": datetime(2026, 6, 4, tzinfo=UTC),
        "n_before": 6,
        "n_after": 7,
        "higher": 38,
        "equal": 1,
        "pairs": 42,
        "looks_for": "higher_is_better",
    },
)


def test_phases() -> None:
    assert sentence(PHASES) == (
        "After “Consultation [began]” on 4 Jun 2026 it stood higher than before in 38 of 42 pairs "
        "of times, and equal in 1. That does not show that the one led to the other."
    )


# --- the rest -------------------------------------------------------------------------------------

FIRST = Finding("first", inputs={"taken_at": MARCH})
NOT_COMPARABLE = Finding("not_comparable", inputs={"reason": "These are two different forms."})
NO_SCORE = Finding("no_score", inputs={"reason": "It takes 5 answers.", "at": NOVEMBER})


def test_what_cannot_be_said() -> None:
    assert sentence(FIRST) == "This is the first time, so there is nothing to compare it with yet."
    assert sentence(NOT_COMPARABLE) == "These are not compared. These are two different forms."
    assert sentence(NO_SCORE) == "There is no score for 23 Nov 2026. It takes 5 answers."
    assert (label(FIRST), label(NO_SCORE)) == ("first time", "no score")


def moved(*items: dict[str, Any]) -> Finding:
    return Finding("moved", inputs={"items": items})


def an_item(text: str, shift: float, *, turned: bool) -> dict[str, Any]:
    return {
        "text": text,
        "before": 2,
        "after": 4,
        "before_label": "Rarely",
        "after_label": "Often",
        "turned": turned,
        "shift": shift,
    }


def test_items_that_moved_most_in_their_words() -> None:
    found = moved(
        an_item("I named it.", 0.5, turned=False),
        an_item("I waited.", 0.5, turned=True),
        an_item("I left.", -0.5, turned=True),
    )
    assert sentence(found) == (
        "Moved most: “I named it.” from Rarely to Often; “I waited.” from Rarely to Often, which "
        "counts down; “I left.” from Rarely to Often, which counts up."
    )
    assert sentence(moved()) == "No answer moved."


def opened(many: int, *chosen: tuple[str, int]) -> Finding:
    return Finding("open_answers", size=many, inputs={"nonresponses": chosen})


def test_what_was_left_open() -> None:
    assert sentence(opened(1)) == "One answer was left open."
    assert sentence(opened(3, ("Prefer not to answer", 2))) == (
        "Three answers were left open. “Prefer not to answer” was chosen twice."
    )
    assert sentence(opened(0, ("No opportunity", 12))) == "“No opportunity” was chosen 12 times."


def looking_back(before: float, after: float) -> Finding:
    inputs = {"before": before, "after": after, "taken_at": MARCH, "range": (1, 5)}
    size = after - before
    way = "rose" if size > 0 else "fell" if size < 0 else "same"
    return Finding("looking_back", direction=way, size=size, inputs=inputs)  # type: ignore[arg-type]


def test_looking_back_is_explained_in_a_sentence() -> None:
    assert sentence(looking_back(63, 55)) == (
        "Looking back, you would now place that time 8 points lower. What the answers mean to you "
        "may have shifted since then (response shift); what you answered then stays as it is."
    )
    assert "8 points higher" in sentence(looking_back(55, 63))
    assert "where you placed it then" in sentence(looking_back(55, 55))


ONE_ANSWER = Finding("one_answer", size=20, inputs={"run": 20, "of": 36, "spread": 4.0})
QUICK = Finding("quick", size=1.5, inputs={"of": 36})
CEILING = Finding("ceiling", size=0.83, inputs={"at_end": 30, "of": 36})


def test_remarks_in_a_report_speak_to_nobody() -> None:
    said = [remark_in_report(each) for each in (ONE_ANSWER, QUICK, CEILING)]
    assert said[0] == ("20 questions in a row have the same answer. That may be just how it was.")
    for text in said:
        assert "you" not in text.lower().split()


def test_remarks_are_private_and_kind() -> None:
    assert sentence(ONE_ANSWER) == (
        "20 questions in a row have the same answer. That may be just how it was; if you were "
        "tired, another day is as good. Only you see this."
    )
    assert sentence(QUICK).startswith("This took about 1.5 seconds a question.")
    assert sentence(CEILING).startswith("30 of 36 answers stand at the far end of their scale")
    for finding in (ONE_ANSWER, QUICK, CEILING):
        assert sentence(finding).endswith("Only you see this.")


# --- every one of them ----------------------------------------------------------------------------

EVERY = [
    FIRST,
    change(57, 63),
    change(63, 57),
    change(63, 57, direction="lower_is_better"),
    change(63, 57, direction="neutral"),
    change(63, 57, answered=2),
    change(63, 57, answered=2, reference=reference()),
    change(63, 57, hidden=frozenset("a"), reference=reference()),
    change(63, 57, reference=reference("alpha")),
    change(23, 57, reference=reference("alpha")),
    NOT_COMPARABLE,
    NO_SCORE,
    spread(55, 62.6),
    trend(),
    trend(slope=-0.1, rose=4, fell=11),
    Finding("no_direction", inputs=dict(trend().inputs)),
    PHASES,
    moved(an_item("I waited.", 0.5, turned=True)),
    opened(2, ("No opportunity", 1)),
    looking_back(63, 55),
    ONE_ANSWER,
    QUICK,
    CEILING,
]
NEVER = re.compile(
    r"competen|improv|percentile|significan|deteriorat|\bnorms?\b|\bp\s*[<=]|better|worse|"
    r"success|fail|\bgood at\b|proves?\b|Tau-U|straight-lin|careless",
    re.IGNORECASE,
)


@pytest.mark.parametrize("finding", EVERY, ids=lambda finding: finding.kind)
def test_every_sentence_is_plain_and_can_be_asked_why(finding: Finding) -> None:
    said, reasons = sentence(finding), why(finding)
    assert said.endswith((".", "?"))
    assert said[0].isupper() or said[0] in "“0123456789"
    assert not NEVER.search(said)
    assert not NEVER.search(" ".join(reasons.lines()))
    assert reasons.formula
    assert reasons.source
    assert reasons.caution.endswith(".")
    assert reasons.inputs
    assert all(name and value for name, value in reasons.inputs)
    assert not re.search(
        r"\d\.\d{4}|None|nan|\{|\}|  ", " ".join([said, *map(" ".join, reasons.inputs)])
    )


def test_every_kind_has_its_sentence() -> None:
    from typing import get_args

    from growth_tui.measure.findings import FindingKind

    assert {finding.kind for finding in EVERY} == set(get_args(FindingKind))


def test_why_a_reliable_change() -> None:
    reasons = why(change(32.5, 47.5, range=(20, 80), reference=reference()))
    assert dict(reasons.inputs) == {
        "before, 2 Mar 2026": "32.5",
        "after, 23 Nov 2026": "47.5",
        "lowest and highest value": "20 and 80",
        "SD": "7.5",
        "reliability r": ".80, test-retest",
        "SEM": "3.354",
        "S_diff": "4.743",
        "band": "9.297",
        "RC": "3.162",
        "SD and r from": "Sample 1991",
    }
    assert "10.1037/0022-006X.59.1.12" in reasons.source
    assert reasons.lines()[0] == reasons.formula


def test_why_a_change_of_position_gives_the_values_too() -> None:
    one, other = ScoreValue(3.25, 56.25, 4, 4), ScoreValue(3.5, 62.5, 4, 4)
    finding = between(scored(), Moment(MARCH, one), Moment(NOVEMBER, other))
    assert why(finding).inputs == (
        ("position before, 2 Mar 2026", "56.25 (value 3.25)"),
        ("position after, 23 Nov 2026", "62.5 (value 3.5)"),
        ("lowest and highest value", "1 and 5"),
    )


def test_why_a_trend_gives_its_pairs() -> None:
    inputs = dict(why(trend()).inputs)
    assert (inputs["pairs"], inputs["pairs that rose"], inputs["S, risen less fallen"]) == (
        "15",
        "11",
        "7",
    )


@settings(max_examples=60)
@given(
    before=st.floats(0, 100),
    after=st.floats(0, 100),
    direction=st.sampled_from(["higher_is_better", "lower_is_better", "neutral"]),
    known=st.booleans(),
)
def test_no_change_is_ever_told_as_zero_or_the_wrong_way(
    before: float, after: float, direction: Any, known: bool
) -> None:
    more = {"reference": reference()} if known else {}
    finding = change(before, after, direction=direction, **more)
    said = sentence(finding)
    assert not re.search(r"\b0 points", said)
    assert said.startswith({"rose": "Rose", "fell": "Fell", "same": "It"}[str(finding.direction)])
    assert not NEVER.search(said)


# --- numbers and dates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [(9.2969, "9.3"), (15.0, "15"), (0.333, "0.33"), (100, "100"), (0, "0"), (-0.001, "0")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_positions_and_points() -> None:
    assert (position(62.5), position(-0.3)) == ("63", "0")
    assert points(-6, "position") == "6 points"
    assert points(0.25, "score") == "0.25 points"
    assert points(0.001, "score") == "less than 0.01 points"
    assert points(0, "position") == "0 points"
    assert (count(2), count(11)) == ("two", "11")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (MARCH, NOVEMBER, "March"),
        (MARCH, MARCH + timedelta(days=9), "2 Mar"),
        (MARCH, datetime(2027, 3, 1, tzinfo=UTC), "March 2026"),
        (MARCH, datetime(2027, 3, 9, tzinfo=UTC), "March 2026"),
    ],
)
def test_since_when(first: datetime, last: datetime, words: str) -> None:
    assert since(first, last) == words


def test_since_when_in_brief() -> None:
    last = datetime(2026, 10, 23, tzinfo=UTC)
    assert since(datetime(2025, 12, 1, tzinfo=UTC), last, brief=True) == "Dec 2025"
    assert since(datetime(2026, 8, 1, tzinfo=UTC), last, brief=True) == "August"
    assert since(datetime(2026, 10, 3, tzinfo=UTC), last, brief=True) == "3 Oct"


@pytest.mark.parametrize(
    ("slope", "days", "words"),
    [
        (0.1, 100, "about 3 points a month"),
        (0.1, 20, "about 2 points within 20 days"),
        (4.0, 0.3, "about 1.2 points within the same day"),
        (1.0, 1.2, "about 1.2 points within 1 day"),
        (0.0001, 100, "less than 0.01 points a month"),
    ],
)
def test_a_pace_says_no_more_than_the_times_span(slope: float, days: float, words: str) -> None:
    assert pace(slope, days) == words
