"""Texts of a report that are no private words, so that names in them need not be pointed at."""

from __future__ import annotations

from collections.abc import Iterator

from growth_tui.report import statements
from growth_tui.report.content import FormReport, ReportContent


def meant_texts(content: ReportContent) -> tuple[str, ...]:
    """Our own texts, those of the forms and their sources, and who the report is for and by.

    What the person wrote is not among them: notes, examples, promises, questions, reflections and
    the labels of events.
    """
    return (
        *_fixed(),
        *(text for form in content.forms for text in _of_form(form)),
        *(text for promise in content.promises for text in (promise.state, promise.about)),
        *(state for state, _ in content.repairs),
        *(pages.title for pages in content.reflections),
        *(passage.prompt for pages in content.reflections for passage in pages.passages),
        content.prepared_for,
        content.prepared_by,
    )


def _fixed() -> Iterator[str]:
    for name, value in vars(statements).items():
        if name.isupper():
            yield from [value] if isinstance(value, str) else value


def _of_form(form: FormReport) -> Iterator[str]:
    yield from (form.title, form.credit, form.evidence, form.recall_period)
    yield from form.remarks
    yield from (statements.version(entry.version, entry.language) for entry in form.taken)
    for row in form.scores:
        yield row.title
        if row.latest is not None:
            yield from (row.latest.band, row.latest.reason)
    for finding in (*form.findings, *form.quality):
        yield finding.sentence
        yield from (text for why in finding.why for text in why)
    for item in form.moved:
        yield from (item.text, item.before_label, item.after_label)
    yield from (entry.item_text for entry in (*form.notes, *form.examples))
    yield from (series.name for series in form.series)
    yield from (method.made_as for method in form.method)
