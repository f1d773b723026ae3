"""What comes back in the body, and whether strength falls."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from growth_tui.charts import legend, line_chart
from growth_tui.drawing.look import Look
from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.widgets.body_drawing import BodyDrawing
from growth_tui.tui.widgets.chart import Chart
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import journal as words
from growth_tui.workspace import body
from growth_tui.workspace.body import CheckIn, Comeback

CHECK_IN = "body-check-in"
MOST = 6
"""How many places and sensations are listed."""


class BodyScreen(BaseScreen):
    """The figure with a count at each place, the lists, and the strengths as a chart."""

    CSS_PATH = "body.tcss"
    HELP_TEXT = words.HELP_BODY
    BINDINGS = [
        Binding("n", "check_in", "new check-in", id="body-view.new"),
        Binding("escape,left,h", "leave", "back", key_display="Esc", id="body-view.leave"),
        Binding("j", "down", "Down", show=False, id="body-view.down"),
        Binding("k", "up", "Up", show=False, id="body-view.up"),
    ]

    @property
    def heading(self) -> str:
        """What is shown here."""
        return words.BODY

    @property
    def aside(self) -> str:
        """How many check-ins it counts."""
        count = len(self.workspace.body.check_ins())
        return words.check_ins(count) if count else ""

    def compose_body(self) -> ComposeResult:
        """Figure and lists side by side, the chart below."""
        with VerticalScroll(id="all", classes="body"):
            yield Literal(self.spelled(words.NO_BODY), id="nothing", classes="prose")
            with Horizontal(id="back"):
                yield BodyDrawing()
                with Vertical(id="lists"):
                    yield Literal(words.PLACES, classes="quiet")
                    yield Vertical(id="places")
                    yield Literal(words.SENSATIONS, classes="section-title")
                    yield Vertical(id="sensations")
                    yield Literal(words.NUMBERS, id="numbers", classes="quiet")
            with Vertical(id="strength"):
                yield Literal(words.STRENGTH, classes="section-title")
                yield Literal(id="fell", classes="prose")
                yield Chart(id="chart")
                yield Chart(id="legend")

    async def on_screen_resume(self) -> None:
        """Show what is true now."""
        self.retitle()
        found = self.workspace.body.check_ins()
        self.query_one("#nothing").display = not found
        await self._show_back(found)
        self._show_strength(found)
        self.query_one("#all").focus()

    async def _show_back(self, found: list[CheckIn]) -> None:
        """Which places and sensations come back."""
        places_felt, sensations = body.places(found), body.sensations(found)
        self.query_one("#back").display = bool(places_felt)
        drawing = self.query_one(BodyDrawing)
        drawing.offer([each.code for each in places_felt])
        counts = {each.code: f"{each.times}" if each.times < 10 else "+" for each in places_felt}
        drawing.show(None, counts)
        for where, listed in (("#places", places_felt), ("#sensations", sensations)):
            part = self.query_one(where, Vertical)
            await part.remove_children()
            await part.mount_all(_rows(listed, len(found)))

    def _show_strength(self, found: list[CheckIn]) -> None:
        """Whether it was less strong afterwards."""
        fell = body.falls(found)
        told = [each for each in found if each.before is not None or each.after is not None]
        self.query_one("#strength").display = bool(found)
        said = words.NO_STRENGTH
        if fell.of:
            said = f"{words.fell(fell.lower, fell.same, fell.higher)} {words.SETTLING_ITSELF}"
        self.query_one("#fell", Literal).update(said)
        series = body.strengths(told)
        low, high = body.STRENGTH_RANGE

        def draw(width: int, height: int, look: Look) -> str:
            return line_chart(series, width=width, height=height, low=low, high=high, look=look)

        for part in ("#chart", "#legend"):
            self.query_one(part).display = len(told) > 1
        self.query_one("#chart", Chart).show(draw)
        self.query_one("#legend", Chart).show(lambda width, _, look: legend(series, look, width))

    def action_check_in(self) -> None:
        """Begin another check-in."""
        places.open_intro(self.growth, CHECK_IN)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#all", VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#all", VerticalScroll).scroll_up(animate=False)


def _rows(found: list[Comeback], of: int) -> list[Widget]:
    """The most frequent ones that came more than once, with what they came with."""
    again = [each for each in found if each.times > 1][:MOST]
    return [
        Horizontal(
            Literal(each.name, classes="name"),
            Literal(words.times(each.times, of), classes="times"),
            Literal(", ".join(each.along).lower(), classes="along"),
        )
        for each in again
    ] or [Literal(words.NONE_AGAIN, classes="quiet")]
