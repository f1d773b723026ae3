from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.cells import width_of
from growth_tui.charts import Event
from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.plain_text import clean_line
from growth_tui.report.blocks import Table
from growth_tui.report.content import (
    Finding,
    FormReport,
    ItemWords,
    MethodRow,
    Passage,
    Promise,
    ReflectionPages,
    ReportContent,
    ReportOptions,
    ScoreDetail,
    ScoreRow,
)
from growth_tui.report.markdown import markdown_report
from growth_tui.report.method import method_rows, short_rows
from growth_tui.report.tables import dates_that_fit, text_table
from growth_tui.report.text import text_report
from tests.unit.report_content import (
    CONTENT,
    DATES,
    EVERYTHING,
    HUMILITY,
    NO_ERROR_ESTIMATE,
    SLOPE,
)

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


GOLDEN = {
    "report.txt": text_report(CONTENT),
    "report_everything.txt": text_report(CONTENT, EVERYTHING),
    "report_everything.md": markdown_report(CONTENT, EVERYTHING),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_report_reads_as_it_should(name: str) -> None:
    assert GOLDEN[name] == (DATA / name).read_text(encoding="utf-8")


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


def test_equal_reasons_share_one_footnote_even_across_forms() -> None:
    another = Finding("Rose 2 points.", SLOPE[:1], "Overall: before 1, after 3")
    second = replace(HUMILITY, title="Pulse", findings=(*HUMILITY.findings[:1], another))
    text = text_report(replace(CONTENT, forms=(HUMILITY, second)))
    said, footnotes = text.split("Where the sentences come from\n")
    assert [said.count(f"[{number}]") for number in (1, 2, 3, 4)] == [4, 1, 1, 0]
    for reason in (*NO_ERROR_ESTIMATE, *SLOPE[1:]):
        assert " ".join(footnotes.split()).count(reason[1]) == 1
    lines = [line.strip() for line in footnotes.split("\n")]
    humility, pulse = lines.index("Cultural humility:"), lines.index("Pulse:")
    assert lines[humility + 1].startswith("Taking accountability: before 65 (value 3.6)")
    assert lines[humility + 3].startswith("Learning with a consultant: before 56")
    assert lines[pulse + 1] == lines[humility + 1]
    assert "Overall: before 1, after 3" in lines[pulse + 2 :]


def test_one_form_alone_is_not_named_in_the_footnotes() -> None:
    footnotes = text_report(CONTENT).split("Where the sentences come from\n")[1]
    assert "Cultural humility:" not in footnotes


def test_sentences_stand_under_the_times_that_they_are_about() -> None:
    lines = text_report(CONTENT).split("\n")
    latest, all_times = (
        lines.index("  7 Sep to 7 Nov 2026:"),
        lines.index("  23 Nov 2025 to 7 Nov 2026:"),
    )
    assert latest < next(i for i, line in enumerate(lines) if "Fell 1 point" in line) < all_times
    assert all_times < next(i for i, line in enumerate(lines) if "20 of 21 pairs" in line)
    note = next(i for i, line in enumerate(lines) if "A fall can mean growing" in line)
    assert all_times < note < next(i for i, line in enumerate(lines) if "Items that moved" in line)


def test_every_date_has_a_column_in_as_many_blocks_as_it_takes() -> None:
    text = text_report(CONTENT)
    rows = [line.split() for line in text.split("\n") if line.startswith("  Overall  ")]
    assert [row[1:] for row in rows[:2]] == [["41", "44", "48", "46"], ["52", "57", "61"]]
    assert "left out" not in text


def test_of_very_many_dates_the_early_ones_are_left_out_and_counted() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=7 * week) for week in range(30))
    row = ScoreRow("Overall", tuple(float(week) for week in range(30)), None)
    text = text_report(with_form(dates=days, scores=(row,)))
    shown = [line.split()[1:] for line in text.split("\n") if line.startswith("  Overall  ")]
    assert list(chain(*shown)) == ["0", *(str(week) for week in range(7, 30))]
    assert "6 dates after the first left out here." in text


def test_a_score_that_could_not_be_made_is_a_dash_and_never_a_zero() -> None:
    rows = tuple(replace(row, positions=row.positions[:4]) for row in HUMILITY.scores)
    text = text_report(with_form(scores=rows, dates=DATES[:4]))
    (line,) = (ln for ln in text.split("\n") if ln.startswith("  Taking acc") and "–" in ln)
    assert line.split()[2:] == ["45", "50", "–", "55"]


def test_dates_of_something_taken_often_are_the_first_and_the_last() -> None:
    def taken(times: int) -> str:
        days = tuple(date(2026, 1, 1 + number) for number in range(times))
        entries = tuple(replace(HUMILITY.taken[0], on=day) for day in days)
        return " ".join(text_report(with_form(taken=entries)).split())

    assert "English 1 Jan 2026, 2 Jan 2026, 3 Jan 2026, 4 Jan 2026, 5 Jan 2026, 6" in taken(24)
    assert "Taken 25 times in this period." in taken(25)
    assert "English first on 1 Jan 2026, last on 25 Jan 2026 Scores" in taken(25)


