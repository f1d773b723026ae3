"""What a report is made of: only what the person chose, gathered from results and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from growth_tui import dates
from growth_tui.instrument.answers import is_answered
from growth_tui.instrument.model import NUMERIC, TEXTUAL, Instrument, Item
from growth_tui.measure.compare import Comparison
from growth_tui.measure.items import moved_most
from growth_tui.measure.quality import answer_quality, remark
from growth_tui.problem import Problem
from growth_tui.records import Reflection, Result
from growth_tui.report import content as report
from growth_tui.report.identifiers import Identifier, possible_identifiers
from growth_tui.report.markdown import markdown_report
from growth_tui.report.meant_texts import meant_texts
from growth_tui.report.method import method_rows
from growth_tui.report.text import text_report
from growth_tui.workspace.sentences import all_said, said

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace

OVERALL = "overall"
LARGEST = 3


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report covers: a period (None for no limit), some assessments or all, and names."""

    since: date | None = None
    until: date | None = None
    assessments: frozenset[str] = frozenset()
    prepared_for: str = ""
    prepared_by: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A finished report, and what in it might identify someone."""

    text: str
    identifiers: tuple[Identifier, ...]


class Reports:
    """Makes reports."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write(
        self, scope: Scope, options: report.ReportOptions, *, markdown: bool = False
    ) -> Written:
        """Write a report; raises Problem where there is nothing to report or an id is unknown."""
        gathered = self._content(scope, options)
        make = markdown_report if markdown else text_report
        text = make(gathered, options)
        return Written(text, possible_identifiers(text, meant_texts(gathered)))

    def _content(self, scope: Scope, options: report.ReportOptions) -> report.ReportContent:
        """Everything that may enter, private parts only where they were chosen."""
        results = [each for each in self._workspace.history.results() if _within(each, scope)]
        if not results:
            raise Problem(
                "There is no result in this period to report on.",
                then="“growth-tui history” lists what was taken.",
            )
        order = [card.id for card in self._workspace.library.cards]
        taken = {each.form.assessment for each in results}
        forms = sorted(taken, key=lambda form: order.index(form) if form in order else len(order))
        days = [each.taken_at.date() for each in results]
        settings = self._workspace.settings.choices
        return report.ReportContent(
            generated_on=self._workspace.now().date(),
            period=(scope.since or min(days), scope.until or max(days)),
            forms=tuple(
                self._form([each for each in results if each.form.assessment == form])
                for form in forms
            ),
            prepared_for=scope.prepared_for or settings.consultant,
            prepared_by=scope.prepared_by or settings.name,
            promises=self._promises() if options.promises else (),
            repairs=self._repairs() if options.repairs else (),
            questions=self._questions() if options.questions else (),
            reflections=self._reflections(options),
        )

    def _form(self, results: Sequence[Result]) -> report.FormReport:
        """One form's part; results oldest first."""
        form = self._workspace.library.newest(results[-1].form)
        progress = self._workspace.progress
        beside = self._beside(results)
        return report.FormReport(
            title=form.title,
            taken=tuple(
                report.TakenEntry(each.taken_at.date(), each.form.version, each.form.language)
                for each in results
            ),
            dates=tuple(each.taken_at.date() for each in results),
            scores=_score_rows(form, results),
            series=progress.series(form.id, (OVERALL,), results[0].taken_at)
            if OVERALL in form.scores
            else (),
            events=progress.events(),
            findings=self._findings(form, beside),
            moved=_moved(form, beside),
            notes=self._words(results, examples=False),
            examples=self._words(results, examples=True),
            quality=self._quality(results),
            remarks=tuple(progress.breaks(form.id)),
            method=method_rows(form),
            recall_period=form.recall_period,
            validated=form.evidence.validated,
            evidence=form.evidence.note,
            credit=_credit(form),
            text_may_be_shared=form.licence.text_may_be_shared,
        )

    def _beside(self, results: Sequence[Result]) -> Comparison | None:
        """The first and the last result of the period, where there are two."""
        if len(results) < 2:
            return None
        return self._workspace.profiles.compare(results[0], results[-1])

    def _findings(self, form: Instrument, beside: Comparison | None) -> tuple[report.Finding, ...]:
        """What can be said of overall, then the subscales that moved most."""
        sentences = list(self._workspace.progress.sentences(form.id))
        if beside is not None and beside.comparability.ok:
            others = [
                each for name, each in beside.scores.items() if name != OVERALL and each.pomp_change
            ]
            others.sort(key=lambda each: -abs(each.pomp_change or 0.0))
            sentences += all_said(each.finding for each in others[:LARGEST])
        return tuple(report.Finding(each.text, each.reasons) for each in sentences)

    def _words(self, results: Sequence[Result], *, examples: bool) -> tuple[report.ItemWords, ...]:
        """Notes at items, or the examples that a high answer asked for, oldest first."""
        found = []
        for result in results:
            form = self._workspace.library.as_taken(result.form)
            numbers = _numbers(form)
            for item in form.items():
                note = result.notes.get(item.id)
                if note and _is_example(item, result) == examples:
                    found.append(
                        report.ItemWords(
                            numbers[item.id],
                            item.text,
                            result.taken_at.date(),
                            note,
                            item.sensitive,
                        )
                    )
        return tuple(found)

    def _quality(self, results: Sequence[Result]) -> tuple[str, ...]:
        """Remarks on how the form was answered, dated."""
        remarks = []
        for result in results:
            form = self._workspace.library.as_taken(result.form)
            found = remark(answer_quality(form, result.answers, result.seconds))
            if found is not None:
                remarks.append(f"{dates.day(result.taken_at)}: {said(found).text}")
        return tuple(remarks)

    def _promises(self) -> tuple[report.Promise, ...]:
        """Every commitment."""
        titles = self._workspace.progress.titles
        return tuple(
            report.Promise(
                each.text,
                each.state,
                each.made_at.date(),
                each.due,
                titles(each.assessment).get(each.subscale or "", "") if each.assessment else "",
                each.steps[-1].why,
            )
            for each in self._workspace.commitments.all()
        )

    def _repairs(self) -> tuple[tuple[str, int], ...]:
        """How many repairs are in each state; never their words."""
        states = [each.state for each in self._workspace.repairs.all()]
        return tuple((state, states.count(state)) for state in dict.fromkeys(states))

    def _questions(self) -> tuple[str, ...]:
        """What waits to be brought."""
        return tuple(each.text for each in self._workspace.questions.waiting())

    def _reflections(self, options: report.ReportOptions) -> tuple[report.ReflectionPages, ...]:
        """The reflections chosen; raises Problem for an id that is none."""
        if not options.reflections:
            return ()
        kept = {each.id: each for each in self._workspace.journal.all()}
        for chosen in options.reflections:
            if chosen not in kept:
                raise Problem(
                    "There is no reflection with that id.", then="“growth-tui timeline” lists them."
                )
        return tuple(
            self._pages(kept[each], options.sensitive)
            for each in kept
            if each in options.reflections
        )

    def _pages(self, reflection: Reflection, sensitive: bool) -> report.ReflectionPages:
        """One reflection's prompts and words."""
        form = self._workspace.library.as_taken(reflection.form)
        passages = tuple(
            report.Passage(item.text, in_words(item, reflection.answers[item.id]))
            for item in form.items()
            if is_answered(reflection.answers.get(item.id)) and (sensitive or not item.sensitive)
        )
        return report.ReflectionPages(
            reflection.id,
            form.title,
            reflection.written_at.date(),
            passages,
            form.licence.text_may_be_shared,
        )


