"""growth-tui take --answers: what a script may hand over, and what it is told when it may not."""

from __future__ import annotations

import errno
import json
import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from commands import Commands
from instrument_forms import full

from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read

PULSE = [item["id"] for item in json.loads(shipped_bytes("pulse"))["sections"][0]["items"]]
SECRET = "nobodymayseethis"


@pytest.fixture
def growth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


def refused(growth: Commands, filled: Any, *more: str, form: str = "pulse") -> str:
    """Hand over what cannot be recorded; gives what was said. Nothing may be left behind."""
    data = filled if isinstance(filled, bytes) else json.dumps(filled).encode()
    ended = growth("take", form, "--answers", "-", *more, stdin=data)
    assert ended.status not in (0, 70)
    assert ended.out == ""
    assert ended.err.strip()
    assert growth.files() == {}
    return ended.err


def test_the_last_word_is_the_new_results_id(growth: Commands) -> None:
    ended = growth("take", "pulse", "--answers", "-", stdin=json.dumps({"answers": {PULSE[0]: 4}}))
    assert ended.status == 0
    assert str(UUID(ended.last_word)) == ended.last_word
    assert [each["id"] for each in growth("history", "--json").json] == [ended.last_word]
    assert ended.err == ""


def test_what_was_handed_over_is_what_is_kept(growth: Commands) -> None:
    answers = {
        PULSE[0]: 4,
        PULSE[1]: None,
        PULSE[2]: {"nonresponse": "no_opportunity"},
        PULSE[3]: {"nonresponse": "prefer_not"},
        PULSE[4]: 2,
    }
    kept = growth.take("pulse", answers, notes={PULSE[0]: "A note.", PULSE[1]: "Another."})
    result = growth.open().history.result(kept)
    assert result.answers == {item: answer for item, answer in answers.items() if answer}
    assert result.notes == {PULSE[0]: "A note.", PULSE[1]: "Another."}
    assert result.scores["overall"].value is None  # 2 of 7 is less than half
    assert (result.scores["overall"].answered, result.scores["overall"].of) == (2, 7)


def test_all_item_types_are_taken(growth: Commands) -> None:
    growth.own_form(full())
    answers = {
        "a1": 5,
        "b1": {"nonresponse": "na"},
        "b2": 1,
        "times": 3,
        "where": "here",
        "which": ["x", "y"],
        "line": 0.25,
        "word": "yes",
        "story": "Once.",
        "body": [{"region": "chest", "sensation": "tight", "strength": 7}],
    }
    kept = growth.take("full", answers)
    assert growth.open().history.result(kept).answers == answers


def test_a_form_without_answers_is_still_a_result(growth: Commands) -> None:
    kept = growth.take("pulse", {})
    assert growth.open().history.result(kept).scores["overall"].value is None


def test_nothing_is_told_of_a_form_that_is_a_reflection(growth: Commands) -> None:
    said = refused(growth, {"answers": {}}, form="body-check-in")
    assert "growth-tui reflect body-check-in" in said


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (9, "The answer must be from 1 to 5."),
        (0, "The answer must be from 1 to 5."),
        (-1, "The answer must be from 1 to 5."),
        (2.7, "The answer must be a whole number from 1 to 5."),
        (1.0, "The answer must be a whole number from 1 to 5."),
        (True, "The answer must be a number."),
        ("3", "The answer must be a number."),
        ([3], "The answer must be a number."),
        ({"nonresponse": "whatever"}, "no_opportunity, prefer_not"),
        ({"nonresponse": "no_opportunity", "x": 1}, '{"nonresponse": code}'),
        ({}, '{"nonresponse": code}'),
        (10**18, "The answer must be from 1 to 5."),
    ],
)
def test_an_answer_that_the_scale_does_not_have(
    growth: Commands, answer: Any, expected: str
) -> None:
    """bad_input: responses file; a value off the scale, 2.7 on an integer scale."""
    said = refused(growth, {"answers": {PULSE[0]: 4, PULSE[1]: answer}})
    assert f"“{PULSE[1]}”" in said
    assert expected in said
    assert PULSE[0] not in said


@pytest.mark.parametrize("number", ["1.0", "4.0", "2.7", "1E0"])
def test_a_number_as_json_spells_it(growth: Commands, number: str) -> None:
    """bad_input: wrong type, 1.0 for an answer code; 1e400."""
    said = refused(growth, f'{{"answers": {{"{PULSE[0]}": {number}}}}}'.encode())
    assert "whole number from 1 to 5" in said


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9" * 5000, "NaN", "-Infinity"])
def test_a_number_that_cannot_be_held_is_placed(growth: Commands, number: str) -> None:
    """bad_input: 1e400, 5,000 digits, NaN."""
    said = refused(growth, f'{{"answers": {{"{PULSE[0]}": {number}}}}}'.encode())
    assert f"standard input:1:{len(PULSE[0]) + 18}: " in said
    assert "Mend the file and run it again." in said


