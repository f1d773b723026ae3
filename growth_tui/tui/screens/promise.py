"""One promise: what it says, what its facet did since, and what became of it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from growth_tui.records import Commitment, CommitmentState
from growth_tui.tui.screens.apart import MayBeApart
from growth_tui.tui.screens.commitment import CommitmentScreen
from growth_tui.tui.screens.dialog import WritingDialog
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import consult as words
from growth_tui.workspace.beside import since_in_words
from growth_tui.workspace.commitments import story


class PromiseScreen(WritingDialog[None], MayBeApart):
    """Keep it, change it or let it go, each with a word of why; a closed one can be taken up."""

    CSS_PATH = "dialog.tcss"
    HELP_TEXT = words.OVERDUE
    BINDINGS = [
        Binding("left", "app.focus_previous", "Other", show=False, id="promise.left"),
        Binding("right", "app.focus_next", "Other", show=False, id="promise.right"),
    ]

    def __init__(self, promise: Commitment) -> None:
        super().__init__()
        self._promise = promise

    @property
    def record(self) -> tuple[str, str]:
        """The promise."""
        return "commitments", self._promise.id

    def compose_body(self) -> ComposeResult:
        """The promise, its dates, what moved, the ways to go."""
        promise = self._promise
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Literal(promise.text, classes="title")
            yield from self.say_apart()
            movement = self.workspace.beside.since(promise)
            said = story(promise, self.workspace.now().date())
            for text in [*said, *([since_in_words(movement)] if movement else [])]:
                yield Literal(text, classes="quiet part")
            if promise.open:
                yield Literal(words.A_WORD_OF_WHY, classes="part")
                yield Input(id="why")
            with Horizontal(classes="ways"):
                if promise.open:
                    yield Button(words.KEPT, id="kept")
                    yield Button(words.CHANGE, id="change")
                    yield Button(words.LET_GO, id="let-go")
                else:
                    yield Button(words.CLOSE, id="close")
                    yield Button(words.OPEN_AGAIN, id="again")

    def on_mount(self) -> None:
        """Begin with the word of why, or with the way out."""
        super().on_mount()
        self.query("Input, Button").first().focus()

    @on(Input.Submitted)
    def _to_ways(self) -> None:
        """Enter goes on to the ways."""
        self.query_one("#kept", Button).focus()

    @on(Button.Pressed, "#kept")
    def _kept(self) -> None:
        self._close("kept")

    @on(Button.Pressed, "#let-go")
    def _let_go(self) -> None:
        self._close("let_go")

    @on(Button.Pressed, "#again")
    def _again(self) -> None:
        self._close("open")

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.action_leave()

    @property
    def _why(self) -> str:
        """The word of why."""
        fields = self.query(Input)
        return fields.first().value if fields else ""

    def _close(self, state: CommitmentState) -> None:
        """Say what became of it; where that does not succeed, everything stays as it is."""
        why = self._why
        self.keep(lambda: self.workspace.commitments.close(self._promise.id, state, why))

    @on(Button.Pressed, "#change")
    def _change(self) -> None:
        """Put another one in its place."""

        def changed(new: Commitment | None) -> None:
            if new is not None:
                self.dismiss(None)

        promise = self._promise
        self.app.push_screen(
            CommitmentScreen(suggestion=promise.text, instead_of=(promise, self._why)), changed
        )
