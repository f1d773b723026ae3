"""What Home shows: what is due, begun, promised, and what moved. Never a private word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growth_tui.store.recent import Point
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.begun import Begun
    from growth_tui.workspace.due import Due

YEAR = timedelta(days=365)
OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class Moved:
    """One assessment's position over the last twelve months, oldest first.

    `positions` run from 0 to 100, None where it could not be scored.
    """

    assessment: str
    title: str
    points: tuple[Point, ...]

    @property
    def score(self) -> str:
        """Which score it is: overall, else the form's first."""
        scores = self.points[-1].scores
        return OVERALL if OVERALL in scores else next(iter(scores), OVERALL)

    @property
    def positions(self) -> tuple[float | None, ...]:
        """The position at each time."""
        return tuple(
            point.scores[self.score][1] if self.score in point.scores else None
            for point in self.points
        )

    @property
    def unbroken(self) -> tuple[float | None, ...]:
        """The last positions between which nothing about the form differs at all."""
        kinds = [
            (each.scores_fingerprint, each.words_fingerprint, each.language) for each in self.points
        ]
        alike = takewhile(lambda kind: kind == kinds[-1], reversed(kinds))
        return self.positions[-len(list(alike)) :]

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
    repairs_due: int
    promises: int
    promises_past: int
    next_promise: date | None
    next_consultation: date | None
    questions: int
    apart: int
    damaged: int


def home_view(workspace: Workspace) -> HomeView:
    """Gather what Home shows: no result is read for it, only the index, and no empty folder."""
    recent = workspace.history.last_taken()
    now = workspace.now()
    moved = [
        Moved(form, workspace.library.title(form), _last_year(one.points, now))
        for form, one in recent.items()
    ]
    order = [card.id for card in workspace.library.cards]
    moved.sort(key=lambda each: order.index(each.assessment) if each.assessment in order else 99)
    promises = workspace.commitments.open() if workspace.has("commitments") else []
    repairs = workspace.has("repairs")
    session = workspace.consultations.upcoming() if workspace.has("consultations") else None
    return HomeView(
        newcomer=not recent,
        due=workspace.due.now(),
        begun=tuple(workspace.taking.begun()) if workspace.has("drafts") else (),
        moved=tuple(moved),
        repairs=len(workspace.repairs.open()) if repairs else 0,
        repairs_due=len(workspace.repairs.due()) if repairs else 0,
        promises=len(promises),
        promises_past=len(workspace.commitments.overdue()) if promises else 0,
        next_promise=min((each.due for each in promises if each.due), default=None),
        next_consultation=session.on if session else None,
        questions=len(workspace.questions.waiting()) if workspace.has("questions") else 0,
        apart=workspace.edited_apart,
        damaged=workspace.damaged,
    )


def _last_year(points: tuple[Point, ...], now: datetime) -> tuple[Point, ...]:
    """The points of the last twelve months; where there is none, the last one alone."""
    return tuple(each for each in points if each.taken_at >= now - YEAR) or points[-1:]
