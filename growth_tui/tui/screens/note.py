"""A small editor over the question: a note, or one concrete example."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, TextArea

from growth_tui import words
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.literal import Literal


class NoteScreen(Dialog[str | None]):
    """Gives the text, or None where it was left unchanged."""

    BINDINGS = [
        Binding("escape", "leave", "Leave it", id="note.leave"),
    ]

    def __init__(self, title: str, question: str, text: str) -> None:
        super().__init__()
        self._heading = title
        self._question = question
        self._text = text

    def compose_body(self) -> ComposeResult:
        """The editor and its two ways out."""
        with Vertical(classes="dialog"):
            yield Literal(self._heading)
            yield Literal(self._question, classes="quiet")
            yield Literal(words.NOTE_HINT, classes="quiet")
            yield TextArea(
                self._text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, id="note"
            )
            with Horizontal():
                yield Button("Keep", id="keep")
                yield Button("Leave it", id="leave")

    def on_mount(self) -> None:
        """Start writing at the end."""
        editor = self.query_one(TextArea)
        editor.styles.height = 5
        editor.styles.margin = (1, 0, 0, 0)
        editor.move_cursor(editor.document.end)
        editor.focus()

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Change nothing; what was typed is not thrown away unasked."""
        if self.query_one(TextArea).text == self._text:
            self.dismiss(None)
        else:
            self.app.push_screen(
                ConfirmScreen(words.THROW_AWAY_NOTE, words.DO_THROW_AWAY, words.GO_ON_WRITING),
                self._throw_away,
            )

    def _throw_away(self, yes: bool | None) -> None:
        """Leave without what was typed, where that was wanted."""
        if yes:
            self.dismiss(None)
