"""One form's part of a report: its results in the period, what changed, what was noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from growth_tui import dates
from growth_tui.instrument.model import NUMERIC, Instrument, Item
from growth_tui.measure.change import ErrorEstimate
from growth_tui.measure.compare import Comparison
from growth_tui.measure.findings import Finding
from growth_tui.measure.in_short import inputs_in_short
from growth_tui.measure.items import ItemChange, item_numbers
from growth_tui.measure.keying import item_number
from growth_tui.measure.quality import answer_quality, remark
from growth_tui.measure.remarks import remark_in_report
from growth_tui.measure.whys import why
from growth_tui.measure.wording import NOTICE, counts
from growth_tui.records import Result
from growth_tui.report import content as report
from growth_tui.report.method import method_rows
from growth_tui.workspace.profiles import FEWEST
from growth_tui.workspace.sentences import Sentence, all_said, once

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace

LARGEST = 3


def form_report(
    workspace: Workspace, results: Sequence[Result], options: report.ReportOptions
) -> report.FormReport:
    """One form's part; `results` are those of the period, oldest first."""
    form = workspace.library.newest(results[-1].form)
    progress = workspace.progress
    beside = None
    if len(results) > 1:
        beside = workspace.profiles.compare(results[0], results[-1], sensitive=options.sensitive)
    findings, findings_note = _shared(form, _findings(workspace, form, results, beside))
    notes = _words(workspace, results) if options.notes or options.examples else ()
    return report.FormReport(
        title=form.title,
        taken=tuple(
            report.TakenEntry(each.taken_at.date(), each.form.version, each.form.language)
            for each in results
        ),
        dates=tuple(each.taken_at.date() for each in results),
        scores=_score_rows(form, results),
        series=progress.series(form.id, progress.leading(form.id), results=results),
        events=progress.events(),
        findings=findings,
        findings_note=findings_note,
        moved=_moved(workspace, results[-1], beside),
        notes=tuple(words for words, is_example in notes if not is_example),
        examples=tuple(words for words, is_example in notes if is_example),
        quality=_quality(workspace, results) if options.quality else (),
        remarks=tuple(each.reason for each in progress.breaks(form.id, results=results)),
        method=method_rows(form),
        recall_period=form.recall_period,
        validated=form.evidence.validated,
        evidence=form.evidence.note,
        credit=_credit(form),
        text_may_be_shared=form.licence.text_may_be_shared,
    )


def _findings(
    workspace: Workspace,
    form: Instrument,
    results: Sequence[Result],
    beside: Comparison | None,
) -> list[report.Finding]:
    """What can be said of the leading score and of those that moved most, longest time first.

    That this is the first time is not said: of what lies before the period a report says nothing.
    """
    sentences = list(workspace.progress.sentences(form.id, results=results))
    sentences = [each for each in sentences if each.finding and each.finding.kind != "first"]
    if beside is not None and beside.comparability.ok:
        others = [
            each
            for each in list(beside.scores.values())[1:]
            if each.pomp_change and each.b and each.b.of >= FEWEST
        ]
        others.sort(key=lambda each: -abs(each.pomp_change or 0.0))
        sentences += all_said(each.finding for each in others[:LARGEST])
    placed = [(_span(each.finding, results), each) for each in sentences if each.finding]
    placed.sort(key=lambda pair: pair[0] or (results[0].taken_at, results[-1].taken_at))
    return [_finding(each, span) for span, each in placed]


def _span(finding: Finding | None, results: Sequence[Result]) -> tuple[datetime, datetime] | None:
    """From when to when a finding looks; None for one about a single time."""
    inputs = finding.inputs if finding else {}
    for first, last in (("before_at", "after_at"), ("first_at", "last_at")):
        if first in inputs:
            return inputs[first], inputs[last]
    if finding is not None and finding.kind == "phases":
        return results[0].taken_at, results[-1].taken_at
    return None


def _finding(said: Sentence, span: tuple[datetime, datetime] | None) -> report.Finding:
    """A sentence with its footnote, without what it asks of its writer."""
    assert said.finding is not None
    return report.Finding(
        said.text.replace(f" {NOTICE}", ""),
        _footnote(said.finding),
        inputs_in_short(said.finding),
        dates.period(*span) if span else "",
    )


def _footnote(finding: Finding) -> tuple[tuple[str, str], ...]:
    """What stands behind a sentence, without its inputs."""
    reason = why(finding)
    footnote = (
        ("How", reason.formula),
        ("Source", reason.source),
        ("What it does not mean", reason.caution),
    )
    return tuple((label, text) for label, text in footnote if text)


