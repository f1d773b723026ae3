"""`growth-tui report`: what goes in is what was asked for, and nothing else."""

from __future__ import annotations

import io
import json
import re
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from growth_tui.cells import width_of
from growth_tui.cli.app import run
from growth_tui.workspace import Workspace
from growth_tui.workspace.demo import write_demo
from growth_tui.workspace.made_up import practice
from tests.conftest import START, Clock
from tests.writing import write

NOTE = practice.NOTES[0][2]
PROMISE = practice.PROMISES[0].text
WAITING = next(asked.text for asked in practice.QUESTIONS if asked.brought is None)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up year; only read here."""
    folder = tmp_path_factory.mktemp("year") / "data"
    write_demo(folder, date(2026, 11, 23))
    return folder


@pytest.fixture
def report(year: Path, capsys: Any) -> Any:
    """Runs the command on the made-up year; gives what it printed, with single blanks."""

    def printed(*options: str) -> str:
        assert run(["--home", str(year), "report", *options]) == 0
        return " ".join(capsys.readouterr().out.split())

    return printed


def test_a_hyphen_is_standard_output(
    report: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert report("-o", "-") == report()
    assert list(tmp_path.glob("-")) == []


def test_without_options_nothing_private_is_in_it(report: Any) -> None:
    text = report()
    for words in (NOTE, PROMISE, WAITING, "Repairs", "How it was answered", "Reflections"):
        assert words not in text
    for words in ("Cultural humility", "Pulse", "What these numbers do not say"):
        assert words in text


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--notes", NOTE),
        ("--commitments", PROMISE),
        ("--repairs", "By count only: "),
        ("--questions", WAITING),
        ("--quality", "How it was answered"),
    ],
)
def test_each_option_adds_its_own_part_alone(report: Any, option: str, words: str) -> None:
    everything = {NOTE, PROMISE, "By count only: ", WAITING}
    text = report(option)
    if option != "--quality":
        assert words in text
    assert not [each for each in everything - {words} if each in text]


def test_repairs_are_counted_in_words(report: Any) -> None:
    text = report("--repairs")
    counted = text.split("By count only: ")[1].split(".")[0]
    assert "_" not in counted
    assert all(part.split()[0].isdigit() for part in counted.split(", "))


def test_a_reflection_goes_in_by_its_id(report: Any, year: Path) -> None:
    first, *others = Workspace(year).journal.entries()
    text = report("--reflection", first.id)
    assert first.excerpt[:30] in text
    assert not [each for each in others if each.excerpt[:30] in text]


def test_what_a_reflection_keeps_back_is_counted(report: Any, year: Path) -> None:
    misstep = next(
        each for each in Workspace(year).journal.entries() if each.form == "misstep-and-repair"
    )
    text = report("--reflection", misstep.id)
    assert re.search(r"[0-9]+ answers?, marked as sensitive, stays? out of this report\.", text)
    everything = report("--reflection", misstep.id, "--sensitive")
    assert "out of this report" not in everything
    assert len(everything) > len(text)


def test_a_reflection_that_is_not_there_is_an_error(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report", "--reflection", "nobody"]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert "There is no reflection with that id." in said.err


def test_markdown_has_headings_and_tables(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report", "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "# Growth report"
    assert "## Cultural humility" in lines
    assert any(line.startswith("| Overall | ") for line in lines)


def test_no_line_is_wider_than_80_cells_and_each_form_takes_two_pages_at_most(
    year: Path, capsys: Any
) -> None:
    assert run(["--home", str(year), "report", "--notes", "--commitments"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert max(map(width_of, lines)) <= 80
    assert run(["--home", str(year), "report"]) == 0
    lines = capsys.readouterr().out.split("\n")
    starts = [lines.index(f"  {title}") for title in ("Cultural humility", "Pulse")]
    assert starts[1] - starts[0] <= 120


def test_nothing_in_the_made_up_numbers_is_taken_for_an_identifier(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report"]) == 0
    assert capsys.readouterr().err == ""


def test_what_may_identify_someone_is_pointed_at_where_it_stands(
    workspace: Workspace, capsys: Any
) -> None:
    item = next(iter(workspace.library.instrument("pulse").items())).id
    workspace.taking.record("pulse", {item: 3}, {item: "I told Beatriz, call 555-0100."})
    assert run(["--home", str(workspace.folder), "report", "--notes"]) == 0
    said = capsys.readouterr()
    line = next(n for n, text in enumerate(said.out.split("\n"), start=1) if "Beatriz, c" in text)
    assert f"line {line}: name: Beatriz" in said.err
    assert f"line {line}: phone number: 555-0100" in said.err
    assert "not a guarantee" in said.err


# What it covers


def test_one_assessment_alone(report: Any) -> None:
    text = report("--assessment", "group-leadership")
    assert "Taken twice in this period." in text
    assert "Pulse" not in text
    assert "Period 16 Jun to 14 Oct 2026" in text


def test_an_unknown_assessment_is_an_error_that_helps(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report", "--assessment", "pulsee"]) == 1
    assert "Did you mean “pulse”?" in capsys.readouterr().err


def test_a_period_bounds_everything_that_is_said(report: Any) -> None:
    chosen = ("--assessment", "cultural-humility")
    text = report(*chosen, "--since", "2025-12-01", "--until", "2026-03-31")
    assert "Period 1 Dec 2025 to 31 Mar 2026" in text
    assert "Taken 4 times in this period." in text
    for later in ("Apr 2026", "Oct 2026", "Nov 2025", "over 12 times"):
        assert later not in text
    assert "22 Dec 2025 to 27 Mar 2026:" in text
    assert "four times since December 2025" in text


@pytest.mark.parametrize(
    "options", [("--since", "2030-01-01"), ("--since", "2026-03-01", "--until", "2026-02-01")]
)
def test_a_period_with_nothing_in_it_is_said(
    year: Path, capsys: Any, options: tuple[str, ...]
) -> None:
    assert run(["--home", str(year), "report", *options]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert "There is no result in this period to report on." in said.err


def test_what_was_chosen_is_reported_where_nothing_was_taken(tmp_path: Path, capsys: Any) -> None:
    workspace = Workspace(tmp_path, now=Clock())
    workspace.questions.add("How do I begin?")
    assert run(["--home", str(tmp_path), "report"]) == 1
    assert run(["--home", str(tmp_path), "report", "--questions"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "No self-assessment was taken in this period." in text
    assert "How do I begin?" in text


def test_on_a_terminal_what_may_identify_someone_is_asked_about_before_it_is_written(
    year: Path, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "data", now=Clock())
    workspace.questions.add("What do I say to Tom Hale?")
    out = tmp_path / "out.txt"
    command = ["--home", str(tmp_path / "data"), "report", "--questions", "-o", str(out)]
    for answer, written in (("n\n", False), ("y\n", True)):
        typed = io.StringIO(answer)
        monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", typed)
        status = run(command)
        said = capsys.readouterr().err
        assert (out.exists(), status == 0) == (written, written)
        assert said.index("Tom Hale") < said.index("Write it as it is?")


def test_a_date_that_is_none_is_an_error(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report", "--since", "yesterday"]) == 2
    assert "yesterday" in capsys.readouterr().err


def test_who_it_is_for_and_by_is_literal(report: Any) -> None:
    text = report("--for", "Dr. [b]M.[/b] \x1b[31mO.", "--by", "R.\nL.")
    assert "Prepared for Dr. [b]M.[/b] O. Prepared by R. L. Period" in text


# Where it goes


def test_a_file_is_written_once_and_replaced_only_by_force(
    year: Path, tmp_path: Path, capsys: Any
) -> None:
    path = tmp_path / "report.txt"
    command = ["--home", str(year), "report", "-o", str(path)]
    assert run(command) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Written: {path}" in said.err
    assert path.read_text(encoding="utf-8").startswith("  Growth report\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    assert run(command) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert run([*command, "--force"]) == 0
    assert path.read_text(encoding="utf-8").startswith("  Growth report\n")


def test_a_control_code_in_the_file_name_is_not_said_aloud(
    year: Path, tmp_path: Path, capsys: Any
) -> None:
    assert run(["--home", str(year), "report", "-o", str(tmp_path / "a\x1b[31mb")]) == 0
    assert "\x1b" not in capsys.readouterr().err


def test_ascii_charts(year: Path, capsys: Any) -> None:
    assert run(["--home", str(year), "report", "--ascii"]) == 0
    text = capsys.readouterr().out
    charts = [part.split("What changed")[0] for part in text.split("Over time\n")[1:]]
    assert charts
    assert all(chart.split("\n", 1)[1].isascii() for chart in charts)


# Sensitive items, and wording that may not be passed on

OWN = {
    "format": 1,
    "id": "own",
    "version": "1.0",
    "kind": "assessment",
    "title": "My own form",
    "language": "en",
    "licence": {"terms": "Held by somebody.", "text_may_be_shared": False},
    "response_scales": {"often": {"min": 1, "max": 5, "anchors": {"1": "SELDOM", "5": "MOSTLY"}}},
    "subscales": [{"id": "facet", "title": "The facet"}],
    "sections": [
        {
            "id": "s",
            "title": "Section",
            "items": [
                {
                    "id": "open",
                    "type": "scale",
                    "scale": "often",
                    "text": "OPEN WORDING",
                    "subscale": "facet",
                    "ask_example_from": 5,
                },
                {
                    "id": "hidden",
                    "type": "scale",
                    "scale": "often",
                    "text": "SENSITIVE WORDING",
                    "subscale": "facet",
                    "sensitive": True,
                },
                {
                    "id": "which",
                    "type": "single_choice",
                    "text": "CHOICE WORDING",
                    "subscale": "facet",
                    "choices": [
                        {"code": "little", "text": "LITTLE LABEL", "points": 1},
                        {"code": "much", "text": "MUCH LABEL", "points": 5},
                    ],
                },
            ],
        }
    ],
    "scoring": {"method": "mean", "missing": "person_mean", "min_share_answered": 0.5},
}
WORDING = ("WORDING", "LABEL", "SELDOM", "MOSTLY")


def own_form(home: Path, capsys: Any, *, shared: bool) -> Any:
    """A form of one's own, taken twice with notes; gives a report of it."""
    definition = {**OWN, "licence": {**OWN["licence"], "text_may_be_shared": shared}}  # type: ignore[dict-item]
    clock = Clock(START - timedelta(days=30))
    workspace = Workspace(home, now=clock)
    workspace.library.write_new("own", json.dumps(definition))
    first = {"open": 1, "hidden": 1, "which": "little"}
    second = {"open": 5, "hidden": 5, "which": "much"}
    Workspace(home, now=clock).taking.record("own", first, {})
    clock.advance(days=20)
    notes = {"open": "AN EXAMPLE", "hidden": "A SENSITIVE NOTE", "which": "A NOTE"}
    Workspace(home, now=clock).taking.record("own", second, notes)

    def printed(*options: str) -> str:
        assert run(["--home", str(home), "report", *options]) == 0
        said = capsys.readouterr()
        return " ".join(said.out.split())

    return printed


