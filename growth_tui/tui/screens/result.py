"""One result: where each score stands, what can be said of it, one thing to try next."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button

from growth_tui import dates, words
from growth_tui.records import Result
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.findings import Findings
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.promises_beside import PromisesBeside
from growth_tui.tui.widgets.score_bars import ScoreBars


class ResultScreen(BaseScreen):
    """A profile, the findings with their reasons, and a practice that can become a promise."""

    CSS_PATH = "result.tcss"
    HELP_TEXT = words.HELP_RESULT
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("w", "why", "why?", id="result.why"),
        Binding("p", "progress", "progress", id="result.progress"),
        Binding("c", "compare", "compare", id="result.compare"),
        Binding("b", "look_back", "look back", id="result.look-back"),
        Binding("escape", "leave", "home", id="result.leave"),
    ]

    def __init__(self, result: Result, *, fresh: bool) -> None:
        super().__init__()
        self.result = result
        self.fresh = fresh

    @property
    def heading(self) -> str:
        """The form and the day."""
        title = self.workspace.library.title(self.result.form.assessment)
        return f"{title} · {dates.day(self.result.taken_at)}"

    @property
    def aside(self) -> str:
        """Which time it was."""
        return words.times_taken(self.workspace.history.number_of(self.result))

    def compose_body(self) -> ComposeResult:
        """Bars, findings, one thing to try."""
        profile = self.workspace.profiles.of(self.result)
        with Page(classes="body"):
            yield ScoreBars(profile.lines, id="bars")
            yield Findings(profile.sentences, id="findings")
            if self.workspace.history.number_of(self.result) == 1:
                yield Literal(words.NOT_MARKS, classes="quiet prose")
            promises = self.workspace.commitments.all()
            yield PromisesBeside(self.workspace.beside.at(self.result, promises))
            if profile.practice is not None:
                yield Literal(words.SOMETHING_TO_TRY, classes="section-title")
                yield Literal(profile.practice.text, classes="prose", id="practice")
                yield Button(words.MAKE_PROMISE, id="promise")
            if self.fresh and profile.remark is not None:
                yield Literal(words.PRIVATELY, classes="section-title")
                yield Findings((profile.remark,), id="remark")

    def on_mount(self) -> None:
        """Enter makes the promise; the page stays at its head all the same."""
        buttons = self.query(Button)
        if buttons:
            buttons.first().focus(scroll_visible=False)

    def action_why(self) -> None:
        """Say how the sentences come about."""
        from growth_tui.tui.screens.why import WhyScreen

        profile = self.workspace.profiles.of(self.result)
        remark = (profile.remark,) if self.fresh and profile.remark is not None else ()
        self.app.push_screen(WhyScreen((*profile.sentences, *remark)))

    def action_progress(self) -> None:
        """See this form over time."""
        places.open_progress(self.growth, self.result.form.assessment)

    def action_compare(self) -> None:
        """See this result beside the one before."""
        before = self.workspace.history.before(self.result)
        if before is None:
            self.notify(words.NOTHING_TO_COMPARE, markup=False)
        else:
            places.open_compare(self.growth, before, self.result)

    def action_look_back(self) -> None:
        """Rate the time before anew."""
        before = self.workspace.history.before(self.result)
        if before is None:
            self.notify(words.NOTHING_TO_LOOK_BACK_AT, markup=False)
        else:
            places.open_look_back(self.growth, before)

    @on(Button.Pressed, "#promise")
    def _promise(self) -> None:
        practice = self.workspace.profiles.of(self.result).practice
        if practice is not None:
            places.open_commitment(self.growth, self.result, practice.score, practice.text)
