"""When each assessment is due again: by its own rhythm, or by the person's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growth_tui.instrument.card import Card
    from growth_tui.store.folder import Store
    from growth_tui.store.recent import RecentOfOne
    from growth_tui.workspace.library import Library
    from growth_tui.workspace.settings import Settings


@dataclass(frozen=True, slots=True)
class Due:
    """When one assessment is due.

    Attributes:
        assessment: Its id.
        title: What it is called.
        on: The day it is due.
        days: Days from today until then; negative ones lie behind.
        every: Days between two times.
        last_taken_at: When it was last taken, None where it never was.
    """

    assessment: str
    title: str
    on: date
    days: int
    every: int
    last_taken_at: datetime | None = None


def dues(
    cards: Iterable[Card],
    taken: Mapping[str, RecentOfOne],
    rhythm: Mapping[str, int],
    today: date,
) -> tuple[Due, ...]:
    """When each assessment is due, the one longest due first.

    The day counts from the local day on which it was last taken. A form that was never taken is
    due only where the person gave it a rhythm: nobody has to take every form there is.
    """
    found = []
    for card in cards:
        every = _every(rhythm.get(card.id, card.retake_after_days))
        recent = taken.get(card.id)
        if every is None or (recent is None and card.id not in rhythm):
            continue
        last = _last(recent, today) if recent else None
        try:
            on = last.date() + timedelta(days=every) if last else today
        except OverflowError:
            continue
        found.append(Due(card.id, card.title, on, (on - today).days, every, last))
    return tuple(sorted(found, key=lambda due: due.on))


def _last(recent: RecentOfOne, today: date) -> datetime:
    """When it was last taken; a time in the future, a slip of the year, must hide nothing due."""
    times = (point.taken_at for point in reversed(recent.points))
    return next((time for time in times if time.date() <= today), recent.last_taken_at)


def _every(days: object) -> int | None:
    """A rhythm in whole days, None where there is none: not given, 0 for never, or no number."""
    whole = isinstance(days, int) and not isinstance(days, bool)
    return days if whole and isinstance(days, int) and days > 0 else None


class Dues:
    """What is due, as of now."""

    def __init__(
        self, store: Store, library: Library, settings: Settings, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._library = library
        self._settings = settings
        self._now = now

    def all(self) -> tuple[Due, ...]:
        """Every assessment that will be due, the one longest due first."""
        return dues(
            self._library.assessments,
            self._store.recent().of,
            self._settings.choices.rhythm,
            self._now().date(),
        )

    def now(self) -> tuple[Due, ...]:
        """The assessments that are due today or were before."""
        return tuple(due for due in self.all() if due.days <= 0)
