"""Scores over time: a chart, a map of every subscale, the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll

from growth_tui import words
from growth_tui.charts import legend, line_chart, reach
from growth_tui.drawing.heat_map import heat_map
from growth_tui.drawing.look import Look
from growth_tui.records import Result
from growth_tui.tui.screens.base import MainScreen
from growth_tui.tui.widgets.chart import Chart
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.numbers import Numbers
from growth_tui.workspace.progress import MOST_LINES, since

RANGES: tuple[tuple[int | None, str], ...] = (
    (12, "the last 12 months"),
    (3, "the last 3 months"),
    (None, "all of it"),
)
VIEWS = ("chart", "map", "numbers")
MOST_SAID = 3
"""Sentences on the screen at most; `w` has them all."""
OF_RESULTS = ("view", "assessment", "scores", "range", "why")
"""What there is to do once there are results."""


class ProgressScreen(MainScreen):
    """One assessment at a time; `v` goes from the chart to the map to the numbers."""

    PLACE = "progress"
    CSS_PATH = "progress.tcss"
    HELP_TEXT = words.HELP_PROGRESS
    BINDINGS = [
        Binding("v", "view", "view", id="progress.view"),
        Binding("a", "assessment", "form", id="progress.assessment"),
        Binding("s", "scores", "scores", id="progress.scores"),
        Binding("r", "range", "range", id="progress.range"),
        Binding("c", "compare", "compare", id="progress.compare"),
        Binding("w", "why", "why?", id="progress.why"),
        Binding("t", "app.timeline", "timeline", id="progress.timeline"),
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
            yield Literal(id="breaks", classes="quiet")
            yield Literal(id="said", classes="quiet")

    def on_screen_resume(self) -> None:
        """Show what is true now."""
        taken = self._taken()
        if self.assessment not in taken:
            self.assessment = taken[0] if taken else None
        self.redraw()

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self.call_after_refresh(self._say)

    def _taken(self) -> list[str]:
        """The assessments with results, the shipped order first."""
        results = {result.form.assessment for result in self.workspace.history.results()}
        order = [card.id for card in self.workspace.library.assessments]
        return [form for form in order if form in results] + sorted(results - set(order))

    def _scores(self, assessment: str) -> tuple[str, ...]:
        """The scores drawn, the leading one where nothing else was chosen."""
        return self.chosen.get(assessment) or self.workspace.progress.leading(assessment)

    @property
    def _since(self) -> datetime | None:
        """The start of the range chosen."""
        return since(RANGES[self.range][0], self.workspace.now())

    def redraw(self) -> None:
        """Draw the view that shows anew, and what can be said."""
        self.retitle()
        for view in VIEWS:
            self.query_one(f"#{view}-view").display = bool(self.assessment) and view == self.view
        nothing = self.query_one("#nothing", Literal)
        nothing.display = self.assessment is None
        nothing.update(words.NOTHING_TAKEN)
        if self.assessment is not None:
            draw = {"chart": self._draw_chart, "map": self._draw_map, "numbers": self._draw_numbers}
            draw[self.view](self.assessment)
        self._say()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing about results where there is none, and no comparison of a single one."""
        if action == "compare":
            return len(self._results) > 1
        return self.assessment is not None or action not in OF_RESULTS

    @property
    def _results(self) -> list[Result]:
        """The results that are shown."""
        return self.workspace.history.results(self.assessment) if self.assessment else []

    def _draw_chart(self, assessment: str) -> None:
        """The lines, under them what they are, and the numbers."""
        progress, start = self.workspace.progress, self._since
        scores = self._scores(assessment)
        lines = progress.series(assessment, scores, start, looking_back=True)
        events, end = progress.events(), self.workspace.now() if start else None
        low, high = reach(lines)

        def draw(width: int, height: int, look: Look) -> str:
            return line_chart(
                lines,
                width=width,
                height=height,
                low=low,
                high=high,
                start=start,
                end=end,
                events=events,
                look=look,
            )

        def name(width: int, height: int, look: Look) -> str:
            return legend(lines, look, width, height, events=events, start=start, end=end)

        self.query_one("#chart", Chart).show(draw)
        self.query_one("#legend", Chart).show(name)
        self._show_numbers("#drawn-numbers", assessment, scores)

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
        breaks = [row.break_before for row in rows]
        self.query_one("#map", Chart).show(
            lambda width, _, look: heat_map(columns, days, breaks=breaks, width=width, look=look)
        )

    def _draw_numbers(self, assessment: str) -> None:
        """The numbers of every score."""
        scores = [name for name, _ in self.workspace.progress.scores_of(assessment)]
        self._show_numbers("#numbers", assessment, scores)

    def _show_numbers(self, where: str, assessment: str, scores: Sequence[str]) -> None:
        """The numbers of these scores, the latest first."""
        progress = self.workspace.progress
        titles = progress.titles(assessment)
        rows = progress.table(assessment, scores, self._since)
        self.query_one(where, Numbers).show([titles[name] for name in scores], rows)

    def _say(self) -> None:
        """What can be said of the scores drawn, the longer view first, and why lines break.

        Sentences need room; that there is one result only is always said.
        """
        said, notes = self.query_one("#said", Literal), self.query_one("#breaks", Literal)
        said.display = notes.display = False
        if self.assessment is None:
            return
        progress, low = self.workspace.progress, self.has_class("-low")
        scores = self._scores(self.assessment)
        sentences = progress.sentences_since(self.assessment, scores, self._since)
        most = MOST_SAID if self.has_class("-tall") else 1
        said.update("\n".join(each.text for each in sentences[:most]))
        alone = len(self.workspace.history.results(self.assessment)) == 1
        beside_view = self.view != "chart" and not low
        said.display = bool(sentences) and (alone or beside_view or self.has_class("-tall"))
        breaks = [each.footnote for each in progress.breaks(self.assessment, self._since)]
        notes.update(words.BROKEN if low else "\n".join(breaks))
        notes.display = bool(breaks)

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
        if len(options) < 2:
            self.notify(words.NO_CHOICE_OF_SCORES, markup=False)
            return
        self.app.push_screen(
            ChooseScreen(
                words.WHICH_SCORES, options, list(self._scores(self.assessment)), several=True
            ),
            self._chose_scores,
        )

    def _chose_scores(self, chosen: list[str] | None) -> None:
        if chosen and self.assessment is not None:
            if len(chosen) > MOST_LINES:
                self.notify(words.TOO_MANY_SCORES.format(MOST_LINES), markup=False)
            self.chosen[self.assessment] = tuple(chosen[:MOST_LINES])
            self.redraw()

    def action_compare(self) -> None:
        """Compare the first and the last result."""
        from growth_tui.tui import places

        first, *_, last = self._results
        places.open_compare(self.growth, first, last)

    def action_why(self) -> None:
        """Say how the sentences come about."""
        from growth_tui.tui.screens.why import WhyScreen

        if self.assessment is not None:
            scores = self._scores(self.assessment)
            reasons = self.workspace.progress.reasons(self.assessment, scores, self._since)
            self.app.push_screen(WhyScreen(reasons))
