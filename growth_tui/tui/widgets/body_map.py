"""Where in the body something is felt: a place, a sensation, a strength."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from growth_tui.instrument.answers import LONGEST_SENSATION
from growth_tui.instrument.model import Item
from growth_tui.plain_text import clean_line
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.body_drawing import BodyDrawing
from growth_tui.tui.widgets.body_marks import BodyMarks, Mark
from growth_tui.tui.widgets.body_places import Places
from growth_tui.tui.widgets.body_rows import (
    ON,
    OWN,
    place_and_sensation,
    place_rows,
    sensation_rows,
    strength_rows,
)
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal

OWN_WORD_HINT = "Your own word for it. Enter takes it, Esc goes back."
WHICH_SENSATION = "{}: which sensation?"
HOW_STRONG = "{}: how strong?"
OR_LEAVE_OUT = "Or Esc leaves this place out."
FIGURE_NEEDS = (70, 24)
"""Columns and lines of the terminal below which there is the list alone."""

NOTHING = Item("", "body", "")


class Step(Enum):
    """What is asked now."""

    PLACE = auto()
    SENSATION = auto()
    WORD = auto()
    STRENGTH = auto()


class BodyMap(Horizontal):
    """Marks on the body: first the place, then the sensation, then how strong it is.

    What is chosen is stored at once; going on first asks for what a place still lacks.
    """

    DEFAULT_CSS = """
    BodyMap { height: auto; width: 1fr; }
    BodyMap BodyDrawing { margin-right: 4; display: none; }
    BodyMap.-figure BodyDrawing { display: block; }
    BodyMap #steps { height: auto; width: 1fr; }
    BodyMap #step { margin-bottom: 1; }
    BodyMap.-lacking #step { color: $warning; }
    BodyMap Input { display: none; max-width: 40; }
    BodyMap.-word Input { display: block; }
    BodyMap.-word Places { display: none; }
    """

    BINDINGS = [
        Binding("x,delete", "take_away", "take away", id="body.take-away"),
        Binding("escape", "leave_out", "leave it out", id="body.leave-out"),
        Binding("escape,left,h", "step_back", "one step back", id="body.back"),
        Binding("right,l", "finish", "on", id="body.finish"),
    ]

    @dataclass
    class Changed(Message):
        """The answer changed: `answer` is what is to be stored, marks or a reason for none."""

        answer: Any

    class Done(Message):
        """The person wants to go on."""

    def __init__(self) -> None:
        super().__init__()
        self._marks = BodyMarks(NOTHING)
        self._reason: dict[str, Any] | None = None
        self._step = Step.PLACE
        self._region = ""
        self._sensation: str | None = None
        self._lacking = False
        self._own_word = ""
        self._in_sight = False
        self._start = 0

    def compose(self) -> ComposeResult:
        """The figure, and beside it the step that is asked now."""
        yield BodyDrawing()
        with Vertical(id="steps"):
            yield Literal(id="step", classes="prose")
            yield Places()
            yield Input(placeholder="", max_length=LONGEST_SENSATION, id="own-word")

    def on_mount(self) -> None:
        """Follow the size of the terminal."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Show the figure only where there is room for it."""
        width, height = self.app.size
        self.set_class(width >= FIGURE_NEEDS[0] and height >= FIGURE_NEEDS[1], "-figure")

    def offer(self, item: Item, answer: object) -> None:
        """Show an item's regions, with the marks made before."""
        self._marks = BodyMarks(item, answer)
        self._reason = answer if isinstance(answer, dict) else None
        self.query_one(BodyDrawing).offer([region.code for region in item.regions])
        marked = self._marks.regions
        self._region = marked[0] if marked else ""
        self._in_sight = self._lacking = False
        self._own_word = ""
        self._ask_place()
        self._start = self._places.cursor

    @property
    def _places(self) -> Places:
        return self.query_one(Places)

    def _ask(self, step: Step, question: str, rows: list[AnswerRow], given: Any, at: Any) -> None:
        """Show the rows of a step, the cursor on the one that stands for `at`."""
        self._step = step
        self.set_class(step is Step.WORD, "-word")
        self.set_class(self._lacking, "-lacking")
        line = self.query_one("#step", Literal)
        line.update(f"{question} {OR_LEAVE_OUT}" if self._lacking else question)
        line.display = bool(question)
        places = self._places
        places.offer(tuple(rows), given, several=step is not Step.STRENGTH)
        values = [row.value for row in rows]
        places.cursor = values.index(at) if at in values else 0
        self._show_figure()
        self.refresh_bindings()
        if step is Step.WORD:
            self.query_one(Input).focus()
        else:
            places.focus(scroll_visible=False)
        if self._in_sight:
            self.call_after_refresh(self._into_sight)

    def _into_sight(self) -> None:
        """Scroll until the whole map is seen, or as much of it as fits, and then the cursor."""
        self._show_parts(self.region, self._places.row)

    def _row_into_sight(self) -> None:
        """Scroll no further than the row under the cursor needs."""
        self._show_parts(self._places.row)

    def _show_parts(self, *parts: Region) -> None:
        """Scroll to these parts of the screen as it stands now, one after the other."""
        around = self.query_ancestor(VerticalScroll)
        offset = around.scroll_offset - around.content_region.offset
        for part in parts:
            top = part == self.region
            around.scroll_to_region(part.translate(offset), top=top, animate=False, immediate=True)

    def _ask_place(self) -> None:
        """Which place."""
        given, at = self._reason or self._marks.regions, self._reason or self._region
        self._ask(Step.PLACE, "", place_rows(self._marks), given, at)

    def _ask_sensation(self) -> None:
        """Which sensation, or a word of one's own."""
        if not self._marks.item.sensations:
            self._felt(None)
            return
        given = [mark.get("sensation") for mark in self._marks.at(self._region)]
        question = WHICH_SENSATION.format(self._called())
        rows = sensation_rows(self._marks, self._region)
        self._ask(Step.SENSATION, question, rows, given, given[0] if given else None)

    def _ask_word(self) -> None:
        """A word of one's own."""
        self.query_one(Input).value = self._own_word
        self._ask(Step.WORD, f"{self._called()}\n{OWN_WORD_HINT}", [], None, None)

    def _ask_strength(self) -> None:
        """How strong it is."""
        mark = self._marks.get(self._region, self._sensation) or {}
        strength = mark.get("strength")
        question = HOW_STRONG.format(self._called(self._sensation))
        self._ask(Step.STRENGTH, question, strength_rows(self._marks.item), strength, strength)

    def _called(self, sensation: str | None = None) -> str:
        """What the form calls the place, and what is felt there."""
        return place_and_sensation(self._marks.item, self._region, sensation)

    @on(Choices.Taken)
    def _taken(self, message: Choices.Taken) -> None:
        """A row was taken: go on to what follows from it."""
        message.stop()
        self._lacking = False
        if message.value == ON:
            self._go_on()
        elif message.value == OWN:
            self._ask_word()
        elif isinstance(message.value, dict):
            self._nowhere(message.value)
        elif self._step is Step.PLACE:
            self._at(message.value)
        elif self._step is Step.SENSATION:
            self._felt(message.value)
        else:
            self._marks.put(self._region, self._sensation, message.value)
            self._changed()
            self._ask_place()

    def _at(self, region: str) -> None:
        """Mark a place at once; what is felt there comes next."""
        self._region, self._own_word = region, ""
        if not self._marks.at(region):
            self._marks.put(region, None)
            self._changed()
        self._ask_sensation()

    def _nowhere(self, reason: dict[str, Any]) -> None:
        """Keep the reason why no place is marked, instead of any marks, and go on."""
        self._marks, self._reason = BodyMarks(self._marks.item), reason
        self.post_message(self.Changed(reason))
        self.post_message(self.Done())

    def _go_on(self) -> None:
        """Go on; where a place lacks something, ask for that first."""
        mark = self._marks.unfinished()
        if mark is None:
            self.post_message(self.Done())
            return
        self._region, self._sensation = mark["region"], mark.get("sensation")
        self._lacking = True
        if self._sensation is None:
            self._ask_sensation()
        else:
            self._ask_strength()

    def _felt(self, sensation: str | None) -> None:
        """Mark it at once; its strength comes next."""
        self._sensation, self._own_word = sensation, ""
        self._marks.put(self._region, sensation)
        self._changed()
        self._ask_strength()

    @on(Input.Submitted)
    def _worded(self, message: Input.Submitted) -> None:
        """Take a word of one's own; an empty one leads back."""
        message.stop()
        word = clean_line(message.value)
        if word:
            self._felt(word)
        else:
            self._ask_sensation()

    @on(BodyDrawing.Chosen)
    def _clicked(self, message: BodyDrawing.Chosen) -> None:
        """A place on the figure was clicked."""
        self._lacking = False
        self._at(message.region)

    @on(Choices.Moved)
    def _moved(self, message: Choices.Moved) -> None:
        """Show on the figure where the cursor is, and keep it in sight.

        What is above the map is there to be read first; the first move brings the map into sight.
        """
        message.stop()
        self._show_figure()
        self.refresh_bindings()
        if self._in_sight:
            self.call_after_refresh(self._row_into_sight)
        elif self._places.cursor != self._start:
            self._in_sight = True
            self.call_after_refresh(self._into_sight)

    def _show_figure(self) -> None:
        """Fill the place that is looked at, and what is marked."""
        at = self._places.chosen if self._step is Step.PLACE else self._region
        self.query_one(BodyDrawing).show(at, self._marks.strengths())

    def _changed(self) -> None:
        """Say what is to be stored now; a mark takes the place of a reason for none."""
        self._reason = None
        self.post_message(self.Changed(self._marks.to_answer()))

    def _under_cursor(self) -> tuple[str, str | None] | None:
        """The region, and in the second step the sensation, that can be taken away here."""
        chosen = self._places.chosen
        if self._step is Step.PLACE and self._marks.at(chosen):
            return chosen, None
        if self._step is Step.SENSATION and self._marks.get(self._region, chosen):
            return self._region, chosen
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something at this step."""
        if action == "step_back":
            return self._step is not Step.PLACE
        if action == "leave_out":
            return self._left_open() is not None
        if action == "finish":
            return self._marks.unfinished() is not None
        if action == "take_away":
            return self._under_cursor() is not None
        return True

    def action_take_away(self) -> None:
        """Remove the mark under the cursor."""
        mark = self._under_cursor()
        if mark is None:
            return
        self._marks.take_away(*mark)
        self._changed()
        if self._step is Step.PLACE:
            self._region = mark[0]
            self._ask_place()
        else:
            self._ask_sensation()

    def _left_open(self) -> Mark | None:
        """The mark that Esc leaves out: a place alone, or what going on has just asked about."""
        if self._step is Step.SENSATION:
            mark = self._marks.get(self._region, None)
            return mark if mark is not None and self._marks.lacks(mark) else None
        if self._step is Step.STRENGTH and self._lacking:
            return self._marks.get(self._region, self._sensation)
        return None

    def action_leave_out(self) -> None:
        """Leave out the place that lacks something."""
        mark = self._left_open()
        if mark is None:
            return
        self._marks.leave_out(mark)
        self._changed()
        self._lacking = False
        self._ask_place()

    def action_finish(self) -> None:
        """Ask for what is lacking before going on."""
        self._go_on()

    def action_step_back(self) -> None:
        """Back to the step before; what is marked stays, and a word that was begun."""
        self._lacking = False
        if self._step is Step.WORD:
            self._own_word = self.query_one(Input).value
        if self._step is Step.SENSATION:
            self._ask_place()
        else:
            self._ask_sensation() if self._marks.item.sensations else self._ask_place()
