"""The order of a report, and the one place that decides what of it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from growth_tui.dates import day, period
from growth_tui.plain_text import clean, clean_line
from growth_tui.report import statements
from growth_tui.report.blocks import (
    BULLET,
    Block,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from growth_tui.report.content import FormReport, Promise, ReportContent, ReportOptions
from growth_tui.report.footnotes import Footnotes
from growth_tui.report.form_section import form_section
from growth_tui.report.method import short_rows


def document(content: ReportContent, options: ReportOptions) -> tuple[Block, ...]:
    """Everything that the options let out, in the order in which it is read."""
    return tuple(_blocks(content, options))


def _blocks(content: ReportContent, options: ReportOptions) -> Iterator[Block]:
    yield Heading(1, statements.TITLE)
    yield _head(content)
    yield Paragraph(statements.OPENING)
    yield Paragraph(statements.READING if content.forms else statements.NOTHING_TAKEN)
    footnotes = Footnotes(several_forms=len(content.forms) > 1)
    for form in content.forms:
        yield from form_section(form, options, footnotes)
    if options.promises and content.promises:
        yield Heading(2, statements.COMMITMENTS)
        yield Listing(tuple(map(_promise, content.promises)))
    if options.repairs and content.repairs:
        yield Heading(2, statements.REPAIRS)
        counts = (statements.count_of(clean_line(name), n) for name, n in content.repairs)
        yield Paragraph(f"By count only: {', '.join(counts)}.")
    if options.questions and content.questions:
        yield Heading(2, statements.QUESTIONS)
        yield _bulleted(map(clean_line, content.questions))
    yield from _reflections(content, options)
    yield from footnotes.blocks()
    yield from _how_made(content.forms)
    yield Heading(2, statements.NOT_SAID_TITLE)
    yield _bulleted((*_evidence(content.forms), *statements.NOT_SAID))


def _bulleted(texts: Iterable[str]) -> Listing:
    return Listing(tuple((BULLET, text, ()) for text in texts))


def _head(content: ReportContent) -> Facts:
    texts = (
        clean_line(content.prepared_for),
        clean_line(content.prepared_by),
        period(*content.period),
        day(content.generated_on),
    )
    pairs = zip(statements.HEAD, texts, strict=True)
    return Facts(tuple((label, text) for label, text in pairs if text))


def _promise(promise: Promise) -> tuple[str, str, tuple[str, ...]]:
    state = clean_line(promise.state)
    parts = [f"{state[:1].upper()}{state[1:]}", f"made on {day(promise.made_on)}"]
    if promise.due is not None:
        parts.append(f"until {day(promise.due)}")
    if promise.about:
        parts.append(f"about: {clean_line(promise.about)}")
    standing = ", ".join(parts) + "."
    why = clean_line(promise.why)
    return BULLET, clean_line(promise.text), (f"{standing} {why}".rstrip(),)


def _reflections(content: ReportContent, options: ReportOptions) -> Iterator[Block]:
    chosen = [pages for pages in content.reflections if pages.id in options.reflections]
    if chosen:
        yield Heading(2, statements.REFLECTIONS)
    for pages in chosen:
        yield Heading(3, f"{clean_line(pages.title)}, {day(pages.on)}")
        for passage in pages.passages:
            number = f"Item {passage.number}" if passage.number else ""
            lead = clean_line(passage.prompt) if pages.text_may_be_shared else number
            yield Quote(lead, clean(passage.words))
        if pages.left_out:
            yield Paragraph(statements.kept_back(pages.left_out))


def _how_made(forms: Iterable[FormReport]) -> Iterator[Block]:
    yield Heading(2, statements.HOW_MADE_TITLE)
    for text in statements.HOW_MADE:
        yield Paragraph(text)
    for form in forms:
        if not form.method:
            continue
        yield Heading(3, clean_line(form.title))
        yield Table(
            statements.METHOD_COLUMNS,
            tuple(
                (
                    clean_line(row.title),
                    clean_line(row.made_as),
                    str(row.items),
                    str(row.reversed),
                    clean_line(row.least),
                    f"{row.low:g} to {row.high:g}",
                )
                for row in short_rows(form.method)
            ),
        )
        if form.credit:
            yield Paragraph(clean_line(form.credit))
    yield Paragraph(statements.METHOD_NOTE)


def _evidence(forms: Sequence[FormReport]) -> Iterator[str]:
    unproven = [clean_line(form.title) for form in forms if not form.validated]
    if unproven:
        yield statements.not_validated(unproven)
    for form in forms:
        if form.validated:
            yield statements.VALIDATED.format(clean_line(form.title), clean_line(form.evidence))
