"""Choosing a reflection to write."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.form_rows import exercise_rows
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import RowList
from growth_tui.words import journal as words


class WriteScreen(BaseScreen):
    """Every guided exercise; the purpose of the one under the cursor stands below."""

    CSS_PATH = "write.tcss"
    HELP_TEXT = words.HELP_WRITE
    BINDINGS = [
        Binding("escape", "leave", "leave", id="write.leave"),
    ]

    @property
    def heading(self) -> str:
        """What is chosen here."""
        return words.WRITE

    def compose_body(self) -> ComposeResult:
        """The list, and what is under the cursor."""
        with Vertical(classes="body"):
            yield RowList(id="forms")
            yield Literal(id="purpose", classes="quiet prose")

    def on_mount(self) -> None:
        """Show what there is to write."""
        rows = self.query_one(RowList)
        rows.show(exercise_rows(self.workspace))
        rows.focus()

    @on(OptionList.OptionHighlighted, "#forms")
    def _describe(self) -> None:
        card = self.workspace.library.card(self.query_one(RowList).chosen or "")
        self.query_one("#purpose", Literal).update(card.purpose if card else "")

    @on(OptionList.OptionSelected, "#forms")
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open its introduction in place of this list."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            self.dismiss()
            places.open_intro(self.growth, chosen)
