"""What changed over time: series for charts, the numbers under them, what can be said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from growth_tui.charts import Event, Series
from growth_tui.dates import day
from growth_tui.measure.findings import Finding
from growth_tui.measure.leading import leading_score
from growth_tui.measure.over_time import over_time, phases
from growth_tui.measure.scoring import score_order
from growth_tui.measure.series import Point, series
from growth_tui.problem import Problem
from growth_tui.words.practice import BREAK, BREAKS, TOO_MANY_LINES
from growth_tui.workspace.sentences import Sentence, all_said

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.records import Result
    from growth_tui.workspace.history import History
    from growth_tui.workspace.library import Library

PHASE = "the consultation began"
STYLES, MOST_LINES = 8, 7
"""Markers that differ in colour too; the most lines of one chart, one looking back beside them."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The numbers of one result: positions by score in the order asked for."""

    result: str
    taken_at: datetime
    positions: tuple[float | None, ...]
    break_before: bool


@dataclass(frozen=True, slots=True)
class Break:
    """From when on results cannot be compared with those before, and why not.

    `often` is how many times lines break for that reason, `at` the first of them.
    """

    at: datetime
    reason: str
    often: int

    @property
    def footnote(self) -> str:
        """What stands beneath a chart, a map or a table that has the break."""
        return (BREAK if self.often == 1 else BREAKS).format(day(self.at), self.reason)


