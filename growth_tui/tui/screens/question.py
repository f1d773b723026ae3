"""One question to bring: noted, or put in other words."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, TextArea

from growth_tui.records import Question
from growth_tui.tui.screens.apart import MayBeApart
from growth_tui.tui.screens.dialog import WritingDialog
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import consult as words

_FROM = {
    "item_change": words.FROM_CHANGE,
    "repair": words.FROM_REPAIR,
    "reflection": words.FROM_REFLECTION,
}


class QuestionScreen(WritingDialog[None], MayBeApart):
    """A few lines to write in; what is kept is on disk before the dialog goes."""

    CSS_PATH = "dialog.tcss"
    HELP_TEXT = words.QUESTION_HINT

    def __init__(self, question: Question | None = None) -> None:
        super().__init__()
        self._question = question

    @property
    def record(self) -> tuple[str, str] | None:
        """The question, where it is not a new one."""
        known = self._question
        return ("questions", known.id) if known else None

    def compose_body(self) -> ComposeResult:
        """What it is, the lines, the two ways out."""
        known = self._question
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Literal(words.NOTE_QUESTION, classes="title")
            yield from self.say_apart()
            hint = _FROM.get(known.source, words.QUESTION_HINT) if known else words.QUESTION_HINT
            yield Literal(hint, classes="quiet")
            yield TextArea(
                known.text if known else "",
                soft_wrap=True,
                tab_behavior="focus",
                show_line_numbers=False,
            )
            with Horizontal(classes="ways"):
                yield Button("Keep", id="keep")
                yield Button(words.LEAVE, id="leave")

    def on_mount(self) -> None:
        """Write on at the end."""
        super().on_mount()
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        editor.focus()

    def save(self) -> None:
        """Keep it; raises Problem."""
        text = self.query_one(TextArea).text
        questions, known = self.workspace.questions, self._question
        if known is not None:
            questions.edit(known, text)
        else:
            questions.add(text)

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        self.keep(self.save)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.action_leave()
