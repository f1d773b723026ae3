"""One result: where each score stands, what can be said of it, one thing to try next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from growth_tui import dates, words
from growth_tui.records import Commitment, Result
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.deleting import delete_record
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
        Binding("enter", "promise", "promise", id="result.promise"),
        Binding("w", "why", "why?", id="result.why"),
        Binding("p", "progress", "progress", id="result.progress"),
        Binding("r", "app.report", "report", id="result.report"),
        Binding("c", "compare", "compare", id="result.compare"),
        Binding("b", "look_back", "look back", id="result.look-back"),
        Binding("d", "delete", "delete", id="result.delete"),
        Binding("escape", "leave", "home", id="result.leave"),
    ]

    def __init__(self, result: Result, *, fresh: bool) -> None:
        super().__init__()
        self.result = result
        self.fresh = fresh
        self._promised: Commitment | None = None

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
        """Bars and findings, which scroll; one thing to try, which stays in sight."""
        profile = self.workspace.profiles.of(self.result)
        self._before = self.workspace.history.before(self.result)
        self._practice = profile.practice
        self._promised = self.workspace.commitments.made_from(self.result.id)
        with Page(classes="body"):
            yield ScoreBars(profile.lines, id="bars")
            yield Findings(profile.sentences, id="findings")
            if self.workspace.history.number_of(self.result) == 1:
                yield Literal(words.NOT_MARKS, classes="quiet prose")
            promises = self.workspace.commitments.all()
            yield PromisesBeside(self.workspace.beside.at(self.result, promises))
            if self.fresh and profile.remark is not None:
                yield Literal(words.PRIVATELY, classes="section-title")
                yield Findings((profile.remark,), id="remark")
        with Vertical(id="next"):
            yield Literal(id="practice", classes="prose")
            yield Literal(id="promise", classes="quiet")

    def on_mount(self) -> None:
        """Offer the next step."""
        self._show_next()

    def _show_next(self, made: Commitment | None = None) -> None:
        """One thing to try, or that it was promised."""
        self._promised = made or self._promised
        self.query_one("#next").display = self._practice is not None
        if self._practice is not None:
            said, text = words.SOMETHING_TO_TRY, self._practice.text
            if self._promised is not None:
                said, text = words.promised(self._promised.due), self._promised.text
            self.query_one("#practice", Literal).update(f"{said}: {text}")
            how = self.query_one("#promise", Literal)
            how.display = self._promised is None
            how.update(self.spelled(words.MAKE_PROMISE))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A promise only once, and nothing about an earlier time where there is none."""
        if action == "promise":
            return self.is_mounted and self._practice is not None and self._promised is None
        if action in ("compare", "look_back"):
            return self.is_mounted and self._before is not None
        return True

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
        if self._before is not None:
            places.open_compare(self.growth, self._before, self.result)

    def action_look_back(self) -> None:
        """Rate the time before anew."""
        if self._before is not None:
            places.open_look_back(self.growth, self._before)

    def action_promise(self) -> None:
        """Make a promise of what there is to try."""
        if self._practice is not None:
            score, text = self._practice.score, self._practice.text
            places.open_commitment(self.growth, self.result, score, text, self._show_next)

    def action_delete(self) -> None:
        """Delete the result for good, after asking."""
        delete_record(
            self.growth, "results", self.result.id, words.DELETE_RESULT, self.action_leave
        )
