"""Scores over time: a chart, a map of every subscale, the numbers."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from growth_tui import words
from growth_tui.charts import legend, line_chart
from growth_tui.drawing.heat_map import heat_map
from growth_tui.drawing.look import Look
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.widgets.chart import Chart
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.numbers import Numbers
from growth_tui.workspace.progress import OVERALL, since

RANGES: tuple[tuple[int | None, str], ...] = (
    (12, "the last 12 months"),
    (3, "the last 3 months"),
    (None, "all of it"),
)
VIEWS = ("chart", "map", "numbers")


class ProgressScreen(MainScreen):
    """One assessment at a time; `v` goes from the chart to the map to the numbers."""

    PLACE = "progress"
    CSS_PATH = "progress.tcss"
    HELP_TEXT = words.HELP_PROGRESS
    BINDINGS = [
        Binding("v", "view", "view", id="progress.view"),
        Binding("a", "assessment", "assessment", id="progress.assessment"),
        Binding("s", "scores", "scores", id="progress.scores"),
        Binding("r", "range", "range", id="progress.range"),
        Binding("c", "compare", "compare", id="progress.compare"),
        Binding("w", "why", "why?", id="progress.why"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.assessment: str | None = None
        self.view = VIEWS[0]
        self.range = 0
        self.chosen: dict[str, tuple[str, ...]] = {}

    @property
    def heading(self) -> str:
        """The form that is shown."""
        if self.assessment is None:
            return "Progress"
        return f"Progress · {self.workspace.library.title(self.assessment)}"

    @property
    def aside(self) -> str:
        """The time that is shown."""
        return RANGES[self.range][1] if self.assessment else ""

    def compose_body(self) -> ComposeResult:
        """All three views; one of them shows."""
        with Vertical(classes="body"):
            yield Literal(id="nothing", classes="prose")
            with Vertical(id="chart-view"):
                yield Chart(id="chart")
                yield Chart(id="legend")
                with VerticalScroll(id="beneath", can_focus=False):
                    yield Numbers(id="drawn-numbers")
            with VerticalScroll(id="map-view"):
                yield Chart(id="map")
            with VerticalScroll(id="numbers-view"):
                yield Numbers(id="numbers")
            yield Literal(id="said", classes="quiet")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        taken = self._taken()
        if self.assessment not in taken:
            self.assessment = taken[0] if taken else None
        self.redraw()

    def _taken(self) -> list[str]:
        """The assessments with results, the shipped order first."""
        results = {result.form.assessment for result in self.workspace.history.results()}
        order = [card.id for card in self.workspace.library.assessments]
        return [form for form in order if form in results] + sorted(results - set(order))

    @property
    def scores(self) -> tuple[str, ...]:
        """The scores drawn, overall where nothing else was chosen."""
        return self.chosen.get(self.assessment or "", (OVERALL,))

    @property
    def _since(self) -> datetime | None:
        """The start of the range chosen."""
        return since(RANGES[self.range][0], self.workspace.now())

    def redraw(self) -> None:
        """Draw everything anew."""
        self.retitle()
        for view in VIEWS:
            self.query_one(f"#{view}-view").display = bool(self.assessment) and view == self.view
        nothing = self.query_one("#nothing", Literal)
        nothing.display = self.assessment is None
        nothing.update(words.NOTHING_TAKEN)
        if self.assessment is not None:
            self._draw_chart(self.assessment)
            self._draw_map(self.assessment)
            self._draw_numbers(self.assessment)
            self._say(self.assessment)
        self.query_one("#said").display = self.assessment is not None and self._room_to_say()

    def _room_to_say(self) -> bool:
        """Whether sentences find room; that there is one result only is always said."""
        alone = len(self.workspace.history.results(self.assessment)) == 1
        beside_view = self.view != "chart" and not self.has_class("-low")
        return alone or beside_view or self.has_class("-tall")

    def _draw_chart(self, assessment: str) -> None:
        """The lines, and under them what they are."""
        progress = self.workspace.progress
        lines = progress.series(assessment, self.scores)
        again = progress.looking_back(assessment) if OVERALL in self.scores else None
        events, start = progress.events(), self._since
        if again and any(start is None or when >= start for when, *_ in again.points):
            lines += (again,)

        def draw(width: int, height: int, look: Look) -> str:
            return line_chart(
                lines,
                width=width,
                height=height,
                start=start,
                end=self.workspace.now() if start else None,
                events=events,
                look=look,
            )

        self.query_one("#chart", Chart).show(draw)
        below = self.query_one("#legend", Chart)
        width = max(20, self.size.width - 4)
        below.styles.height = legend(lines, width=width).count("\n") + 1
        below.show(lambda width, _, look: legend(lines, look, width))

    def _draw_map(self, assessment: str) -> None:
        """Every score by date, as numbers on shades."""
        names = self.workspace.progress.scores_of(assessment)
        rows = self.workspace.progress.table(assessment, [name for name, _ in names], self._since)
        rows = rows[::-1]
        columns = [
            (title, [row.positions[place] for row in rows])
            for place, (_, title) in enumerate(names)
        ]
        days = [row.taken_at.date() for row in rows]
        drawn = self.query_one("#map", Chart)
        drawn.styles.height = len(names) + 5
        drawn.show(lambda width, _, look: heat_map(columns, days, width=width, look=look))

    def _draw_numbers(self, assessment: str) -> None:
        """The numbers, the latest first."""
        progress = self.workspace.progress
        names = progress.scores_of(assessment)
        rows = progress.table(assessment, [name for name, _ in names], self._since)
        self.query_one("#numbers", Numbers).show([title for _, title in names], rows)
        drawn = progress.table(assessment, self.scores, self._since)
        titles = [dict(names)[name] for name in self.scores]
        self.query_one("#drawn-numbers", Numbers).show(titles, drawn)

    def _say(self, assessment: str) -> None:
        """What can be said, the longer view first, and why lines break."""
        said = [each.text for each in self.workspace.progress.sentences(assessment)]
        said = said[1:] + said[:1]
        said += self.workspace.progress.breaks(assessment)
        shown = said if self.has_class("-tall") else said[:1]
        self.query_one("#said", Literal).update("\n".join(shown))

    def action_view(self) -> None:
        """Chart, map, numbers, and round again."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self.redraw()

    def action_range(self) -> None:
        """A year, three months, all."""
        self.range = (self.range + 1) % len(RANGES)
        self.redraw()

    def action_assessment(self) -> None:
        """Choose another assessment."""
        from growth_tui.tui.screens.choose import ChooseScreen

        library = self.workspace.library
        options = [(form, library.title(form)) for form in self._taken()]
        self.app.push_screen(
            ChooseScreen(words.WHICH_ASSESSMENT, options, [self.assessment or ""]), self._chose
        )

    def _chose(self, chosen: list[str] | None) -> None:
        if chosen:
            self.assessment = chosen[0]
            self.redraw()

    def action_scores(self) -> None:
        """Choose which scores are drawn."""
        from growth_tui.tui.screens.choose import ChooseScreen

        if self.assessment is None:
            return
        options = self.workspace.progress.scores_of(self.assessment)
        self.app.push_screen(
            ChooseScreen(words.WHICH_SCORES, options, list(self.scores), several=True),
            self._chose_scores,
        )

    def _chose_scores(self, chosen: list[str] | None) -> None:
        if chosen and self.assessment is not None:
            self.chosen[self.assessment] = tuple(chosen)
            self.redraw()

    def action_compare(self) -> None:
        """Compare the first and the last result."""
        from growth_tui.tui import places

        results = self.workspace.history.results(self.assessment) if self.assessment else []
        if len(results) < 2:
            self.notify(words.NOTHING_TO_COMPARE, markup=False)
        else:
            places.open_compare(self.growth, results[0], results[-1])

    def action_why(self) -> None:
        """Say how the sentences come about."""
        from growth_tui.tui.screens.why import WhyScreen

        if self.assessment is not None:
            self.app.push_screen(WhyScreen(self.workspace.progress.sentences(self.assessment)))
