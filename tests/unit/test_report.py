from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.cells import width_of
from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.plain_text import clean_line
from growth_tui.report.blocks import Table
from growth_tui.report.content import (
    FormReport,
    ItemWords,
    MethodRow,
    Passage,
    Promise,
    ReflectionPages,
    ReportContent,
    ReportOptions,
    ScoreRow,
)
from growth_tui.report.markdown import markdown_report
from growth_tui.report.method import method_rows
from growth_tui.report.tables import dates_that_fit, text_table
from growth_tui.report.text import text_report
from tests.unit.report_content import CONTENT, DATES, EVERYTHING, HUMILITY

DATA = Path(__file__).parent / "data"
PRIVATE = {
    "notes": "NOTE",
    "examples": "EXAMPLE",
    "quality": "QUALITY",
    "promises": "PROMISE",
    "repairs": "17 not yet",
    "questions": "QUESTION",
    "reflections": "REFLECTION",
}
BOTH = pytest.mark.parametrize("report", [text_report, markdown_report])


def with_form(**changes: object) -> ReportContent:
    return replace(CONTENT, forms=(replace(HUMILITY, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("report.txt", text_report(CONTENT)),
        ("report_everything.txt", text_report(CONTENT, EVERYTHING)),
        ("report_everything.md", markdown_report(CONTENT, EVERYTHING)),
    ],
)
def test_the_report_reads_as_it_should(name: str, text: str) -> None:
    assert text == (DATA / name).read_text(encoding="utf-8")


# What is shared


@BOTH
def test_nothing_private_is_shown_without_being_asked_for(report: object) -> None:
    text = report(CONTENT)  # type: ignore[operator]
    for words in (*PRIVATE.values(), "SENSITIVE", "OTHER"):
        assert words not in text


@BOTH
@pytest.mark.parametrize("option", PRIVATE)
def test_each_choice_shows_its_own_part_alone(report: object, option: str) -> None:
    chosen: object = frozenset({"chosen"}) if option == "reflections" else True
    text = report(CONTENT, ReportOptions(**{option: chosen}))  # type: ignore[operator,arg-type]
    shown = {name for name, words in PRIVATE.items() if words in text}
    assert shown == {option}
    assert "OTHER" not in text
    assert "SENSITIVE" not in text


@BOTH
def test_sensitive_items_need_a_choice_of_their_own(report: object) -> None:
    text = report(CONTENT, replace(EVERYTHING, sensitive=True))  # type: ignore[operator]
    assert text.count("SENSITIVE ITEM") == 2
    assert "SENSITIVE NOTE" in text
    assert "SENSITIVE NOTE" not in report(CONTENT, ReportOptions(sensitive=True))  # type: ignore[operator]


@BOTH
def test_a_protected_wording_never_appears(report: object) -> None:
    pages = tuple(replace(one, text_may_be_shared=False) for one in CONTENT.reflections)
    content = replace(with_form(text_may_be_shared=False), reflections=pages)
    text = report(content, replace(EVERYTHING, sensitive=True))  # type: ignore[operator]
    for words in ("landed badly", "resistance", "SENSITIVE ITEM", "Rarely", "Often", "Always"):
        assert words not in text
    for words in ("I repaired", "What did the part say"):
        assert words not in text
    for words in ("Item 12", "2, then 4", "named by number", "NOTE. Twice", "At home"):
        assert words in text


def test_every_option_is_off_by_default() -> None:
    assert not any(getattr(ReportOptions(), field.name) for field in fields(ReportOptions))


# What it says


@BOTH
def test_it_says_what_the_numbers_do_not(report: object) -> None:
    text = " ".join(report(CONTENT).split())  # type: ignore[operator]
    for words in (
        "has not been validated and has no norms",
        "A fall can mean growing awareness",
        "not for evaluation, hiring or discipline",
        "legal or licensing proceedings",
        "not part of a client’s record",
        "do not show that anyone is competent",
    ):
        assert words in text
    validated = with_form(validated=True, evidence="Validated by somebody in 2031.")
    assert "Cultural humility: Validated by somebody in 2031." in text_report(validated)
    assert "not been validated" not in text_report(validated)


def test_equal_reasons_share_a_footnote_and_numbers_run_on_across_forms() -> None:
    second = replace(HUMILITY, title="Pulse", findings=HUMILITY.findings[:1])
    text = text_report(replace(CONTENT, forms=(HUMILITY, second)))
    assert text.count("[1]") == 3
    assert text.count("[2]") == 2
    assert text.count("[3]") == 2
    assert "[4]" not in text


def test_the_latest_dates_are_shown_and_the_others_counted() -> None:
    text = text_report(CONTENT)
    header = next(line for line in text.split("\n") if "7 Nov" in line and "21 Jan" in line)
    assert "23 Nov" not in header
    assert "1 earlier date does not fit here." in " ".join(text.split())
    few = with_form(
        dates=DATES[-2:],
        scores=tuple(replace(row, positions=row.positions[-2:]) for row in HUMILITY.scores),
    )
    assert "not fit here" not in text_report(few)


def test_a_score_that_could_not_be_made_is_a_dash_and_never_a_zero() -> None:
    (line,) = (
        ln for ln in text_report(CONTENT).split("\n") if ln.startswith("  Taking acc") and "–" in ln
    )
    assert line.split()[2:] == ["50", "–", "55", "60", "65", "71"]


def test_one_time_is_said_kindly() -> None:
    once = with_form(
        taken=HUMILITY.taken[:1],
        dates=DATES[:1],
        scores=tuple(ScoreRow(row.title, row.positions[:1]) for row in HUMILITY.scores),
        series=tuple(replace(one, points=one.points[:1]) for one in HUMILITY.series),
        findings=(),
        moved=(),
    )
    text = " ".join(text_report(once).split())
    assert "Taken once in this period." in text
    assert "there is nothing yet to compare it with" in text
    assert "What changed" not in text


def test_nothing_taken_is_said() -> None:
    empty = ReportContent(date(2026, 1, 1), (date(2026, 1, 1), date(2026, 1, 1)))
    text = text_report(empty)
    assert "No self-assessment was taken in this period." in text
    assert "Prepared for" not in text
    assert "Period       1 Jan 2026" in text


def test_the_chart_can_be_ascii() -> None:
    def drawn(options: ReportOptions) -> str:
        text = text_report(CONTENT, options)
        return text[text.index("Over time\n") : text.index("What changed")].split("\n", 2)[2]

    assert "●" in drawn(ReportOptions())
    assert drawn(ReportOptions(ascii=True)).isascii()


def test_how_a_form_makes_its_scores_is_read_from_it() -> None:
    rows = method_rows(read(shipped_bytes("cultural-humility")))
    assert rows[0].title == "Overall"
    assert rows[0].items == sum(row.items for row in rows[1:])
    assert rows[0].reversed == sum(row.reversed for row in rows[1:]) > 0
    assert {(row.made_as, row.least, row.low, row.high) for row in rows} == {("mean", "80 %", 1, 5)}


# Tables


def test_names_that_are_long_go_on_in_further_lines() -> None:
    name = "A very long name of a score that goes on and on, as translated ones do"
    lines = text_table(Table(("", "Score"), ((name, "3"), ("Short", "12"))), 30)
    assert lines == [
        "                         Score",
        "A very long name of a        3",
        "score that goes on and",
        "on, as translated ones",
        "do",
        "Short                       12",
    ]


def test_the_number_of_dates_follows_the_names() -> None:
    assert dates_that_fit(["Overall"]) == 8
    assert dates_that_fit(["x" * 26]) == 6
    assert dates_that_fit(["x" * 99]) == 5
    assert dates_that_fit(["日" * 13]) == 6


# Hostile and foreign texts

HOSTILE = st.text(max_size=60) | st.sampled_from(
    [
        "\x1b]52;c;eA==\x07\x1b[31mred\x1b[0m",
        "a\u202eb\u2066c\x00\x9b2J",
        "日本語の長い文章" * 12,
        "[@click=app.quit]x[/] [link](javascript:alert(1)) <script>1</script>",
        "\t\ttabs\tand\r\nlines\rand\x0bmore\u2028breaks",
        "e\u0301" * 100 + "👩‍👩‍👧" * 30,
        "```\n# heading\n- item\n> quote\n| a | b |\n===",
    ]
)


@st.composite
def contents(draw: st.DrawFn) -> ReportContent:
    form = FormReport(
        title=draw(HOSTILE),
        taken=HUMILITY.taken,
        dates=DATES,
        scores=tuple(replace(row, title=draw(HOSTILE)) for row in HUMILITY.scores),
        series=tuple(replace(one, name=draw(HOSTILE)) for one in HUMILITY.series),
        events=tuple(replace(one, label=draw(HOSTILE)) for one in HUMILITY.events),
        findings=tuple(replace(one, sentence=draw(HOSTILE)) for one in HUMILITY.findings),
        moved=tuple(replace(one, text=draw(HOSTILE)) for one in HUMILITY.moved),
        notes=(ItemWords(1, draw(HOSTILE), DATES[0], draw(HOSTILE)),),
        quality=(draw(HOSTILE),),
        remarks=(draw(HOSTILE),),
        method=(MethodRow(draw(HOSTILE), draw(HOSTILE), 1, 0, draw(HOSTILE), 1, 5),),
        credit=draw(HOSTILE),
        text_may_be_shared=True,
    )
    return ReportContent(
        date(2026, 11, 23),
        (DATES[0], DATES[-1]),
        (form,),
        prepared_for=draw(HOSTILE),
        promises=(Promise(draw(HOSTILE), draw(HOSTILE), DATES[0], None, draw(HOSTILE)),),
        repairs=((draw(HOSTILE), 2),),
        questions=(draw(HOSTILE),),
        reflections=(
            ReflectionPages("chosen", draw(HOSTILE), DATES[0], (Passage("", draw(HOSTILE)),)),
        ),
    )


@given(contents())
@settings(max_examples=40, deadline=None)
def test_no_line_is_too_wide_and_no_control_code_gets_through(content: ReportContent) -> None:
    text = text_report(content, EVERYTHING)
    assert max(map(width_of, text.split("\n"))) <= 80
    assert text.endswith("\n")
    for line in (*text.split("\n"), *markdown_report(content, EVERYTHING).split("\n")):
        assert "\t" not in line
        assert clean_line(line).replace(" ", "") == "".join(line.split())
