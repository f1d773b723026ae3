"""The part of a report that belongs to one form: scores, chart, what changed, chosen notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from growth_tui.cells import NO_BREAK
from growth_tui.charts import Series, legend, line_chart
from growth_tui.dates import day, short_day
from growth_tui.drawing.look import Look
from growth_tui.plain_text import clean, clean_line
from growth_tui.report import statements
from growth_tui.report.blocks import (
    BULLET,
    WIDTH,
    Block,
    Drawing,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from growth_tui.report.content import FormReport, ItemWords, MovedItem, ReportOptions
from growth_tui.report.tables import dates_that_fit

_CHART_HEIGHT = 15


def form_section(
    form: FormReport, options: ReportOptions, footnotes: int
) -> tuple[list[Block], int]:
    """The blocks of one form, and the number of the last footnote; `footnotes` is that before."""
    changes, last = _changes(form, footnotes)
    return [
        Heading(2, clean_line(form.title)),
        *_taken(form),
        *_scores(form),
        *_chart(form, options),
        *changes,
        *_moved(form, options),
        *_words(statements.NOTES, form, form.notes if options.notes else (), options),
        *_words(statements.EXAMPLES, form, form.examples if options.examples else (), options),
        *_quality(form, options),
    ], last


def _taken(form: FormReport) -> Iterator[Block]:
    if not form.taken:
        return
    window = f" The items ask about {clean_line(form.recall_period)}." if form.recall_period else ""
    yield Paragraph(f"Taken {statements.times(len(form.taken))} in this period.{window}")
    versions = groupby(form.taken, key=lambda entry: (entry.version, entry.language))
    yield Facts(
        tuple(
            (
                statements.version(clean_line(version), clean_line(language)),
                ", ".join(day(entry.on).replace(" ", NO_BREAK) for entry in entries),
            )
            for (version, language), entries in versions
        )
    )


def _scores(form: FormReport) -> Iterator[Block]:
    if not form.scores or not form.dates:
        return
    names = [clean_line(row.title) for row in form.scores]
    count = min(dates_that_fit(names), len(form.dates))
    yield Heading(3, statements.SCORES)
    yield Table(
        ("", *(f"{short_day(when)}\n{when.year}" for when in form.dates[-count:])),
        tuple(
            (name, *map(_position, row.positions[-count:]))
            for name, row in zip(names, form.scores, strict=True)
        ),
    )
    notes = [statements.SCORES_NOTE]
    if len(form.dates) > count:
        notes.append(statements.left_out(len(form.dates) - count))
    yield Paragraph(" ".join([*notes, *map(clean_line, form.remarks)]))
    yield from _latest(form, names)


def _position(position: float | None) -> str:
    return "–" if position is None else f"{position:.0f}"


def _latest(form: FormReport, names: list[str]) -> Iterator[Block]:
    """The last date in the scores' own units; what has a band or no score is said in words."""
    rows = [
        (name, row.latest)
        for name, row in zip(names, form.scores, strict=True)
        if row.latest is not None
    ]
    if not rows:
        return
    values = [latest.value for _, latest in rows if latest.value is not None]
    decimals = max((len(f"{value:g}".partition(".")[2]) for value in values), default=0)
    yield Heading(3, statements.LATEST.format(day(form.dates[-1])))
    yield Table(
        statements.DETAIL_COLUMNS,
        tuple(
            (
                name,
                "–" if latest.value is None else f"{latest.value:.{decimals}f}",
                f"{latest.low:g} to {latest.high:g}",
                f"{latest.answered} of {latest.of}",
            )
            for name, latest in rows
        ),
    )
    said = [
        (name, clean_line(latest.band or latest.reason))
        for name, latest in rows
        if latest.band or latest.reason
    ]
    if said:
        yield Facts(tuple(said))
    if any(latest.prorated for _, latest in rows):
        yield Paragraph(statements.PRORATED)


def _chart(form: FormReport, options: ReportOptions) -> Iterator[Block]:
    if not form.series:
        return
    yield Heading(3, statements.OVER_TIME)
    if len(_dates_drawn(form.series)) < 2:
        yield Paragraph(statements.ONE_TIME)
        return
    look = Look(ascii=options.ascii)
    chart = line_chart(
        form.series, width=WIDTH, height=_CHART_HEIGHT, events=form.events, look=look
    )
    yield Drawing(f"{chart}\n\n{legend(form.series, look, WIDTH)}")
    yield Paragraph(statements.CHART_NOTE)


def _dates_drawn(series: Iterable[Series]) -> set[date]:
    return {when for one in series for when, value, _ in one.points if value is not None}


def _changes(form: FormReport, footnotes: int) -> tuple[list[Block], int]:
    """Findings with the marks of their footnotes, and the footnotes; equal ones are one."""
    numbers: dict[tuple[tuple[str, str], ...], int] = {}
    entries = []
    for finding in form.findings:
        mark = ""
        if finding.why:
            number = numbers.setdefault(finding.why, footnotes + len(numbers) + 1)
            mark = f" [{number}]"
        entries.append((BULLET, clean_line(finding.sentence) + mark, ()))
    if not entries:
        return [], footnotes
    blocks: list[Block] = [Heading(3, statements.CHANGED), Listing(tuple(entries))]
    if numbers:
        notes = tuple(_footnote(number, why) for why, number in numbers.items())
        blocks += [Heading(3, statements.WHY), Listing(notes)]
    return blocks, footnotes + len(numbers)


def _footnote(number: int, why: tuple[tuple[str, str], ...]) -> tuple[str, str, tuple[str, ...]]:
    first, *further = (f"{clean_line(label)}: {clean_line(text)}" for label, text in why)
    return f"[{number}]", first, tuple(further)


def _moved(form: FormReport, options: ReportOptions) -> Iterator[Block]:
    shown = [item for item in form.moved if options.sensitive or not item.sensitive]
    if not shown:
        return
    yield Heading(3, statements.MOVED)
    yield Listing(tuple(_moved_item(item, form) for item in shown))
    if not form.text_may_be_shared:
        yield Paragraph(statements.NUMBERS_ONLY)


def _moved_item(item: MovedItem, form: FormReport) -> tuple[str, str, tuple[str, ...]]:
    if not form.text_may_be_shared:
        return f"Item {item.number}", f"{item.before:g}, then {item.after:g}.", ()
    before, after = (
        f"{clean_line(label)} ({number:g})" if label else f"{number:g}"
        for label, number in (
            (item.before_label, item.before),
            (item.after_label, item.after),
        )
    )
    return f"Item {item.number}", clean_line(item.text), (f"{before}, then {after}.",)


def _words(
    title: str, form: FormReport, entries: Iterable[ItemWords], options: ReportOptions
) -> Iterator[Block]:
    shown = [entry for entry in entries if options.sensitive or not entry.sensitive]
    if shown:
        yield Heading(3, title)
    for entry in shown:
        text = f" {clean_line(entry.item_text)}" if form.text_may_be_shared else ""
        yield Quote(f"Item {entry.number}, {day(entry.on)}.{text}", clean(entry.words))


def _quality(form: FormReport, options: ReportOptions) -> Iterator[Block]:
    if options.quality and form.quality:
        yield Heading(3, statements.QUALITY)
        yield Listing(tuple((BULLET, clean_line(text), ()) for text in form.quality))
