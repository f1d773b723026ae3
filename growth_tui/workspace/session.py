"""One sitting with a form: which question is asked now, and each answer kept as it is given.

The app and the plain prompts both drive this; neither knows how a draft is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from growth_tui.instrument.answers import (
    is_answered,
    nonresponse_code,
    nonresponses,
    problem_with,
)
from growth_tui.instrument.conditions import visible_items
from growth_tui.instrument.model import NUMERIC, Instrument, Item, Section
from growth_tui.plain_text import clean, clean_within
from growth_tui.problem import Problem
from growth_tui.records import Draft

LONGEST_PAUSE = 300.0
"""Seconds on one question beyond which the time is taken as spent elsewhere."""

PREFER_NOT = "prefer_not"


def took_work(answer: Any) -> bool:
    """Whether an answer took more than a key: a text, several choices, places in the body."""
    return isinstance(answer, str | list) and is_answered(answer)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the form one is: `number` of `total` among the items that ask."""

    item: Item
    section: Section
    number: int
    total: int
    opens_section: bool


class Session:
    """A form being filled in.

    `save` is called with the whole draft after every change and must return only once it is kept;
    what it raises leaves the session as it was.
    """

    def __init__(
        self,
        instrument: Instrument,
        draft: Draft,
        *,
        save: Callable[[Draft], None],
        now: Callable[[], datetime],
    ) -> None:
        self.instrument = instrument
        self.draft = draft
        self._save = save
        self._now = now
        self._since = now()
        self._sections = {
            item.id: section for section in instrument.sections for item in section.items
        }
        self._items = visible_items(instrument, draft.answers)
        self.index = self._where_left()

    def _where_left(self) -> int:
        """The item last shown, or the one after it where that was settled."""
        ids = [item.id for item in self._items]
        if self.draft.position not in ids:
            return 0
        left = ids.index(self.draft.position)
        settled = self.draft.answers.get(ids[left]) is not None
        return min(left + settled, len(ids) - 1)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that branching shows now, in order."""
        return self._items

    @property
    def item(self) -> Item:
        """The item asked now."""
        return self._items[self.index]

    @property
    def place(self) -> Place:
        """Where the item asked now stands."""
        asked = [item for item in self._items if item.asks]
        before = sum(item.asks for item in self._items[: self.index + 1])
        section = self._sections[self.item.id]
        first = self.index == 0 or self._sections[self._items[self.index - 1].id] is not section
        return Place(self.item, section, max(1, before), len(asked), first)

    @property
    def at_last(self) -> bool:
        """Whether no item comes after this one."""
        return self.index == len(self._items) - 1

    def answer_to(self, item: Item) -> Any:
        """What was answered, None where nothing was."""
        return self.draft.answers.get(item.id)

    def note_on(self, item: Item) -> str:
        """The note written on an item, empty where there is none."""
        return self.draft.notes.get(item.id, "")

    @property
    def open_items(self) -> tuple[Item, ...]:
        """The items without an answer and without a reason for having none."""
        return _open(self._items, self.draft.answers)

    @property
    def required_open(self) -> tuple[Item, ...]:
        """The open items that the form needs."""
        return tuple(item for item in self.open_items if item.required)

    @property
    def so_far(self) -> tuple[int, int]:
        """How many of the questions asked are answered; a reason for none is an answer, too."""
        return _so_far(self._items, self.draft.answers)

    @property
    def reasons(self) -> dict[str, int]:
        """The reasons given for having no answer, in words, each with how often."""
        given = ((item, nonresponse_code(self.draft.answers.get(item.id))) for item in self._items)
        return Counter(
            each.label for item, code in given for each in nonresponses(item) if each.code == code
        )

    @property
    def wants_example(self) -> bool:
        """Whether the answer is so high that it asks for an example, and none is noted yet."""
        item, answer = self.item, self.answer_to(self.item)
        least = item.ask_example_from
        return (
            least is not None
            and item.type in NUMERIC
            and is_answered(answer)
            and answer >= least
            and not self.note_on(item)
        )

    def answer(self, value: Any) -> None:
        """Keep an answer to the item asked now; raises Problem where it does not fit or save."""
        if value is not None and (fault := problem_with(self.item, value)):
            raise Problem(fault)
        value = clean_within(value)
        answers = {**self.draft.answers, self.item.id: value}
        if not is_answered(value) and nonresponse_code(value) is None:
            answers.pop(self.item.id)
        self._keep(answers=answers)

    @property
    def refusal(self) -> dict[str, str] | None:
        """The answer “prefer not to answer”, where the item offers it; else none at all."""
        codes = [each.code for each in nonresponses(self.item)]
        return {"nonresponse": PREFER_NOT} if PREFER_NOT in codes else None

    def skip(self) -> None:
        """Answer “prefer not to answer”, where the item offers it; else leave it open."""
        self.answer(self.refusal)

    def note(self, text: str, item: Item | None = None) -> None:
        """Keep a note on an item, else on the one asked now; an empty one takes it away."""
        name = (item or self.item).id
        notes = {**self.draft.notes, name: clean(text).strip()}
        if not notes[name]:
            notes.pop(name)
        self._keep(notes=notes)

    def forward(self) -> bool:
        """Go to the next item; False at the last."""
        if self.at_last:
            return False
        self.index += 1
        return True

    def back(self) -> bool:
        """Go to the item before; False at the first."""
        if self.index == 0:
            return False
        self.index -= 1
        return True

    def go_to(self, item_id: str) -> None:
        """Ask the item with that id now."""
        self.index = [item.id for item in self._items].index(item_id)

    def leave(self) -> None:
        """Remember the place for next time, where something was kept in this draft at all."""
        if self.draft.position not in (None, self.item.id):
            self._keep()

    def _keep(
        self,
        answers: Mapping[str, Any] | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Save the draft; only when that succeeded is the change true here."""
        now, here, items = self._now(), self.item.id, self._items
        if answers is None:
            answers = self.draft.answers
        else:
            items = visible_items(self.instrument, answers)
        draft = replace(
            self.draft,
            answers=answers,
            notes=self.draft.notes if notes is None else notes,
            edited_at=now,
            seconds=self.draft.seconds + min(LONGEST_PAUSE, self._elapsed(now)),
            position=here,
            so_far=_so_far(items, answers),
        )
        self._save(draft)
        self.draft, self._since, self._items = draft, now, items
        self.index = [item.id for item in items].index(here)

    def _elapsed(self, now: datetime) -> float:
        """Seconds since the last change; 0 where the clock was set back."""
        return max(0.0, round((now - self._since).total_seconds(), 1))


def _open(items: tuple[Item, ...], answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items that ask and have neither an answer nor a reason for having none."""
    return tuple(
        item
        for item in items
        if item.asks
        and not is_answered(answers.get(item.id))
        and nonresponse_code(answers.get(item.id)) is None
    )


def _so_far(items: tuple[Item, ...], answers: Mapping[str, Any]) -> tuple[int, int]:
    """How many of the items that ask are not open, and how many ask."""
    asked = sum(item.asks for item in items)
    return asked - len(_open(items, answers)), asked
