"""The part of a report that belongs to one form: scores, chart, what changed, chosen notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from math import ceil

from growth_tui.cells import NO_BREAK
from growth_tui.charts import legend, line_chart, reach
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
from growth_tui.report.content import Finding, FormReport, ItemWords, MovedItem, ReportOptions
from growth_tui.report.footnotes import Footnotes
from growth_tui.report.tables import dates_that_fit
from growth_tui.rounding import whole

_CHART_HEIGHT = 12
_MOST_DATES = 24


def form_section(form: FormReport, options: ReportOptions, footnotes: Footnotes) -> Iterator[Block]:
    """The blocks of one form; what stands behind its sentences is given to the footnotes."""
    yield Heading(2, clean_line(form.title))
    yield from _taken(form)
    yield from _scores(form)
    yield from _chart(form, options)
    yield from _changes(form, footnotes)
    yield from _moved(form, options)
    yield from _words(statements.NOTES, form, form.notes if options.notes else (), options)
    yield from _words(statements.EXAMPLES, form, form.examples if options.examples else (), options)
    yield from _quality(form, options, footnotes)


def _taken(form: FormReport) -> Iterator[Block]:
    if not form.taken:
        return
    period = clean_line(form.recall_period)
    window = f" Each time it asks about “{period}”." if period else ""
    yield Paragraph(f"Taken {statements.times(len(form.taken))} in this period.{window}")
    versions = groupby(form.taken, key=lambda entry: (entry.version, entry.language))
    yield Facts(
        tuple(
            (
                statements.version(clean_line(version), clean_line(language)),
                _dates([entry.on for entry in entries]),
            )
            for (version, language), entries in versions
        )
    )


def _dates(days: Sequence[date]) -> str:
    """Every date, or where there are many the first and the last."""
    shown = [day(when).replace(" ", NO_BREAK) for when in days]
    if len(shown) <= _MOST_DATES:
        return ", ".join(shown)
    return statements.first_and_last(shown[0], shown[-1])


def _scores(form: FormReport) -> Iterator[Block]:
    if not form.scores or not form.dates:
        return
    names = [clean_line(row.title) for row in form.scores]
    yield Heading(3, statements.SCORES)
    shown, left_out = _dates_shown(len(form.dates))
    blocks = ceil(len(shown) / dates_that_fit(names))
    wide = ceil(len(shown) / blocks)
    for start in range(0, len(shown), wide):
        block = shown[start : start + wide]
        yield Table(
            ("", *(_heading(form.dates[at]) for at in block)),
            tuple(
                (name, *(_position(row.positions[at]) for at in block))
                for name, row in zip(names, form.scores, strict=True)
            ),
        )
    notes = [statements.left_out(left_out)] if left_out else []
    if text := " ".join([*notes, *map(clean_line, form.remarks)]):
        yield Paragraph(text)
    yield from _latest(form, names)


def _dates_shown(dates: int) -> tuple[list[int], int]:
    """Which dates have a column, and how many have none: the early ones of many, save the first."""
    if dates <= _MOST_DATES:
        return list(range(dates)), 0
    return [0, *range(dates - _MOST_DATES + 1, dates)], dates - _MOST_DATES


def _heading(when: date) -> str:
    return f"{short_day(when)}\n{when.year}"


def _position(position: float | None) -> str:
    return "–" if position is None else whole(position)


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
    decimals = max((len(_fine(value).partition(".")[2]) for value in values), default=0)
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


def _fine(value: float) -> str:
    """A score in its own units, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _chart(form: FormReport, options: ReportOptions) -> Iterator[Block]:
    if not form.series:
        return
    yield Heading(3, statements.OVER_TIME)
    whens = [when for one in form.series for when, value, _ in one.points if value is not None]
    if len(set(whens)) < 2:
        yield Paragraph(statements.ONE_TIME)
        return
    look = Look(ascii=options.ascii)
    low, high = reach(form.series)
    chart = line_chart(
        form.series,
        width=WIDTH,
        height=_CHART_HEIGHT,
        low=low,
        high=high,
        events=form.events,
        look=look,
    )
    yield Drawing(f"{chart}\n\n{legend(form.series, look, WIDTH, events=form.events)}")
    notes = [statements.CHART_PART.format(low, high)] if (low, high) != (0, 100) else []
    if any(value is None or breaks for one in form.series for _, value, breaks in one.points[1:]):
        notes.append(statements.CHART_NOTE)
    if notes:
        yield Paragraph(" ".join(notes))


def _changes(form: FormReport, footnotes: Footnotes) -> Iterator[Block]:
    """Findings by the times they are about, with the marks of their footnotes."""
    if form.findings:
        yield Heading(3, statements.CHANGED)
    for span, findings in groupby(form.findings, key=lambda finding: finding.span):
        if span:
            yield Paragraph(f"{clean_line(span)}:")
        yield _said(form, findings, footnotes)
    if form.findings and form.findings_note:
        yield Paragraph(clean_line(form.findings_note))


def _said(form: FormReport, findings: Iterable[Finding], footnotes: Footnotes) -> Listing:
    """Sentences, each with the mark of its footnote."""
    sentences = (
        f"{clean_line(finding.sentence)} {footnotes.mark(form, finding)}" for finding in findings
    )
    return Listing(tuple((BULLET, sentence.rstrip(), ()) for sentence in sentences))


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
        return f"Item {item.number}", f"{item.before:g}, then {item.after:g}{item.counts}.", ()
    before, after = (
        f"{clean_line(label)} ({number:g})" if label else f"{number:g}"
        for label, number in (
            (item.before_label, item.before),
            (item.after_label, item.after),
        )
    )
    return f"Item {item.number}", clean_line(item.text), (f"{before}, then {after}{item.counts}.",)


def _words(
    title: str, form: FormReport, entries: Iterable[ItemWords], options: ReportOptions
) -> Iterator[Block]:
    shown = [entry for entry in entries if options.sensitive or not entry.sensitive]
    if shown:
        yield Heading(3, title)
    for entry in shown:
        text = f" {clean_line(entry.item_text)}" if form.text_may_be_shared else ""
        yield Quote(f"Item {entry.number}, {day(entry.on)}.{text}", clean(entry.words))


def _quality(form: FormReport, options: ReportOptions, footnotes: Footnotes) -> Iterator[Block]:
    if options.quality and form.quality:
        yield Heading(3, statements.QUALITY)
        yield _said(form, form.quality, footnotes)
