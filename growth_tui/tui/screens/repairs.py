"""Every repair: the open ones first, then those closed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates
from growth_tui.records import Repair
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import journal as words


class RepairsScreen(BaseScreen):
    """Enter opens one; its reflection is one key away."""

    CSS_PATH = "repairs.tcss"
    HELP_TEXT = words.HELP_REPAIRS
    BINDINGS = [
        Binding("r", "read", "read the reflection", id="repairs.read"),
        Binding("escape", "leave", "back", id="repairs.leave"),
    ]

    @property
    def heading(self) -> str:
        """What is listed here."""
        return words.REPAIRS

    def compose_body(self) -> ComposeResult:
        """The list, or a word where there is none."""
        with Vertical(classes="body"):
            yield Literal(words.NO_REPAIRS, id="nothing", classes="prose")
            yield RowList(id="repairs")
            yield Literal(id="full", classes="prose")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        self._excerpts = {each.id: each.excerpt for each in self.workspace.journal.entries()}
        repairs = self.workspace.repairs
        opened = [self._row(each) for each in repairs.open()]
        closed = [self._row(each) for each in repairs.closed()]
        rows = [heading(words.STILL_OPEN), *opened] if opened else []
        if closed:
            rows += [*([heading()] if rows else []), heading(words.CLOSED), *closed]
        self.query_one("#nothing").display = not rows
        self.query_one(RowList).show(rows)
        self.query_one(RowList).focus()
        self.refresh_bindings()

    def _row(self, repair: Repair) -> Row:
        """Where it stands, what it is about, and when to look again or since when it is closed."""
        today = self.workspace.now().date()
        last = words.look_again(repair.follow_up, today)
        if not repair.open:
            last = dates.day(repair.changed_at)
        excerpt = self._excerpts.get(repair.reflection, "")
        return Row(repair.id, (words.STATES[repair.state], excerpt), last)

    @on(OptionList.OptionHighlighted, "#repairs")
    def _in_full(self) -> None:
        """The word of why of the one under the cursor."""
        chosen = self.query_one(RowList).chosen
        found = next((each for each in self.workspace.repairs.all() if each.id == chosen), None)
        self.query_one("#full", Literal).update(found.why if found else "")

    @on(OptionList.OptionSelected, "#repairs")
    def _selected(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action in ("open", "read"):
            return self.is_mounted and self.query_one(RowList).chosen is not None
        return True

    def _reflection(self, then: str) -> None:
        """Do something with the reflection that the repair under the cursor belongs to."""
        chosen = self.query_one(RowList).chosen
        if chosen is None:
            return
        repair = self.workspace.repairs.get(chosen)
        if then == "read":
            places.open_reflection(self.growth, repair.reflection)
        else:
            places.open_repair(self.growth, self.workspace.journal.get(repair.reflection))

    def action_open(self) -> None:
        """Say where it stands."""
        self.growth.attempt(lambda: self._reflection("open"))

    def action_read(self) -> None:
        """Read the reflection it belongs to."""
        self.growth.attempt(lambda: self._reflection("read"))
