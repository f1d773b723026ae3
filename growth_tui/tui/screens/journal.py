"""The journal: every reflection, the newest first."""

from __future__ import annotations

from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from growth_tui import dates
from growth_tui.tui import places
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.deleting import delete_reflection
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import journal as words
from growth_tui.words.home import BEGUN
from growth_tui.workspace.journal import Entry

ALL = "all"
DRAFT = "draft "


class JournalScreen(MainScreen):
    """Enter reads an entry; / searches, f narrows, and both can be undone with Esc."""

    PLACE = "journal"
    CSS_PATH = "journal.tcss"
    AUTO_FOCUS = "#entries"
    HELP_TEXT = words.HELP_JOURNAL
    BINDINGS = [
        Binding("n", "write", "new", id="journal.write"),
        Binding("slash", "search", "search", id="journal.search"),
        Binding("f", "filter", "filter", id="journal.filter"),
        Binding("p", "repairs", "repairs", id="journal.repairs"),
        Binding("b", "beliefs", "beliefs", id="journal.beliefs"),
        Binding("o", "body", "body", id="journal.body"),
        Binding("t", "app.timeline", "Timeline", show=False, id="journal.timeline"),
        Binding("d", "delete", "Delete", show=False, id="journal.delete"),
        Binding("escape", "everything", "Everything", show=False, id="journal.everything"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.form: str | None = None
        self.subscale: str | None = None
        self.search = ""
        self._look_at: str | None = None

    def look_at(self, reflection_id: str) -> None:
        """Have the cursor on that reflection at the next look."""
        self._look_at = reflection_id

    @property
    def heading(self) -> str:
        """The name of the place, and what it is narrowed to."""
        titles = dict(self.workspace.journal.forms()) | dict(self.workspace.journal.subscales())
        narrowed = titles.get(self.form or self.subscale or "")
        return f"{words.JOURNAL} · {narrowed}" if narrowed else words.JOURNAL

    @property
    def aside(self) -> str:
        """How many are shown."""
        count = len(self._entries())
        return words.reflections(count) if count else ""

    def compose_body(self) -> ComposeResult:
        """The search line, the list, and what is under the cursor."""
        with Vertical(classes="body"):
            yield Input(placeholder=words.SEARCH_HINT, id="search")
            yield Literal(id="nothing", classes="prose")
            yield RowList(id="entries")
            yield Literal(id="full", classes="prose")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        self.query_one("#search").display = bool(self.search)
        self._show()
        self.query_one(RowList).focus()

    def _entries(self) -> list[Entry]:
        """The entries as they are narrowed now."""
        return self.workspace.journal.entries(
            form=self.form, subscale=self.subscale, search=self.search
        )

    def _show(self) -> None:
        """Draw the list anew."""
        self.retitle()
        entries = self._entries()
        rows = [] if self._narrowed else self._begun()
        for month, group in groupby(entries, key=lambda each: dates.month(each.written_at)):
            rows += [*([heading()] if rows else []), heading(month)]
            rows += [
                Row(each.id, (each.title, each.excerpt), dates.short_day(each.written_at))
                for each in group
            ]
        listed = self.query_one(RowList)
        listed.show(rows)
        ids = [row.id for row in rows]
        if self._look_at in ids:
            listed.highlighted, self._look_at = ids.index(self._look_at), None
        nothing = self.query_one("#nothing", Literal)
        nothing.display = not rows
        nothing.update(self.spelled(words.NOTHING_FOUND if self._narrowed else words.NO_ENTRIES))
        self._in_full()
        self.refresh_bindings()

    def _begun(self) -> list[Row]:
        """What is not finished yet stands before everything."""
        rows = [
            Row(f"{DRAFT}{each.draft.id}", (each.title,), BEGUN.format(each.answered, each.items))
            for each in self.workspace.journal.begun()
        ]
        return [heading(words.NOT_FINISHED), *rows] if rows else []

    @property
    def _narrowed(self) -> bool:
        """Whether less than everything is shown."""
        return bool(self.form or self.subscale or self.search)

    @on(OptionList.OptionHighlighted, "#entries")
    def _in_full(self) -> None:
        """Show the first words of what is under the cursor where its row has little room."""
        here = self.query_one(RowList).chosen
        excerpts = {each.id: each.excerpt for each in self._entries()}
        self.query_one("#full", Literal).update(excerpts.get(here or "", ""))

    @on(OptionList.OptionSelected, "#entries")
    def _selected(self) -> None:
        self.action_read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action == "delete":
            chosen = self.query_one(RowList).chosen if self.is_mounted else None
            return chosen is not None and not chosen.startswith(DRAFT)
        if action in ("search", "filter"):
            return bool(self.workspace.journal.entries())
        return True

    def action_read(self) -> None:
        """Read what is under the cursor, or go on with it."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None and chosen.startswith(DRAFT):
            places.go_on_with(self.growth, chosen.removeprefix(DRAFT), self._show)
        elif chosen is not None:
            places.open_reflection(self.growth, chosen)

    def action_write(self) -> None:
        """Choose what to write."""
        places.open_write(self.growth)

    def action_repairs(self) -> None:
        """See where the repairs stand."""
        from growth_tui.tui.screens.repairs import RepairsScreen

        self.app.push_screen(RepairsScreen())

    def action_beliefs(self) -> None:
        """See the beliefs over time."""
        from growth_tui.tui.screens.beliefs import BeliefsScreen

        self.app.push_screen(BeliefsScreen())

    def action_body(self) -> None:
        """See what comes back in the body."""
        from growth_tui.tui.screens.body import BodyScreen

        self.app.push_screen(BodyScreen())

    def action_delete(self) -> None:
        """Delete what is under the cursor, after asking."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            delete_reflection(self.growth, chosen, self._show)

    def action_search(self) -> None:
        """Type what to look for."""
        line = self.query_one("#search", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        self.search = event.value
        self._show()

    @on(Input.Submitted, "#search")
    def _to_the_list(self) -> None:
        self.query_one(RowList).focus()

    def action_filter(self) -> None:
        """Choose one kind of entry, or one facet."""
        journal = self.workspace.journal
        options = [
            (ALL, words.EVERYTHING.capitalize()),
            *((f"form {name}", title) for name, title in journal.forms()),
            *((f"subscale {name}", title) for name, title in journal.subscales()),
        ]
        now = f"form {self.form}" if self.form else f"subscale {self.subscale}"
        self.app.push_screen(
            ChooseScreen(
                words.WHICH_ENTRIES, options, [now if self.form or self.subscale else ALL]
            ),
            self._narrow,
        )

    def _narrow(self, chosen: list[str] | None) -> None:
        """Show only what was chosen."""
        if chosen:
            kind, _, name = chosen[0].partition(" ")
            self.form = name if kind == "form" else None
            self.subscale = name if kind == "subscale" else None
            self._show()

    def action_everything(self) -> None:
        """Show everything again; where it does, go Home."""
        if not self._narrowed and self.focused is not self.query_one("#search"):
            self.growth.action_go("home")
            return
        self.form = self.subscale = None
        line = self.query_one("#search", Input)
        line.value = self.search = ""
        line.display = False
        self._show()
        self.query_one(RowList).focus()
