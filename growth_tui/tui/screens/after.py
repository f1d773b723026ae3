"""After writing: a way to settle, and what may follow."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button

from growth_tui.records import Commitment, Reflection
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import journal as words
from growth_tui.words import promised
from growth_tui.workspace.beliefs import NOTICED
from growth_tui.workspace.commitments import to_promise

NONE = "none"


class AfterScreen(BaseScreen):
    """Says that it is kept. Nothing has to be done here; Enter goes on to the journal."""

    CSS_PATH = "after.tcss"
    HELP_TEXT = words.HELP_AFTER
    BINDINGS = [
        Binding("escape", "leave", "on", id="after.leave"),
        Binding("left,up", "app.focus_previous", "Other", show=False, id="after.left"),
        Binding("right,down", "app.focus_next", "Other", show=False, id="after.right"),
    ]

    def __init__(self, reflection: Reflection) -> None:
        super().__init__()
        self.reflection = reflection
        self._promised: Commitment | None = None

    @property
    def heading(self) -> str:
        """The form's title."""
        return self.workspace.library.title(self.reflection.form.assessment)

    def compose_body(self) -> ComposeResult:
        """That it is kept, the way on, what may follow, a way to settle."""
        with VerticalScroll(classes="body", can_focus=False):
            yield Literal(words.KEPT, classes="prose")
            yield Literal(id="follows", classes="prose")
            with Vertical(id="ways"):
                yield Button(words.SAY_BELIEF, id="belief")
                yield Button(words.DONE, id="done")
                yield Button(words.SAY_REPAIR, id="repair")
                yield Button(words.PROMISE_NEXT_TIME, id="promise")
            form = self.workspace.journal.form_of(self.reflection)
            if form is not None and form.settling:
                yield Literal(words.SETTLE, classes="section-title prose")
                yield Literal(form.settling, classes="prose")

    def on_screen_resume(self) -> None:
        """Show what may follow as it is now.

        The way on is the next step; where it is not said yet which belief it was, to say that is.
        """
        said = [self._repair(), self._belief(), self._promise()]
        follows = self.query_one("#follows", Literal)
        follows.update("\n".join(line for line in said if line))
        follows.display = any(said)
        belief = self.query_one("#belief", Button)
        (belief if belief.display else self.query_one("#done", Button)).focus()

    def _repair(self) -> str:
        """Where the repair stands, where the form asks for one."""
        asked = self.workspace.repairs.asked_of(
            self.workspace.journal.form_of(self.reflection), self.reflection
        )
        self.query_one("#repair").display = asked
        repair = self.workspace.repairs.of(self.reflection.id) if asked else None
        if repair is None:
            return ""
        stands = words.repair_stands(repair.state)
        again = words.look_again(repair.follow_up, self.workspace.now().date())
        return f"{stands}, {again}" if again else stands

    def _belief(self) -> str:
        """Which belief it was, where that is asked."""
        beliefs = self.workspace.beliefs
        noticed = self.reflection.form.assessment == NOTICED
        followed = beliefs.thread(self.reflection.follows or "") if noticed else None
        ask = noticed and followed is None and bool(beliefs.threads())
        self.query_one("#belief").display = ask
        return followed.name if followed else ""

    def _promise(self) -> str:
        """That what one will do next time is promised; it is offered where it is not."""
        text = to_promise(self.reflection)
        made = self._promised or self.workspace.commitments.saying(text)
        self.query_one("#promise").display = bool(text) and made is None
        return promised(made.due) if made else ""

    @on(Button.Pressed, "#repair")
    def _say_repair(self) -> None:
        """Say where the repair stands, or change it."""
        places.open_repair(self.growth, self.reflection)

    @on(Button.Pressed, "#belief")
    def _say_belief(self) -> None:
        """Say which belief came up."""
        threads = self.workspace.beliefs.threads()
        options = [(thread.origin.id, thread.name) for thread in threads]
        self.app.push_screen(
            ChooseScreen(
                words.WHICH_BELIEF, [*options, (NONE, words.NONE_OF_THEM)], [options[0][0]]
            ),
            self._tie,
        )

    def _tie(self, chosen: list[str] | None) -> None:
        """Keep which belief it was."""
        if chosen and chosen[0] != NONE:
            beliefs, origin = self.workspace.beliefs, chosen[0]
            if self.growth.attempt(lambda: beliefs.tie(self.reflection, origin)):
                self.reflection = self.workspace.journal.get(self.reflection.id)
                self.on_screen_resume()

    @on(Button.Pressed, "#promise")
    def _make_promise(self) -> None:
        """Make a promise of what one will do next time."""

        def made(promise: Commitment | None) -> None:
            self._promised = promise
            if promise is not None:
                self.on_screen_resume()

        places.open_new_promise(self.growth, to_promise(self.reflection), made)

    @on(Button.Pressed, "#done")
    def action_leave(self) -> None:
        """On to the journal."""
        self.dismiss()
