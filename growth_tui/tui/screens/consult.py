"""Consult: the next session, questions to bring, promises, the log of sessions."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates
from growth_tui.plain_text import clean_line
from growth_tui.records import Commitment, Consultation, Question
from growth_tui.tui import places
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import consult as words
from growth_tui.words.practice import COMMITMENT_STATES, WORKED_ON

_REMOVALS = {
    "question": ("questions", words.DELETE_QUESTION),
    "promise": ("commitments", words.DELETE_PROMISE),
    "session": ("consultations", words.DELETE_SESSION),
}
"""What each line is kept as, and what is asked before it is removed."""


class ConsultScreen(MainScreen):
    """One list of everything between two assessments; the text under the cursor stands below it."""

    PLACE = "consult"
    CSS_PATH = "consult.tcss"
    HELP_TEXT = words.HELP_CONSULT
    BINDINGS = [
        Binding("a", "question", "question", id="consult.question"),
        Binding("g", "gather", "suggest", id="consult.gather"),
        Binding("p", "promise", "promise", id="consult.promise"),
        Binding("l", "session", "log", id="consult.session"),
        Binding("r", "app.report", "report", id="consult.report"),
        Binding("d", "remove", "remove", id="consult.remove"),
        Binding("t", "app.timeline", "timeline", show=False, id="consult.timeline"),
    ]

    @property
    def heading(self) -> str:
        """The name of the place."""
        return words.CONSULT

    @property
    def aside(self) -> str:
        """Today, against which every day here is read."""
        return dates.weekday_and_day(self.today)

    @property
    def today(self) -> date:
        """The local day."""
        return self.workspace.now().date()

    def compose_body(self) -> ComposeResult:
        """The list, and what is under the cursor in full."""
        with Vertical(classes="body"):
            yield RowList(id="practice")
            yield Literal(id="full", classes="prose")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        self.retitle()
        self._show()
        self.query_one(RowList).focus()

    def _show(self) -> None:
        """Draw the list anew."""
        self._texts: dict[str, tuple[str, Row]] = {}
        groups = [
            self._next(),
            self._questions(),
            self._promises(),
            self._sessions(),
            self._ended(),
        ]
        rows = [row for group in groups if group for row in (*group, heading())]
        self.query_one(RowList).show(rows[:-1])
        self.refresh_bindings()

    def _none(self, said: str) -> Row:
        """That there is nothing of a sort, and the key that begins it."""
        return heading(f"  {self.spelled(said)}")

    def _next(self) -> list[Row]:
        """The next session; one that is planned can be opened."""
        upcoming = self.workspace.consultations.upcoming()
        if upcoming is None:
            return [heading(words.NEXT_CONSULTATION, words.NO_DAY)]
        said = words.next_line(upcoming.on, upcoming.with_whom)
        return [heading(words.NEXT_CONSULTATION, said)]

    def _questions(self) -> list[Row]:
        """The questions that wait."""
        waiting = self.workspace.questions.waiting()
        rows = [self._question(each) for each in waiting] or [self._none(words.NO_QUESTIONS)]
        return [heading(words.QUESTIONS, str(len(waiting)) if waiting else ""), *rows]

    def _question(self, question: Question) -> Row:
        return self._wide(f"question {question.id}", question.text, "")

    def _promises(self) -> list[Row]:
        """The open promises, those due first coming first."""
        standing = self.workspace.commitments.open()
        past = len(self.workspace.commitments.overdue())
        rows = [self._promise(each) for each in standing] or [self._none(words.NO_PROMISES)]
        said = words.count_open(len(standing), past) if past else ""
        return [heading(words.PROMISES, said), *rows]

    def _ended(self) -> list[Row]:
        """The promises kept, changed or let go, the latest first."""
        closed = [self._promise(each) for each in self.workspace.commitments.closed()]
        return [heading(words.CLOSED), *closed] if closed else []

    def _promise(self, promise: Commitment) -> Row:
        last = words.until(promise.due, self.today)
        if not promise.open:
            last = COMMITMENT_STATES[promise.state]
        return self._wide(f"promise {promise.id}", promise.text, last)

    def _sessions(self) -> list[Row]:
        """The sessions, the latest one first."""
        sessions = [*reversed(self.workspace.consultations.all())]
        if (begun := self.workspace.consultations.begun()) is not None:
            sessions.insert(0, begun)
        rows = [self._session(each) for each in sessions] or [self._none(words.NO_SESSIONS)]
        return [heading(words.SESSIONS), *rows]

    def _session(self, session: Consultation) -> Row:
        worked_on = ", ".join(WORKED_ON.get(each, each) for each in session.worked_on)
        last = words.PLANNED if session.held_on > self.today else ""
        row = Row(
            f"session {session.id}",
            (dates.day(session.held_on), session.with_whom, worked_on),
            words.BEGUN if session.begun else last,
        )
        self._texts[row.id] = (session.agreed, row)
        return row

    def _wide(self, name: str, text: str, last: str) -> Row:
        """A row of a text, of which what does not fit is shown below the list."""
        row = Row(name, (clean_line(text),), last, wide=True)
        self._texts[name] = (text, row)
        return row

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Remove only where there is something to remove."""
        return action != "remove" or (self.is_mounted and bool(self._chosen()[0]))

    @on(OptionList.OptionHighlighted, "#practice")
    def _in_full(self) -> None:
        """Show the text under the cursor in full, where its row does not."""
        rows = self.query_one(RowList)
        text, row = self._texts.get(rows.chosen or "", ("", heading()))
        if row.wide and rows.holds(row):
            text = ""
        self.query_one("#full", Literal).update(text)

    @on(OptionList.OptionSelected, "#practice")
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor."""
        kind, name = self._chosen()
        if kind == "question":
            places.open_question(self.growth, name)
        elif kind == "promise":
            places.open_promise(self.growth, name)
        elif kind == "session":
            places.open_session(self.growth, name)

    def _chosen(self) -> tuple[str, str]:
        """The kind and the id under the cursor, empty where there is nothing."""
        kind, _, name = (self.query_one(RowList).chosen or "").partition(" ")
        return kind, name

    def action_question(self) -> None:
        """Note a question."""
        places.open_question(self.growth)

    def action_promise(self) -> None:
        """Make a promise that belongs to no result."""
        places.open_new_promise(self.growth)

    def action_session(self) -> None:
        """Log a session."""
        places.open_session(self.growth)

    def action_gather(self) -> None:
        """Offer the questions that the records suggest."""
        offered = self.workspace.suggestions.all()
        if not offered:
            self.notify(words.NOTHING_SUGGESTED, markup=False)
            return
        options = [
            (str(number), words.OWN_WORDS.format(each.text) if each.private else each.text)
            for number, each in enumerate(offered)
        ]

        def add(chosen: list[str] | None) -> None:
            for number in chosen or ():
                each = offered[int(number)]
                add_one = partial(self.workspace.questions.add, each.text)
                self.growth.attempt(partial(add_one, each.source, each.source_id))
            self._show()

        self.app.push_screen(ChooseScreen(words.SUGGESTED, options, [], several=True), add)

    def action_remove(self) -> None:
        """Remove what is under the cursor, after asking."""
        kind, name = self._chosen()
        if kind not in _REMOVALS:
            return
        record, question = _REMOVALS[kind]

        def remove(yes: bool | None) -> None:
            if yes and self.growth.attempt(lambda: self.workspace.delete(record, name)):
                self._show()

        self.app.push_screen(ConfirmScreen(question, words.REMOVE, words.KEEP), remove)
