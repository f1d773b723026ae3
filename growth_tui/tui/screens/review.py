"""Before saving: what is open, and a way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button

from growth_tui import words
from growth_tui.problem import Problem
from growth_tui.records import Result
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.workspace.session import Session

if TYPE_CHECKING:
    from growth_tui.workspace.taking import Kept


class ReviewScreen(BaseScreen):
    """Lists the open questions; dismissed with the id of one to go back to it."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""  # it begins at its head
    HELP_TEXT = words.HELP_REVIEW
    BINDINGS = [
        Binding("tab,down,j", "to_open", "to the open ones", key_display="Tab", id="review.open"),
        Binding("tab", "to_save", "to “Save”", key_display="Tab", id="review.save"),
        Binding("escape,left,h", "back", "back to the questions", id="review.back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def heading(self) -> str:
        """The form's title."""
        return self.session.instrument.title

    @property
    def aside(self) -> str:
        """That this is the last step."""
        return words.REVIEW

    def compose_body(self) -> ComposeResult:
        """A count, the button, the open questions."""
        session = self.session
        still_open = session.open_items
        with Page(classes="body"):
            counted = words.answered_of(*session.so_far, session.reasons)
            yield Literal(counted, classes="prose")
            yield Literal(words.ready(len(still_open)), id="ready", classes="quiet prose")
            yield Button(words.SAVE, id="save")
            yield Literal("", id="status", classes="prose")
            if still_open:
                needed = words.NEEDED if session.required_open else ""
                yield Literal(f"{words.STILL_OPEN}{needed}", classes="section-title")
                yield Choices(among_others=True, id="open")

    def on_mount(self) -> None:
        """Enter saves."""
        for choices in self.query(Choices):
            choices.offer(self._rows(), None)
        self.query_one("#status").display = False
        self.query_one("#save", Button).focus(scroll_visible=False)

    def _rows(self) -> tuple[AnswerRow, ...]:
        """The open questions by their number, those that need an answer marked."""
        asked = [item for item in self.session.items if item.asks]
        numbers = {item.id: str(number) for number, item in enumerate(asked, start=1)}
        return tuple(
            AnswerRow(numbers[item.id], item.text + (" *" if item.required else ""), item.id)
            for item in self.session.open_items
        )

    @on(Choices.Moved)
    def _follow_cursor(self, message: Choices.Moved) -> None:
        """Keep the question under the cursor in sight."""
        self.query_one(Page).bring(message.row)

    @on(Choices.Taken)
    def _chosen(self, message: Choices.Taken) -> None:
        self.dismiss(message.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One key leads from the button to the open questions and back."""
        if action in ("to_open", "to_save"):
            choices = self.query(Choices)
            return bool(choices) and choices.first().has_focus is (action == "to_save")
        return super().check_action(action, parameters)

    def action_to_open(self) -> None:
        """From the button to the open questions."""
        self.query_one(Choices).focus(scroll_visible=False)
        self.query_one(Page).bring(self.query_one(Choices).row)

    def action_to_save(self) -> None:
        """From the open questions to the button."""
        self.query_one("#save", Button).focus()

    @on(Button.Pressed, "#save")
    def _save(self) -> None:
        """Save, and show what was saved; where that fails everything stays."""
        try:
            kept = self.workspace.taking.finish(self.session)
        except Problem as problem:
            status = self.query_one("#status", Literal)
            status.update(words.not_saved(problem))
            status.display = True
            return
        self._leave_for(kept)

    def _leave_for(self, kept: Kept) -> None:
        """Show what was kept, with nothing of the questions left behind it."""
        app = self.growth
        app.action_go("home")
        if isinstance(kept, Result):
            places.open_result(app, kept, fresh=True)
        else:
            places.after_writing(app, kept)

    def action_back(self) -> None:
        """Back to the question before the review."""
        self.dismiss(None)
