"""The passphrase, before anything else shows."""

from __future__ import annotations

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from growth_tui.problem import Problem
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import settings as words


class UnlockScreen(BaseScreen):
    """Opens the data, then calls `then`."""

    CSS_PATH = "unlock.tcss"
    HELP_TEXT = words.HELP_UNLOCK
    BINDINGS = [Binding("escape", "app.quit", "quit", id="unlock.quit")]

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then = then

    @property
    def heading(self) -> str:
        """The app's name."""
        return "Growth"

    def compose_body(self) -> ComposeResult:
        """One field."""
        with Vertical(classes="body"):
            yield Literal(words.PASSPHRASE, classes="prose")
            yield Input(password=True, id="passphrase")
            yield Literal("", id="status", classes="prose")

    def on_mount(self) -> None:
        """Start typing."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Try what was typed, off the screen's own thread: it takes a moment on purpose."""
        self._say(words.OPENING)
        event.input.disabled = True
        self._try(event.value)

    @work(thread=True, exclusive=True)
    def _try(self, passphrase: str) -> None:
        try:
            self.workspace.unlock(passphrase)
        except Problem as problem:
            self.app.call_from_thread(self._refused, f"{problem.what} {problem.then}")
        else:
            self.app.call_from_thread(self._opened)

    def _refused(self, why: str) -> None:
        """Ask again."""
        field = self.query_one(Input)
        field.disabled = False
        field.value = ""
        field.focus()
        self._say(f"{why.strip()}\n\n{words.PASSPHRASE_LOST}")

    def _opened(self) -> None:
        """Go on to what was wanted."""
        self.pop_until_active()
        self.dismiss()
        self._then()

    def _say(self, text: str) -> None:
        """Say how it stands."""
        self.query_one("#status", Literal).update(text)
