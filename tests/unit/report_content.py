"""A made-up report, in which every part that can be chosen is there to be left out."""

from __future__ import annotations

from datetime import UTC, date, datetime

from growth_tui.charts import Event, Series
from growth_tui.report.content import (
    Finding,
    FormReport,
    ItemWords,
    MethodRow,
    MovedItem,
    Passage,
    Promise,
    ReflectionPages,
    ReportContent,
    ReportOptions,
    ScoreDetail,
    ScoreRow,
    TakenEntry,
)

DATES = (
    date(2025, 11, 23),
    date(2026, 1, 21),
    date(2026, 3, 20),
    date(2026, 5, 13),
    date(2026, 7, 14),
    date(2026, 9, 7),
    date(2026, 11, 7),
)
POSITIONS: dict[str, tuple[float | None, ...]] = {
    "Overall": (41, 44.2, 47.5, 46, 52.4, 57, 61),
    "Taking accountability": (45, 50, None, 55, 60, 65, 71),
    "Learning with a consultant": (50, 45, 50, 55, 55, 56, 55),
    "Discomfort and repair": (30, 37.5, 42, 38, 44, 50, 57),
}

NO_ERROR_ESTIMATE = (
    ("Formula", "The later position minus the earlier one."),
    ("Source", "This form has no published reliability, and none is made up."),
    ("What it does not mean", "That practice changed, or that it did not."),
)
SLOPE = (
    ("Formula", "Theil-Sen: the median of the slopes between all pairs of times, in days."),
    ("Source", "Sen 1968, doi 10.1080/01621459.1968.10480934."),
)

NAMED_IT = (
    "When I noticed that something I said had landed badly, I named it before the session ended."
)


def _at(when: date) -> datetime:
    return datetime(when.year, when.month, when.day, 18, tzinfo=UTC)


HUMILITY = FormReport(
    title="Cultural humility",
    taken=tuple(TakenEntry(when, "1.1" if when == DATES[-1] else "1.0", "en") for when in DATES),
    dates=DATES,
    scores=tuple(
        ScoreRow(title, places, ScoreDetail(round(1 + (places[-1] or 0) / 25, 2), 1, 5, 8, 9))
        for title, places in POSITIONS.items()
    ),
    series=(
        Series(
            "Overall",
            tuple(
                (_at(when), value, index == 6)
                for index, (when, value) in enumerate(zip(DATES, POSITIONS["Overall"], strict=True))
            ),
        ),
    ),
    events=(Event(datetime(2026, 2, 14, tzinfo=UTC), "consultation"),),
    findings=(
        Finding(
            "Rose 6 points on taking accountability. This form has no published error estimate, "
            "so nobody can say whether that exceeds ordinary wobble.",
            NO_ERROR_ESTIMATE,
            "Taking accountability: before 65 (value 3.6) on 7 Sep 2026, after 71 (3.84) on "
            "7 Nov 2026",
            "7 Sep to 7 Nov 2026",
        ),
        Finding(
            "Fell 1 point on learning with a consultant.",
            NO_ERROR_ESTIMATE,
            "Learning with a consultant: before 56 (value 3.24) on 7 Sep 2026, after 55 (3.2) on "
            "7 Nov 2026",
            "7 Sep to 7 Nov 2026",
        ),
        Finding(
            "Overall rose in 20 of 21 pairs of times.",
            SLOPE,
            span="23 Nov 2025 to 7 Nov 2026",
        ),
    ),
    findings_note="A fall can mean growing awareness.",
    moved=(
        MovedItem(12, NAMED_IT, 2, 4, "Rarely", "Often"),
        MovedItem(
            3,
            "I blamed a rupture on the client’s resistance.",
            4,
            2,
            "Often",
            "Rarely",
            counts=", which counts up",
        ),
        MovedItem(9, "SENSITIVE ITEM", 1, 5, "Never", "Always", sensitive=True),
    ),
    notes=(
        ItemWords(
            12, NAMED_IT, DATES[-1], "NOTE. Twice.\n\nI still wait for the other to bring it up."
        ),
        ItemWords(9, "SENSITIVE ITEM", DATES[-1], "SENSITIVE NOTE", sensitive=True),
    ),
    examples=(ItemWords(5, "I repaired.", DATES[-1], "EXAMPLE. In March, with a colleague."),),
    quality=(
        Finding(
            "QUALITY. Twelve answers in a row were the same.",
            (("How", "the longest row of questions with the same answer"),),
            "7 Nov 2026: longest row 12",
        ),
    ),
    remarks=("Versions 1.0 and 1.1 ask different questions, so their results are not joined.",),
    method=tuple(MethodRow(title, "mean", 9, 3, "80 %", 1, 5) for title in POSITIONS),
    recall_period="the last four weeks",
    credit="The growth-tui authors. Cultural humility self-assessment, version 1.1. CC BY 4.0.",
    text_may_be_shared=True,
)

CONTENT = ReportContent(
    generated_on=date(2026, 11, 23),
    period=(date(2025, 11, 23), date(2026, 11, 23)),
    forms=(HUMILITY,),
    prepared_for="Dr. Maren Okafor",
    prepared_by="R. L.",
    promises=(
        Promise(
            "PROMISE. Say what happened before asking how it felt.",
            "kept",
            date(2026, 9, 2),
            date(2026, 10, 1),
            "Taking accountability",
            "Easier the second time.",
        ),
        Promise("PROMISE. Read the two chapters on redlining.", "open", date(2026, 10, 2)),
    ),
    repairs=(("not yet", 17), ("tried", 1)),
    questions=("QUESTION. Where does the tight jaw come from?",),
    reflections=(
        ReflectionPages(
            "chosen",
            "Origins of a belief",
            date(2026, 6, 4),
            (
                Passage(
                    "What did the part say?", "REFLECTION. That quiet clients agree.\nAt home."
                ),
                Passage("Where did it come from?", "REFLECTION. My first school."),
            ),
            text_may_be_shared=True,
        ),
        ReflectionPages("other", "OTHER TITLE", date(2026, 7, 4), (Passage("", "OTHER WORDS"),)),
    ),
)

EVERYTHING = ReportOptions(
    notes=True,
    examples=True,
    quality=True,
    promises=True,
    repairs=True,
    questions=True,
    reflections=frozenset({"chosen"}),
)
