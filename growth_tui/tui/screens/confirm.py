"""A question with two answers."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.literal import Literal


class ConfirmScreen(Dialog[bool]):
    """Gives True for yes. The safe answer has the focus."""

    BINDINGS = [
        Binding("escape,n", "answer(False)", "no", id="confirm.no"),
        Binding("y", "answer(True)", "yes", id="confirm.yes"),
        Binding("left,right", "app.focus_next", "Other", show=False, id="confirm.other"),
    ]

    def __init__(self, question: str, yes: str, no: str) -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose_body(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog"):
            yield Literal(self._question)
            with Horizontal():
                yield Button(self._no, id="no")
                yield Button(self._yes, id="yes")

    def on_mount(self) -> None:
        """Put the focus on the safe answer."""
        self.query_one("#no", Button).focus()

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")