def test_scores_have_two_decimals_at_most_and_halves_are_rounded_up() -> None:
    detail = ScoreDetail(3.342857142857, 1, 5, 35, 36)
    rows = (ScoreRow("Overall", (62.5, 0.5), detail),)
    text = text_report(with_form(scores=rows, dates=DATES[:2]))
    said = [line.split() for line in text.split("\n") if line.startswith("  Overall ")]
    assert [" ".join(line) for line in said[:2]] == ["Overall 63 1", "Overall 3.34 1 to 5 35 of 36"]


def test_a_label_that_many_events_have_stands_once_under_the_chart() -> None:
    days = [date(2026, month, 1) for month in (3, 5, 8)]
    events = [Event(datetime(on.year, on.month, on.day, tzinfo=UTC), "meeting") for on in days]
    begun = Event(datetime(2026, 2, 1, tzinfo=UTC), "new phase")
    late = Event(datetime(2027, 2, 1, tzinfo=UTC), "new phase")
    text = text_report(with_form(events=(begun, *events, late)))
    assert text.count("meeting") == 1
    assert "  ● Overall   ┊ meeting\n" in text
    assert text.count("new phase") == 1
    ascii = text_report(with_form(events=(*events,)), ReportOptions(ascii=True))
    assert "  o Overall   : meeting\n" in ascii


def test_that_lines_break_is_said_only_where_one_does() -> None:
    words = "A line breaks where"
    assert words in " ".join(text_report(CONTENT).split())
    (series,) = HUMILITY.series
    whole = replace(series, points=tuple((when, value, False) for when, value, _ in series.points))
    assert words not in " ".join(text_report(with_form(series=(whole,))).split())


def test_a_chart_of_a_part_of_the_scale_says_so() -> None:
    (series,) = HUMILITY.series
    wide = ((DATES[0], 0.0), (DATES[1], 100.0))
    points = tuple(
        (datetime(on.year, on.month, on.day, tzinfo=UTC), value, False) for on, value in wide
    )
    for text in (text_report, markdown_report):
        assert "The chart shows positions from 50 to 100" not in " ".join(
            text(with_form(series=(replace(series, points=points),))).split()
        )
        narrow = replace(series, points=tuple((when, 80.0, False) for when, _, _ in points))
        assert "The chart shows positions from 50 to 100" in " ".join(
            text(with_form(series=(narrow,))).split()
        )


def test_a_remark_on_answering_has_a_footnote() -> None:
    text = text_report(CONTENT, ReportOptions(quality=True))
    line = next(line for line in text.split("\n") if "QUALITY" in line)
    number = line.split()[-1]
    footnotes = " ".join(text.split("Where the sentences come from")[1].split())
    said = f"{number} How: the longest row of questions with the same answer 7 Nov 2026: longest"
    assert said in footnotes


def test_a_moved_item_that_is_reverse_scored_says_which_way_it_counts() -> None:
    assert "Often (4), then Rarely (2), which counts up." in text_report(CONTENT)
    numbers = text_report(with_form(text_may_be_shared=False))
    assert "4, then 2, which counts up." in numbers


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
    assert "One time in this period has a score" in text
    assert "so far" not in text
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
    form = read(shipped_bytes("cultural-humility"))
    rows = method_rows(form)
    assert rows[0].title == "Overall"
    assert rows[0].items == sum(row.items for row in rows[1:])
    assert rows[0].reversed == sum(row.reversed for row in rows[1:]) > 0
    assert {(row.made_as, row.low, row.high) for row in rows} == {("mean", 1, 5)}
    shares = [score.min_share_answered or 0 for score in form.scores.values()]
    assert [row.least for row in rows] == [f"{100 * share:g} %" for share in shares]


def test_rows_of_method_that_differ_in_title_alone_are_one() -> None:
    row = MethodRow("A", "mean", 6, 2, "80 %", 1, 5)
    alike = [replace(row, title=title) for title in "BCD"]
    other = replace(row, title="E", items=7)
    titles = [each.title for each in short_rows([replace(row, items=36), *alike, other, row])]
    assert titles == ["A", "B to D, each", "E", "A"]
    assert short_rows(alike[:2]) == alike[:2]


def test_forms_without_validation_are_named_in_one_sentence() -> None:
    titles = ("One", "Two", "Three")
    forms = tuple(replace(HUMILITY, title=title) for title in titles)
    proven = replace(HUMILITY, title="Four", validated=True, evidence="Validated in 2031.")
    text = " ".join(text_report(replace(CONTENT, forms=(*forms, proven))).split())
    assert "• One, Two and Three have not been validated" in text
    assert "• Four: Validated in 2031." in text


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
        quality=(Finding(draw(HOSTILE), ((draw(HOSTILE), draw(HOSTILE)),), draw(HOSTILE)),),
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
