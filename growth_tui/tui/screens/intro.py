"""A form's introduction: what it is for, what it is not, and the way in."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button

from growth_tui import words
from growth_tui.instrument.conditions import branches
from growth_tui.instrument.model import Instrument
from growth_tui.records import Draft
from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.workspace import Workspace
from growth_tui.workspace.session import Session


def resume(app: GrowthApp, draft: Draft, leave: Callable[[], object] = lambda: None) -> None:
    """Go on with a draft; where another window has it open, ask before taking it over.

    `leave` is called once that is settled: the screen that asks has to stay for the answer.
    """

    def go(yes: bool | None) -> None:
        if yes:
            leave()
            app.attempt(lambda: app.push_screen(TakeScreen(app.workspace.taking.resume(draft))))

    if app.workspace.taking.in_other_window(draft):
        app.push_screen(ConfirmScreen(words.OPEN_ELSEWHERE, "Take it over", "Leave it there"), go)
    else:
        go(True)


class IntroScreen(BaseScreen):
    """Enter begins, or goes on where it was left."""

    CSS_PATH = "intro.tcss"
    HELP_TEXT = words.HELP_INTRO
    BINDINGS = [
        Binding("escape", "leave", "leave", id="intro.leave"),
        Binding("left,right", "app.focus_next", "Other", show=False, id="intro.other"),
    ]

    def __init__(self, workspace: Workspace, form_id: str, language: str | None = None) -> None:
        super().__init__()
        self.form: Instrument = workspace.library.instrument(form_id, language)
        self.language = language
        self.draft = workspace.taking.draft_of(form_id)

    @property
    def heading(self) -> str:
        """The form's title."""
        return self.form.title

    @property
    def subject(self) -> str:
        """What this time is about, where that is more than the form."""
        return ""

    @property
    def aside(self) -> str:
        """How long it is."""
        count = sum(item.asks for item in self.form.items())
        return words.length(count, self.form.minutes, branches=branches(self.form))

    def compose_body(self) -> ComposeResult:
        """The purpose, the way in, what it is and is not."""
        with Page(classes="body"):
            if self.subject:
                yield Literal(self.subject, id="subject", classes="prose")
            yield Literal(self.form.purpose, classes="prose")
            with Horizontal(id="ways"):
                if self.draft is not None:
                    yield Button(words.GO_ON, id="go-on")
                    yield Button(words.BEGIN_ANEW, id="anew")
                else:
                    yield Button(words.BEGIN, id="begin")
            if self.draft is not None:
                count = len(self.draft.answers)
                yield Literal(words.begun_with(count), classes="quiet prose")
            for text in self._about():
                yield Literal(text, classes="quiet prose about")

    def _about(self) -> list[str]:
        """What the form says of itself, and what is said of every form."""
        form = self.form
        said = [form.opening] if form.opening else [words.NOT_A_RECORD, words.NOT_EVALUATION]
        if form.settling:
            said.append(form.settling)
        if not form.opening and form.kind == "assessment" and not form.evidence.validated:
            said.append(words.NOT_VALIDATED)
        return said

    def on_mount(self) -> None:
        """Enter is the next step."""
        self.query(Button).first().focus()

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        self.dismiss()
        app = self.growth
        app.attempt(lambda: app.push_screen(TakeScreen(self.start())))

    def start(self) -> Session:
        """Begin the form."""
        return self.workspace.taking.begin(self.form.id, self.language)

    @on(Button.Pressed, "#go-on")
    def _go_on(self) -> None:
        if self.draft is not None:
            resume(self.growth, self.draft, self.dismiss)

    @on(Button.Pressed, "#anew")
    def _anew(self) -> None:
        """Beginning anew throws the draft away, so it is asked about."""
        draft = self.draft

        def go(yes: bool | None) -> None:
            if yes and draft is not None:
                self.workspace.taking.discard(draft)
                self._begin()

        self.app.push_screen(
            ConfirmScreen(words.DISCARD_DRAFT, "Throw it away and begin anew", "Keep it"), go
        )

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss()
