"""A short list to choose from: one, or several."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal


class ChooseScreen(Dialog[list[str] | None]):
    """Gives the chosen ids, or None where it was left."""

    DEFAULT_CSS = """
    ChooseScreen #rows { height: auto; max-height: 1fr; margin-top: 1; }
    ChooseScreen.-low #rows { margin: 0; }
    ChooseScreen.-low .dialog { padding: 0 2; }
    """
    BINDINGS = [
        Binding("escape", "leave", "leave", id="choose.leave"),
    ]

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[str, str]],
        chosen: list[str],
        *,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._rows = tuple(
            AnswerRow(str(number), title, name)
            for number, (name, title) in enumerate(options, start=1)
        )
        self._chosen = chosen
        self._several = several

    def compose_body(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="dialog"):
            yield Literal(self._question)
            with VerticalScroll(id="rows", can_focus=False):
                yield Choices(id="options")

    def on_mount(self) -> None:
        """Start on what is chosen now."""
        choices = self.query_one(Choices)
        answer = self._chosen if self._several else self._chosen[0]
        choices.offer(self._rows, answer, several=self._several)
        choices.focus()

    @on(Choices.Taken)
    def _taken(self, message: Choices.Taken) -> None:
        value = message.value
        self.dismiss(value if isinstance(value, list) else [value])

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
