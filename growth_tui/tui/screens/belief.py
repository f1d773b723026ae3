"""One belief over time: its hold each time it came up, and how it was met."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList

from growth_tui import dates
from growth_tui.charts import line_chart
from growth_tui.drawing.look import Look
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.chart import Chart
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.row_list import Row, RowList
from growth_tui.words import journal as words
from growth_tui.workspace.beliefs import HOLD_RANGE, Moment, Thread, told


class BeliefScreen(BaseScreen):
    """A chart, a sentence or two, and every moment, each of which can be read."""

    CSS_PATH = "belief.tcss"
    HELP_TEXT = words.HELP_BELIEF
    BINDINGS = [
        Binding("n", "notice", "noticed again", id="belief.notice"),
        Binding("escape", "leave", "back", id="belief.leave"),
    ]

    def __init__(self, origin_id: str) -> None:
        super().__init__()
        self.origin_id = origin_id

    @property
    def heading(self) -> str:
        """The belief in its own words."""
        thread = self.workspace.beliefs.thread(self.origin_id)
        return thread.name if thread else words.BELIEFS

    @property
    def aside(self) -> str:
        """What the chart shows."""
        return words.HOLD_OF_TEN

    def compose_body(self) -> ComposeResult:
        """Chart, sentences, moments."""
        with Vertical(classes="body"):
            yield Chart(id="chart")
            yield Literal(id="said", classes="prose")
            yield RowList(id="moments")

    def on_screen_resume(self) -> None:
        """Show what is true now; leave where it is gone."""
        thread = self.workspace.beliefs.thread(self.origin_id)
        if thread is None:
            self.dismiss()
            return
        self._draw(thread)
        self.query_one("#said", Literal).update(self.spelled("\n".join(told(thread))))
        self.query_one(RowList).show(
            Row(
                moment.reflection,
                (dates.day(moment.at), words.hold(moment.hold), _met(moment, thread)),
            )
            for moment in reversed(thread.moments)
        )
        self.query_one(RowList).focus()

    def _draw(self, thread: Thread) -> None:
        """The hold over time, once there are two of them."""
        chart = self.query_one("#chart", Chart)
        chart.set_class(sum(value is not None for value in thread.holds) < 2, "-few")
        low, high = HOLD_RANGE

        def draw(width: int, height: int, look: Look) -> str:
            return line_chart(
                [thread.series], width=width, height=height, low=low, high=high, look=look
            )

        chart.show(draw)

    @on(OptionList.OptionSelected, "#moments")
    def _selected(self) -> None:
        self.action_read()

    def action_read(self) -> None:
        """Read the moment under the cursor."""
        if chosen := self.query_one(RowList).chosen:
            places.open_reflection(self.growth, chosen)

    def action_notice(self) -> None:
        """Note that it came up again."""
        places.open_notice(self.growth, self.origin_id)


def _met(moment: Moment, thread: Thread) -> str:
    """How it was met, or that it was traced then."""
    traced = moment.reflection == thread.origin.id
    return moment.met or (words.TRACED_THEN if traced else "")
