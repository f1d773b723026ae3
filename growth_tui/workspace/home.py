"""What Home shows: what is due, begun, promised, and what moved. Never a private word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growth_tui.records import Draft
    from growth_tui.store.recent import RecentOfOne
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.due import Due

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Begun:
    """A form that was begun: how many of its items have an answer."""

    draft: Draft
    title: str
    answered: int
    items: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One assessment's overall position over the last twelve months, oldest first."""

    assessment: str
    title: str
    positions: tuple[float | None, ...]
    taken: tuple[date, ...]
    joined: bool

    @property
    def latest(self) -> float | None:
        """The last position on the scale, 0 to 100, None where it could not be scored."""
        return self.positions[-1]


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything Home shows, in numbers, names and dates."""

    today: date
    newcomer: bool
    due: tuple[Due, ...]
    begun: tuple[Begun, ...]
    moved: tuple[Moved, ...]
    damaged: int
