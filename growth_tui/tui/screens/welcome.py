"""The first words: what this is, what it is not, where things are kept."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button

from growth_tui import words
from growth_tui.plain_text import clean_line
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page

BASELINE = "cultural-humility"


class WelcomeScreen(BaseScreen):
    """Shown once; Enter leads to the first assessment, Esc to Home."""

    CSS_PATH = "welcome.tcss"
    BINDINGS = [
        Binding("escape", "leave", "look around first", id="welcome.leave"),
    ]

    @property
    def heading(self) -> str:
        """The greeting."""
        return "Welcome"

    def compose_body(self) -> ComposeResult:
        """A few short paragraphs and the way on."""
        with Page(classes="body"):
            yield Literal(words.WELCOME, classes="prose")
            yield Button(words.FIRST_STEP, id="begin")
            yield Literal(words.WHERE_KEPT, classes="quiet prose")
            yield Literal(clean_line(str(self.workspace.folder)), classes="quiet", id="folder")
            yield Literal(words.NOT_A_RECORD, classes="quiet prose")
            yield Literal(words.NOT_EVALUATION, classes="quiet prose")

    def on_mount(self) -> None:
        """Enter goes on."""
        self.query_one(Button).focus()

    @on(Button.Pressed)
    def _begin(self) -> None:
        self.action_leave()
        places.open_intro(self.growth, BASELINE)

    def action_leave(self) -> None:
        """Remember that this was read, and look around."""
        self.growth.attempt(lambda: self.workspace.settings.change(first_run=False))
        self.dismiss()
