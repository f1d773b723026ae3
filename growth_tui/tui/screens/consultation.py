"""One session: what it was about and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.timer import Timer
from textual.widgets import Button, Input, TextArea

from growth_tui import dates
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.records import Consultation, Question
from growth_tui.records import consultations as codes
from growth_tui.tui.screens.apart import MayBeApart
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.unkept import ask_to_throw_away
from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.day_field import DayField
from growth_tui.tui.widgets.labelled import Labelled
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.text_field import QUIET_SECONDS
from growth_tui.words import consult as words
from growth_tui.words import not_saved
from growth_tui.words.practice import WORKED_ON
from growth_tui.workspace.consultations import SessionNotes

Said = tuple[SessionNotes, tuple[str, ...], tuple[str, ...]]
"""A session as it stands on the screen, the ids of the questions ticked, and the days as typed."""

LONG = (
    ("strategies", words.STRATEGIES),
    ("agreed", words.AGREED),
    ("notes", words.NOTES),
)


class ConsultationScreen(BaseScreen, MayBeApart):
    """Keep puts the session in the log; leaving asks first where something was written.

    What is written is held on disk at once, so that it outlives the program: a new session as one
    that is begun, an old one in its own place, put back as it was where the change is thrown away.
    """

    CSS_PATH = "consultation.tcss"
    HELP_TEXT = words.HELP_SESSION
    BINDINGS = [
        Binding("escape", "leave", "leave", id="session.leave"),
        Binding("tab", "app.focus_next", "on", key_display="Tab", id="session.on"),
        Binding("shift+tab", "app.focus_previous", "Back", show=False, id="session.back"),
    ]

    def __init__(self, session: Consultation | None = None) -> None:
        super().__init__()
        self.session = session
        self._original = session if session is not None and not session.begun else None
        self._timer: Timer | None = None
        self._held: Said | None = None
        self._at_first: Said | None = None
        self._offered: list[Question] = []

    @property
    def heading(self) -> str:
        """The day of the session, or that one is being logged."""
        if self._original is None:
            return words.LOG_SESSION
        return words.SESSION_ON.format(dates.day(self._original.held_on))

    @property
    def record(self) -> tuple[str, str] | None:
        """The session, where it is not a new one."""
        return ("consultations", self.session.id) if self.session else None

    def compose_body(self) -> ComposeResult:
        """The fields, in the order in which one remembers a session."""
        known = self.session
        today = self.workspace.now().date()
        with VerticalScroll(id="fields", classes="body", can_focus=False):
            yield from self.say_apart()
            held_on = known.held_on if known else today
            yield DayField(words.HELD_ON, held_on, today, ahead=False, id="held-on")
            whom = known.with_whom if known else self._usual_whom()
            yield Labelled(words.WITH_WHOM, Input(whom, id="with"))
            yield Literal(words.WORKED_ON, classes="section-title")
            yield Choices(among_others=True, id="worked-on")
            yield Labelled(words.OWN_WORD, Input(self._own_word(), select_on_focus=False, id="own"))
            for name, title in LONG:
                yield Literal(title, classes="section-title")
                yield TextArea(
                    getattr(known, name) if known else "",
                    soft_wrap=True,
                    tab_behavior="focus",
                    show_line_numbers=False,
                    id=name,
                )
            self._offered = self.workspace.questions.for_session(known)
            if self._offered:
                yield Literal(words.BROUGHT_WHICH, classes="section-title")
                yield Choices(among_others=True, id="brought")
            next_on = known.next_on if known else None
            yield DayField(words.NEXT_ON, next_on, today, ahead=True, id="next-on")
            yield Choices(among_others=True, id="phase")
        with Horizontal(id="ways"):
            yield Button(words.KEEP_SESSION, id="keep")
            yield Literal(id="status")

    def on_mount(self) -> None:
        """Fill the lists, and begin at the top, or with what came of it."""
        known = self.session
        worked_on = [code for code in (known.worked_on if known else ()) if code in WORKED_ON]
        self.query_one("#worked-on", Choices).offer(
            _rows([(code, WORKED_ON[code]) for code in codes.WORKED_ON]), worked_on, several=True
        )
        if self._offered:
            brought = [each.id for each in self._offered if each.brought_to is not None]
            rows = _rows([(each.id, each.text) for each in self._offered])
            self.query_one("#brought", Choices).offer(rows, brought, several=True)
        phase = ["phase"] if known and known.begins_phase else []
        self.query_one("#phase", Choices).offer(
            _rows([("phase", words.PHASE)]), phase, several=True
        )
        self._held = self._at_first = self._said()
        self.query("Input").first().focus()

    def _usual_whom(self) -> str:
        """The initials of last time."""
        last = self.workspace.consultations.last()
        return last.with_whom if last else ""

    def _own_word(self) -> str:
        """What was worked on in one's own words."""
        known = self.session.worked_on if self.session else ()
        return ", ".join(each for each in known if each not in WORKED_ON)

    def _said(self) -> Said:
        """Everything as it stands on the screen."""
        held = self.query_one("#held-on", DayField).value
        today = self.workspace.now().date()
        own = clean_line(self.query_one("#own", Input).value)
        worked_on = [*_ticked(self.query_one("#worked-on", Choices)), *([own] if own else [])]
        notes = SessionNotes(
            held_on=held or (self.session.held_on if self.session else today),
            with_whom=self.query_one("#with", Input).value,
            worked_on=tuple(worked_on),
            **{name: self.query_one(f"#{name}", TextArea).text for name, _ in LONG},
            next_on=self.query_one("#next-on", DayField).value,
            begins_phase=bool(_ticked(self.query_one("#phase", Choices))),
        )
        brought = tuple(_ticked(each) for each in self.query("#brought").results(Choices))
        days = tuple(field.text for field in self.query(DayField))
        return notes, tuple(brought[0]) if brought else (), days

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Hold what was written after a moment's pause."""
        self._stop_timer()
        self._timer = self.set_timer(QUIET_SECONDS, self.flush)

    def on_key(self, event: events.Key) -> None:
        """A tick is held at once."""
        if isinstance(self.focused, Choices):
            self.call_after_refresh(self.flush)

    def on_descendant_blur(self) -> None:
        """Leaving a field holds what is in it."""
        self.flush()

    @on(Choices.Taken)
    @on(Input.Submitted)
    def _on(self) -> None:
        """Enter goes on to the next field."""
        self.screen.focus_next()

    def flush(self) -> None:
        """Hold what changed against loss; say so, or why not."""
        if not self.is_mounted or self._held is None:
            return
        said = self._said()
        if said[:2] == self._held[:2]:  # a day that is none cannot be held
            return
        if self._attempt(lambda: self._save(said[0], begun=self._original is None)):
            self._held = said
            self._tell(words.HELD)

    def _save(self, notes: SessionNotes, *, begun: bool) -> Consultation:
        """Put the session on disk, in the log or as one that is begun; raises Problem."""
        sessions = self.workspace.consultations
        if self.session is None:
            self.session = sessions.log(notes, begun=begun)
        else:
            self.session = sessions.edit(self.session, notes, begun=begun)
        return self.session

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        """Put it in the log; where that does not succeed, everything stays as it is."""
        for field in self.query(DayField):
            if field.faulty:
                field.query_one(Input).focus()  # what is wrong with it stands below it
                return
        said = notes, brought, _ = self._said()

        def keep() -> None:
            session = self._save(notes, begun=False)
            self.workspace.questions.brought_are(brought, session.id)

        unchanged = self._original is not None and said == self._at_first
        if unchanged or self._attempt(keep):
            self._go()

    def may_leave(self) -> bool:
        """Whether nothing is written here that would be lost."""
        return self._said() == self._at_first and bool(self._original or not self.session)

    def after_keeping(self, kept: bool | None) -> None:
        """Leave once one was kept: what stands here is of before."""
        if kept:
            self._go()

    def action_leave(self) -> None:
        """Leave, asking first where there is something to lose."""

        def throw_away() -> None:
            sessions, session = self.workspace.consultations, self.session
            if session is None or self._attempt(
                lambda: sessions.throw_away(session, self._original)
            ):
                self._go()

        if self.may_leave():
            self._go()
        else:
            ask_to_throw_away(self.app, throw_away)

    def _go(self) -> None:
        """Leave, holding nothing any more."""
        self._stop_timer()
        self._held = None
        self.dismiss()

    def _stop_timer(self) -> None:
        """Wait no longer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _attempt(self, change: Callable[[], object]) -> bool:
        """Make a change that must reach the disk; say why where it did not."""
        try:
            change()
        except Problem as problem:
            self._tell(not_saved(problem), bad=True)
            return False
        return True

    def _tell(self, text: str, *, bad: bool = False) -> None:
        """Say what became of what was written."""
        status = self.query_one("#status", Literal)
        status.update(text)
        status.set_class(bad, "-bad")


def _rows(options: list[tuple[str, str]]) -> tuple[AnswerRow, ...]:
    """Rows that are ticked by their number."""
    return tuple(
        AnswerRow(str(number), title, name) for number, (name, title) in enumerate(options, start=1)
    )


def _ticked(choices: Choices) -> list[str]:
    """The ids that are ticked."""
    return list(choices.answer) if isinstance(choices.answer, list) else []
