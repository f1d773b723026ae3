"""Marking the body, step by step: a place, a sensation, a strength (no Textual here)."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from growth_tui.instrument.answers import nonresponse_code
from growth_tui.instrument.model import Item
from growth_tui.plain_text import clean_line
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.body_marks import BodyMarks, Mark
from growth_tui.tui.widgets.body_rows import (
    OWN,
    place_and_sensation,
    place_rows,
    sensation_rows,
    strength_rows,
)

OWN_WORD_HINT = "Your own word for it. Enter takes it, Esc goes back."
WHICH_SENSATION = "{}: which sensation?"
HOW_STRONG = "{}: how strong?"
OR_LEAVE_OUT = "Or Esc leaves this place out."


class Step(Enum):
    """What is asked now."""

    PLACE = auto()
    SENSATION = auto()
    WORD = auto()
    STRENGTH = auto()


class BodySteps:
    """What is asked now and what is marked so far; `lacking` while a place lacks something."""

    def __init__(self, item: Item, answer: object = None) -> None:
        self.marks = BodyMarks(item, answer)
        self.step = Step.PLACE
        self.lacking = False
        self.own_word = ""
        marked = self.marks.regions
        self.region = marked[0] if marked else ""
        self._item = item
        self._reason = answer if nonresponse_code(answer) is not None else None
        self._sensation: str | None = None

    @property
    def value(self) -> Any:
        """What is to be stored: the marks, or a reason for none until something is marked."""
        return self.marks.to_answer() or self._reason

    @property
    def question(self) -> str:
        """What the step asks, empty where the form's own question says it."""
        if self.step is Step.PLACE:
            return ""
        if self.step is Step.WORD:
            return f"{self._called()}\n{OWN_WORD_HINT}"
        if self.step is Step.SENSATION:
            asked = WHICH_SENSATION.format(self._called())
        else:
            asked = HOW_STRONG.format(self._called(self._sensation))
        return f"{asked} {OR_LEAVE_OUT}" if self.lacking else asked

    @property
    def rows(self) -> tuple[AnswerRow, ...]:
        """What the step offers."""
        if self.step is Step.PLACE:
            return tuple(place_rows(self.marks))
        if self.step is Step.SENSATION:
            return tuple(sensation_rows(self.marks, self.region))
        return tuple(strength_rows(self._item)) if self.step is Step.STRENGTH else ()

    @property
    def given(self) -> list[Any]:
        """The values of the rows that are marked."""
        if self.step is Step.PLACE:
            return self.marks.regions or ([self._reason] if self._reason else [])
        if self.step is Step.SENSATION:
            return [mark.get("sensation") for mark in self.marks.at(self.region)]
        mark = self.marks.get(self.region, self._sensation) or {}
        return [mark.get("strength")]

    @property
    def at(self) -> Any:
        """The value of the row to begin at."""
        if self.step is Step.PLACE and self.region:
            return self.region
        return self.given[0] if self.given else None

    def _called(self, sensation: str | None = None) -> str:
        """What the form calls the place, and what is felt there."""
        return place_and_sensation(self._item, self.region, sensation)

    def take(self, value: Any) -> None:
        """Take a row of this step, and go to the step that follows from it."""
        self.lacking = False
        if value == OWN:
            self.step = Step.WORD
        elif self.step is Step.PLACE:
            self.mark(value)
        elif self.step is Step.SENSATION:
            self._feel(value)
        else:
            self.marks.put(self.region, self._sensation, value)
            self.step = Step.PLACE

    def mark(self, region: str) -> None:
        """Mark a place; what is felt there comes next."""
        self.lacking, self._reason = False, None
        self.region, self.own_word = region, ""
        if not self.marks.at(region):
            self.marks.put(region, None)
        self._ask_sensation()

    def take_word(self, word: str) -> None:
        """Take a word of one's own; an empty one leads back."""
        word = clean_line(word)
        if word:
            self._feel(word)
        else:
            self.step = Step.SENSATION

    def _feel(self, sensation: str | None) -> None:
        """Mark a sensation; its strength comes next."""
        self._sensation, self.own_word = sensation, ""
        self.marks.put(self.region, sensation)
        self.step = Step.STRENGTH

    def _ask_sensation(self) -> None:
        """Ask what is felt, where the form offers anything; else how strong it is."""
        if self._item.sensations:
            self.step = Step.SENSATION
        else:
            self._feel(None)

    def finish(self) -> bool:
        """Whether nothing is lacking; else what is lacking is asked for."""
        mark = self.marks.unfinished()
        if mark is None:
            return True
        self.region, self._sensation = mark["region"], mark.get("sensation")
        self.lacking = True
        if self._sensation is None:
            self._ask_sensation()
        else:
            self.step = Step.STRENGTH
        return False

    def back(self, word: str = "") -> None:
        """Go to the step before; what is marked stays, and a word that was begun."""
        self.lacking = False
        if self.step is Step.WORD:
            self.own_word = word
        if self.step is Step.SENSATION or not self._item.sensations:
            self.step = Step.PLACE
        else:
            self.step = Step.SENSATION

    def removable(self, chosen: Any) -> tuple[str, str | None] | None:
        """The region, and in the second step the sensation, that can be taken away at a row."""
        if self.step is Step.PLACE and isinstance(chosen, str) and self.marks.at(chosen):
            return chosen, None
        if self.step is Step.SENSATION and self.marks.get(self.region, chosen):
            return self.region, chosen
        return None

    def take_away(self, chosen: Any) -> None:
        """Remove what is marked at a row."""
        mark = self.removable(chosen)
        if mark is not None:
            self.marks.take_away(*mark)
            self.region = mark[0]

    @property
    def left_open(self) -> Mark | None:
        """The mark that can be left out: a place alone, or what going on has just asked about."""
        if self.step is Step.SENSATION:
            mark = self.marks.get(self.region, None)
            return mark if mark is not None and self.marks.lacks(mark) else None
        if self.step is Step.STRENGTH and self.lacking:
            return self.marks.get(self.region, self._sensation)
        return None

    def leave_out(self) -> None:
        """Leave out the place that lacks something."""
        mark = self.left_open
        if mark is not None:
            self.marks.leave_out(mark)
            self.lacking = False
            self.step = Step.PLACE
