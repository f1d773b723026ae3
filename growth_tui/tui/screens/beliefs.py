"""The beliefs that were traced, and whose voice was in them."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import journal as words
from growth_tui.workspace.beliefs import ORIGIN, Thread


class BeliefsScreen(BaseScreen):
    """Enter opens one belief over time."""

    CSS_PATH = "beliefs.tcss"
    HELP_TEXT = words.HELP_BELIEFS
    BINDINGS = [
        Binding("n", "notice", "noticed again", id="beliefs.notice"),
        Binding("t", "trace", "trace a belief", id="beliefs.trace"),
        Binding("escape", "leave", "back", id="beliefs.leave"),
    ]

    @property
    def heading(self) -> str:
        """What is listed here."""
        return words.BELIEFS

    def compose_body(self) -> ComposeResult:
        """The list, or a word where there is none."""
        with Vertical(classes="body"):
            yield Literal(self.spelled(words.NO_BELIEFS), id="nothing", classes="prose")
            yield RowList(id="beliefs")
            yield Literal(id="full", classes="quiet prose")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        beliefs = self.workspace.beliefs
        self._threads = {thread.origin.id: thread for thread in beliefs.threads()}
        rows = [self._row(thread) for thread in self._threads.values()]
        self.query_one("#nothing").display = not rows
        if rows:
            rows.insert(0, heading(words.NOTICED_AGAIN, words.HOLD_THEN_NOW))
        if origins := beliefs.origins():
            widest = max(len(voice) for voice, _ in origins)
            rows += [heading(), heading(words.VOICES)]
            rows += [heading(f"  {voice:<{widest}}   {count}") for voice, count in origins]
        self.query_one(RowList).show(rows)
        self.query_one(RowList).focus()
        self.refresh_bindings()

    def _row(self, thread: Thread) -> Row:
        """The belief, how often it was noticed again, and how strong its hold was each time."""
        often, last = words.NOT_AGAIN, ""
        if thread.noticed:
            often = words.often(len(thread.noticed))
            last = words.LAST.format(dates.short_day(thread.noticed[-1].at))
        return Row(thread.origin.id, (thread.name, often, last), words.holds(thread.holds))

    @on(OptionList.OptionHighlighted, "#beliefs")
    def _in_full(self) -> None:
        """The belief under the cursor in full, of which its row has not always room for all."""
        thread = self._threads.get(self.query_one(RowList).chosen or "")
        said = [thread.name] if thread else []
        if thread and thread.noticed:
            said.append(words.noticed(len(thread.noticed), thread.noticed[-1].at))
        self.query_one("#full", Literal).update("\n".join(said))

    @on(OptionList.OptionSelected, "#beliefs")
    def _selected(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action in ("open", "notice"):
            return self.is_mounted and bool(self.query_one(RowList).chosen)
        return True

    def action_open(self) -> None:
        """Open the belief under the cursor."""
        from growth_tui.tui.screens.belief import BeliefScreen

        if chosen := self.query_one(RowList).chosen:
            self.app.push_screen(BeliefScreen(chosen))

    def action_notice(self) -> None:
        """Note that it came up again."""
        if chosen := self.query_one(RowList).chosen:
            places.open_notice(self.growth, chosen)

    def action_trace(self) -> None:
        """Trace another one."""
        places.open_intro(self.growth, ORIGIN)