@pytest.mark.parametrize("number", ["20.5", "21", "-1", "true", '"3"'])
def test_a_number_item_takes_numbers_within_its_limits(growth: Commands, number: str) -> None:
    """bad_input: 1e400; a value out of range."""
    growth.own_form(full())
    said = refused(growth, f'{{"answers": {{"times": {number}}}}}'.encode(), form="full")
    assert "“times”: The answer must be" in said


def test_half_a_character_is_placed_and_a_whole_one_kept(growth: Commands) -> None:
    """bad_input: lone surrogate."""
    note = '{"answers": {}, "notes": {"%s": "a\\ud83d%s"}}'
    kept = growth("take", "pulse", "--answers", "-", stdin=(note % (PULSE[0], "\\ude00")).encode())
    assert growth.open().history.result(kept.out.split()[-1]).notes == {PULSE[0]: "a\U0001f600"}
    assert "half of a character" in refused_beside(growth, (note % (PULSE[0], "b")).encode())


def refused_beside(growth: Commands, data: bytes) -> str:
    """Hand over what cannot be recorded beside what was; gives what was said."""
    before = growth.files()
    ended = growth("take", "pulse", "--answers", "-", stdin=data)
    assert (ended.status, ended.out) == (1, "")
    assert growth.files() == before
    return ended.err


def test_an_unknown_item_is_named_with_what_was_meant(growth: Commands) -> None:
    """bad_input: responses file; unknown item."""
    said = refused(growth, {"answers": {"stayed-with": 4, "quite-else": 3}})
    assert "“stayed-with”: the form has no such item. Did you mean “stayed-with-it”?" in said
    assert "“quite-else”: the form has no such item." in said


def test_a_note_on_an_unknown_item_is_named_and_not_shown(growth: Commands) -> None:
    said = refused(growth, {"answers": {}, "notes": {"nowhere": SECRET}})
    assert "“nowhere”" in said
    assert SECRET not in said


def test_every_fault_is_named_at_once(growth: Commands) -> None:
    said = refused(growth, {"answers": dict.fromkeys([*PULSE, "none"], 9)})
    assert all(f"“{item}”" in said for item in [*PULSE, "none"])
    assert "Nothing was recorded." in said


@pytest.mark.parametrize(
    "answers",
    [
        {"word": 3, "story": ["x"]},
        {"word": {"nonresponse": SECRET}},
        {"where": SECRET},
        {"which": [SECRET]},
        {"which": SECRET},
        {"body": [{"region": SECRET}]},
        {"body": [{"region": "chest", "sensation": SECRET * 9}]},
        {"a1": SECRET},
        {"hello": SECRET},
    ],
)
def test_an_answer_is_never_quoted(growth: Commands, answers: dict[str, Any]) -> None:
    growth.own_form(full())
    assert SECRET not in refused(growth, {"answers": answers}, form="full")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "standard input:1:1: This file is empty."),
        (b"nonsense", "standard input:1:1: "),
        (b"{", "standard input:1:2: The file ends too early"),
        (b'{"answers": {},}', "standard input:1:15: There is a comma after the last entry"),
        (b'{"answers": {}', "standard input:1:15: The file ends too early"),
        (b"[]", "This is not a filled form."),
        (b"3", "This is not a filled form."),
        (b"null", "This is not a filled form."),
        (b"{}", "This is not a filled form."),
        (b'{"answers": []}', "This is not a filled form."),
        (b'{"answers": null}', "This is not a filled form."),
        (b'{"owned-a-misstep": 4}', "This is not a filled form."),
        (b'{"answers": {}, "note": {}}', "Unknown field “note”."),
        (b'{"answers": {}, "notes": []}', "Each note must be a text."),
        (b'{"answers": {}, "notes": {"stayed-with-it": 3}}', "Each note must be a text."),
        (b'{"answers": {}, "notes": null}', "Each note must be a text."),
        (b'{"answers": {"a": 1, "a": 2}}', "“a” stands there twice."),
        (b'{"answers": {}, "answers": {}}', "“answers” stands there twice."),
        (b"[" * 100_000, "nested more than 40 deep"),
        (b"\xff\xfe{}", "This file is UTF-16; save it as UTF-8."),
        ('{"answers": {}}'.encode("utf-16"), "This file is UTF-16; save it as UTF-8."),
        (b'{"answers": {"a": "\xff"}}', "This is not UTF-8; save the file as UTF-8."),
    ],
)
def test_what_is_no_filled_form(growth: Commands, data: bytes, expected: str) -> None:
    """bad_input: responses file; bad JSON, wrong shape, duplicate key, NaN, 5,000 digits."""
    said = refused(growth, data)
    assert expected in said
    assert "standard input" in said


