"""Questions that the records themselves suggest bringing; nothing is added unless chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from growth_tui.dates import short_day
from growth_tui.measure.items import ItemChange
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.records import QuestionSource, Reflection
from growth_tui.words import practice as words
from growth_tui.workspace.kept import kept

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.store.folder import Store
    from growth_tui.workspace.history import History
    from growth_tui.workspace.library import Library
    from growth_tui.workspace.profiles import Profiles
    from growth_tui.workspace.questions import Questions
    from growth_tui.workspace.repairs import Repairs

QUESTION_ITEM = "question-to-bring"
"""The item of a reflection whose answer is a question to bring; a form of one's own can have it."""
LEAST_SHARE = 0.5
"""The least change, as a share of the item's range, that suggests a question."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question on offer; `private` where its words are the person's own."""

    text: str
    source: QuestionSource
    source_id: str
    private: bool = False


class Suggestions:
    """Draws questions from what changed most, from open repairs and from reflections."""

    def __init__(
        self,
        store: Store,
        history: History,
        profiles: Profiles,
        library: Library,
        repairs: Repairs,
        questions: Questions,
    ) -> None:
        self._store = store
        self._history = history
        self._profiles = profiles
        self._library = library
        self._repairs = repairs
        self._questions = questions

    def all(self) -> list[Suggestion]:
        """What can be drawn and is not on the list yet, brought or waiting."""
        noted = {each.text for each in self._questions.all()}
        found = [*self._changes(), *self._open_repairs(), *self._reflections()]
        fresh = {each.text: each for each in found if each.text not in noted}
        return list(fresh.values())

    def _changes(self) -> Iterator[Suggestion]:
        """The answers that changed most between the last two results of each form."""
        for card in self._library.assessments:
            results = self._history.results(card.id)
            if len(results) < 2:
                continue
            try:
                moved = self._profiles.compare(results[-2], results[-1]).moved
                form = self._library.as_taken(results[-1].form)
            except Problem:
                continue
            for change in moved:
                if abs(change.share or 0.0) >= LEAST_SHARE:
                    text = _about_change(form, change)
                    yield Suggestion(text, "item_change", results[-1].id)

    def _open_repairs(self) -> Iterator[Suggestion]:
        """Open repairs, by their state and its day alone."""
        for each in self._repairs.open():
            state = words.REPAIR_STATES[each.state]
            text = words.ABOUT_REPAIR.format(state, short_day(each.changed_at))
            yield Suggestion(text, "repair", each.id)

    def _reflections(self) -> Iterator[Suggestion]:
        """What was written in reflections as a question to bring."""
        reflections = kept(self._store, "reflections", Reflection.from_document)
        for each in sorted(reflections, key=lambda each: each.written_at, reverse=True):
            text = each.answers.get(QUESTION_ITEM)
            if isinstance(text, str) and clean_line(text):
                yield Suggestion(clean_line(text), "reflection", each.id, private=True)


def _about_change(form: Instrument, change: ItemChange) -> str:
    """A question about one answer; a form whose text must not be passed on is named instead."""
    if form.licence.text_may_be_shared:
        return words.ABOUT_CHANGE.format(change.text, change.a_label, change.b_label)
    item = form.item(change.id)
    section = form.section_of(change.id)
    facet = form.scores.get(item.subscale) if item and item.subscale else None
    where = facet.title if facet else section.title if section else ""
    return words.ABOUT_UNSHARED.format(where or form.title, form.title)
