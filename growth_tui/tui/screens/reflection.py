"""Reading one reflection."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from growth_tui import dates
from growth_tui.problem import Problem
from growth_tui.tui import places
from growth_tui.tui.screens.apart import MayBeApart
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.deleting import delete_reflection
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import journal as words
from growth_tui.workspace.beliefs import ORIGIN
from growth_tui.workspace.journal import Line, Reading


class ReflectionScreen(BaseScreen, MayBeApart):
    """What was written, under its questions; it can be changed or deleted."""

    CSS_PATH = "reflection.tcss"
    HELP_TEXT = words.HELP_READ
    BINDINGS = [
        Binding("e", "edit", "change", id="reflection.edit"),
        Binding("r", "repair", "repair", id="reflection.repair"),
        Binding("n", "notice", "noticed again", id="reflection.notice"),
        Binding("d", "delete", "delete", id="reflection.delete"),
        Binding("escape,left,h", "leave", "back", key_display="Esc", id="reflection.leave"),
        Binding("j", "down", "Down", show=False, id="reflection.down"),
        Binding("k", "up", "Up", show=False, id="reflection.up"),
    ]

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading

    @property
    def heading(self) -> str:
        """The form's title."""
        return self.reading.title

    @property
    def record(self) -> tuple[str, str]:
        """The reflection."""
        return "reflections", self.reading.reflection.id

    @property
    def aside(self) -> str:
        """When it was written, and when changed if that was another day."""
        reflection = self.reading.reflection
        written, edited = dates.day(reflection.written_at), dates.day(reflection.edited_at)
        return written if written == edited else words.WRITTEN_ON.format(written, edited)

    def compose_body(self) -> ComposeResult:
        """The text, which scrolls."""
        yield VerticalScroll(id="text", classes="body")

    async def on_screen_resume(self) -> None:
        """Show what it says now; leave where it is gone."""
        try:
            self.reading = self.workspace.journal.read(self.reading.reflection.id)
        except Problem:
            self.action_leave()
            return
        self.retitle()
        text = self.query_one("#text", VerticalScroll)
        await text.remove_children()
        await text.mount_all(self._texts())
        text.focus()
        self.refresh_bindings()

    def _texts(self) -> list[Literal]:
        """The repair first, then each section with its questions and answers."""
        said = [*self.say_apart()]
        repair = self.workspace.repairs.of(self.reading.reflection.id)
        if repair is not None:
            said.append(Literal(words.repair_stands(repair.state), classes="prose repair"))
        for title, lines in self.reading.parts:
            said.append(Literal(title, classes="section-title prose"))
            said += [text for line in lines for text in _line(line)]
        return said if self.reading.parts else [*said, Literal(words.NOTHING_IN_IT)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A repair only of a misstep, noticing again only of a belief."""
        reflection = self.reading.reflection
        if action == "repair":
            return self.workspace.repairs.asked_of(
                self.workspace.journal.form_of(reflection), reflection
            )
        if action == "notice":
            return reflection.form.assessment == ORIGIN
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Change it, going on with a change that was begun."""
        places.open_revision(self.growth, self.reading.reflection)

    def action_repair(self) -> None:
        """Say where its repair stands."""
        places.open_repair(self.growth, self.reading.reflection)

    def action_notice(self) -> None:
        """Note that the belief came up again."""
        places.open_notice(self.growth, self.reading.reflection.id)

    def action_delete(self) -> None:
        """Delete it for good, after asking."""
        delete_reflection(self.growth, self.reading.reflection.id, self.action_leave)

    def after_keeping(self, kept: bool | None) -> None:
        """What is shown here is looked at again anyway."""

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#text", VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#text", VerticalScroll).scroll_up(animate=False)


def _line(line: Line) -> list[Literal]:
    """A question, its answer and its note."""
    said = [Literal(line.question, classes="question prose")]
    if line.answer:
        said.append(Literal(line.answer, classes="answer prose"))
    if line.note:
        said.append(Literal(words.NOTE.format(line.note), classes="answer quiet prose"))
    return said
