"""Before saving: what is open, and a way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from growth_tui import words
from growth_tui.problem import Problem
from growth_tui.records import Result
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.workspace.session import Session

if TYPE_CHECKING:
    from growth_tui.workspace.taking import Kept


class ReviewScreen(BaseScreen):
    """Lists the open questions; dismissed with the id of one to go back to it."""

    CSS_PATH = "review.tcss"
    HELP_TEXT = words.HELP_REVIEW
    BINDINGS = [
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
        count = len(self.session.open_items)
        total = sum(item.asks for item in self.session.items)
        with Page(classes="body"):
            yield Literal(words.answered_of(total - count, total), classes="prose")
            yield Literal(words.ready(count), id="ready", classes="quiet prose")
            yield Button(words.SAVE, id="save")
            if count:
                yield Literal(words.STILL_OPEN, classes="section-title")
                yield OptionList(*self._options(), id="open", markup=False)
            yield Literal("", id="status", classes="prose")

    def _options(self) -> list[Option]:
        """The open questions, those that need an answer marked."""
        asked = [item for item in self.session.items if item.asks]
        numbers = {item.id: number for number, item in enumerate(asked, start=1)}
        return [
            Option(
                Content(f"{numbers[item.id]:>3}   {item.text}" + (" *" if item.required else "")),
                id=item.id,
            )
            for item in self.session.open_items
        ]

    def on_mount(self) -> None:
        """Enter saves."""
        self.query_one("#save", Button).focus()

    @on(OptionList.OptionSelected, "#open")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    @on(Button.Pressed, "#save")
    def _save(self) -> None:
        """Save, and show what was saved; where that fails everything stays."""
        try:
            kept = self.workspace.taking.finish(self.session)
        except Problem as problem:
            status = self.query_one("#status", Literal)
            status.update(f"{words.NOT_SAVED} {problem}")
            status.add_class("-bad")
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
