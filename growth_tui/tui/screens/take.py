"""One question at a time, each answer kept before the next one shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from growth_tui import words
from growth_tui.instrument.answers import nonresponse_code
from growth_tui.instrument.model import TEXTUAL, Item
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.note import NoteScreen
from growth_tui.tui.screens.unkept import ask_to_throw_away
from growth_tui.tui.widgets.body_map import BodyMap
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.number_field import NumberField
from growth_tui.tui.widgets.progress_line import ProgressLine
from growth_tui.tui.widgets.question_field import QuestionField
from growth_tui.tui.widgets.question_page import QuestionPage
from growth_tui.tui.widgets.text_field import TextField
from growth_tui.workspace.leading import Leading
from growth_tui.workspace.session import Session, took_work


class TakeScreen(BaseScreen):
    """A session's questions. The widgets are made once and reused for every question."""

    CSS_PATH = "take.tcss"
    AUTO_FOCUS = ""  # each question gives the focus to its own field, and starts at its head
    BINDINGS = [
        # Named at the foot only where there is nothing to answer.
        Binding("enter", "read_on", "go on", id="take.enter"),
        Binding("enter", "forward", "Go on", show=False, id="take.enter"),
        # The way through comes first: where the foot is full, the last keys give way.
        Binding("left,h", "back", "back", id="take.back"),
        Binding("right,l", "forward", "on", id="take.forward"),
        Binding("e", "example", "one concrete time", id="take.example"),
        Binding("n", "note", "note", id="take.note"),
        Binding("s", "skip", "skip", id="take.skip"),
        Binding("r", "review", "review", id="take.review"),
        Binding("escape", "leave", "leave", id="take.leave"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._wants_example: Item | None = None

    @property
    def heading(self) -> str:
        """The form and the section."""
        section = self.session.place.section.title
        title = self.session.instrument.title
        return f"{title} · {section}" if section and section != title else title

    @property
    def aside(self) -> str:
        """How far along."""
        place = self.session.place
        return words.OF.format(place.number, place.total)

    def compose_body(self) -> ComposeResult:
        """The bar, the question, the answers, the note, and a line that says it is saved."""
        yield ProgressLine(id="progress")
        yield QuestionPage()
        yield Literal(id="note", classes="quiet")
        yield Literal(id="status")

    async def on_mount(self) -> None:
        """Ask the first question."""
        self._leading = Leading(self.workspace, self.session.draft)
        await self._ask()

    @property
    def _page(self) -> QuestionPage:
        return self.query_one(QuestionPage)

    @property
    def _field(self) -> QuestionField:
        return self._page.field

    async def _ask(self, status: str = "") -> None:
        """Show the question that the session is at, and what became of the one before."""
        item = self.session.item
        general = words.HELP_BODY if item.type == "body" else words.HELP_TAKE
        self.HELP_TEXT = f"{item.help}\n\n{general}" if item.help else general
        self.retitle()
        place = self.session.place
        self.query_one("#progress", ProgressLine).share = place.number / max(1, place.total)
        self._show_note()
        self._status(status)
        lead = self._leading.to_question(self.session)
        await self._page.ask(item, lead, self.session.answer_to(item))
        self.refresh_bindings()

    @on(Choices.Undecided)
    def _undecided(self) -> None:
        """Say what answers: Enter, pressed to go on, must never become the first answer."""
        several = self.session.item.type == "multiple_choice"
        self._status(words.UNDECIDED_SEVERAL if several else words.UNDECIDED)

    @on(Choices.Typed)
    def _row_typed(self) -> None:
        """Say what takes the row whose number was typed."""
        several = self.session.item.type == "multiple_choice"
        self._status(words.SPACE_TICKS if several else words.ENTER_TAKES)

    @on(TextField.Typing)
    @on(NumberField.Typed)
    def _typing(self) -> None:
        """Say nothing of being saved while something is not yet."""
        self._status("")

    @on(TextField.Paused)
    @on(Choices.Ticked)
    @on(BodyMap.Changed)
    def _changed(self) -> None:
        """Keep what stands there at once."""
        self.flush()

    @on(Choices.Taken)
    @on(NumberField.Taken)
    async def _taken(self, message: Choices.Taken | NumberField.Taken) -> None:
        """Keep the answer; only when it is on disk, go on."""
        message.stop()
        await self._answer(message.value)

    @on(TextField.Done)
    @on(BodyMap.Done)
    async def _done(self) -> None:
        """Go on from a text, or from the body."""
        if self.flush():
            await self._go_on(kept=self.session.answer_to(self.session.item) is not None)

    async def _answer(self, value: Any) -> None:
        """Keep an answer and go on, asking first where it would take away what took work."""

        async def answer(yes: bool | None) -> None:
            if yes:
                await self._put(value)

        stands = (self.session.answer_to(self.session.item), self._field.value)
        says_none = value is None or nonresponse_code(value) is not None
        if says_none and any(took_work(each) for each in stands):
            question = ConfirmScreen(words.TAKES_AWAY, words.DO_TAKE_AWAY, words.KEEP_ANSWER)
            self.app.push_screen(question, answer)
        else:
            await self._put(value)

    async def _put(self, value: Any) -> None:
        """Keep an answer to the question asked now, and go on."""
        item = self.session.item
        value = None if value == [] else value
        if value == self.session.answer_to(item) or self._keep(lambda: self.session.answer(value)):
            if self._field.value != value:
                self._field.offer(value)
            await self._go_on(kept=value is not None)
        else:
            self._field.redraw()

    def _keep(self, change: Callable[[], None]) -> bool:
        """Make a change that must reach the disk, and say whether it did."""
        try:
            change()
        except Problem as problem:
            self._status(words.not_saved(problem), bad=True)
            return False
        self._status(words.SAVED)
        return True

    def _status(self, text: str, *, bad: bool = False) -> None:
        """Say what became of the last answer."""
        status = self.query_one("#status", Literal)
        status.update(text)
        status.set_class(bad, "-bad")

    def flush(self) -> bool:
        """Keep what stands in the field and is not kept yet; False where that did not succeed."""
        field, item = self._field, self.session.item
        unchanged = field.item is not item or field.value == self.session.answer_to(item)
        return unchanged or self._keep(lambda: self.session.answer(field.value))

    async def action_forward(self) -> None:
        """The next question, or after the last one the review."""
        before = self.session.draft
        if self.flush():
            await self._go_on(kept=self.session.draft is not before)

    async def action_read_on(self) -> None:
        """Go on from a text that asks nothing."""
        await self.action_forward()

    async def _go_on(self, *, kept: bool) -> None:
        """Go on; `kept` says that an answer was kept just now."""
        if kept:
            self._wants_example = self.session.item if self.session.wants_example else None
        if not self.session.forward():
            self._open_review()
        elif kept:
            await self._ask(self._said_of_kept())
        else:
            await self._ask()

    def _said_of_kept(self) -> str:
        """That it is saved; where it asks for an example and a key can add it, that too."""
        if self._wants_example is None or self.session.item.type in TEXTUAL:
            return words.SAVED
        return f"{words.SAVED} {self.spelled(words.ASK_EXAMPLE)}"

    async def action_back(self) -> None:
        """The question before."""
        if self.flush() and self.session.back():
            await self._ask()

    async def action_skip(self) -> None:
        """Prefer not to say."""
        await self._answer(self.session.refusal)

    def action_review(self) -> None:
        """See what is open before saving."""
        if self.flush():
            self._open_review()

    def _open_review(self) -> None:
        from growth_tui.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.session), self._after_review)

    async def _after_review(self, item_id: str | None) -> None:
        """Come back to the question chosen in the review."""
        if item_id is not None:
            self.session.go_to(item_id)
        await self._ask()

    def action_note(self) -> None:
        """Write a note on this question."""
        self._open_note(words.NOTE_TITLE, self.session.item)

    def action_example(self) -> None:
        """Write down one concrete time for the answer given last."""
        if self._wants_example is not None:
            self._open_note(words.EXAMPLE_TITLE, self._wants_example)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what means something here: a text that asks nothing is read, and that is all."""
        if action == "example":
            return self._wants_example is not None
        if action in ("note", "skip"):
            return self.session.item.asks
        if action == "read_on":
            return not self.session.item.asks
        return super().check_action(action, parameters)

    def _open_note(self, title: str, item: Item) -> None:
        """Open the small editor over the question."""

        def keep(text: str) -> bool:
            self.session.note(text, item)
            return True

        def then(kept: bool | None) -> None:
            if kept:
                self._wants_example = None
                self._show_note()
                self._status(words.SAVED)
                self.refresh_bindings()

        note = self.session.note_on(item)
        self.app.push_screen(NoteScreen(title, item.text, note, keep), then)

    def _show_note(self) -> None:
        """Show the note, if the question has one."""
        note = self.session.note_on(self.session.item)
        line = self.query_one("#note", Literal)
        line.update(words.NOTE_LINE.format(clean_line(note)))
        line.display = bool(note)

    def action_leave(self) -> None:
        """Leave; what was answered stays, and what cannot be kept is asked about."""
        if self.flush():
            self._leave()
        else:
            ask_to_throw_away(self.app, self._leave)

    def _leave(self) -> None:
        self.growth.attempt(self.session.leave)
        self.workspace.taking.release(self.session.draft)
        self.dismiss()
