"""What to be reminded of: days and counts, never a score or a private word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from growth_tui.exchange.calendar import Reminder, calendar_text
from growth_tui.problem import Problem
from growth_tui.words import practice as words

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.commitments import Commitments
    from growth_tui.workspace.consultations import Consultations
    from growth_tui.workspace.due import Due, Dues
    from growth_tui.workspace.repairs import Repairs

DOMAIN = "growth-tui"
AHEAD = 365
"""Days over which a form comes again in the calendar; a later export takes it further."""


@dataclass(frozen=True, slots=True)
class DueNow:
    """What wants a look today: the forms, and how many promises and repairs."""

    forms: tuple[Due, ...]
    promises: int
    repairs: int

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.forms or self.promises or self.repairs)


class Reminders:
    """Due dates of every sort, gathered."""

    def __init__(
        self,
        store: Store,
        due: Dues,
        commitments: Commitments,
        repairs: Repairs,
        consultations: Consultations,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._due = due
        self._commitments = commitments
        self._repairs = repairs
        self._consultations = consultations
        self._now = now

    def now(self) -> DueNow:
        """What wants a look today."""
        promises, repairs = len(self._commitments.overdue()), len(self._repairs.due())
        return DueNow(self._due.now(), promises, repairs)

    def damaged(self) -> int:
        """How many of the records that were read for this could not be read."""
        return len(self._store.damaged())

    def calendar(self) -> str:
        """All that is to come, as the text of an iCalendar file; raises Problem for nothing."""
        reminders = list(self._all())
        if not reminders:
            raise Problem(words.NOTHING_TO_REMIND, then=words.WHAT_REMINDS)
        return calendar_text(reminders, self._now())

    def _all(self) -> Iterator[Reminder]:
        """Every reminder; what lies behind is for today."""
        today = self._now().date()
        for form in self._due.all():
            summary = words.REMIND_FORM.format(form.title)
            times = max(1, AHEAD // form.every)
            uid = f"form-{form.assessment}@{DOMAIN}"
            yield Reminder(uid, max(today, form.on), summary, form.every, times)
        for promise in self._commitments.open():
            if promise.due is not None:
                day = max(today, promise.due)
                yield Reminder(f"{promise.id}@{DOMAIN}", day, words.REMIND_PROMISE)
        for repair in self._repairs.open():
            if repair.follow_up is not None:
                day = max(today, repair.follow_up)
                yield Reminder(f"{repair.id}@{DOMAIN}", day, words.REMIND_REPAIR)
        upcoming = self._consultations.upcoming()
        if upcoming is not None:
            yield Reminder(f"consultation@{DOMAIN}", upcoming.on, words.REMIND_SESSION)
