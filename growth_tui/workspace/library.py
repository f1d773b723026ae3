"""The forms at hand: those shipped, the person's own, and those kept as they were taken."""

from __future__ import annotations

import contextlib
import difflib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.instrument.card import Card, card
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.records import Taken
    from growth_tui.store.folder import Store


class Library:
    """Every form that can be taken, by id.

    A file of the person's own never replaces a shipped form of the same id: it is set aside and
    named in `set_aside`. Of several with one id, the file that bears it as its name counts.
    """

    def __init__(self, store: Store, language: str | None = None) -> None:
        self._store = store
        self.language = language
        self.set_aside: dict[str, str] = {}
        self._read: dict[tuple[bytes, str | None], Instrument] = {}

    @cached_property
    def _own(self) -> dict[str, tuple[str, bytes]]:
        """The person's own definitions: id to file name and bytes."""
        shipped = set(shipped_ids())
        own: dict[str, tuple[str, bytes]] = {}
        cards = [(f, data, card(data)) for f, data in self._store.own_definitions().items()]
        for file, data, found in sorted(cards, key=_named_by_its_id):
            name = clean_line(file)
            if found is None:
                self.set_aside[name] = f"It cannot be read; {self._check(name)} says why."
            elif found.id in shipped:
                self.set_aside[name] = f"“{found.id}” is the id of a shipped form; give it another."
            elif found.id in own:
                self.set_aside[name] = f"“{found.id}” is already the id of {own[found.id][0]}."
            else:
                own[found.id] = (name, data)
        for damage in self._store.damaged():
            if damage.kind == "assessments":
                self.set_aside[clean_line(damage.name)] = (
                    f"It {damage.reason}; “growth-tui doctor” says more."
                )
        return own

    def _path(self, file: str) -> str:
        """Where one of the person's own files is, to be shown."""
        return clean_line(str(self._store.folder / "assessments" / file))

    def _check(self, file: str) -> str:
        """The command that says what is wrong with one of them."""
        from growth_tui.instrument.checks.fault import as_argument

        return f"“growth-tui check {as_argument(self._path(file))}”"

    @cached_property
    def faulty(self) -> dict[str, str]:
        """The person's own forms that stand in lists and cannot be taken: id to why."""
        found = {}
        for form_id, (file, _) in self._own.items():
            try:
                self.instrument(form_id)
            except Problem:
                found[form_id] = f"It has a fault; {self._check(file)} names it."
        return found

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """What a list shows of each form, the shipped ones first."""
        sources = [shipped_bytes(form) for form in shipped_ids()]
        sources += [data for _, data in self._own.values()]
        found = (card(data, self.language) for data in sources)
        return tuple(each for each in found if each is not None)

    @property
    def assessments(self) -> tuple[Card, ...]:
        """The forms whose answers are scored and compared over time."""
        return tuple(card for card in self.cards if card.kind == "assessment")

    @property
    def reflections(self) -> tuple[Card, ...]:
        """The guided exercises in writing."""
        return tuple(card for card in self.cards if card.kind == "reflection")

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which one of the forms speaks, in lower case; reads each of them."""
        found: set[str] = set()
        for each in self.cards:
            with contextlib.suppress(Problem):  # one that cannot be read speaks none
                found.update(self.instrument(each.id).languages)
        return tuple(sorted(language.lower() for language in found))

    def card(self, form_id: str) -> Card | None:
        """The card of one form, or None."""
        return next((card for card in self.cards if card.id == form_id), None)

    def source(self, form_id: str) -> bytes:
        """The definition's bytes; raises Problem where no form has that id."""
        if form_id in shipped_ids():
            return shipped_bytes(form_id)
        if form_id in self._own:
            return self._own[form_id][1]
        known = [card.id for card in self.cards]
        near = difflib.get_close_matches(form_id, known, 1)
        raise Problem(
            f"There is no assessment or reflection with the id “{clean_line(form_id)[:80]}”.",
            then=f"Did you mean “{near[0]}”?" if near else "“growth-tui list” names them all.",
        )

    def instrument(self, form_id: str, language: str | None = None) -> Instrument:
        """Read one form, in `language` where it has it; raises Problem with every fault in it."""
        own = self._own.get(form_id)
        name = self._path(own[0]) if own else f"{form_id}.json"
        return self._instrument(self.source(form_id), name, language or self.language)

    def as_taken(self, form: Taken) -> Instrument:
        """The form just as it was when the answers were given, in the language it was taken in."""
        data = self._store.definition(form.definition)
        if data is None:
            return self.instrument(form.assessment, form.language)
        return self._instrument(data, f"{form.assessment}.json", form.language)

    def _instrument(self, data: bytes, name: str, language: str | None) -> Instrument:
        """Read a definition once: a chart, a comparison and a report ask for it again and again."""
        from growth_tui.instrument.reading import read

        known = self._read.get((data, language))
        if known is None:
            known = self._read[data, language] = read(data, name=name, language=language)
        return known

    def newest(self, form: Taken) -> Instrument:
        """The form as it is now, or as it was taken where it is gone or has a fault."""
        with contextlib.suppress(Problem):
            return self.instrument(form.assessment)
        return self.as_taken(form)

    def title(self, form_id: str) -> str:
        """What to call a form; its id where the form is no longer there."""
        found = self.card(form_id)
        return found.title if found else form_id

    def write_new(self, form_id: str, text: str) -> Path:
        """Put a starting point among the person's own forms; raises Problem where one is there."""
        if form_id in shipped_ids():
            raise Problem(
                f"“{form_id}” is the id of a shipped form.", then="Choose another id for yours."
            )
        return self._store.add_own_definition(f"{form_id}.json", text.encode())


def _named_by_its_id(own: tuple[str, bytes, Card | None]) -> tuple[bool, str]:
    """Sorts files that bear the id of their form as their name before all others."""
    file, _, found = own
    return found is None or file != f"{found.id}.json", file
