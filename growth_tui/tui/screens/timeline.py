"""The timeline: everything in order of time, the latest first, month by month."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import consult as words
from growth_tui.words.practice import TIMELINE_KINDS
from growth_tui.workspace.timeline import KINDS, Entry

ALL = "all"


class TimelineScreen(BaseScreen):
    """Enter opens what an entry tells of; `f` chooses which kinds are shown."""

    CSS_PATH = "timeline.tcss"
    HELP_TEXT = words.HELP_TIMELINE
    BINDINGS = [
        Binding("f", "filter", "filter", id="timeline.filter"),
        Binding("escape,t", "leave", "leave", key_display="Esc", id="timeline.leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.kinds: tuple[str, ...] = KINDS
        self._entries: list[Entry] = []

    @property
    def heading(self) -> str:
        """The name of the screen."""
        return words.TIMELINE

    @property
    def aside(self) -> str:
        """What is shown."""
        if self.kinds == KINDS:
            return words.EVERYTHING
        return ", ".join(TIMELINE_KINDS[kind].lower() for kind in self.kinds)

    def compose_body(self) -> ComposeResult:
        """The list, or that there is nothing in it."""
        with Vertical(classes="body"):
            yield Literal(id="nothing", classes="prose quiet")
            yield RowList(id="entries")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        self._show()
        self.query_one(RowList).focus()

    def _show(self) -> None:
        """Draw the entries of the chosen kinds."""
        self.retitle()
        self._entries = list(reversed(self.workspace.timeline.entries(self.kinds)))
        rows: list[Row] = []
        month = ""
        for number, entry in enumerate(self._entries):
            if dates.month(entry.at) != month:
                month = dates.month(entry.at)
                rows += [*([heading()] if rows else []), heading(month)]
            rows.append(Row(f"{number}", (f"{entry.at.day:>2}  {entry.title}",), wide=True))
        self.query_one(RowList).show(rows)
        nothing = self.query_one("#nothing", Literal)
        nothing.display = not rows
        said = words.NO_ENTRIES if self.kinds == KINDS else words.NOTHING_OF_KIND
        nothing.update(self.spelled(said))

    @on(OptionList.OptionSelected, "#entries")
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the record that the entry under the cursor tells of."""
        chosen = self.query_one(RowList).chosen
        if chosen:
            entry = self._entries[int(chosen)]
            places.open_entry(self.growth, entry.kind, entry.id)

    def action_filter(self) -> None:
        """Choose the kinds that are shown."""

        def show(chosen: list[str] | None) -> None:
            if chosen:
                wanted = KINDS if ALL in chosen else chosen
                self.kinds = tuple(kind for kind in KINDS if kind in wanted)
                self._show()

        ticked = list(self.kinds) if self.kinds != KINDS else []
        options = [(ALL, words.EVERYTHING.capitalize()), *TIMELINE_KINDS.items()]
        self.app.push_screen(ChooseScreen(words.WHICH_KINDS, options, ticked, several=True), show)
