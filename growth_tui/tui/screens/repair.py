"""One repair: where it stands, a word of why, when to look again."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from growth_tui import dates
from growth_tui.records import OPEN_STATES, REPAIR_STATES, Reflection, Repair
from growth_tui.tui.screens.apart import MayBeApart
from growth_tui.tui.screens.dialog import WritingDialog
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.day_field import DayField
from growth_tui.tui.widgets.labelled import Labelled
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import journal as words


class RepairScreen(WritingDialog[None], MayBeApart):
    """Takes a state first; the rest may be left as it is."""

    CSS_PATH = ["dialog.tcss", "repair.tcss"]
    HELP_TEXT = words.HELP_REPAIR
    BINDINGS = [
        Binding("left", "app.focus_previous", "Other", show=False, id="repair.left"),
        Binding("right", "app.focus_next", "Other", show=False, id="repair.right"),
    ]

    def __init__(self, reflection: Reflection, repair: Repair | None) -> None:
        super().__init__()
        self._reflection = reflection
        self._repair = repair
        self._state: Any = repair.state if repair else None

    @property
    def record(self) -> tuple[str, str] | None:
        """The repair, where there is one."""
        known = self._repair
        return ("repairs", known.id) if known else None

    def compose_body(self) -> ComposeResult:
        """The states, why, when, and the states before."""
        repair = self._repair
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Literal(words.WHERE_IT_STANDS, classes="title")
            yield Literal(words.ON_RELIEF, classes="quiet part")
            yield from self.say_apart()
            yield Choices(id="states")
            yield Labelled(
                words.WORD_OF_WHY,
                Input(repair.why if repair else "", select_on_focus=False, id="why"),
            )
            yield DayField(
                words.LOOK_AGAIN_ON,
                self.workspace.repairs.next_look(repair),
                self.workspace.now().date(),
                ahead=True,
            )
            with Horizontal(classes="ways"):
                yield Button(words.KEEP, id="keep")
            for line in self._before_now():
                yield Literal(line, classes="quiet")

    def on_mount(self) -> None:
        """Begin with where it stands now."""
        super().on_mount()
        rows = tuple(
            AnswerRow(str(number), words.STATES[state], state)
            for number, state in enumerate(REPAIR_STATES, start=1)
        )
        choices = self.query_one(Choices)
        choices.offer(rows, self._state)
        choices.focus(scroll_visible=False)
        self._fit()

    def _before_now(self) -> list[str]:
        """The states it was in before, each with its day and why."""
        steps = self._repair.steps[:-1] if self._repair else ()
        lines = [
            f"{dates.day(step.at)}  {words.STATES[step.state]}"
            + (f": {step.why}" if step.why else "")
            for step in reversed(steps)
        ]
        return ["", words.BEFORE, *lines] if lines else []

    def _written(self) -> tuple[str, ...]:
        """Every text and the state as they stand now."""
        return (*super()._written(), str(self._state))

    def _fit(self) -> None:
        """A day to look again only where it stays open."""
        self.query_one(DayField).display = self._state in OPEN_STATES

    @on(Choices.Taken)
    def _taken(self, message: Choices.Taken) -> None:
        """A state was taken; another state asks for another word of why."""
        if message.value != self._state:
            same = self._repair is not None and message.value == self._repair.state
            self.query_one("#why", Input).value = self._repair.why if same and self._repair else ""
        self._state = message.value
        self._fit()
        self.query_one("#why", Input).focus()

    @on(Input.Submitted)
    def _to_the_next(self) -> None:
        """Enter in a line goes on."""
        self.focus_next()

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        """Keep it; where that does not succeed, everything stays as it is."""
        day = self.query_one(DayField)
        if self._state is None:
            self.query_one(Choices).focus()
        elif day.display and day.faulty:
            day.query_one(Input).focus()
        else:
            self.keep(self.save)

    def flush(self) -> bool:
        """Keep what is written; a word of why alone cannot be."""
        return self.may_leave() if self._state is None else super().flush()

    def save(self) -> None:
        """Begin the repair, or change it; raises Problem."""
        repairs, why = self.workspace.repairs, self.query_one("#why", Input).value
        day = self.query_one(DayField)
        follow_up = day.value if day.display else None
        if self._repair is None:
            repairs.begin(self._reflection, self._state, why=why, follow_up=follow_up)
        else:
            repairs.change(self._repair, self._state, why=why, follow_up=follow_up)
