"""Where in the body something is felt: a place, a sensation, a strength."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from growth_tui.instrument.answers import LONGEST_SENSATION
from growth_tui.instrument.model import Item
from growth_tui.tui.widgets.body_drawing import BodyDrawing
from growth_tui.tui.widgets.body_places import Places
from growth_tui.tui.widgets.body_rows import ON
from growth_tui.tui.widgets.body_steps import BodySteps, Step
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page

FIGURE_NEEDS = (70, 24)
"""Columns and lines of the terminal below which there is the list alone."""


class BodyMap(Horizontal):
    """Marks on the body: first the place, then the sensation, then how strong it is.

    What is chosen is stored at once; going on first asks for what a place still lacks. A reason why
    no place is marked is for the screen to take, as it is with every other question.
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

    class Changed(Message):
        """What is marked changed."""

    class Done(Message):
        """The person wants to go on."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = BodySteps(Item("", "body", ""))
        self._in_sight = False
        self._start = 0

    def compose(self) -> ComposeResult:
        """The figure, and beside it the step that is asked now."""
        yield BodyDrawing()
        with Vertical(id="steps"):
            yield Literal(id="step", classes="prose")
            yield Places()
            yield Input(max_length=LONGEST_SENSATION, select_on_focus=False, id="own-word")

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
        self._steps = BodySteps(item, answer)
        self.query_one(BodyDrawing).offer([region.code for region in item.regions])
        self._in_sight = False
        self._ask()
        self._start = self._places.cursor

    @property
    def value(self) -> Any:
        """What is to be stored: marks, or a reason for none."""
        return self._steps.value

    @property
    def head(self) -> Region | None:
        """The row to begin at; beside a figure all of the page is there to be read first."""
        return None if self.has_class("-figure") else self._places.row

    @property
    def _places(self) -> Places:
        return self.query_one(Places)

    def _do(self, change: Callable[[], object]) -> None:
        """Make a step, say so where it changed the answer, and ask what comes next."""
        before = self._steps.value
        change()
        if self._steps.value != before:
            self.post_message(self.Changed())
        self._ask()

    def _ask(self) -> None:
        """Show the step that is asked now, the cursor where it begins."""
        steps = self._steps
        word = steps.step is Step.WORD
        self.set_class(word, "-word")
        self.set_class(steps.lacking, "-lacking")
        line = self.query_one("#step", Literal)
        line.update(steps.question)
        line.display = bool(steps.question)
        rows = steps.rows
        self._places.offer(rows, steps.given)
        values = [row.value for row in rows]
        self._places.cursor = values.index(steps.at) if steps.at in values else 0
        self._show_figure()
        self.refresh_bindings()
        if word:
            self.query_one(Input).value = steps.own_word
            self.query_one(Input).focus()
        else:
            self._places.focus(scroll_visible=False)
        if self._in_sight:
            self.call_after_refresh(self._into_sight)

    def _into_sight(self) -> None:
        """Scroll until the whole map is seen, or as much of it as fits, and then the cursor."""
        self.query_ancestor(Page).bring(self.region, top=True)
        self.call_after_refresh(self._row_into_sight)

    def _row_into_sight(self) -> None:
        """Scroll no further than the row under the cursor needs."""
        self.query_ancestor(Page).bring(self._places.row)

    @on(Choices.Taken)
    def _taken(self, message: Choices.Taken) -> None:
        """A row was taken: go on to what follows from it."""
        if isinstance(message.value, dict):
            return
        message.stop()
        if message.value == ON:
            self.action_finish()
        else:
            self._do(lambda: self._steps.take(message.value))

    @on(Input.Submitted)
    def _worded(self, message: Input.Submitted) -> None:
        """Take a word of one's own."""
        message.stop()
        self._do(lambda: self._steps.take_word(message.value))

    @on(BodyDrawing.Chosen)
    def _clicked(self, message: BodyDrawing.Chosen) -> None:
        """A place on the figure was clicked."""
        self._do(lambda: self._steps.mark(message.region))

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

    @on(Choices.Typed)
    def _row_typed(self, message: Choices.Typed) -> None:
        """The cursor shows it; what Enter does is named at the foot."""
        message.stop()

    def _show_figure(self) -> None:
        """Fill the place that is looked at, and what is marked."""
        steps = self._steps
        at = self._places.chosen if steps.step is Step.PLACE else steps.region
        self.query_one(BodyDrawing).show(at, steps.marks.strengths())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something at this step."""
        steps = self._steps
        if action == "step_back":
            return steps.step is not Step.PLACE
        if action == "leave_out":
            return steps.left_open is not None
        if action == "finish":
            return steps.marks.unfinished() is not None
        if action == "take_away":
            return steps.removable(self._places.chosen) is not None
        return True

    def action_take_away(self) -> None:
        """Remove the mark under the cursor."""
        self._do(lambda: self._steps.take_away(self._places.chosen))

    def action_leave_out(self) -> None:
        """Leave out the place that lacks something."""
        self._do(self._steps.leave_out)

    def action_finish(self) -> None:
        """Go on, once nothing is lacking."""
        if self._steps.finish():
            self.post_message(self.Done())
        else:
            self._ask()

    def action_step_back(self) -> None:
        """Back to the step before; what is marked stays."""
        self._do(lambda: self._steps.back(self.query_one(Input).value))
