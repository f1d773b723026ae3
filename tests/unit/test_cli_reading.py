"""growth-tui list, history and chart: what there is, what was, how it moved."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from commands import Commands
from instrument_forms import full, small

from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.workspace.consultations import SessionNotes
from tests.own_form import ITEMS, own_form

PULSE = [item["id"] for item in json.loads(shipped_bytes("pulse"))["sections"][0]["items"]]
ALL_THREE = dict.fromkeys(PULSE, 3)


@pytest.fixture
def growth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


# list


def test_list_names_every_form_and_writes_nothing(growth: Commands) -> None:
    ended = growth("list")
    assert ended.status == 0
    assert all(f"  {form} " in ended.out for form in shipped_ids())
    assert "not taken yet" in ended.out
    assert ended.err == ""
    assert not growth.folder.exists()


def test_list_for_scripts(growth: Commands) -> None:
    taken_at = datetime.now().astimezone() - timedelta(days=3)
    growth.take("pulse", {}, "--taken-at", (taken_at - timedelta(days=9)).isoformat())
    growth.take("pulse", {}, "--taken-at", taken_at.isoformat())
    rows = {row["id"]: row for row in growth("list", "--json").json}
    assert list(rows) == list(shipped_ids())
    assert rows["pulse"] == {
        "id": "pulse",
        "title": "Pulse",
        "kind": "assessment",
        "version": "1.0",
        "items": 7,
        "minutes": 2,
        "can_be_taken": True,
        "taken": 2,
        "last_taken": taken_at.isoformat(),
        "next_due": (taken_at.date() + timedelta(days=7)).isoformat(),
    }
    assert rows["cultural-humility"]["taken"] == 0
    assert rows["cultural-humility"]["last_taken"] is None
    assert rows["cultural-humility"]["next_due"] is None


def test_list_says_when_last_and_when_next_as_people_write_it(growth: Commands) -> None:
    growth.take("pulse", {}, "--taken-at", "2026-03-01T10:00+01:00")
    assert "Pulse, last 1 Mar 2026, due 8 Mar 2026\n" in growth("list").out


def test_list_in_another_language(growth: Commands) -> None:
    ended = growth("--lang", "es", "list")
    assert "Pulso" in ended.out
    assert "Cultural humility" in ended.out  # this one has no translation
    assert "Pulse" in growth("--lang", "xx", "list").out


def test_a_form_that_cannot_be_taken_is_named_though_it_is_listed(growth: Commands) -> None:
    form = small()
    form["sections"][0]["items"][0]["scale"] = "oftn"
    growth.own_form(form)
    growth.own_form(small(id="sound"))
    ended = growth("list")
    assert ended.status == 0
    assert "  small                 Small, cannot be taken\n" in ended.out
    assert "  sound                 Small, not taken yet\n" in ended.out
    rows = {row["id"]: row["can_be_taken"] for row in growth("list", "--json").json}
    assert rows == dict.fromkeys([*shipped_ids(), "sound"], True) | {"small": False}
    path = growth.folder / "assessments" / "small.json"
    assert ended.err == (
        f"small cannot be taken. It has a fault; “growth-tui check {path}” names it.\n"
    )


def test_own_forms_are_listed_and_faulty_ones_named(growth: Commands) -> None:
    growth.own_form(small())
    folder = growth.folder / "assessments"
    (folder / "broken.json").write_text("{")
    (folder / "pulse.json").write_bytes(shipped_bytes("pulse"))
    (folder / "\x1b]0;evil\x07.json").write_text("{")
    ended = growth("list", "--json")
    assert ended.status == 0
    assert [row["id"] for row in ended.json][-1] == "small"
    assert "broken.json is set aside. It cannot be read" in ended.err
    assert str(folder / "broken.json") in ended.err
    assert "pulse.json is set aside. “pulse” is the id of a shipped form" in ended.err
    assert ended.err.replace("\n", "").isprintable()


def test_a_form_that_got_a_fault_costs_nothing_that_was_kept(growth: Commands) -> None:
    form = own_form()
    growth.own_form(form)
    for answer in (3, 5):
        growth.take("own", dict.fromkeys(ITEMS, answer))
    commands = [["report"], ["chart", "own"], ["compare", "own"], ["history", "own"]]
    before = [growth(*command) for command in commands]
    assert "Own form" in before[0].out
    growth.own_form(form | {"porpose": "Misspelt."})
    assert [growth(*command) for command in commands] == before
    assert "/porpose" in growth("take", "own", "--answers", "-", stdin='{"answers": {}}').err


# history


def test_history_for_scripts_has_exactly_what_was_promised(growth: Commands) -> None:
    kept = growth.take("pulse", ALL_THREE, "--taken-at", "2026-03-01T10:00+01:00")
    (found,) = growth("history", "--json").json
    assert found.keys() >= {"id", "assessment", "version", "taken_at", "scores"}
    assert found["id"] == kept
    assert found["assessment"] == "pulse"
    assert found["version"] == "1.0"
    assert found["taken_at"] == "2026-03-01T10:00:00+01:00"
    assert next(iter(found["scores"])) == "overall"
    assert found["scores"]["repair"] == {"value": 3.0, "pomp": 50.0, "answered": 1, "of": 1}
    assert found["scores"]["overall"] == {"value": 3.0, "pomp": 50.0, "answered": 7, "of": 7}


def test_history_is_oldest_first_whatever_the_order_of_writing(growth: Commands) -> None:
    times = ["2026-05-01", "2026-03-01", "2027-01-01", "2026-04-01"]
    growth.take("group-leadership", {}, "--taken-at", "2026-01-01")
    for time in times:
        growth.take("pulse", {}, "--taken-at", time)
    found = growth("history", "pulse", "--json").json
    assert [each["taken_at"][:10] for each in found] == sorted(times)
    assert len(growth("history", "--json").json) == 5


def test_history_is_empty_at_first(growth: Commands) -> None:
    assert growth("history", "--json").json == []
    assert growth("history").out.startswith("Nothing has been taken yet.")
    assert growth("history", "pulse", "--json").json == []
    assert not growth.folder.exists()


def test_history_of_an_unknown_form(growth: Commands) -> None:
    ended = growth("history", "puls")
    assert (ended.status, ended.out) == (1, "")
    assert "Did you mean “pulse”?" in ended.err


def test_history_for_people(growth: Commands) -> None:
    kept = growth.take("pulse", {PULSE[0]: 5}, "--taken-at", "2026-03-01T10:05+01:00")
    lines = growth("history").out.splitlines()
    assert lines[0] == "Pulse, 1 Mar 2026, 10:05, version 1.0"
    assert lines[1] == f"  {kept}"
    assert lines[2].startswith("  Overall: no score. It takes 4 answers")
    assert lines[3] == "  Taking accountability: 5, position 100 of 100, 1 of 1 answered"


def test_history_of_a_form_that_is_gone(growth: Commands) -> None:
    growth.own_form(small())
    growth.take("small", dict.fromkeys(["a1", "a2", "b1", "b2"], 2))
    (growth.folder / "assessments" / "small.json").unlink()
    assert growth("history", "small", "--json").json[0]["assessment"] == "small"
    ended = growth("history")
    assert ended.out.startswith("small, ")
    assert "Facet A: 3, position 50 of 100" in ended.out


def test_a_damaged_result_costs_itself_alone(growth: Commands) -> None:
    """bad_input: empty or truncated record file, a flipped byte; everything else works."""
    bad, good = growth.take("pulse", ALL_THREE), growth.take("pulse", ALL_THREE)
    path = growth.folder / "results" / f"{bad}.json"
    path.write_bytes(path.read_bytes()[:-30])
    assert [each["id"] for each in growth("history", "--json").json] == [good]
    assert growth("chart", "pulse").status == 0


# chart


@pytest.fixture
def year(growth: Commands) -> Commands:
    for month in range(1, 11):
        answers = dict.fromkeys(PULSE, 1 + month % 5)
        growth.take("pulse", answers, "--taken-at", f"2026-{month:02}-15T10:00+01:00")
    return growth


@pytest.mark.parametrize(("width", "height"), [(36, 8), (80, 24), (200, 60), (400, 120)])
def test_chart_has_exactly_the_size_asked_for(year: Commands, width: int, height: int) -> None:
    ended = year("chart", "pulse", "--width", str(width), "--height", str(height))
    lines = ended.out.splitlines()
    assert len(lines) == height
    assert max(map(len, lines)) <= width
    assert "\x1b" not in ended.out
    assert "Overall" in lines[-1]


def test_chart_in_ascii(year: Commands) -> None:
    out = year("chart", "pulse", "--ascii", "--score", "repair", "--score", "overall").out
    assert out.isascii()
    assert "Discomfort and repair" in out
    assert "Overall" in out


def test_chart_draws_the_scores_named_and_no_others(year: Commands) -> None:
    out = year("chart", "pulse", "--score", "repair").out
    assert "Discomfort and repair" in out
    assert "Overall" not in out


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (["--score", "none\x1b]0;x\x07"], 1, "The form has no score “none”."),
        (["--width", "35"], 2, "36<=x<=400"),
        (["--width", "401"], 2, "36<=x<=400"),
        (["--height", "7"], 2, "8<=x<=120"),
        (["--height", "-1"], 2, "8<=x<=120"),
        (["--width", "wide"], 2, "not a valid integer"),
    ],
)
def test_chart_refuses_what_it_cannot_draw(
    year: Commands, arguments: list[str], status: int, expected: str
) -> None:
    ended = year("chart", "pulse", *arguments)
    assert (ended.status, ended.out) == (status, "")
    assert expected in ended.err
    assert ended.err.replace("\n", "").isprintable()


def test_chart_of_what_was_never_taken(growth: Commands) -> None:
    ended = growth("chart", "pulse")
    assert (ended.status, ended.out) == (1, "")
    assert "“growth-tui take pulse” begins it." in ended.err
    assert "Did you mean “pulse”?" in growth("chart", "puls").err


def test_chart_of_one_time(growth: Commands) -> None:
    growth.take("pulse", ALL_THREE)
    ended = growth("chart", "pulse", "--ascii")
    assert ended.status == 0
    assert ended.out.splitlines()[-1].endswith("Overall")


def test_chart_of_a_score_that_was_never_made(growth: Commands) -> None:
    growth.take("pulse", {})
    assert growth("chart", "pulse").status == 0


def test_chart_of_a_form_that_is_gone(growth: Commands) -> None:
    growth.own_form(full())
    growth.take("full", {"a1": 3, "a2": 3, "b1": 2, "b2": 2})
    (growth.folder / "assessments" / "full.json").unlink()
    assert "Load" in growth("chart", "full", "--score", "load").out


def test_chart_of_a_form_without_scores(growth: Commands) -> None:
    form = small(subscales=[], scoring={})
    form["sections"][0]["items"] = [{"id": "word", "type": "text", "text": "A word?"}]
    growth.own_form(form)
    growth.take("small", {"word": "x"})
    ended = growth("chart", "small")
    assert (ended.status, ended.out) == (1, "")
    assert "small: This form has no scores" in ended.err


def test_a_break_between_versions_is_explained_under_the_chart(growth: Commands) -> None:
    growth.own_form(small())
    answers = dict.fromkeys(["a1", "a2", "b1", "b2"], 2)
    growth.take("small", answers, "--taken-at", "2026-03-01")
    changed = small(version="2.0")
    changed["sections"][0]["items"][0]["text"] = "Something else?"
    growth.own_form(changed)
    growth.take("small", answers, "--taken-at", "2026-04-01")
    out = growth("chart", "small").out
    assert "Versions 1.0 and 2.0 word the questions differently" in " ".join(out.split())


def test_a_session_with_a_consultant_is_marked(year: Commands) -> None:
    without = year("chart", "pulse").out
    year.open().consultations.log(SessionNotes(date(2026, 6, 1), "Ada Nobody", notes="Secret."))
    out = year("chart", "pulse").out
    assert out != without
    assert "consultation" in out
    assert "Secret" not in out
