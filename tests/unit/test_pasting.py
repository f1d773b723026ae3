"""Pastes are found whole in what a terminal sends, and neutralised."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from growth_tui.tui.pasting import END, LONGEST, START, Pastes

TORN = f"a{START}Dr. A said \x1b[31mno\x1b[0m 5 times\x1b\x07{END}b\x1b[A{START}{END}\x1b"
MENDED = f"a{START}Dr. A said no 5 times{END}b\x1b[A{START}{END}\x1b"


def read(*pieces: str) -> str:
    pastes = Pastes()
    return "".join(pastes.cleaned(piece) for piece in pieces)


def test_nothing_of_a_paste_can_be_taken_for_a_key() -> None:
    """bad_input: ESC sequences in a paste."""
    assert read(TORN) == MENDED


@given(st.lists(st.integers(0, len(TORN)), max_size=12))
def test_it_does_not_matter_in_which_pieces_it_arrives(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(TORN)]
    pieces = [TORN[one:two] for one, two in pairwise(edges)]
    assert read(*pieces) == MENDED


@given(st.text(alphabet="\x1b[201~ab0m", max_size=30))
def test_no_escape_comes_out_of_a_paste(text: str) -> None:
    within = read(START + text.replace(END, "") + END).removeprefix(START)
    assert "\x1b" not in within[: within.find(END)]


def test_what_is_typed_passes_at_once() -> None:
    pastes = Pastes()
    assert [pastes.cleaned(key) for key in ("\x1b", "[2", "5")] == ["\x1b", "[2", "5"]


def test_a_paste_without_an_end_is_bounded_and_swallows_what_it_must() -> None:
    pastes = Pastes()
    assert pastes.cleaned(START) == START
    for _ in range(12):
        assert pastes.cleaned("x" * 100_000) == ""
    assert pastes.cleaned(END + "4") == "x" * LONGEST + END + "4"
