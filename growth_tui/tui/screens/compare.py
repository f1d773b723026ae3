"""Two results side by side: scores, the questions that moved most, what stayed, both notes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from growth_tui import dates, words
from growth_tui.measure.compare import moved_finding, telling
from growth_tui.measure.items import ItemChange, moved_most
from growth_tui.measure.wording import counts
from growth_tui.records import Result
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.findings import Findings
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.paired_bars import PairedBars
from growth_tui.workspace.picking import in_order
from growth_tui.workspace.sentences import Sentence, all_said

MOST = 5


class CompareScreen(BaseScreen):
    """Positions of both with bars, the earlier one first; `a` and `b` choose other times."""

    CSS_PATH = "compare.tcss"
    HELP_TEXT = words.HELP_COMPARE
    BINDINGS = [
        Binding("w", "why", "why?", id="compare.why"),
        Binding("a", "choose('first')", "first time", id="compare.first"),
        Binding("b", "choose('second')", "second time", id="compare.second"),
        Binding("s", "sensitive", "sensitive", id="compare.sensitive"),
        Binding("escape", "leave", "leave", id="compare.leave"),
    ]

    def __init__(self, first: Result, second: Result) -> None:
        super().__init__()
        self.first, self.second = in_order(first, second)
        self._reasons: tuple[Sentence, ...] = ()
        self._sensitive = False

    @property
    def heading(self) -> str:
        """The form."""
        return self.workspace.library.title(self.second.form.assessment)

    @property
    def aside(self) -> str:
        """Both days."""
        return f"{dates.day(self.first.taken_at)} and {dates.day(self.second.taken_at)}"

    def compose_body(self) -> ComposeResult:
        """Filled when the two are known."""
        yield VerticalScroll(id="compared", classes="body")

    async def on_mount(self) -> None:
        """Show the two."""
        await self._show()

    async def _show(self) -> None:
        """Compare, and show it from the top."""
        self.retitle()
        compared = self.workspace.profiles.compare(
            self.first, self.second, sensitive=self._sensitive
        )
        told = telling(compared)
        moved = moved_most(compared.items, MOST)
        every = [each.finding for each in compared.scores.values()]
        self._reasons = all_said(
            [*told, moved_finding(moved), *every] if compared.comparability.ok else told
        )
        body = self.query_one("#compared", VerticalScroll)
        await body.remove_children()
        await body.mount(
            PairedBars(compared.scores.values(), self.first.taken_at, self.second.taken_at),
            Findings(all_said(told)),
            *self._items(words.MOVED_MOST, moved),
            *self._items(words.STAYED, compared.stayed),
            *self._notes(self.first),
            *self._notes(self.second),
        )
        body.focus()

    def _items(self, title: str, items: tuple[ItemChange, ...]) -> list[Literal]:
        """Questions with both answers in words."""
        if not items:
            return []
        lines = [
            Content.assemble(
                each.text,
                (f"\n  {_answers(each)}", "$quiet"),
            )
            for each in items
        ]
        return [
            Literal(title, classes="section-title"),
            Literal(Content("\n").join(lines), classes="prose items"),
        ]

    def _notes(self, result: Result) -> list[Literal]:
        """The notes of one time."""
        notes = self.workspace.profiles.notes(result, sensitive=self._sensitive)
        if not notes:
            return []
        lines = [Content.assemble((item, "$quiet"), f"\n  {note}") for item, note in notes]
        title = words.NOTES_OF.format(dates.day(result.taken_at))
        return [
            Literal(title, classes="section-title"),
            Literal(Content("\n").join(lines), classes="prose items"),
        ]

    def action_why(self) -> None:
        """Say how the sentences come about."""
        from growth_tui.tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(self._reasons))

    async def action_sensitive(self) -> None:
        """Show what the form marks as sensitive, or hide it again."""
        self._sensitive = not self._sensitive
        await self._show()

    def action_choose(self, which: str) -> None:
        """Choose another time for one of the two."""
        from growth_tui.tui.screens.choose import ChooseScreen

        results = self.workspace.history.results(self.second.form.assessment)[::-1]
        options = [(each.id, dates.day(each.taken_at)) for each in results]
        now = self.first if which == "first" else self.second

        async def chose(chosen: list[str] | None) -> None:
            if chosen:
                found = next(each for each in results if each.id == chosen[0])
                other = self.second if which == "first" else self.first
                if found.id == other.id:
                    self.notify(words.TWO_TIMES, markup=False)
                    return
                self.first, self.second = in_order(found, other)
                await self._show()

        self.app.push_screen(ChooseScreen(words.WHICH_TIME, options, [now.id]), chose)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def _answers(item: ItemChange) -> str:
    """Both answers in words, once where they are the same, and which way a turned one counts."""
    if item.a == item.b:
        return item.b_label
    return f"{item.a_label} → {item.b_label}{counts(item.change or 0.0, turned=item.turned)}"
