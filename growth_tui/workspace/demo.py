"""Writes a made-up year into a data folder, through the same doors as a real one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from growth_tui.records import Reflection
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from growth_tui.workspace.made_up import practice, reflections
from growth_tui.workspace.made_up.answers import answers_to

if TYPE_CHECKING:
    from growth_tui.records import Result

SEED = 66
TAKEN = {
    "cultural-humility": (370, 336, 304, 270, 241, 209, 178, 150, 118, 90, 61, 31),
    "pulse": (149, 142, 134, 128, 121, 113, 107, 99, 86, 79, 72, 63, 56, 50, 43, 36, 22, 15, 8),
    "group-leadership": (160, 40),
    "breadth-of-knowledge": (330, 75),
}
"""Days ago on which each assessment was taken."""
FIRST = TAKEN["cultural-humility"][0]
LOOKED_BACK = 60
"""Days ago on which the first assessment was rated anew."""
AGAIN = 14
"""Days until a repair that is still open is looked at again."""


@dataclass(order=True)
class _Deed:
    """Something to write down at a time of the made-up year."""

    at: datetime
    number: int
    do: Callable[[], object]


def write_demo(folder: Path, today: date) -> None:
    """Write about a year of made-up records that ends the day before `today`.

    The same day gives the same records, ids included. Raises Problem where the folder cannot be
    written.
    """
    _Year(folder, today).write()


class _Year:
    """The year as it is written, its clock standing at each deed in turn."""

    def __init__(self, folder: Path, today: date) -> None:
        self.today = today
        self.now = self._time(0, 9)
        self.chance = Random(SEED)
        self.workspace = Workspace(folder, now=lambda: self.now, new_id=self._new_id)
        self.forms = {form: self.workspace.library.instrument(form) for form in TAKEN}
        self.deeds: list[_Deed] = []
        self.first: Result | None = None
        self.latest: Result | None = None
        self.beliefs: dict[str, str] = {}
        self.sessions: dict[int, str] = {}

    def write(self) -> None:
        """Plan everything, then do it in order of time."""
        self._plan_assessments()
        self._plan_reflections()
        self._plan_practice()
        for deed in sorted(self.deeds):
            self.now = deed.at
            deed.do()
        self.workspace.settings.change(first_run=False)

    def _new_id(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128), version=4))

    def _time(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        """A time of a day of the year, with the offset of this place."""
        day = self.today - timedelta(days=days_ago)
        return datetime.combine(day, time(hour, minute)).astimezone()

    def _at(self, days_ago: int, hour: int, do: Callable[[], object]) -> None:
        """Plan a deed."""
        minute = self.chance.randrange(60)
        self.deeds.append(_Deed(self._time(days_ago, hour, minute), len(self.deeds), do))

    def _plan_assessments(self) -> None:
        for form, days in TAKEN.items():
            for days_ago in days:
                self._at(days_ago, 18, partial(self._take, form, days_ago))
        self._at(LOOKED_BACK, 20, self._look_back)
        self._at(1, 21, self._begin)

    def _take(self, form: str, days_ago: int) -> None:
        """Fill in an assessment, with the notes of that day."""
        given = answers_to(self.forms[form], days_ago, _chance(form, days_ago))
        if form == practice.FORM:
            given |= {item: answer for ago, item, answer in practice.SURE if ago == days_ago}
        notes = {
            item: words
            for ago, item, words in practice.NOTES
            if form == practice.FORM and ago == days_ago
        }
        result = self.workspace.taking.record(form, given, notes)
        if form == practice.FORM:
            self.latest = result
            self.first = self.first or result

    def _look_back(self) -> None:
        """Rate the first assessment anew: a little lower than at the time."""
        assert self.first is not None
        session = self.workspace.taking.look_back(self.first)
        chance = _chance(practice.FORM, LOOKED_BACK)
        given = answers_to(self.forms[practice.FORM], FIRST, chance, lower=0.12)
        session.draft = replace(session.draft, answers=given)
        self.workspace.taking.finish(session)

    def _begin(self) -> None:
        """Begin the pulse, and leave it after three answers."""
        session = self.workspace.taking.begin("pulse")
        for answer in (4, 3, 4):
            session.answer(answer)
            session.forward()
        session.leave()
        self.workspace.taking.release(session.draft)

    def _plan_reflections(self) -> None:
        for written in reflections.ALL:
            self._at(written.days_ago, 20, partial(self._reflect, written))

    def _reflect(self, written: reflections.Written) -> None:
        """Write a reflection, and remember the beliefs that others come back to."""
        follows = self.beliefs[written.follows] if written.follows else None
        session = self.workspace.taking.begin(written.form)
        session.draft = replace(
            session.draft, answers=dict(written.answers), follows=follows, seconds=480.0
        )
        kept = self.workspace.taking.finish(session)
        if written.name:
            self.beliefs[written.name] = kept.id
        if isinstance(kept, Reflection):
            self._repair(kept, written)

    def _repair(self, reflection: Reflection, written: reflections.Written) -> None:
        """Take up the repair that a reflection tells of, and say later where it stands."""
        repair = self.workspace.repairs.take_up(reflection)
        for days_ago, state, why in written.repair:
            assert repair is not None
            self._step_to(days_ago)
            follow_up = self._day(days_ago - AGAIN)
            repair = self.workspace.repairs.change(repair, state, why=why, follow_up=follow_up)

    def _plan_practice(self) -> None:
        for promise in practice.PROMISES:
            self._at(promise.days_ago, 19, partial(self._promise, promise))
        for number, session in enumerate(practice.SESSIONS):
            self._at(session.days_ago, 13, partial(self._consult, number, session))
        for asked in practice.QUESTIONS:
            self._at(asked.days_ago, 22, partial(self._ask, asked))

    def _day(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)

    def _promise(self, promise: practice.Promise) -> None:
        """Make a promise now, and say later what became of it."""
        commitments = self.workspace.commitments
        made = commitments.make(
            promise.text,
            due=self._day(promise.until),
            assessment=practice.FORM,
            subscale=promise.subscale,
            result=self.latest.id if self.latest else None,
        )
        if promise.ended is None:
            return
        days_ago, state, why = promise.ended
        self._step_to(days_ago)
        if promise.instead is None:
            commitments.close(made.id, state, why)
            return
        text, until = promise.instead
        new = commitments.change(made.id, text, self._day(until), why)
        days_ago, state, why = practice.INSTEAD_KEPT
        self._step_to(days_ago)
        commitments.close(new.id, state, why)

    def _step_to(self, days_ago: int) -> None:
        """Set the clock to the evening of another day, until the next deed sets it anew."""
        self.now = self._time(days_ago, 19, 30)

    def _consult(self, number: int, session: practice.Session) -> None:
        """Log a session; the first one begins something new."""
        notes = SessionNotes(
            held_on=self._day(session.days_ago),
            with_whom=practice.WITH,
            worked_on=session.worked_on,
            strategies=session.strategies,
            agreed=session.agreed,
            notes=session.notes,
            next_on=self._day(session.days_ago - session.next_in),
            begins_phase=number == 0,
        )
        logged = self.workspace.consultations.log(notes)
        waiting = {question.text: question.id for question in self.workspace.questions.waiting()}
        brought = [waiting[asked.text] for asked in practice.QUESTIONS if asked.brought == number]
        self.workspace.questions.bring(brought, logged.id)

    def _ask(self, asked: practice.Asked) -> None:
        """Note a question."""
        self.workspace.questions.add(asked.text, asked.source)


def _chance(form: str, days_ago: int) -> Random:
    """A chance of its own for each assessment, so that what is added elsewhere changes none."""
    return Random(f"{SEED} {form} {days_ago}")
