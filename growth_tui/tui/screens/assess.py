"""Every assessment: what it is, when it was last taken, when it is due."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates, words
from growth_tui.tui import places
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.widgets.form_rows import exercise_rows
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words.home import BEGUN


class AssessScreen(MainScreen):
    """Enter opens a form's introduction; the purpose of the one under the cursor stands below."""

    PLACE = "assess"
    CSS_PATH = "assess.tcss"
    HELP_TEXT = words.HELP_ASSESS

    @property
    def heading(self) -> str:
        """The name of the place."""
        return "Assess"

    def compose_body(self) -> ComposeResult:
        """The list, and what is under the cursor."""
        with Vertical(classes="body"):
            yield RowList(id="forms")
            yield Literal(id="purpose", classes="quiet prose")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        self.query_one(RowList).show(self._rows())
        self.query_one(RowList).focus()

    def _rows(self) -> list[Row]:
        """Assessments, then reflections, then files that could not be used."""
        library = self.workspace.library
        due = {each.assessment: each for each in self.workspace.due.all()}
        begun = self.workspace.taking.begun_of_each()
        recent = self.workspace.history.last_taken()
        rows = [heading("Assessments")]
        for card in library.assessments:
            taken = recent.get(card.id)
            last = words.LAST_TAKEN.format(dates.day(taken.last_taken_at)) if taken else words.NEW
            when = words.due_phrase(due[card.id].on, due[card.id].days) if card.id in due else ""
            if card.id in begun:
                when = BEGUN.format(begun[card.id].answered, begun[card.id].items)
            rows.append(Row(card.id, (card.title, last), when))
        rows += [heading(), heading("Reflections")]
        rows += exercise_rows(self.workspace)
        if library.set_aside:
            rows += [heading(), heading("Files set aside")]
            rows += [Row(f"!{name}", (name,)) for name in library.set_aside]
        return rows

    @on(OptionList.OptionHighlighted, "#forms")
    def _describe(self) -> None:
        """Say what the form under the cursor is for."""
        chosen = self.query_one(RowList).chosen or ""
        if chosen.startswith("!"):
            text = self.workspace.library.set_aside[chosen[1:]]
        else:
            card = self.workspace.library.card(chosen)
            text = card.purpose if card else ""
        self.query_one("#purpose", Literal).update(text)

    @on(OptionList.OptionSelected, "#forms")
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the introduction of the form under the cursor."""
        chosen = self.query_one(RowList).chosen
        if chosen and not chosen.startswith("!"):
            places.open_intro(self.growth, chosen)
