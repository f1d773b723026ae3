"""What the workspace says of change over time: lines, breaks, tables, sentences, Home's words."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from growth_tui.charts import MARKERS
from growth_tui.measure.wording import NO_ESTIMATE
from growth_tui.problem import Problem
from growth_tui.report.content import ReportOptions
from growth_tui.workspace import Workspace
from growth_tui.workspace.movement import movement, reasons
from growth_tui.workspace.progress import MOST_LINES
from growth_tui.workspace.report_form import form_report
from tests.conftest import START
from tests.own_form import REFERENCE, own_form, scoring, take

TWO = own_form("2.0")
DECLARED = own_form("2.0", comparable_with=("1.0",))
NO_OVERALL = own_form(**scoring(overall=None))


def ago(days: float) -> datetime:
    return START - timedelta(days=days)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def versions(folder: Path, second: Any = TWO) -> Workspace:
    """Three times on one version, two on the next."""
    for days, answer in ((150, 2), (120, 3), (90, 4)):
        take(folder, own_form(), answer, ago(days))
    for days, answer in ((60, 8), (30, 9)):
        take(folder, second, answer, ago(days))
    return Workspace(folder, now=lambda: START)


def home_words(workspace: Workspace) -> tuple[tuple[float | None, ...], str]:
    (moved,) = workspace.home().moved
    found = movement(moved, workspace.library)
    return found.positions, found.words


# --- versions that differ -------------------------------------------------------------------------


def test_a_break_has_a_footnote_with_its_day(folder: Path) -> None:
    (found,) = versions(folder).progress.breaks("own")
    assert found.footnote.startswith("* 24 Sep 2026: Versions 1.0 and 2.0 word the questions")


def test_a_break_before_the_time_shown_is_none(folder: Path) -> None:
    progress = versions(folder).progress
    assert progress.breaks("own", ago(60)) == ()
    assert [row.break_before for row in progress.table("own", ["overall"], ago(60))] == [False] * 2
    marks = [row.break_before for row in progress.table("own", ["overall"])]
    assert marks == [False, True, False, False, False]


def test_a_break_that_comes_again_is_said_once(folder: Path) -> None:
    for days, form in ((40, own_form()), (30, TWO), (20, own_form()), (10, TWO)):
        take(folder, form, 3, ago(days))
    breaks = Workspace(folder, now=lambda: START).progress.breaks("own")
    assert [each.often for each in breaks] == [2, 1]
    assert breaks[0].footnote.startswith("* First on 24 Oct 2026: ")


def test_why_names_the_reason_for_a_break(folder: Path) -> None:
    said = versions(folder).progress.reasons("own", (), None)
    assert said[-1].text.startswith("These are not compared. Versions 1.0 and 2.0")


def test_what_is_said_is_of_the_times_that_are_shown(folder: Path) -> None:
    for days, answer in ((90, 1), (70, 2), (50, 2), (30, 3), (20, 4), (10, 4)):
        take(folder, own_form(), answer, ago(days))
    progress = Workspace(folder, now=lambda: START).progress

    def said(since: datetime | None) -> list[str]:
        return [each.text for each in progress.sentences_since("own", ["overall"], since)]

    assert said(None)[0].startswith("Overall: over 6 times since August it")
    assert said(ago(75))[0].startswith("Overall: over 5 times since September it")
    assert said(ago(35))[0].startswith("Overall: three times since")
    assert [text.split(".")[0] for text in said(ago(15))] == ["Overall: it stayed the same"]
    assert said(ago(5)) == said(ago(15)), "a change needs two times"
    assert [each.text for each in progress.reasons("own", ["overall"], ago(75))] == said(ago(75))


def rated_anew(workspace: Workspace, *values: int) -> None:
    for result, value in zip(workspace.history.results("own"), values, strict=True):
        session = workspace.taking.look_back(result)
        for item in session.items:
            session.go_to(item.id)
            session.answer(value)
        workspace.taking.finish(session)


@pytest.mark.parametrize(
    ("second", "broken"),
    [(TWO, [False, False, False, True, False]), (DECLARED, [False] * 5)],
)
def test_looking_back_breaks_where_its_original_does(
    folder: Path, second: Any, broken: list[bool]
) -> None:
    workspace = versions(folder, second)
    rated_anew(workspace, 1, 2, 3, 5, 6)
    lines = workspace.progress.series("own", ["overall"], looking_back=True)
    assert [line.name for line in lines] == ["Overall", "Overall, looking back"]
    assert [value for _, value, _ in lines[1].points] == [10, 20, 30, 50, 60]
    assert [apart for _, _, apart in lines[1].points] == broken


def test_looking_back_stands_beside_its_own_score_only(folder: Path) -> None:
    workspace = versions(folder)
    rated_anew(workspace, 1, 2, 3, 5, 6)
    names = [line.name for line in workspace.progress.series("own", ["a"], looking_back=True)]
    assert names == ["Facet A"]
    later = workspace.progress.series("own", ["overall"], ago(60), looking_back=True)
    assert [len(line.points) for line in later] == [2, 2]


# --- Home -----------------------------------------------------------------------------------------


def test_home_draws_one_line_through_what_may_be_compared(folder: Path) -> None:
    workspace = versions(folder)
    assert home_words(workspace) == ((80, 90), "up 10 since September")
    assert workspace.home().moved[0].unbroken == (80, 90)


def test_home_reads_the_change_log_where_versions_differ(folder: Path) -> None:
    positions, words = home_words(versions(folder, DECLARED))
    assert positions == (20, 30, 40, 80, 90)
    assert words == "mostly rising since June"


def test_home_reads_no_form_where_nothing_differs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(folder, own_form(), 2, ago(40))
    take(folder, own_form(), 3, ago(10))
    workspace = Workspace(folder, now=lambda: START)
    (moved,) = workspace.home().moved
    monkeypatch.setattr(workspace.library, "instrument", None)
    assert movement(moved, workspace.library).words == "up 10 since October"


def test_home_names_the_score_of_a_form_without_an_overall_one(folder: Path) -> None:
    take(folder, NO_OVERALL, 2, ago(40))
    take(folder, NO_OVERALL, {"a1": 4, "a2": 4, "a3": 4, "b1": 9, "b2": 9, "b3": 9}, ago(10))
    workspace = Workspace(folder, now=lambda: START)
    assert workspace.home().moved[0].latest == 40
    assert home_words(workspace) == ((20, 40), "Facet A: up 20 since October")


def test_what_home_says_can_be_asked_why(folder: Path) -> None:
    workspace = versions(folder)
    (moved,) = workspace.home().moved
    assert reasons(moved, workspace)[-1].text.startswith("Overall: rose 10 points.")


# --- scores ---------------------------------------------------------------------------------------


def test_a_form_without_an_overall_score_leads_with_its_first(folder: Path) -> None:
    for days, answer in ((40, 2), (10, 3)):
        last = take(folder, NO_OVERALL, answer, ago(days))
    workspace = Workspace(folder, now=lambda: START)
    assert workspace.progress.leading("own") == ("a",)
    assert workspace.progress.sentences("own")[0].text.startswith("Facet A: rose 10 points.")
    assert workspace.profiles.of(last).sentences[0].text.startswith("Facet A: rose 10 points.")
    report = form_report(workspace, workspace.history.results("own"), ReportOptions())
    assert [line.name for line in report.series] == ["Facet A"]


def test_sentences_are_of_the_scores_chosen(folder: Path) -> None:
    said = [each.text for each in versions(folder).progress.sentences("own", ["b", "a"])]
    assert [text.split(":")[0] for text in said] == ["Facet B", "Facet A"]


def many(folder: Path, count: int) -> Workspace:
    """A form of so many facets, taken once."""
    form = own_form()
    form["subscales"] = [{"id": f"f{n}", "title": f"Facet {n}"} for n in range(count)]
    form["sections"][0]["items"] = [
        {"id": f"i{n}", "type": "scale", "scale": "ten", "text": f"Item {n}?", "subscale": f"f{n}"}
        for n in range(count)
    ]
    take(folder, form, {f"i{n}": 5 for n in range(count)}, ago(1))
    return Workspace(folder, now=lambda: START)


def test_every_line_has_a_marker_and_a_colour_of_its_own(folder: Path) -> None:
    progress = many(folder, 13).progress
    chosen = ["overall", "f0", "f1", "f7", "f8", "f9", "f12"]
    styles = [line.style or 0 for line in progress.series("own", chosen)]
    assert len(set(styles)) == len(chosen) == MOST_LINES
    assert max(styles) < 8 <= len(MARKERS)
    assert styles[:3] == [0, 1, 2]


def test_more_lines_than_can_be_told_apart_are_refused(folder: Path) -> None:
    progress = many(folder, 13).progress
    with pytest.raises(Problem, match="At most 7 scores"):
        progress.series("own", [f"f{n}" for n in range(8)])


def test_points_are_made_once(folder: Path) -> None:
    workspace = versions(folder)
    points = workspace.progress.points("own", "overall")
    assert workspace.progress.points("own", "overall") is points
    take(folder, TWO, 9, START)
    assert len(workspace.progress.points("own", "overall")) == len(points) + 1


# --- the report -----------------------------------------------------------------------------------


def reported(folder: Path, **options: Any) -> Any:
    workspace = Workspace(folder, now=lambda: START)
    return form_report(workspace, workspace.history.results("own"), ReportOptions(**options))


def test_a_missing_estimate_is_said_of_all_only_where_no_score_has_one(folder: Path) -> None:
    for days, answer in ((40, 2), (10, 5)):
        take(folder, own_form(), answer, ago(days))
    report = reported(folder)
    assert report.findings_note.startswith("None of these scores has a published error")
    assert not any(NO_ESTIMATE in each.sentence for each in report.findings)
    for days, answer in ((40, 2), (10, 5)):
        take(folder, own_form("3.0", **scoring(a={"reference": REFERENCE})), answer, ago(days))
    workspace = Workspace(folder, now=lambda: START)
    results = [r for r in workspace.history.results("own") if r.form.version == "3.0"]
    report = form_report(workspace, results, ReportOptions())
    assert "error estimate" not in report.findings_note
    said = {each.sentence.split(":")[0]: each.sentence for each in report.findings}
    assert "exceed about 5 times in 100" in said["Facet A"]
    assert NO_ESTIMATE in said["Overall"]
    assert NO_ESTIMATE.startswith("This score has no")


def test_one_time_in_a_period_is_not_called_the_first(folder: Path) -> None:
    for days, answer in ((40, 2), (10, 5)):
        take(folder, own_form(), answer, ago(days))
    workspace = Workspace(folder, now=lambda: START)
    report = form_report(workspace, workspace.history.results("own")[-1:], ReportOptions())
    assert report.findings == ()


def test_a_remark_in_a_report_is_dated_and_can_be_asked_why(folder: Path) -> None:
    form = own_form()
    form["sections"][0]["items"] = [
        {
            "id": f"i{n}",
            "type": "scale",
            "scale": "ten",
            "text": f"Item {n}?",
            "subscale": "ab"[n % 2],
        }
        for n in range(12)
    ]
    take(folder, form, {f"i{n}": 4 for n in range(12)}, ago(10))
    (remark,) = reported(folder, quality=True).quality
    assert remark.sentence == (
        "13 Nov 2026: 12 questions in a row have the same answer. That may be just how it was."
    )
    assert dict(remark.why)["How"].startswith("the longest row")
    assert remark.inputs.startswith("13 Nov 2026: longest row 12")
    assert reported(folder).quality == ()


@pytest.mark.parametrize(
    ("named", "credit"),
    [
        ({"authors": ["Me"]}, "Me. mine"),
        ({"authors": ["Me"], "citation": "Me 2026."}, "Me 2026. mine"),
        ({"authors": ["A. B."], "citation": "A form"}, "A. B. A form. mine"),
        ({}, "mine"),
    ],
)
def test_the_credit_has_each_part_once(folder: Path, named: Any, credit: str) -> None:
    licence = {"terms": "mine", "text_may_be_shared": True}
    take(folder, own_form(licence=licence, **named), 3, ago(1))
    assert reported(folder).credit == credit