ALL = ("--notes", "--quality", "--commitments", "--repairs", "--questions")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_sensitive_items_appear_only_where_they_are_asked_for(
    tmp_path: Path, capsys: Any, form: str
) -> None:
    report = own_form(tmp_path / "data", capsys, shared=True)
    text = report(*ALL, "--format", form)
    assert "SENSITIVE" not in text
    assert "Item 2" not in text
    assert "OPEN WORDING" in text
    assert "CHOICE WORDING" in text
    assert "LITTLE LABEL (1), then MUCH LABEL (5)." in text.replace("\\", "")
    assert "SELDOM (1), then MOSTLY (5)." in text
    text = report(*ALL, "--sensitive", "--format", form)
    assert text.count("SENSITIVE WORDING") == 2
    assert "A SENSITIVE NOTE" in text
    assert "SENSITIVE NOTE" not in report("--sensitive", "--format", form)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_wording_that_may_not_be_shared_never_leaves(
    tmp_path: Path, capsys: Any, form: str
) -> None:
    report = own_form(tmp_path / "data", capsys, shared=False)
    text = report(*ALL, "--sensitive", "--format", form)
    assert not [words for words in WORDING if words in text]
    assert "named by number" in text
    for number in (1, 2, 3):
        assert f"Item {number}" in text
    assert text.count("1, then 5.") == 3
    for words in ("AN EXAMPLE", "A SENSITIVE NOTE", "A NOTE"):
        assert words in text


