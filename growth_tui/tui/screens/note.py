"""A small editor over the question: a note, or one concrete example."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, TextArea

from growth_tui import words
from growth_tui.tui.screens.dialog import WritingDialog
from growth_tui.tui.widgets.literal import Literal


class NoteScreen(WritingDialog[Any]):
    """Gives what `keep` gave for the text, or None where it was left unchanged."""

    CSS_PATH = "dialog.tcss"
    AUTO_FOCUS = ""  # it begins at its head
    HELP_TEXT = words.NOTE_HINT

    def __init__(self, title: str, question: str, text: str, keep: Callable[[str], Any]) -> None:
        super().__init__()
        self._heading = title
        self._question = question
        self._text = text
        self._keep_text = keep

    def compose_body(self) -> ComposeResult:
        """The editor and its two ways out."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Literal(self._heading, classes="title")
            yield Literal(self._question, classes="quiet")
            yield TextArea(
                self._text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, id="note"
            )
            with Horizontal(classes="ways"):
                yield Button("Keep", id="keep")
                yield Button("Leave it", id="leave")
            yield Literal(words.NOTE_HINT, classes="quiet part")

    def on_mount(self) -> None:
        """Start writing at the end."""
        super().on_mount()
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        editor.focus(scroll_visible=False)

    def save(self) -> Any:
        """Keep the text as it stands; raises Problem."""
        return self._keep_text(self.query_one(TextArea).text)

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        self.keep(self.save)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.action_leave()
