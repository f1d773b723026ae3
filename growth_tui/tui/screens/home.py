"""Home: what is due, what was begun, what was promised, what moved. Never a private word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList

from growth_tui import dates, words
from growth_tui.drawing.sparkline import sparkline
from growth_tui.rounding import whole
from growth_tui.tui import places
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import apart
from growth_tui.words import home as home_words
from growth_tui.workspace.home import HomeView, Moved

if TYPE_CHECKING:
    from growth_tui.workspace.movement import Movement

SPARK = 12


class HomeScreen(MainScreen):
    """Each line opens what it names."""

    PLACE = "home"
    HELP_TEXT = home_words.HELP_HOME
    BINDINGS = [
        Binding("w", "why", "why?", id="home.why"),
        Binding("r", "app.report", "report", id="home.report"),
        Binding("t", "app.timeline", "timeline", id="home.timeline"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._moved_lines: tuple[Moved, ...] = ()

    @property
    def heading(self) -> str:
        """The app's name."""
        return "Growth"

    @property
    def aside(self) -> str:
        """Today."""
        return dates.weekday_and_day(self.workspace.now().date())

    def compose_body(self) -> ComposeResult:
        """One list."""
        with Page(classes="body"):
            yield RowList(id="rows")

    def on_screen_resume(self) -> None:
        """Show what is true now; the words for what moved follow when the lines stand."""
        self.retitle()
        view = self.workspace.home()
        self._moved_lines = view.moved
        rows = self.query_one(RowList)
        rows.show(self._rows(view, {}))
        rows.focus()
        if view.moved:
            self.call_after_refresh(self._say_what_moved, view)

    def _say_what_moved(self, view: HomeView) -> None:
        """Add what moved to the lines."""
        from growth_tui.workspace.movement import movement

        said = {each.assessment: movement(each, self.workspace.library) for each in view.moved}
        self.query_one(RowList).show(self._rows(view, said))

    def _rows(self, view: HomeView, said: dict[str, Movement]) -> list[Row]:
        """The four questions, those without an answer left out."""
        groups = [
            self._today(view),
            self._moved(view, said),
            self._practice(view),
            self._care(view),
        ]
        rows: list[Row] = []
        for group in groups:
            if group:
                rows += [*([heading()] if rows else []), *group]
        return rows

    def _today(self, view: HomeView) -> list[Row]:
        """What is due, what was begun, and what wants another look."""
        begun = {each.draft.form.assessment for each in view.begun}
        rows = [
            Row(
                f"draft {each.draft.id}",
                (each.title, home_words.BEGUN.format(each.answered, each.items)),
                home_words.TO_GO_ON,
            )
            for each in view.begun
        ]
        rows += [
            Row(
                f"form {each.assessment}",
                (each.title, words.due_phrase(each.on, each.days)),
                home_words.TO_BEGIN,
            )
            for each in view.due
            if each.assessment not in begun
        ]
        if view.promises_past:
            rows.append(
                Row("consult past", (home_words.promises_past(view.promises_past),), wide=True)
            )
        if view.repairs_due:
            rows.append(Row("repairs due", (home_words.repairs(view.repairs_due),), wide=True))
        if not rows and view.newcomer:
            rows = [Row(f"form {words.BASELINE}", (words.FIRST_STEP,), home_words.TO_BEGIN)]
        if not rows:
            return [heading("Today"), heading(f"  {home_words.NOTHING_DUE}")]
        return [heading("Today"), *rows]

    def _moved(self, view: HomeView, said: dict[str, Movement]) -> list[Row]:
        """Where each assessment stands, with a small line of the last year."""
        rows = [
            Row(f"moved {each.assessment}", self._movement(each, said.get(each.assessment)))
            for each in view.moved
        ]
        return [heading("What moved", "last 12 months"), *rows] if rows else []

    def _movement(self, moved: Moved, found: Movement | None) -> tuple[str, ...]:
        """Title, position, line, change."""
        latest = "–" if moved.latest is None else whole(moved.latest)
        line = sparkline(found.positions if found else moved.unbroken, SPARK)
        return (moved.title, f"{latest:>3}", line, found.words if found else "")

    def _practice(self, view: HomeView) -> list[Row]:
        """Promises, open repairs and the next consultation."""
        rows = []
        if view.promises:
            said = home_words.promises(
                view.promises, view.next_promise, self.workspace.now().date()
            )
            rows.append(Row("consult promises", ("Promises", said)))
        if view.repairs:
            rows.append(Row("repairs", (home_words.REPAIRS, home_words.open_repairs(view.repairs))))
        if view.next_consultation or view.questions:
            said = home_words.next_consultation(view.next_consultation, view.questions)
            rows.append(Row("consult", ("Next consultation", said)))
        return rows

    def _care(self, view: HomeView) -> list[Row]:
        """What the data itself needs."""
        rows = [Row("apart", (apart.count(view.apart),), wide=True)] if view.apart else []
        return [*rows, *([heading(home_words.damaged(view.damaged))] if view.damaged else [])]

    @on(OptionList.OptionHighlighted, "#rows")
    def _moved_on(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say why on lines that say what moved."""
        return action != "why" or self._moved_here is not None

    @property
    def _moved_here(self) -> Moved | None:
        """What moved on the line under the cursor."""
        chosen = self.query_one(RowList).chosen if self.is_mounted else None
        found = (each for each in self._moved_lines if f"moved {each.assessment}" == chosen)
        return next(found, None)

    def action_why(self) -> None:
        """Say how the words on the line come about."""
        from growth_tui.tui.screens.why import WhyScreen
        from growth_tui.workspace.movement import reasons

        if self._moved_here is not None:
            self.app.push_screen(WhyScreen(reasons(self._moved_here, self.workspace)))

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what the line under the cursor names."""
        kind, _, name = (self.query_one(RowList).chosen or "").partition(" ")
        if kind == "form":
            places.open_intro(self.growth, name)
        elif kind == "draft":
            places.go_on_with(self.growth, name, self.on_screen_resume)
        elif kind == "moved":
            places.open_progress(self.growth, name)
        elif kind == "repairs":
            places.open_repairs(self.growth)
        elif kind == "consult":
            self.growth.action_go(kind)
        elif kind == "apart":
            self._settle()

    def _settle(self) -> None:
        """Show the versions of the first record that was edited in two places."""
        if found := self.workspace.apart.all():
            places.open_apart(self.growth, *found[0], lambda _: None)
