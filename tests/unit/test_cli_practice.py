"""The plain commands: due, calendar, timeline, demo."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from growth_tui.cli.app import run
from growth_tui.problem import Problem
from growth_tui.workspace import Workspace, local_now
from growth_tui.workspace.consultations import SessionNotes

SECRET = "nobodymayseethis"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GROWTH_TUI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def past(home: Path, days: int) -> Workspace:
    """The data as it was opened so many days ago."""
    return Workspace(home, now=lambda: local_now() - timedelta(days=days))


def misstep(home: Path, days_ago: int, follow_up_days: int) -> None:
    workspace = past(home, days_ago)
    session = workspace.taking.begin("misstep-and-repair")
    answers = {"where-i-stood": "did", "repair-state": "not_yet", "what-happened": SECRET}
    session.draft = replace(session.draft, answers={**answers, "follow-up-days": follow_up_days})
    reflection: Any = workspace.taking.finish(session)
    assert workspace.repairs.of(reflection.id) or workspace.repairs.take_up(reflection)


def test_nothing_is_due_in_an_empty_folder(home: Path, capsys: Any) -> None:
    assert run(["due"]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
    assert not home.exists()


def test_what_was_just_taken_is_not_due_and_the_next_day_is_named(home: Path, capsys: Any) -> None:
    past(home, 2).taking.record("pulse", {}, {})
    assert run(["due"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Nothing is due.\nNext: Pulse, ")


def test_a_form_that_is_due_gives_status_10(home: Path, capsys: Any) -> None:
    past(home, 30).taking.record("pulse", {}, {})
    assert run(["due"]) == 10
    assert capsys.readouterr().out == "Pulse: due for 3 weeks.\n"


def test_promises_and_repairs_are_counted_and_not_quoted(home: Path, capsys: Any) -> None:
    workspace = past(home, 9)
    workspace.commitments.make(SECRET, due=local_now().date() - timedelta(days=1))
    workspace.commitments.make(SECRET, due=local_now().date() + timedelta(days=1))
    misstep(home, 9, 8)
    misstep(home, 9, 80)
    assert run(["due"]) == 10
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "1 promise is past its day: keep it, change it or let it go.",
        "1 repair to look at again.",
    ]
    assert SECRET not in captured.err


def test_a_day_that_has_not_come_is_not_due(home: Path) -> None:
    past(home, 0).commitments.make("x", due=local_now().date())
    assert run(["due"]) == 0


def test_data_that_cannot_be_read_gives_another_status_and_its_reason(
    home: Path, capsys: Any
) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be")
    status = run(["due"])
    captured = capsys.readouterr()
    assert status not in (0, 10)
    assert captured.out == ""
    assert captured.err.strip()
    assert "Traceback" not in captured.err


def test_a_damaged_record_gives_another_status_where_nothing_else_is_due(
    home: Path, capsys: Any
) -> None:
    result = past(home, 30).taking.record("pulse", {}, {})
    path = home / "results" / f"{result.id}.json"
    path.write_bytes(path.read_bytes()[:-20])
    (home / "index.jsonl").unlink(missing_ok=True)
    status = run(["due"])
    captured = capsys.readouterr()
    assert status not in (0, 10)
    assert "could not be read" in captured.err


def test_locked_data_gives_another_status_and_its_reason(
    home: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(home, 30).taking.record("pulse", {}, {})

    def locked(_: object) -> None:
        raise Problem("A passphrase is set here.", status=1)

    monkeypatch.setattr("growth_tui.store.folder.Store.recent", locked)
    assert run(["due"]) not in (0, 10)
    assert "passphrase" in capsys.readouterr().err


def events(path: Path) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not any(part.errors for part in calendar.walk())
    return calendar.walk("VEVENT")


def test_the_calendar_has_every_day_and_no_word(home: Path, tmp_path: Path, capsys: Any) -> None:
    today = local_now().date()
    workspace = past(home, 30)
    workspace.taking.record("pulse", {"owned-a-misstep": 4}, {"owned-a-misstep": SECRET})
    workspace.commitments.make(SECRET, due=today + timedelta(days=5))
    workspace.commitments.make(SECRET, due=today - timedelta(days=5))
    workspace.commitments.make(SECRET)
    workspace.questions.add(SECRET)
    misstep(home, 9, 12)
    notes = SessionNotes(today - timedelta(days=9), "A. B.", (), SECRET, SECRET, SECRET)
    workspace.consultations.log(replace(notes, next_on=today + timedelta(days=7)))
    path = tmp_path / "out.ics"
    assert run(["calendar", str(path)]) == 0
    found = {
        (str(each["summary"]), (each.decoded("dtstart") - today).days) for each in events(path)
    }
    assert found == {
        ("Growth: Pulse", 0),
        ("Growth: a promise to look at", 0),
        ("Growth: a promise to look at", 5),
        ("Growth: a repair to look at again", 3),
        ("Growth: consultation", 7),
    }
    text = path.read_text()
    assert SECRET not in text
    assert "A. B." not in text
    assert str(path) in capsys.readouterr().out


def test_a_later_calendar_replaces_the_earlier_one(home: Path, tmp_path: Path) -> None:
    past(home, 5).taking.record("pulse", {}, {})
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    assert run(["calendar", str(first)]) == 0
    past(home, 1).taking.record("pulse", {}, {})
    assert run(["calendar", str(second)]) == 0
    assert [each["uid"] for each in events(first)] == [each["uid"] for each in events(second)]
    days = [each.decoded("dtstart") for each in (*events(first), *events(second))]
    assert (days[1] - days[0]).days == 4


def test_the_calendar_replaces_no_file_unasked(home: Path, tmp_path: Path, capsys: Any) -> None:
    past(home, 3).taking.record("pulse", {}, {})
    path = tmp_path / "out.ics"
    path.write_text("mine")
    assert run(["calendar", str(path)]) != 0
    assert path.read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert run(["calendar", str(path), "--force"]) == 0
    assert path.read_text().startswith("BEGIN:VCALENDAR")


def test_a_calendar_without_a_day_in_it_is_not_written(
    home: Path, tmp_path: Path, capsys: Any
) -> None:
    """RFC 5545 wants at least one component in a calendar."""
    assert run(["calendar", str(tmp_path / "out.ics")]) == 1
    assert "nothing to be reminded of yet" in capsys.readouterr().err
    assert not (tmp_path / "out.ics").exists()


def test_the_timeline_for_scripts(home: Path, capsys: Any) -> None:
    result = past(home, 3).taking.record("pulse", {}, {})
    past(home, 1).questions.add(SECRET)
    assert run(["timeline", "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == {
        "at": result.taken_at.isoformat(),
        "kind": "result",
        "id": result.id,
        "title": "Pulse",
    }
    assert (second["kind"], second["title"]) == ("question", "Question to bring noted")
    assert run(["timeline", "--kind", "question"]) == 0
    out = capsys.readouterr().out
    assert "Question to bring noted" in out
    assert "Pulse" not in out


def test_an_empty_timeline(home: Path, capsys: Any) -> None:
    assert run(["timeline", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["timeline"]) == 0
    assert "nothing yet" in capsys.readouterr().out


def test_the_demo_is_written_into_a_new_folder_only(
    home: Path, tmp_path: Path, capsys: Any
) -> None:
    assert run(["demo", "--to", str(tmp_path / "year")]) == 0
    assert "year" in capsys.readouterr().out
    assert len(Workspace(tmp_path / "year").history.results()) > 20
    assert not home.exists()
    before = sorted(path.name for path in (tmp_path / "year" / "results").iterdir())
    assert run(["demo", "--to", str(tmp_path / "year")]) != 0
    assert "empty" in capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "year" / "results").iterdir()) == before


@pytest.mark.parametrize("name", ["file", "", "a\0b"])
def test_the_demo_goes_into_nothing_else(
    name: str, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    assert run(["demo", "--to", name]) != 0
    assert "Traceback" not in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "mine"


def test_the_demo_without_a_terminal_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run(["demo"]) != 0
    assert "terminal" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
