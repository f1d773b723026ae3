"""What changed over time: series for charts, the numbers under them, what can be said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from growth_tui.charts import Event, Series
from growth_tui.measure.over_time import over_time, phases
from growth_tui.measure.series import Point, series
from growth_tui.problem import Problem
from growth_tui.workspace.sentences import Sentence, all_said

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.measure.findings import Finding
    from growth_tui.records import Result
    from growth_tui.workspace.history import History
    from growth_tui.workspace.library import Library

OVERALL = "overall"
PHASE = "the consultation began"


@dataclass(frozen=True, slots=True)
class TableRow:
    """The numbers of one result: positions by score in the order asked for."""

    result: str
    taken_at: datetime
    positions: tuple[float | None, ...]
    break_before: bool


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

    def form(self, assessment: str) -> Instrument:
        """The form as it is now, or as it was last taken where it is no longer there."""
        results = self._history.results(assessment)
        if results:
            return self._library.newest(results[-1].form)
        return self._library.instrument(assessment)

    def scores_of(self, assessment: str) -> list[tuple[str, str]]:
        """The id and title of every score, overall first."""
        return [(name, score.title) for name, score in self.form(assessment).scores.items()]

    def titles(self, assessment: str) -> dict[str, str]:
        """The title of every score by its id, overall first; empty where the form is gone."""
        try:
            return {name: score.title for name, score in self.form(assessment).scores.items()}
        except Problem:
            return {}

    def points(
        self, assessment: str, score: str, results: Sequence[Result] | None = None
    ) -> tuple[Point, ...]:
        """One score's points, oldest first: of every result, or of these alone."""
        if results is None:
            results = self._history.results(assessment)
        return series(results, score, self.form(assessment))

    def series(
        self,
        assessment: str,
        scores: Sequence[str],
        since: datetime | None = None,
        *,
        results: Sequence[Result] | None = None,
    ) -> tuple[Series, ...]:
        """Lines for a chart, on positions from 0 to 100; raises Problem for an unknown score."""
        titles = dict(self.scores_of(assessment))
        places = {name: place for place, name in enumerate(titles)}
        lines = []
        for name in scores:
            if name not in titles:
                raise Problem(
                    f"The form has no score “{name}”.", then=f"It has: {', '.join(titles)}."
                )
            points = tuple(
                (point.taken_at, point.pomp, point.break_before)
                for point in self.points(assessment, name, results)
                if since is None or point.taken_at >= since
            )
            lines.append(Series(titles[name], points, style=places[name]))
        return tuple(lines)

    def looking_back(self, assessment: str, score: str = OVERALL) -> Series | None:
        """How earlier times were rated anew, at those earlier dates; None where none was."""
        taken = {result.id: result.taken_at for result in self._history.results(assessment)}
        latest = {each.result: each for each in self._history.looking_back(assessment)}
        points = tuple(
            (taken[result], each.scores[score].pomp if score in each.scores else None, False)
            for result, each in latest.items()
            if result in taken
        )
        if not points:
            return None
        title = dict(self.scores_of(assessment)).get(score, score)
        style = len(self.scores_of(assessment))
        return Series(f"{title}, looking back", points, style=style, line="dotted")

    def events(self) -> tuple[Event, ...]:
        """What stands as a thin line on the chart."""
        return tuple(self._events())

    def breaks(self, assessment: str, results: Sequence[Result] | None = None) -> list[str]:
        """Why lines break, once for each reason."""
        points = self.points(assessment, OVERALL, results)
        return list(dict.fromkeys(point.reason for point in points if point.reason))

    def table(
        self, assessment: str, scores: Sequence[str], since: datetime | None = None
    ) -> list[TableRow]:
        """Positions by date, the latest first."""
        columns = [self.points(assessment, name) for name in scores]
        rows = [
            TableRow(
                points[0].result,
                points[0].taken_at,
                tuple(point.pomp for point in points),
                points[0].break_before,
            )
            for points in zip(*columns, strict=True)
            if since is None or points[0].taken_at >= since
        ]
        return rows[::-1]

    def sentences(
        self, assessment: str, results: Sequence[Result] | None = None
    ) -> tuple[Sentence, ...]:
        """What can be said of the overall score over all its times, or over these results."""
        form = self.form(assessment)
        if OVERALL not in form.scores:
            return ()
        points = self.points(assessment, OVERALL, results)
        return all_said([*over_time(form.scores[OVERALL], points), *self._phases(form, points)])

    def _phases(self, form: Instrument, points: Sequence[Point]) -> list[Finding]:
        """Before and after the phase that the person marked, where there are enough times."""
        began = self._phase()
        if began is None:
            return []
        found = phases(form.scores[OVERALL], points, began, PHASE)
        return [found] if found else []


def since(months: int | None, now: datetime) -> datetime | None:
    """The start of the last so many months, None for all."""
    return None if months is None else now - timedelta(days=round(months * 30.44))