def test_a_question_drawn_from_a_form_does_not_carry_its_wording(
    tmp_path: Path, capsys: Any
) -> None:
    report = own_form(tmp_path / "data", capsys, shared=False)
    workspace = Workspace(tmp_path / "data")
    for each in workspace.suggestions.all():
        workspace.questions.add(each.text, each.source)
    text = report("--questions")
    assert "Questions to bring" in text
    assert not [words for words in WORDING if words in text]


def test_a_reflection_whose_wording_may_not_be_shared_gives_only_the_own_words(
    tmp_path: Path, capsys: Any
) -> None:
    definition = {
        **{key: value for key, value in OWN.items() if key not in ("scoring", "subscales")},
        "id": "thoughts",
        "kind": "reflection",
        "sections": [
            {
                "id": "s",
                "title": "Section",
                "items": [
                    {"id": "said", "type": "long_text", "text": "PROMPT WORDING"},
                    {"id": "secret", "type": "text", "text": "SECRET WORDING", "sensitive": True},
                    {"id": "felt", "type": "scale", "scale": "often", "text": "FELT WORDING"},
                    {
                        "id": "which",
                        "type": "multiple_choice",
                        "text": "WHICH WORDING",
                        "choices": [
                            {"code": "a", "text": "FIRST LABEL"},
                            {"code": "b", "text": "SECOND LABEL"},
                        ],
                    },
                ],
            }
        ],
    }
    workspace = Workspace(tmp_path / "data")
    workspace.library.write_new("thoughts", json.dumps(definition))
    workspace = Workspace(tmp_path / "data")
    answers = {"said": "MY OWN WORDS", "secret": "MY SECRET", "felt": 5, "which": ["b"]}
    kept = write(workspace, "thoughts", answers)
    workspace.taking.record("pulse", {}, {})
    command = ["--home", str(tmp_path / "data"), "report", "--reflection", kept.id]
    assert run(command) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert not [words for words in (*WORDING, "MY SECRET") if words in text]
    for words in ("Item 1 │ MY OWN WORDS", "Item 3 │ 5 ", "Item 4 │ choice 2 of 2"):
        assert words in text
    assert run([*command, "--sensitive"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Item 2 │ MY SECRET" in text
    assert "SECRET WORDING" not in text