class Progress:
    """Answers what moved, for one assessment at a time."""

    def __init__(
        self,
        history: History,
        library: Library,
        events: Callable[[], Sequence[Event]],
        phase: Callable[[], datetime | None],
    ) -> None:
        self._history = history
        self._library = library
        self._events = events
        self._phase = phase
        self._known: dict[
            tuple[str, str], tuple[tuple[Instrument, list[Result]], tuple[Point, ...]]
        ] = {}

    def form(self, assessment: str) -> Instrument:
        """The form as it is now, or as it was last taken where it is gone or has a fault."""
        results = self._history.results(assessment)
        if results:
            return self._library.newest(results[-1].form)
        return self._library.instrument(assessment)

    def scores_of(self, assessment: str) -> list[tuple[str, str]]:
        """The id and title of every score, overall first."""
        form = self.form(assessment)
        return [(name, form.scores[name].title) for name in score_order(form)]

    def leading(self, assessment: str) -> tuple[str, ...]:
        """The score that is shown where none was chosen; nothing where the form has no scores."""
        leading = leading_score(self.form(assessment))
        return () if leading is None else (leading,)

    def titles(self, assessment: str) -> dict[str, str]:
        """The title of every score by its id, overall first; empty where the form is gone."""
        try:
            return dict(self.scores_of(assessment))
        except Problem:
            return {}

    def points(
        self, assessment: str, score: str, results: Sequence[Result] | None = None
    ) -> tuple[Point, ...]:
        """One score's points, oldest first: of every result, or of these alone."""
        form = self.form(assessment)
        if results is not None:
            return series(results, score, form)
        made_of = (form, self._history.results(assessment))
        known = self._known.get((assessment, score))
        if known is None or known[0] != made_of:
            known = (made_of, series(made_of[1], score, form))
            self._known[assessment, score] = known
        return known[1]

    def series(
        self,
        assessment: str,
        scores: Sequence[str],
        since: datetime | None = None,
        *,
        results: Sequence[Result] | None = None,
        looking_back: bool = False,
    ) -> tuple[Series, ...]:
        """Lines for a chart, on positions from 0 to 100.

        With `looking_back`, how earlier times were rated anew on the leading score is a line of its
        own, where that score is among those drawn. Raises Problem for an unknown score, and for
        more scores than can be told apart.
        """
        titles = dict(self.scores_of(assessment))
        if len(scores) > MOST_LINES:
            raise Problem(TOO_MANY_LINES.format(MOST_LINES))
        for name in scores:
            if name not in titles:
                raise Problem(
                    f"The form has no score “{name}”.", then=f"It has: {', '.join(titles)}."
                )
        styles = _styles([list(titles).index(name) for name in scores])
        lines = []
        for name in scores:
            points = tuple(
                (point.taken_at, point.pomp, point.break_before)
                for point in self.points(assessment, name, results)
                if since is None or point.taken_at >= since
            )
            lines.append(Series(titles[name], points, style=next(styles)))
        for name in self.leading(assessment):
            if looking_back and name in scores:
                points = self._looking_back(assessment, name, since)
                title = f"{titles[name]}, looking back"
                if points:
                    lines.append(Series(title, points, style=next(styles), line="dotted"))
        return tuple(lines)

    def _looking_back(
        self, assessment: str, score: str, since: datetime | None
    ) -> tuple[tuple[datetime, float | None, bool], ...]:
        """How earlier times were rated anew, at those earlier dates, broken where versions differ.

        A rating is made on the form as it was taken then, so it belongs where the original does.
        """
        anew = {each.result: each for each in self._history.looking_back(assessment)}
        found: list[tuple[datetime, float | None, bool]] = []
        group = None
        for point in self.points(assessment, score):
            if point.result in anew and (since is None or point.taken_at >= since):
                rated = anew[point.result].scores.get(score)
                apart = group is not None and point.group != group
                found.append((point.taken_at, rated.pomp if rated else None, apart))
                group = point.group
        return tuple(found)

    def events(self) -> tuple[Event, ...]:
        """What stands as a thin line on the chart."""
        return tuple(self._events())

    def breaks(
        self,
        assessment: str,
        since: datetime | None = None,
        *,
        results: Sequence[Result] | None = None,
    ) -> tuple[Break, ...]:
        """Where lines break and why, once for each reason."""
        points = self.points(assessment, "".join(self.leading(assessment)), results)
        shown = [each for each in points if since is None or each.taken_at >= since]
        broken: dict[str, list[datetime]] = {}
        for point in shown[1:]:
            if point.break_before:
                broken.setdefault(point.reason, []).append(point.taken_at)
        return tuple(Break(at[0], reason, len(at)) for reason, at in broken.items())

    def table(
        self, assessment: str, scores: Sequence[str], since: datetime | None = None
    ) -> list[TableRow]:
        """Positions by date, the latest first."""
        columns = [self.points(assessment, name) for name in scores]
        shown = [
            points
            for points in zip(*columns, strict=True)
            if since is None or points[0].taken_at >= since
        ]
        rows = [
            TableRow(
                points[0].result,
                points[0].taken_at,
                tuple(point.pomp for point in points),
                place > 0 and points[0].break_before,
            )
            for place, points in enumerate(shown)
        ]
        return rows[::-1]

    def sentences(
        self,
        assessment: str,
        scores: Sequence[str] = (),
        *,
        results: Sequence[Result] | None = None,
    ) -> tuple[Sentence, ...]:
        """What can be said of these scores, or of the leading one, over all times or these results.

        The longer view of every score comes first, its latest change last.
        """
        form = self.form(assessment)
        longer: list[Finding] = []
        around: list[Finding] = []
        latest: list[Finding] = []
        for name in scores or self.leading(assessment):
            points = self.points(assessment, name, results)
            found = over_time(form.scores[name], points)
            longer += found[1:]
            around += self._phases(form, name, points)
            latest += found[:1]
        return all_said([*longer, *around, *latest])

    def sentences_since(
        self, assessment: str, scores: Sequence[str], since: datetime | None
    ) -> tuple[Sentence, ...]:
        """What can be said of what is shown: of the times since then, the last two at the least."""
        results = self._history.results(assessment)
        shown = [each for each in results if since is None or each.taken_at >= since]
        return self.sentences(assessment, scores, results=max(shown, results[-2:], key=len))

    def reasons(
        self, assessment: str, scores: Sequence[str], since: datetime | None
    ) -> tuple[Sentence, ...]:
        """Those sentences, and why lines break: what “why?” answers."""
        breaks = all_said(
            Finding("not_comparable", inputs={"reason": each.reason})
            for each in self.breaks(assessment, since)
        )
        sentences = self.sentences_since(assessment, scores, since)
        return tuple({each.text: each for each in (*sentences, *breaks)}.values())

    def _phases(self, form: Instrument, score: str, points: Sequence[Point]) -> list[Finding]:
        """Before and after the phase that the person marked, where there are enough times."""
        began = self._phase()
        if began is None:
            return []
        found = phases(form.scores[score], points, began, PHASE)
        return [found] if found else []


def _styles(places: Sequence[int]) -> Iterator[int]:
    """A style for each place, the place itself where that is free; then those that are left."""
    taken: list[int] = []
    for place in places:
        free = (style % STYLES for style in range(place, place + STYLES))
        taken.append(next(style for style in free if style not in taken))
    yield from taken
    yield from (style for style in reversed(range(STYLES)) if style not in taken)


def since(months: int | None, now: datetime) -> datetime | None:
    """The start of the last so many months, None for all."""
    return None if months is None else now - timedelta(days=round(months * 30.44))