def _shared(
    form: Instrument, findings: Iterable[report.Finding]
) -> tuple[tuple[report.Finding, ...], str]:
    """Take out of the sentences what several of them say, to be said once after them.

    That there is no error estimate is said of the whole form only where none of its scores has one.
    """
    kept = tuple(findings)
    estimated = any(ErrorEstimate.of(score.reference) for score in form.scores.values())
    texts, after = once([each.sentence for each in kept], estimated=estimated)
    pairs = zip(kept, texts, strict=True)
    return tuple(replace(each, sentence=text) for each, text in pairs), after


def _words(
    workspace: Workspace, results: Sequence[Result]
) -> tuple[tuple[report.ItemWords, bool], ...]:
    """Notes at items, oldest first, and whether each is the example of a high answer."""
    found = []
    for result in results:
        form = workspace.library.as_taken(result.form)
        numbers = item_numbers(form)
        for item in form.items():
            note = result.notes.get(item.id)
            if note and item.id in numbers:
                words = report.ItemWords(
                    numbers[item.id], item.text, result.taken_at.date(), note, item.sensitive
                )
                found.append((words, _is_example(item, result)))
    return tuple(found)


def _is_example(item: Item, result: Result) -> bool:
    """Whether the note on an item is the example that its high answer asked for."""
    answer = result.answers.get(item.id)
    return (
        item.ask_example_from is not None
        and item.type in NUMERIC
        and isinstance(answer, int | float)
        and answer >= item.ask_example_from
    )


def _quality(workspace: Workspace, results: Sequence[Result]) -> tuple[report.Finding, ...]:
    """Remarks on how the form was answered, dated."""
    remarks = []
    for result in results:
        form = workspace.library.as_taken(result.form)
        found = remark(answer_quality(form, result.answers, result.seconds))
        if found is not None:
            on = dates.day(result.taken_at)
            remarks.append(
                report.Finding(
                    f"{on}: {remark_in_report(found)}",
                    _footnote(found),
                    f"{on}: {inputs_in_short(found)}",
                )
            )
    return tuple(remarks)


def _score_rows(form: Instrument, results: Sequence[Result]) -> tuple[report.ScoreRow, ...]:
    """Each score with its positions, and the last one in its own units."""
    rows = []
    for name, score in form.scores.items():
        positions = tuple(
            each.scores[name].pomp if name in each.scores else None for each in results
        )
        last = results[-1].scores.get(name)
        detail = None
        if last is not None:
            low, high = score.range
            detail = report.ScoreDetail(
                last.value,
                low,
                high,
                last.answered,
                last.of,
                last.band or "",
                last.reason or "",
                last.prorated,
            )
        rows.append(report.ScoreRow(score.title, positions, detail))
    return tuple(rows)


def _moved(
    workspace: Workspace, last: Result, beside: Comparison | None
) -> tuple[report.MovedItem, ...]:
    """The items that moved most, as they were asked last."""
    if beside is None:
        return ()
    form = workspace.library.as_taken(last.form)
    numbers = item_numbers(form)
    items = {item.id: item for item in form.items()}
    return tuple(_moved_item(each, items[each.id], numbers[each.id]) for each in beside.moved)


def _moved_item(change: ItemChange, item: Item, number: int) -> report.MovedItem:
    """One item with its two answers, as numbers and in words."""
    before, after = _number(item, change.a), _number(item, change.b)
    return report.MovedItem(
        number,
        item.text,
        before,
        after,
        "" if change.a_label == f"{before:g}" else change.a_label,
        "" if change.b_label == f"{after:g}" else change.b_label,
        item.sensitive,
        counts(change.change or 0.0, turned=change.turned),
    )


def _number(item: Item, answer: Any) -> float:
    """The number of an answer that has one."""
    number = item_number(item, answer)
    assert number is not None
    return number


def _credit(form: Instrument) -> str:
    """Authors, citation and licence in a line, each once."""
    authors, licence = ", ".join(form.authors), form.licence.spdx or form.licence.terms
    credit = form.citation
    if _bare(authors) not in _bare(credit):
        credit = _sentences(authors, credit)
    if _bare(licence) not in _bare(credit):
        credit = _sentences(credit, licence)
    return credit


def _sentences(*parts: str) -> str:
    """What there is of them, with a full stop between each two."""
    *before, last = [each.strip() for each in parts if each.strip()] or [""]
    return " ".join([*(f"{each.rstrip('.')}." for each in before), last])


def _bare(text: str) -> str:
    """Letters and digits alone, so that "CC BY 4.0" is known in "CC-BY-4.0"."""
    return "".join(each for each in text.casefold() if each.isalnum())
