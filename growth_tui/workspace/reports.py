"""What a report is made of: only what the person chose, gathered from results and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from growth_tui.instrument.answers import is_answered
from growth_tui.instrument.conditions import visible_items
from growth_tui.instrument.in_words import in_words
from growth_tui.instrument.model import TEXTUAL, Instrument, Item
from growth_tui.measure.items import item_numbers
from growth_tui.problem import Problem
from growth_tui.records import Reflection, Result
from growth_tui.report import content as report
from growth_tui.report.identifiers import Identifier, possible_identifiers, without_tables
from growth_tui.report.markdown import markdown_parts
from growth_tui.report.meant_texts import meant_texts
from growth_tui.report.text import text_parts
from growth_tui.words import practice as words
from growth_tui.workspace.report_form import form_report

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace


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
        parts = markdown_parts(gathered, options) if markdown else text_parts(gathered, options)
        found = possible_identifiers(without_tables(parts), meant_texts(gathered))
        return Written("".join(text for _, text in parts), found)

    def _content(self, scope: Scope, options: report.ReportOptions) -> report.ReportContent:
        """Everything that may enter, private parts only where they were chosen."""
        results = [each for each in self._workspace.history.results() if _within(each, scope)]
        parts = (
            self._promises() if options.promises else (),
            self._repairs() if options.repairs else (),
            self._questions() if options.questions else (),
            self._reflections(options),
        )
        if not results and not any(parts):
            raise Problem(
                "There is no result in this period to report on.",
                then="“growth-tui history” lists what was taken.",
            )
        promises, repairs, questions, reflections = parts
        today = self._workspace.now().date()
        order = [card.id for card in self._workspace.library.cards]
        taken = {each.form.assessment for each in results}
        forms = sorted(taken, key=lambda form: order.index(form) if form in order else len(order))
        days = [each.taken_at.date() for each in results] or [today]
        settings = self._workspace.settings.choices
        return report.ReportContent(
            generated_on=today,
            period=(scope.since or min(days), scope.until or max(days)),
            forms=tuple(
                form_report(
                    self._workspace,
                    [each for each in results if each.form.assessment == form],
                    options,
                )
                for form in forms
            ),
            prepared_for=scope.prepared_for or settings.consultant,
            prepared_by=scope.prepared_by or settings.name,
            promises=promises,
            repairs=repairs,
            questions=questions,
            reflections=reflections,
        )

    def _promises(self) -> tuple[report.Promise, ...]:
        """Every commitment."""
        titles = self._workspace.progress.titles
        return tuple(
            report.Promise(
                each.text,
                words.COMMITMENT_STATES[each.state],
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
        return tuple(
            (name, states.count(state))
            for state, name in words.REPAIR_STATES.items()
            if state in states
        )

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
                    "There is no reflection with that id.",
                    then="“growth-tui timeline --kind reflection --json” gives them.",
                )
        return tuple(
            self._pages(kept[each], options.sensitive)
            for each in kept
            if each in options.reflections
        )

    def _pages(self, reflection: Reflection, sensitive: bool) -> report.ReflectionPages:
        """One reflection's prompts and words; only questions that came up count."""
        form = self._workspace.library.as_taken(reflection.form)
        numbers = item_numbers(form)
        answered = [
            item
            for item in visible_items(form, reflection.answers)
            if is_answered(reflection.answers.get(item.id))
        ]
        shown = [item for item in answered if sensitive or not item.sensitive]
        passages = tuple(
            report.Passage(
                item.text, _answer(form, item, reflection.answers[item.id]), numbers[item.id]
            )
            for item in shown
        )
        return report.ReflectionPages(
            reflection.id,
            form.title,
            reflection.written_at.date(),
            passages,
            form.licence.text_may_be_shared,
            len(answered) - len(shown),
        )


def _within(result: Result, scope: Scope) -> bool:
    """Whether a result belongs to the scope."""
    day = result.taken_at.date()
    return (
        (scope.since is None or day >= scope.since)
        and (scope.until is None or day <= scope.until)
        and (not scope.assessments or result.form.assessment in scope.assessments)
    )


def _answer(form: Instrument, item: Item, answer: Any) -> str:
    """An answer as words; only the person's own where the form's may not be passed on."""
    if form.licence.text_may_be_shared or item.type in TEXTUAL:
        return in_words(item, answer)
    if isinstance(answer, int | float):
        return f"{answer:g}"
    codes = [each.code for each in item.choices]
    chosen = [each for each in (answer if isinstance(answer, list) else [answer]) if each in codes]
    if chosen:
        return ", ".join(f"choice {codes.index(each) + 1} of {len(codes)}" for each in chosen)
    return words.NOT_SHARED
