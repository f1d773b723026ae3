"""growth-tui take --plain: every main job for who cannot see, or cannot use, the app."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

import pytest
from commands import Commands, Ended
from instrument_forms import full, small

from growth_tui import words
from growth_tui.workspace import Workspace

PULSE_ITEMS = 7


@pytest.fixture
def growth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


def take(growth: Commands, *lines: str, form: str = "pulse") -> Ended:
    return growth("take", form, "--plain", stdin="".join(f"{line}\n" for line in lines))


def kept_answers(growth: Commands, ended: Ended) -> dict[str, Any]:
    assert ended.status == 0, ended.err
    return dict(growth.open().history.result(ended.last_word).answers)


def drafts(growth: Commands) -> list[dict[str, Any]]:
    return [dict(each.draft.answers) for each in growth.open().taking.begun()]


def asked(ended: Ended) -> list[int]:
    """The numbers of the questions in the order they were put."""
    return [int(number) for number in re.findall(r"(?m)^(?:> )?(\d+) of \d+\. ", ended.out)]


def test_every_question_is_put_and_the_last_word_is_the_id(growth: Commands) -> None:
    ended = take(growth, *"4321012", "")
    answers = kept_answers(growth, ended)
    assert list(answers.values()) == [4, 3, 2, 1, {"nonresponse": "no_opportunity"}, 1, 2]
    assert asked(ended) == [1, 2, 3, 4, 5, 6, 7]
    said = "Every question is answered, 1 with “No opportunity in this period”."
    assert said in " ".join(ended.out.split())
    assert "Overall: 3.5, position 63 of 100, 6 of 7 answered" in ended.out
    assert drafts(growth) == []
    assert ended.err == ""


def test_it_reads_well_aloud(growth: Commands) -> None:
    ended = take(growth, "q")
    lines = ended.out.splitlines()
    assert lines[0] == "Pulse"
    assert "not part of a client’s record" in ended.out
    assert "q quits and keeps all" in ended.out
    first = lines.index("Section: This week")
    assert lines[first + 3].startswith("1 of 7. In the last seven days: When I noticed a misstep")
    assert lines[first + 4].startswith("Something that hurt")
    assert lines[first + 5 : first + 7] == ["  1  Never", "  2  Rarely"]
    assert "  s  Prefer not to answer" in lines
    assert not re.search(r"[─━█│—–░]|\x1b", ended.out)


def test_b_goes_back_and_enter_keeps_what_was_answered(growth: Commands) -> None:
    ended = take(growth, "b", "4", "3", "b", "b", "", "5", *"22222", "")
    assert "This is the first question." in ended.out
    assert asked(ended) == [1, 1, 2, 3, 2, 1, 2, 3, 4, 5, 6, 7]
    assert "Your answer: 4, Often\nEnter keeps it." in ended.out
    assert list(kept_answers(growth, ended).values()) == [4, 5, 2, 2, 2, 2, 2]


def test_s_prefers_not_to_say_and_enter_leaves_open(growth: Commands) -> None:
    ended = take(growth, "s", "", *"22222", "")
    answers = list(kept_answers(growth, ended).values())
    assert answers == [{"nonresponse": "prefer_not"}, 2, 2, 2, 2, 2]
    said = "6 of 7 questions are answered, 1 with “Prefer not to answer”."
    assert said in " ".join(ended.out.split())
    assert "  Open: 2. When a moment troubled me" in ended.out


def test_n_writes_a_note_changes_it_and_removes_it(growth: Commands) -> None:
    ended = take(
        growth, "n", "First.", "4", "n", "Second.", "3", "b", "n", "", "n", "-", "", *"22222", ""
    )
    result = growth.open().history.result(ended.last_word)
    assert list(result.notes.values()) == ["First."]
    assert "Note: Second." in ended.out
    assert "- removes it" in ended.out


def test_a_question_mark_repeats_the_question(growth: Commands) -> None:
    assert asked(take(growth, "?", "?", "q")) == [1, 1, 1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("9", "The answer must be from 1 to 5."),
        ("-1", "The answer must be from 1 to 5."),
        ("2.7", "The answer must be a whole number from 1 to 5."),
        ("often", "Please answer with a number, or with b, s, n or q."),
        ("nan", "Please answer with a number"),
        ("\x1b[31m4", "Please answer with a number"),
        ("4\x00", "Please answer with a number"),
    ],
)
def test_what_is_no_answer_is_said_and_asked_again(growth: Commands, line: str, said: str) -> None:
    """bad_input: a value off the scale is never scored."""
    ended = take(growth, line, *"4444444", "")
    assert f"> {said}" in ended.out
    assert asked(ended) == [1, 2, 3, 4, 5, 6, 7]
    assert "\x1b" not in ended.out
    assert "\x00" not in ended.out
    assert list(kept_answers(growth, ended).values()) == [4] * 7


def test_q_keeps_everything_and_the_same_command_goes_on(growth: Commands) -> None:
    ended = take(growth, "4", "3", "n", "A note.", "q")
    assert ended.status == 0
    assert ended.out.endswith("Kept. The same command goes on from here.\n")
    assert [list(each.values()) for each in drafts(growth)] == [[4, 3]]
    ended = take(growth, "2", "q")
    assert "You have begun: 2 answers are kept. It goes on where you left." in ended.out
    assert "A weekly glance" not in ended.out
    assert asked(ended) == [3, 4]
    assert "Note: A note." in ended.out
    ended = take(growth, *"2222", "")
    assert asked(ended) == [4, 5, 6, 7]
    assert list(kept_answers(growth, ended).values()) == [4, 3, 2, 2, 2, 2, 2]
    assert drafts(growth) == []


@pytest.mark.parametrize("lines", [["4", "3"], ["4", "3", "n"], ["4", "3", "n", "x", "9"]])
def test_the_end_of_input_keeps_everything_and_says_so(growth: Commands, lines: list[str]) -> None:
    ended = take(growth, *lines)
    assert ended.status == 130
    assert "Stopped. What you answered is kept." in ended.err
    assert "The same command goes on from here." in ended.err
    assert [list(each.values()) for each in drafts(growth)] == [[4, 3]]
    assert growth("history", "--json").json == []


def test_the_end_of_input_in_the_review_keeps_everything(growth: Commands) -> None:
    ended = take(growth, *"4444444")
    assert ended.status == 130
    assert "What you answered is kept." in ended.err
    ended = take(growth, "", "")
    assert list(kept_answers(growth, ended).values()) == [4] * 7


def test_what_ends_before_anything_was_said_keeps_nothing(growth: Commands) -> None:
    ended = take(growth)
    assert ended.status == 130
    assert "nothing is kept" in ended.err
    assert drafts(growth) == []
    ended = take(growth, "q")
    assert ended.status == 0
    assert "nothing is kept" in ended.out
    assert drafts(growth) == []


def test_the_review_jumps_to_a_question_and_comes_back(growth: Commands) -> None:
    ended = take(growth, "4", "", *"44444", "2", "3", "8", "0", "x", "7", "1", "")
    assert asked(ended) == [1, 2, 3, 4, 5, 6, 7, 2, 7]
    assert ended.out.count("Please answer with Enter, a number from 1 to 7, or q.") == 3
    assert list(kept_answers(growth, ended).values()) == [4, 4, 4, 4, 4, 1, 3]  # 2 came last


def test_the_review_can_be_quit_and_everything_is_kept(growth: Commands) -> None:
    ended = take(growth, *"4444444", "q")
    assert (ended.status, ended.last_word) == (0, "here.")
    assert [list(each.values()) for each in drafts(growth)] == [[4] * 7]


def test_every_kind_of_item(growth: Commands) -> None:
    growth.own_form(full())
    ended = take(
        growth,
        *("5", "It was then.", "2", "0", "s", "x"),  # a1 with its example, a2, b1, b2
        *("1", "1, 2", "0.25", "A word", "Once\\", "upon a time.", "chest tight 7, jaw", ""),
        form="full",
    )
    assert kept_answers(growth, ended) == {
        "a1": 5,
        "a2": 2,
        "b1": {"nonresponse": "na"},
        "b2": {"nonresponse": "prefer_not"},
        "where": "here",
        "which": ["x", "y"],
        "line": 0.25,
        "word": "A word",
        "story": "Once\nupon a time.",
        "body": [{"region": "chest", "sensation": "tight", "strength": 7}, {"region": "jaw"}],
    }
    assert growth.open().history.result(ended.last_word).notes == {"a1": "It was then."}
    assert "Welcome." in ended.out
    assert words.EXAMPLE_TITLE in ended.out


def test_branching_shows_only_what_applies(growth: Commands) -> None:
    growth.own_form(full())
    ended = take(growth, "1", "2", "3", "1", "3", "no", "", "q", form="full")
    assert "How many times?" not in ended.out
    assert "Which?" not in ended.out
    assert "Where in the body?" not in ended.out
    assert "5 of 7. In the last week: Where?" in ended.out


def test_another_language_names_the_period_by_itself(growth: Commands) -> None:
    growth.own_form(full())
    ended = growth("--lang", "es", "take", "full", "--plain", stdin="q\n")
    assert ". La última semana: ¿Uno?" in ended.out


def test_back_goes_past_a_text_that_asks_nothing(growth: Commands) -> None:
    form = small()
    info = {"id": "hello", "type": "info", "text": "Read this."}
    form["sections"][0]["items"].insert(0, info)
    form["sections"][0]["items"].insert(2, {**info, "id": "more"})
    growth.own_form(form)
    ended = take(growth, "b", "3", "b", "4", "5", "5", "5", "", form="small")
    assert asked(ended) == [1, 1, 2, 1, 2, 3, 4]
    assert "This is the first question." in ended.out
    assert kept_answers(growth, ended) == {"a1": 4, "a2": 5, "b1": 5, "b2": 5}


def test_what_is_needed_is_asked_for_before_saving(growth: Commands) -> None:
    form = small()
    form["sections"][0]["items"][0]["required"] = True
    growth.own_form(form)
    ended = take(growth, "", "s", "2", "2", "2", "", "1", "3", "", form="small")
    assert "> This one needs an answer.\n" in ended.out
    assert "  Open: 1. Item a1? (This one needs an answer.)\n" in ended.out
    assert "Some of the open questions need an answer before this can be saved." in ended.out
    assert asked(ended) == [1, 2, 3, 4, 1]
    assert kept_answers(growth, ended)["a1"] == 3


def test_control_codes_in_what_is_typed_are_taken_out(growth: Commands) -> None:
    """bad_input: ESC sequences and OSC 52 clipboard writes in a paste."""
    growth.own_form(full())
    bad = "a\x1b]52;c;aGk=\x07b\x1b[31mc\u202ed"
    lines = ["1", "2", "2", "2", "3", bad, "n", bad, bad, "", ""]
    ended = take(growth, *lines, form="full")
    assert list(growth.open().history.result(ended.last_word).notes.values()) == ["abcd"]
    answers = kept_answers(growth, ended)
    assert (answers["word"], answers["story"]) == ("abcd", "abcd")
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_bytes_that_are_no_text_stop_nothing(growth: Commands) -> None:
    """bad_input: not UTF-8."""
    ended = growth("take", "pulse", "--plain", stdin=b"\xff\xfe4\n" + b"4\n" * 7 + b"\n")
    assert list(kept_answers(growth, ended).values()) == [4] * 7


def test_what_cannot_be_saved_is_said_and_asked_again(
    growth: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: disk full; not saved and why, the question stays."""
    from growth_tui.store.files import Disk

    real, left = Disk.write, iter([True, False])

    def write(disk: Disk, handle: int, data: bytes) -> None:
        if b"stayed-with-it" in data and next(left, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(disk, handle, data)

    take(growth, "4", "3", "2", "1", "q")
    monkeypatch.setattr(Disk, "write", write)
    ended = take(growth, "5", "5", "2", "2", "")
    assert "Not saved: the disk is full." in ended.out
    assert list(kept_answers(growth, ended).values()) == [4, 3, 2, 1, 5, 2, 2]


def test_a_draft_in_another_window_is_taken_over_only_when_asked(growth: Commands) -> None:
    take(growth, "4", "q")
    other: Workspace = growth.open()
    draft = other.taking.draft_of("pulse")
    assert draft is not None
    session = other.taking.resume(draft)
    for lines in ([""], ["n"], []):
        ended = take(growth, *lines)
        assert ended.status != 0
        assert "Another window has this open." in ended.out
    session.forward()
    session.answer(1)
    ended = take(growth, "y", "q")
    assert "Kept." in ended.out
    with pytest.raises(Exception, match="goes on in another window"):
        session.answer(2)


def test_a_reflection_is_shown_the_way(growth: Commands) -> None:
    ended = take(growth, form="body-check-in")
    assert (ended.status, ended.out) == (1, "")
    assert "growth-tui reflect body-check-in --plain" in ended.err


def test_an_unknown_form(growth: Commands) -> None:
    ended = take(growth, form="puls")
    assert (ended.status, ended.out) == (1, "")
    assert "Did you mean “pulse”?" in ended.err


def test_markup_is_shown_as_it_is(growth: Commands) -> None:
    """bad_input: [/], [sic], [patient A] in any text."""
    form = small(title="[b]Small[/b]", purpose="[/] [sic] [@click=app.quit]x[/]")
    form["sections"][0]["items"][0]["text"] = "[patient A]?"
    growth.own_form(form)
    ended = take(growth, "q", form="small")
    assert ended.out.startswith("[b]Small[/b]\n[/] [sic] [@click=app.quit]x[/]\n")
    assert "1 of 4. [patient A]?" in ended.out
