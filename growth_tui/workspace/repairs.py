"""Repairs: where each stands, and when to look at it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from growth_tui.plain_text import clean
from growth_tui.problem import Problem
from growth_tui.records import REPAIR_STATES, Reflection, Repair, RepairState, RepairStep
from growth_tui.workspace.editing import all_to_edit, keep, to_edit

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.store.folder import Store

KIND = "repairs"
STATE_ITEM = "repair-state"
"""The item that asks where a repair stands; a form of one's own can have it, with its codes."""
FOLLOW_UP_ITEM = "follow-up-days"
AGAIN_IN_DAYS = 21
"""After how many days a repair is looked at again, where the person names no other day."""


class Repairs:
    """The repairs of what was reflected on, one for each reflection at most."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._now = now
        self._new_id = new_id

    def all(self) -> list[Repair]:
        """Every repair, the one changed last coming first."""
        found = all_to_edit(self._store, KIND, Repair.from_document)
        return sorted(found, key=lambda each: (each.changed_at, each.id), reverse=True)

    def open(self) -> list[Repair]:
        """Those not yet closed: the one to look at first coming first, those without a day last."""
        return sorted(
            (each for each in self.all() if each.open),
            key=lambda each: (each.follow_up is None, each.follow_up or date.max),
        )

    def due(self) -> list[Repair]:
        """The open ones whose day to look again has come."""
        today = self._now().date()
        return [each for each in self.open() if each.follow_up and each.follow_up <= today]

    def next_look(self, repair: Repair | None) -> date | None:
        """When to look at a repair again: the day it has, or a new one where that has come."""
        known, today = repair.follow_up if repair else None, self._now().date()
        come = known is not None and known <= today
        return today + timedelta(days=AGAIN_IN_DAYS) if come else known

    def closed(self) -> list[Repair]:
        """Those made, not possible, or not one's own to reopen; the one closed last first."""
        return [each for each in self.all() if not each.open]

    def get(self, repair_id: str) -> Repair:
        """One repair; raises Problem where there is none with that id."""
        found = to_edit(self._store, KIND, repair_id, Repair.from_document)
        if found is None:
            raise Problem("That repair is no longer there.")
        return found

    def of(self, reflection_id: str) -> Repair | None:
        """The repair of one reflection, None where it has none."""
        return next((each for each in self.all() if each.reflection == reflection_id), None)

    def take_up(self, reflection: Reflection) -> Repair | None:
        """The repair of a reflection, begun from its answers where it has none yet.

        None where the answers say nothing of a repair. One that is there is left as it is: its
        state may have moved on since the reflection was written.
        """
        known = self.of(reflection.id)
        state = self.answered_state(reflection)
        if known is not None or state is None:
            return known
        days = reflection.answers.get(FOLLOW_UP_ITEM)
        follow_up = None
        if isinstance(days, int) and not isinstance(days, bool):
            try:
                follow_up = self._now().date() + timedelta(days=days)
            except OverflowError:
                follow_up = None
        return self.begin(reflection, state, follow_up=follow_up)

    def asked_of(self, form: Instrument | None, reflection: Reflection) -> bool:
        """Whether a reflection has a repair, or its form asks for one."""
        from growth_tui.instrument.conditions import visible_items  # Home needs none

        shown = visible_items(form, reflection.answers) if form else ()
        return any(item.id == STATE_ITEM for item in shown) or self.of(reflection.id) is not None

    def answered_state(self, reflection: Reflection) -> RepairState | None:
        """Where the repair stands by the reflection's own answer."""
        answer = reflection.answers.get(STATE_ITEM)
        return next((state for state in REPAIR_STATES if state == answer), None)

    def begin(
        self,
        reflection: Reflection,
        state: RepairState,
        *,
        why: str = "",
        follow_up: date | None = None,
    ) -> Repair:
        """Begin the repair of a reflection; raises Problem where it cannot be kept."""
        step = RepairStep(state, self._now(), clean(why).strip())
        return self._save(Repair(self._new_id(), reflection.id, (step,), follow_up))

    def change(
        self, repair: Repair, state: RepairState, *, why: str = "", follow_up: date | None = None
    ) -> Repair:
        """Say where it stands now, with a word of why, and when to look again.

        A closed repair has no such day. Where neither the state nor the word changed, no step is
        added.
        """
        why = clean(why).strip()
        steps = repair.steps
        if (state, why) != (repair.state, repair.why):
            steps = (*steps, RepairStep(state, self._now(), why))
        changed = replace(repair, steps=steps)
        return self._save(replace(changed, follow_up=follow_up if changed.open else None))

    def _save(self, repair: Repair) -> Repair:
        """Keep a repair."""
        return keep(self._store, KIND, repair)
