"""One question at a time, each answer kept before the next one shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widget import Widget

from growth_tui import words
from growth_tui.instrument.model import TEXTUAL, Item
from growth_tui.problem import Problem
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.answer_rows import answer_rows
from growth_tui.tui.widgets.body_map import BodyMap
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.number_field import NumberField
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.progress_line import ProgressLine
from growth_tui.tui.widgets.text_field import TextField
from growth_tui.workspace.session import Session


class TakeScreen(BaseScreen):
    """A session's questions. The widgets are made once and reused for every question."""

    CSS_PATH = "take.tcss"
    AUTO_FOCUS = ""  # each question gives the focus to its own field, and starts at its head
    HELP_TEXT = words.HELP_TAKE
    BINDINGS = [
        Binding("enter", "forward", "Go on", show=False, id="take.enter"),
        Binding("n", "note", "note", id="take.note"),
        Binding("s", "skip", "skip", id="take.skip"),
        Binding("left,h", "back", "back", id="take.back"),
        Binding("right,l", "forward", "on", id="take.forward"),
        Binding("r", "review", "review", id="take.review"),
        Binding("escape", "leave", "leave", id="take.leave"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

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
        """The bar, the question, the answers, and a line that says it is saved."""
        yield ProgressLine(id="progress")
        with Page(id="question", classes="body"):
            yield Literal(id="period", classes="quiet prose")
            yield Literal(id="prompt", classes="prose")
            yield Literal(id="help", classes="quiet prose")
            yield Vertical(id="field")
            yield Literal(id="note", classes="quiet prose")
        yield Literal(id="status")

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self._ask()

    async def _ask(self, status: str = "") -> None:
        """Show the question that the session is at, and what became of the one before."""
        item = self.session.item
        self.retitle()
        place = self.session.place
        self.query_one("#progress", ProgressLine).share = place.number / max(1, place.total)
        self._say("#period", self._lead())
        self._say("#prompt", item.text)
        self._say("#help", item.help)
        self._show_note()
        self._status(status)
        await self._show_field(item)
        self.query_one("#question", Page).scroll_home(animate=False)

    def _lead(self) -> str:
        """The section's introduction where one begins, else the period that is asked about."""
        place, form = self.session.place, self.session.instrument
        if self.session.draft.looking_back_at is not None:
            return words.LOOKING_BACK_LEAD
        period = words.IN_PERIOD.format(form.recall_period) if form.recall_period else ""
        if place.opens_section and place.section.intro:
            return f"{place.section.intro}\n{period}".strip()
        return period

    def _say(self, selector: str, text: str) -> None:
        """Show a text, or nothing at all where there is none."""
        part = self.query_one(selector, Literal)
        part.update(text)
        part.display = bool(text)

    async def _show_field(self, item: Item) -> None:
        """Show the answers of this kind of item, made the first time they are needed."""
        maker = _FIELDS.get(item.type)
        name = f"field-{item.type.replace('_', '-')}"
        holder = self.query_one("#field", Vertical)
        for child in holder.children:
            child.display = child.id == name
        if maker is None:
            self.set_focus(None)
            return
        found = holder.query(f"#{name}")
        field = found.first() if found else maker()
        if not found:
            field.id = name
            await holder.mount(field)
        self._offer(field, item, self.session.answer_to(item))

    def _offer(self, field: Widget, item: Item, answer: Any) -> None:
        """Fill the field with what the item asks and what was answered before."""
        if isinstance(field, Choices):
            several = item.type == "multiple_choice"
            field.offer(answer_rows(item), answer, several=several, on_none=True)
            field.focus(scroll_visible=False)
        elif isinstance(field, NumberField | BodyMap):
            field.offer(item, answer)
        elif isinstance(field, TextField):
            field.offer(answer if isinstance(answer, str) else "")

    @on(Choices.Moved)
    def _follow_cursor(self, message: Choices.Moved) -> None:
        """Keep the answer under the cursor in sight."""
        scroll = self.query_one("#question", Page)
        offset = scroll.scroll_offset - scroll.content_region.offset
        scroll.scroll_to_region(message.row.translate(offset), animate=False)

    @on(Choices.Undecided)
    def _undecided(self) -> None:
        """Say what answers: Enter, pressed to go on, must never become the first answer."""
        several = self.session.item.type == "multiple_choice"
        self._status(words.UNDECIDED_SEVERAL if several else words.UNDECIDED)

    @on(Choices.Taken)
    @on(NumberField.Taken)
    async def _taken(self, message: Choices.Taken | NumberField.Taken) -> None:
        """Keep the answer; only when it is on disk, go on."""
        item = self.session.item
        if message.value in (None, []) and self.session.answer_to(item) is None:
            await self._go_on(kept=False)
            return
        kept = self._keep(lambda: self.session.answer(message.value))
        if kept and not self.session.wants_example:
            await self._go_on(kept=True)
            return
        for choices in self.query(Choices):
            choices.refresh()
        if kept:
            self._ask_example(item)

    @on(TextField.Typing)
    def _typing(self) -> None:
        """Say nothing of being saved while something is not yet."""
        self._status("")

    @on(TextField.Paused)
    def _paused(self, message: TextField.Paused) -> None:
        """Keep what was written so far."""
        self._say_kept(self._keep(lambda: self.session.answer(message.text)))

    @on(TextField.Done)
    async def _done(self) -> None:
        """Go on from a text."""
        await self._go_on(kept=True)

    @on(BodyMap.Changed)
    def _body_changed(self, message: BodyMap.Changed) -> None:
        """Keep the body's marks as they stand."""
        self._say_kept(self._keep(lambda: self.session.answer(message.marks)))

    @on(BodyMap.Done)
    async def _body_done(self) -> None:
        """Go on from the body map."""
        await self._go_on(kept=True)

    def _keep(self, change: Callable[[], None]) -> bool:
        """Make a change that must reach the disk, and say whether it did."""
        try:
            change()
        except Problem as problem:
            self._status(f"{words.NOT_SAVED} {problem}", bad=True)
            return False
        return True

    def _say_kept(self, kept: bool) -> None:
        """Say that something was kept, where it was; why it was not is said already."""
        if kept:
            self._status(words.SAVED)

    def _status(self, text: str, *, bad: bool = False) -> None:
        """Say what became of the last answer."""
        status = self.query_one("#status", Literal)
        status.update(text)
        status.set_class(bad, "-bad")

    def flush(self) -> bool:
        """Keep what was typed and not yet kept; False where that did not succeed."""
        item = self.session.item
        if item.type not in TEXTUAL:
            return True
        typed = next(field.text for field in self.query(TextField) if field.display)
        unchanged = typed == (self.session.answer_to(item) or "")
        return unchanged or self._keep(lambda: self.session.answer(typed))

    async def action_forward(self) -> None:
        """The next question, or after the last one the review."""
        await self._go_on(kept=False)

    async def _go_on(self, *, kept: bool) -> None:
        """Go on; `kept` says that an answer was kept just now."""
        if not self.flush():
            return
        if self.session.forward():
            await self._ask(words.SAVED if kept else "")
        else:
            self.action_review()

    async def action_back(self) -> None:
        """The question before."""
        if self.flush() and self.session.back():
            await self._ask()

    async def action_skip(self) -> None:
        """Prefer not to say."""
        if self.session.item.asks and self._keep(self.session.skip):
            await self._go_on(kept=True)

    def action_review(self) -> None:
        """See what is open before saving."""
        from growth_tui.tui.screens.review import ReviewScreen

        if self.flush():
            self.app.push_screen(ReviewScreen(self.session), self._after_review)

    async def _after_review(self, item_id: str | None) -> None:
        """Come back to the question chosen in the review."""
        if item_id is not None:
            self.session.go_to(item_id)
        await self._ask()

    def action_note(self) -> None:
        """Write a note on this question."""
        self._open_note(words.NOTE_TITLE, self._noted)

    def _open_note(self, title: str, then: Callable[[str | None], Any]) -> None:
        """Open the small editor over the question."""
        from growth_tui.tui.screens.note import NoteScreen

        item = self.session.item
        if item.asks:
            self.app.push_screen(NoteScreen(title, item.text, self.session.note_on(item)), then)

    def _noted(self, text: str | None) -> None:
        """Keep the note, unless it was left."""
        if text is not None and self._keep(lambda: self.session.note(text)):
            self._show_note()
            self._say_kept(True)

    def _show_note(self) -> None:
        """Show the note, if the question has one."""
        note = self.session.note_on(self.session.item)
        self._say("#note", words.NOTE_LINE.format(note) if note else "")

    def _ask_example(self, item: Item) -> None:
        """Ask for one concrete example, which can be passed over."""

        async def then(text: str | None) -> None:
            self._noted(text)
            await self._go_on(kept=True)

        self._open_note(words.EXAMPLE_TITLE, then)

    def action_leave(self) -> None:
        """Leave; what was answered stays. From a text, first leave the text."""
        focused = self.focused
        if focused is not None and any(
            focused in field.query("*") for field in self.query(TextField)
        ):
            self.set_focus(None)
            return
        if self.flush():
            self.growth.attempt(self.session.leave)
            self.workspace.taking.release(self.session.draft)
            self.dismiss()


_FIELDS: dict[str, Callable[[], Widget]] = {
    "scale": Choices,
    "single_choice": Choices,
    "multiple_choice": Choices,
    "number": NumberField,
    "vas": NumberField,
    "text": lambda: TextField(long=False),
    "long_text": lambda: TextField(long=True),
    "body": BodyMap,
}
