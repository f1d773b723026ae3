"""Sentences as they stand one after another."""

from __future__ import annotations

from growth_tui.measure.findings import Finding
from growth_tui.measure.wording import AWARENESS, NO_ESTIMATE, NOTICE
from growth_tui.words.practice import NO_ESTIMATE_FOR_ANY
from growth_tui.workspace.sentences import Sentence, in_a_row

FALL = AWARENESS.format("fall")
ONE = Sentence(f"Overall: fell 4 points. {NO_ESTIMATE} {FALL} {NOTICE}")
OTHER = Sentence(f"Repair: fell 9 points. {NO_ESTIMATE} {FALL} {NOTICE}")


def test_what_one_sentence_says_stays_in_it() -> None:
    assert in_a_row([ONE]) == (ONE.text,)
    assert in_a_row([]) == ()


def test_what_several_say_is_said_once_after_them() -> None:
    assert in_a_row([ONE, Sentence("No answer moved."), OTHER]) == (
        "Overall: fell 4 points.",
        "No answer moved.",
        "Repair: fell 9 points.",
        f"{NO_ESTIMATE_FOR_ANY} {FALL} {NOTICE}",
    )


def test_where_one_score_has_an_estimate_those_without_say_so_themselves() -> None:
    known = Sentence("Knowledge: rose 9 points. Larger than 7.", (), Finding("reliable_change"))
    assert in_a_row([ONE, known, OTHER])[:3] == (
        f"Overall: fell 4 points. {NO_ESTIMATE}",
        known.text,
        f"Repair: fell 9 points. {NO_ESTIMATE}",
    )
