from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_forms import Form, branching, declared, plain, taken

from growth_tui.instrument.model import Instrument
from growth_tui.instrument.model import Test as When
from growth_tui.measure.comparable import comparable, groups
from growth_tui.measure.series import series

OLD = Form(version="1.0", scores_fingerprint="s1", words_fingerprint="w1")
NEW = Form(version="1.1", scores_fingerprint="s2", words_fingerprint="w2")
THIRD = Form(version="1.2", scores_fingerprint="s3", words_fingerprint="w3")
SPANISH = Form(language="es", words_fingerprint="w1-es")


def with_log(*links: tuple[str, str], **more: object) -> Instrument:
    instrument = plain()
    changes = tuple(declared(version, named) for version, named in links)
    return type(instrument)(
        **{
            **{name: getattr(instrument, name) for name in instrument.__slots__},
            "changes": changes,
            **more,
        }
    )


def test_the_same_form_is_comparable() -> None:
    assert comparable(OLD, OLD, plain()).ok
    assert comparable(OLD, OLD, plain()).reason == ""


def test_a_version_that_changed_neither_keys_nor_words_is_comparable() -> None:
    assert comparable(OLD, Form(version="2.0"), plain()).ok


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Form(assessment="another"), "These are two different forms."),
        (
            Form(version="2.0", scores_fingerprint="s2"),
            "Versions 1.0 and 2.0 count the answers differently, and nobody has declared the two "
            "comparable.",
        ),
        (
            Form(version="2.0", words_fingerprint="w2"),
            "Versions 1.0 and 2.0 word the questions differently, and nobody has declared the two "
            "comparable.",
        ),
        (
            Form(version="2.0", scores_fingerprint="s2", words_fingerprint="w2"),
            "Versions 1.0 and 2.0 count and word the questions differently, and nobody has "
            "declared the two comparable.",
        ),
        (
            Form(words_fingerprint="w2"),
            "The form was changed between the two without a new version number.",
        ),
        (
            SPANISH,
            "They were answered in two languages (en and es), and nobody has declared the "
            "translation comparable.",
        ),
        (
            Form(version="2.0", language="es", words_fingerprint="w2-es"),
            "Versions 1.0 and 2.0 are in two languages, so their words cannot be held against "
            "each other, and nobody has declared the two comparable.",
        ),
    ],
)
def test_what_may_not_be_joined_says_why(other: Form, reason: str) -> None:
    assert comparable(OLD, other, plain()).ok is False
    assert comparable(OLD, other, plain()).reason == reason


def test_the_change_log_declares_versions_comparable_both_ways() -> None:
    log = with_log(("1.1", "1.0"))
    assert comparable(OLD, NEW, log).ok
    assert comparable(NEW, OLD, log).ok
    assert not comparable(OLD, THIRD, log).ok


def test_declarations_chain() -> None:
    log = with_log(("1.1", "1.0"), ("1.2", "1.1"))
    assert comparable(OLD, THIRD, log).ok
    assert not comparable(OLD, THIRD, with_log(("1.1", "1.0"))).ok


def test_the_logs_of_several_definitions_count() -> None:
    assert comparable(OLD, THIRD, with_log(("1.1", "1.0")), with_log(("1.2", "1.1"))).ok


def test_a_log_cannot_excuse_a_change_without_a_new_number() -> None:
    log = with_log(("1.0", "1.0"), ("1.1", "1.0"))
    assert not comparable(OLD, Form(words_fingerprint="w2"), log).ok


def test_another_result_can_link_two() -> None:
    log = with_log(("1.1", "1.0"))
    same_as_new = Form(version="1.3", scores_fingerprint="s2", words_fingerprint="w2")
    assert not comparable(OLD, same_as_new, log).ok
    assert comparable(OLD, same_as_new, log, through=[THIRD, NEW]).ok


def test_a_translation_is_comparable_where_it_is_declared() -> None:
    with_spanish = with_log(comparable_languages=("es",), languages=("en", "es"))
    read_in_spanish = with_log(comparable_languages=("es",), languages=("en", "es"), language="es")
    for instrument in (with_spanish, read_in_spanish):
        assert comparable(OLD, SPANISH, instrument).ok
        assert comparable(SPANISH, OLD, instrument).ok
    french = Form(language="fr", words_fingerprint="w1-fr")
    assert not comparable(OLD, french, with_spanish).ok
    assert not comparable(OLD, SPANISH, with_log(languages=("en", "es"))).ok


forms = st.builds(
    Form,
    version=st.sampled_from(["1.0", "1.1", "1.2"]),
    language=st.sampled_from(["en", "es"]),
    scores_fingerprint=st.sampled_from(["s1", "s2"]),
    words_fingerprint=st.sampled_from(["w1", "w2"]),
)
logs = st.lists(st.tuples(st.sampled_from(["1.1", "1.2"]), st.sampled_from(["1.0", "1.1"])))


@settings(max_examples=60)
@given(many=st.lists(forms, min_size=1, max_size=6), links=logs, translated=st.booleans())
def test_groups_are_the_pairs_that_may_be_compared(
    many: list[Form], links: list[tuple[str, str]], translated: bool
) -> None:
    log = with_log(*links, comparable_languages=("es",) if translated else ())
    numbers = dict(zip(many, groups(many, log), strict=True))
    for one, other in permutations(many, 2):
        joined = comparable(one, other, log, through=many).ok
        assert joined == (numbers[one] == numbers[other])
        assert joined or comparable(one, other, log).reason.endswith(".")


# --- series ---------------------------------------------------------------------------------------


def test_points_are_in_order_of_the_instant_and_gaps_are_none() -> None:
    instrument = plain(min_answered=3)
    late = taken(instrument, {"a": 5}, day=20)
    early = taken(instrument, dict.fromkeys("abcd", 3), day=0)
    points = series([late, early], "overall", instrument)
    assert [(point.result, point.value, point.pomp) for point in points] == [
        ("result-0", 3, 50),
        ("result-20", None, None),
    ]
    assert not any(point.break_before or point.other_items for point in points)


def test_a_form_without_the_score_is_a_gap() -> None:
    points = series([taken(plain(), {"a": 5})], "newer-score", plain())
    assert (points[0].score, points[0].value, points[0].pomp) == (None, None, None)


def test_the_line_breaks_between_versions_and_says_why() -> None:
    instrument = plain()
    results = [
        taken(instrument, {"a": 3}, day=day, version=version, scores_fingerprint=f"s{version}")
        for day, version in enumerate(["1.0", "1.0", "2.0", "1.0"])
    ]
    points = series(results, "overall", instrument)
    assert [point.break_before for point in points] == [False, False, True, True]
    assert [point.group for point in points] == [0, 0, 1, 0]
    assert points[2].reason.startswith("Versions 1.0 and 2.0 count the answers differently")
    assert points[1].reason == ""


def test_other_questions_than_last_time_are_marked() -> None:
    instrument = branching(When("a", "ge", 4))
    results = [
        taken(instrument, {"a": a, "b": 3, "c": 3}, day=day) for day, a in enumerate([2, 1, 4, 5])
    ]
    points = series(results, "overall", instrument)
    assert [point.other_items for point in points] == [False, False, True, False]
    assert not any(point.break_before for point in points)