def _within(result: Result, scope: Scope) -> bool:
    """Whether a result belongs to the scope."""
    day = result.taken_at.date()
    return (
        (scope.since is None or day >= scope.since)
        and (scope.until is None or day <= scope.until)
        and (not scope.assessments or result.form.assessment in scope.assessments)
    )


def _score_rows(form: Instrument, results: Sequence[Result]) -> tuple[report.ScoreRow, ...]:
    """Each score with its positions, and the last one in its own units."""
    rows = []
    for name, score in form.scores.items():
        positions = tuple(
            each.scores[name].pomp if name in each.scores else None for each in results
        )
        last = results[-1].scores.get(name)
        low, high = score.range
        detail = (
            None
            if last is None
            else report.ScoreDetail(
                last.value,
                low,
                high,
                last.answered,
                last.of,
                last.band or "",
                last.reason or "",
                last.prorated,
            )
        )
        rows.append(report.ScoreRow(score.title, positions, detail))
    return tuple(rows)


def _moved(form: Instrument, beside: Comparison | None) -> tuple[report.MovedItem, ...]:
    """The items that moved most."""
    if beside is None:
        return ()
    numbers = _numbers(form)
    return tuple(
        report.MovedItem(
            numbers.get(each.id, 0),
            each.text,
            each.a,
            each.b,
            each.a_label,
            each.b_label,
        )
        for each in moved_most(beside.items)
    )


def _numbers(form: Instrument) -> Mapping[str, int]:
    """Every item's number as it is asked."""
    asked = [item for item in form.items() if item.asks]
    return {item.id: number for number, item in enumerate(asked, start=1)}


def _is_example(item: Item, result: Result) -> bool:
    """Whether the note on an item is the example that its high answer asked for."""
    answer = result.answers.get(item.id)
    return (
        item.ask_example_from is not None
        and item.type in NUMERIC
        and isinstance(answer, int | float)
        and answer >= item.ask_example_from
    )


def _credit(form: Instrument) -> str:
    """Authors, citation and licence in a line."""
    licence = form.licence.spdx or form.licence.terms
    return " ".join(part for part in (", ".join(form.authors), form.citation, licence) if part)


def in_words(item: Item, answer: object) -> str:
    """An answer as words: a text as it is, codes as their labels, marks as a list."""
    labels = {each.code: each.text for each in (*item.choices, *item.regions, *item.sensations)}
    if item.type in TEXTUAL:
        return str(answer)
    if item.type == "body" and isinstance(answer, list):
        return ", ".join(
            f"{labels.get(mark['region'], mark['region'])}: "
            f"{labels.get(mark['sensation'], mark['sensation'])} ({mark['strength']})"
            for mark in answer
        )
    if isinstance(answer, list):
        return ", ".join(labels.get(code, str(code)) for code in answer)
    if item.scale is not None and isinstance(answer, int):
        anchor = item.scale.anchors.get(answer)
        return f"{answer}, {anchor}" if anchor else str(answer)
    return labels.get(str(answer), str(answer))
