"""The journal: every reflection, to find, to read, to delete for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from growth_tui import dates
from growth_tui.instrument.answers import is_answered
from growth_tui.instrument.conditions import visible_items
from growth_tui.instrument.in_words import in_words
from growth_tui.instrument.model import TEXTUAL, Instrument, Item
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.records import Draft, Reflection, Repair, Taken
from growth_tui.workspace.begun import Begun, begun
from growth_tui.workspace.editing import all_to_edit, to_edit
from growth_tui.workspace.facets import Facets

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.library import Library

KIND = "reflections"
BASELINE = "cultural-humility"
# Reflections carry no scores, so their forms name no subscale; these are the ones of the baseline
# form that each shipped exercise is the practice of.
_PRACTISES = {
    "misstep-and-repair": ("accountability", "repair"),
    "origins-of-a-belief": ("biases",),
    "belief-noticed": ("biases",),
    "body-check-in": ("embodiment",),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One reflection as a list shows it.

    Attributes:
        form: The id of its form.
        title: What its form is called.
        excerpt: The first words written in it; never shown on Home.
        subscales: Ids of the subscales it is the practice of.
    """

    id: str
    form: str
    title: str
    written_at: datetime
    edited_at: datetime
    excerpt: str
    subscales: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One question with what was written; the note is empty where there is none."""

    question: str
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reflection to read: under each section's title what was written there."""

    reflection: Reflection
    title: str
    parts: tuple[tuple[str, tuple[Line, ...]], ...]


class Journal:
    """The reflections, newest first by the time they were begun."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._facets = Facets(library)
        self._forms: dict[Taken, Instrument | None] = {}
        self._seen: object = None
        self._found: list[tuple[Entry, str]] = []

    def all(self) -> list[Reflection]:
        """Every reflection, the newest first."""
        found = all_to_edit(self._store, KIND, Reflection.from_document)
        found.sort(key=lambda each: (each.written_at.astimezone(UTC), each.id), reverse=True)
        return found

    def entries(
        self, *, form: str | None = None, subscale: str | None = None, search: str = ""
    ) -> list[Entry]:
        """The entries of one form, of one subscale, that hold every word searched for."""
        wanted = clean_line(search).casefold().split()
        return [
            entry
            for entry, text in self._read()
            if (form is None or entry.form == form)
            and (subscale is None or subscale in entry.subscales)
            and all(word in text for word in wanted)
        ]

    def begun(self) -> list[Begun]:
        """What was begun and not finished, the last edited first."""
        return [each for each in begun(self._store, self._library) if each.kind == "reflection"]

    def forms(self) -> list[tuple[str, str]]:
        """The forms that were written, each with its title."""
        return list(dict.fromkeys((entry.form, entry.title) for entry, _ in self._read()))

    def subscales(self) -> list[tuple[str, str]]:
        """The subscales that were written about, each with its title, in the form's order."""
        used = {each for entry, _ in self._read() for each in entry.subscales}
        titles = self._facets.titles(BASELINE)
        known = [(each, title) for each, title in titles.items() if each in used]
        return known + [(each, each) for each in sorted(used - set(titles))]

    def get(self, reflection_id: str) -> Reflection:
        """One reflection; raises Problem where there is none with that id."""
        found = to_edit(self._store, KIND, reflection_id, Reflection.from_document)
        if found is None:
            raise Problem("That reflection is no longer there.")
        return found

    def read(self, reflection_id: str) -> Reading:
        """One reflection with its questions; those left open are left out."""
        reflection = self.get(reflection_id)
        form = self.form_of(reflection)
        if form is None:
            lines = tuple(_bare(reflection))
            return Reading(reflection, reflection.form.assessment, (("", lines),))
        shown = visible_items(form, reflection.answers)
        parts = []
        for section in form.sections:
            lines = tuple(
                Line(item.text, answer, note)
                for item in section.items
                if item in shown
                for answer, note in [_written(item, reflection)]
                if answer or note
            )
            if lines:
                parts.append((section.title, lines))
        return Reading(reflection, form.title, tuple(parts))

    def form_of(self, reflection: Reflection) -> Instrument | None:
        """The form just as it was written in; None where it can no longer be read."""
        if reflection.form not in self._forms:
            try:
                self._forms[reflection.form] = self._library.as_taken(reflection.form)
            except Problem:
                self._forms[reflection.form] = None
        return self._forms[reflection.form]

    def revision(self, reflection_id: str) -> Draft | None:
        """The unfinished change of a reflection, None where nobody is changing it."""
        drafts = all_to_edit(self._store, "drafts", Draft.from_document)
        return next((draft for draft in drafts if draft.revises == reflection_id), None)

    def delete(self, reflection_id: str) -> None:
        """Delete a reflection for good, with its repair and whatever was begun to change it."""
        for repair in all_to_edit(self._store, "repairs", Repair.from_document):
            if repair.reflection == reflection_id:
                self._store.delete("repairs", repair.id)
        while (draft := self.revision(reflection_id)) is not None:
            self._store.delete("drafts", draft.id)
        self._store.delete(KIND, reflection_id)

    def _read(self) -> list[tuple[Entry, str]]:
        """Every entry with the text that is searched, read anew only where something changed."""
        token = self._store.version_token(KIND)
        if token != self._seen:
            self._found, self._seen = [self._entry(each) for each in self.all()], token
        return self._found

    def _entry(self, reflection: Reflection) -> tuple[Entry, str]:
        """One reflection as a list shows it, and all its words."""
        form = self.form_of(reflection)
        title = form.title if form else reflection.form.assessment
        lines = _lines(form, reflection) if form else _bare(reflection)
        entry = Entry(
            reflection.id,
            reflection.form.assessment,
            title,
            reflection.written_at,
            reflection.edited_at,
            _excerpt(form, reflection),
            _subscales(form, reflection.form.assessment),
        )
        said = [title, dates.day(reflection.written_at)]
        said += [text for line in lines for text in (line.answer, line.note)]
        return entry, "\n".join(said).casefold()


def _written(item: Item, reflection: Reflection) -> tuple[str, str]:
    """The answer to an item in words, and the note on it."""
    answer = in_words(item, reflection.answers.get(item.id)) if item.asks else ""
    return answer, reflection.notes.get(item.id, "")


def _lines(form: Instrument, reflection: Reflection) -> list[Line]:
    """Every question that is shown, with what was written."""
    shown = visible_items(form, reflection.answers)
    return [Line(item.text, *_written(item, reflection)) for item in shown]


def _bare(reflection: Reflection) -> list[Line]:
    """What was written where the form is gone: the items' ids stand for their questions."""
    return [
        Line(item, answer, reflection.notes.get(item, ""))
        for item, answer in reflection.answers.items()
        if isinstance(answer, str) and answer.strip()
    ]


def _excerpt(form: Instrument | None, reflection: Reflection) -> str:
    """The first words written, or where there are none the places in the body."""
    if form is None:
        return next((clean_line(line.answer) for line in _bare(reflection)), "")
    shown = visible_items(form, reflection.answers)
    for wanted in (TEXTUAL, frozenset({"body"})):
        for item in shown:
            answer = reflection.answers.get(item.id)
            if item.type in wanted and is_answered(answer):
                return clean_line(in_words(item, answer).replace("\n", "; "))
    return ""


def _subscales(form: Instrument | None, form_id: str) -> tuple[str, ...]:
    """The subscales a form names itself, else those it is known to be the practice of."""
    named = (item.subscale for item in form.items() if item.subscale) if form else ()
    return tuple(dict.fromkeys(named)) or _PRACTISES.get(form_id, ())
