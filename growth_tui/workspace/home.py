"""What Home shows: what is due, begun, promised, and what moved. Never a private word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from growth_tui.instrument.model import Score
from growth_tui.measure.over_time import over_time
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.series import Point
from growth_tui.measure.wording import label
from growth_tui.workspace.taking import Begun

if TYPE_CHECKING:
    from growth_tui.store.recent import Point as IndexPoint
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.due import Due

YEAR = timedelta(days=365)
OVERALL = "overall"
POSITION = Score(OVERALL, "Overall", "mean", {}, (0, 100))
"""The overall score as its position on the scale: all that the index keeps of it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One assessment's overall position over the last twelve months, oldest first.

    Attributes:
        positions: 0 to 100, None where it could not be scored.
        change: What moved, in a few words.
    """

    assessment: str
    title: str
    positions: tuple[float | None, ...]
    change: str

    @property
    def latest(self) -> float | None:
        """The last position, None where it could not be scored."""
        return self.positions[-1]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything Home shows, in numbers, names and dates."""

    newcomer: bool
    due: tuple[Due, ...]
    begun: tuple[Begun, ...]
    moved: tuple[Moved, ...]
    repairs: int
    promises: int
    next_promise: date | None
    next_consultation: date | None
    questions: int
    damaged: int


def home_view(workspace: Workspace) -> HomeView:
    """Gather what Home shows; no result is read for it, only the index."""
    recent = workspace.history.last_taken()
    now = workspace.now()
    moved = [
        _moved(form, workspace.library.title(form), one.points, now) for form, one in recent.items()
    ]
    order = [card.id for card in workspace.library.cards]
    moved.sort(key=lambda each: order.index(each.assessment) if each.assessment in order else 99)
    return HomeView(
        newcomer=not recent,
        due=workspace.due.now(),
        begun=tuple(workspace.taking.begun()),
        moved=tuple(moved),
        repairs=0,
        promises=0,
        next_promise=None,
        next_consultation=None,
        questions=0,
        damaged=0,
    )


def _moved(form: str, title: str, points: tuple[IndexPoint, ...], now: datetime) -> Moved:
    """One assessment's last year; where the year is empty, its last result alone."""
    year = [point for point in points if point.taken_at >= now - YEAR] or [points[-1]]
    positions = tuple(_position(point) for point in year)
    found = over_time(POSITION, _joined(year, positions))
    return Moved(form, title, positions, label(found[-1]) if found else "")


def _position(point: IndexPoint) -> float | None:
    """The overall position, None where it could not be scored."""
    return point.scores[OVERALL][1] if OVERALL in point.scores else None


def _joined(year: Sequence[IndexPoint], positions: Sequence[float | None]) -> list[Point]:
    """Points that count as comparable only where nothing about the form differs at all.

    The change log, which may say more, is not read for Home; Progress reads it.
    """
    kinds = [(each.scores_fingerprint, each.words_fingerprint, each.language) for each in year]
    return [
        Point(
            each.id,
            each.taken_at,
            ScoreValue(position, position, 0, 0),
            kinds.index(kind),
            break_before=place > 0 and kind != kinds[place - 1],
        )
        for place, (each, kind, position) in enumerate(zip(year, kinds, positions, strict=True))
    ]