def test_a_byte_order_mark_is_accepted(growth: Commands) -> None:
    data = b"\xef\xbb\xbf" + json.dumps({"answers": {PULSE[0]: 4}}).encode()
    assert growth("take", "pulse", "--answers", "-", stdin=data).status == 0


def test_a_file_far_too_large_is_not_read_to_its_end(growth: Commands, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as stream:
        stream.truncate(50_000_000_000)  # holes take no room
    ended = growth("take", "pulse", "--answers", str(file))
    assert ended.status == 1
    assert "far too large" in ended.err


def test_the_day_s_backup_is_made_once(growth: Commands) -> None:
    growth.take("pulse", {PULSE[0]: 4})
    growth.take("pulse", {PULSE[0]: 5})
    growth("list")
    (backup,) = (growth.folder / "backups").iterdir()
    assert PULSE[0] in backup.read_text()
    assert "Last backed up on" in growth("where").out


def test_very_many_keys_take_no_long_time(growth: Commands) -> None:
    filled = {"answers": {}, "notes": {f"item-{number}": "" for number in range(100_000)}}
    filled["notes"]["twice"] = ""
    data = json.dumps(filled).encode().replace(b'"item-99999"', b'"twice"')
    assert "“twice” stands there twice." in refused(growth, data)


def test_a_file_is_read_like_standard_input(growth: Commands, tmp_path: Path) -> None:
    file = tmp_path / "filled form.json"
    file.write_text(json.dumps({"answers": {PULSE[0]: 4}}), encoding="utf-8")
    ended = growth("take", "pulse", "--answers", str(file))
    assert growth("history", "--json").json[0]["id"] == ended.last_word


@pytest.mark.parametrize("make", ["missing", "folder", "under-a-file"])
def test_a_file_that_cannot_be_read_is_named(growth: Commands, tmp_path: Path, make: str) -> None:
    file = tmp_path / "filled.json"
    if make == "folder":
        file.mkdir()
    elif make == "under-a-file":
        file.write_text("{}")
        file = file / "deeper"
    ended = growth("take", "pulse", "--answers", str(file))
    assert ended.status == 1
    assert ended.out == ""
    assert str(file) in ended.err
    assert "Check the name and try again." in ended.err


def test_an_unknown_form_is_said_with_what_was_meant(growth: Commands) -> None:
    said = refused(growth, {"answers": {}}, form="puls")
    assert "no assessment or reflection with the id “puls”" in said
    assert "Did you mean “pulse”?" in said


def test_control_codes_in_answers_and_notes_are_taken_out(growth: Commands) -> None:
    """bad_input: ESC sequences, OSC 52, C1, bidi overrides, NUL in any text from a file."""
    growth.own_form(full())
    bad = "a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed\x00e\x1b[2J[patient A]"
    mark = {"region": "chest", "sensation": bad, "strength": 3}
    kept = growth.take("full", {"word": bad, "body": [mark]}, notes={"a1": bad})
    result = growth.open().history.result(kept)
    assert result.answers["word"] == result.notes["a1"] == "abcde[patient A]"
    assert result.answers["body"][0]["sensation"] == "abcde[patient A]"


def test_control_codes_in_names_are_not_echoed(growth: Commands) -> None:
    bad = "\x1b]0;owned\x07x\x1b[31m\u202e\x85"
    said = refused(growth, {"answers": {bad: 1}, "notes": {bad + "y": ""}})
    said += refused(growth, {"answers": {}, bad: 1})
    said += refused(growth, f'{{"answers": {{"{bad}": 1, "{bad}": 2}}}}'.encode())
    said += growth("take", "pulse", "--answers", f"{bad}.json").err
    said += growth("take", bad, "--answers", "-", stdin='{"answers": {}}').err
    said += growth("take", "pulse", "--answers", "-", "--taken-at", bad, stdin="{}").err
    assert "owned" not in said
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01T09:30+01:00",
        "2026-03-01T09:30:15.250-11:30",
        "2026-03-01T09:30Z",
        "0001-01-01T00:00+05:00",
        "9999-12-31T23:59:59-10:00",
    ],
)
def test_a_time_with_an_offset_is_kept_as_it_is(growth: Commands, text: str) -> None:
    growth.take("pulse", {PULSE[0]: 4}, "--taken-at", text)
    (kept,) = growth("history", "pulse", "--json").json
    assert datetime.fromisoformat(kept["taken_at"]) == datetime.fromisoformat(text)
    offset = datetime.fromisoformat(kept["taken_at"]).utcoffset()
    assert offset == datetime.fromisoformat(text).utcoffset()


@pytest.mark.parametrize("text", ["2026-03-01T09:30", "2026-03-01", "0001-01-01", "9999-12-31"])
def test_a_time_without_an_offset_is_taken_as_local(growth: Commands, text: str) -> None:
    growth.take("pulse", {}, "--taken-at", text)
    taken_at = datetime.fromisoformat(growth("history", "--json").json[0]["taken_at"])
    assert taken_at.replace(tzinfo=None) == datetime.fromisoformat(text)
    assert taken_at.utcoffset() == timedelta()  # tests run in UTC


@pytest.mark.parametrize("text", ["yesterday", "", "2026-13-01", "2026-03-01T25:00", "1.3.2026"])
def test_what_is_no_time_records_nothing(growth: Commands, text: str) -> None:
    said = refused(growth, {"answers": {}}, "--taken-at", text)
    assert "--taken-at: This is not a time in ISO 8601." in said
    assert "2026-03-01T09:30" in said


def test_without_a_time_it_is_now(growth: Commands) -> None:
    before = datetime.now().astimezone()
    growth.take("pulse", {})
    taken_at = datetime.fromisoformat(growth("history", "--json").json[0]["taken_at"])
    assert before <= taken_at <= datetime.now().astimezone()


def test_a_time_in_the_future_is_recorded_and_pointed_at(growth: Commands) -> None:
    form = json.dumps({"answers": {}})
    ahead = growth("take", "pulse", "--answers", "-", "--taken-at", "2099-03-01", stdin=form)
    assert (ahead.status, len(growth("history", "--json").json)) == (0, 1)
    assert "This time lies in the future" in ahead.err
    past = growth("take", "pulse", "--answers", "-", "--taken-at", "2026-03-01", stdin=form)
    assert past.err == ""


def test_no_date_hides_a_result_or_stops_another_command(growth: Commands) -> None:
    """bad_input: a date in the future, clock set back; order stays true, no result hidden."""
    times = ["9999-12-31T23:59:59-10:00", "2026-03-01T09:30+14:00", "0001-01-01T00:00+05:00"]
    ids = [growth.take("pulse", dict.fromkeys(PULSE, 3), "--taken-at", time) for time in times]
    assert [each["id"] for each in growth("history", "pulse", "--json").json] == ids[::-1]
    for command in (["list"], ["history"], ["chart", "pulse"], ["compare", "pulse"], ["report"]):
        assert growth(*command).status == 0, command


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--taken-at", "2026-03-01"], "--taken-at goes with --answers."),
        (["--plain", "--answers", "-"], "do not go together"),
        (["--answers"], "requires an argument"),
    ],
)
def test_options_that_do_not_fit_together(
    growth: Commands, arguments: list[str], expected: str
) -> None:
    ended = growth("take", "pulse", *arguments)
    assert ended.status == 2
    assert expected in ended.err


def test_a_file_in_place_of_the_folder_is_said_and_left_alone(growth: Commands) -> None:
    """bad_input: data path is a file."""
    growth.folder.write_text("old data")
    ended = growth("take", "pulse", "--answers", "-", stdin='{"answers": {}}')
    assert ended.status == 1
    assert ended.out == ""
    assert "there is a file where a folder should be" in ended.err
    assert "--home" in ended.err
    assert growth.folder.read_text() == "old data"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "Not saved: the disk is full."),
        (errno.EACCES, "Not saved: this account may not use that place."),
        (errno.EROFS, "Not saved: the disk is read-only."),
    ],
)
def test_what_the_disk_refuses_is_not_recorded(
    growth: Commands, monkeypatch: pytest.MonkeyPatch, number: int, expected: str
) -> None:
    """bad_input: disk full, no permission, read-only folder; old data intact."""
    growth.take("pulse", {PULSE[0]: 4})
    before = growth.files()

    def refuse(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("growth_tui.store.files.Disk.create", refuse)
    ended = growth("take", "pulse", "--answers", "-", stdin=f'{{"answers": {{"{PULSE[0]}": 1}}}}')
    assert ended.status == 1
    assert ended.out == ""
    assert expected in ended.err
    assert growth.files() == before
    assert len(growth("history", "--json").json) == 1


def test_lang_records_the_language(growth: Commands) -> None:
    form = read(shipped_bytes("pulse"), name="pulse.json", language="es")
    growth("--lang", "es", "take", "pulse", "--answers", "-", stdin='{"answers": {}}')
    (kept,) = growth("history", "pulse", "--json").json
    assert kept["language"] == form.language == "es"
