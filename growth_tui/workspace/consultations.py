"""Sessions with a consultant: what was done, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from growth_tui.plain_text import clean, clean_line
from growth_tui.problem import Problem
from growth_tui.records import Consultation
from growth_tui.words import practice as words
from growth_tui.workspace.editing import all_to_edit, keep, to_edit

if TYPE_CHECKING:
    from growth_tui.drawing.lines import Event
    from growth_tui.store.folder import Store

KIND = "consultations"
NOON = time(12)


@dataclass(frozen=True, slots=True)
class SessionNotes:
    """What the person says of one session; `Consultation` tells what each part means."""

    held_on: date
    with_whom: str = ""
    worked_on: Sequence[str] = ()
    strategies: str = ""
    agreed: str = ""
    notes: str = ""
    next_on: date | None = None
    begins_phase: bool = False


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The next session: its day, the initials, and its record's id if it is planned as one."""

    on: date
    with_whom: str
    id: str | None = None


class Consultations:
    """The log of sessions."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._store = store
        self._now = now
        self._new_id = new_id

    def all(self) -> list[Consultation]:
        """Every session in the log, the first one first."""
        found = (each for each in self._read() if not each.begun)
        return sorted(found, key=lambda each: (each.held_on, each.logged_at, each.id))

    def begun(self) -> Consultation | None:
        """The session that is being written and not in the log yet, the one begun last."""
        found = (each for each in self._read() if each.begun)
        return max(found, key=lambda each: (each.logged_at, each.id), default=None)

    def _read(self) -> list[Consultation]:
        return all_to_edit(self._store, KIND, Consultation.from_document)

    def get(self, consultation_id: str) -> Consultation:
        """One session; raises Problem where there is none with that id."""
        found = to_edit(self._store, KIND, consultation_id, Consultation.from_document)
        if found is None:
            raise Problem("That session is no longer there.")
        return found

    def log(self, notes: SessionNotes, *, begun: bool = False) -> Consultation:
        """Keep a session, or hold one that is begun; raises Problem where it cannot be kept."""
        now = self._now()
        session = Consultation(self._new_id(), notes.held_on, now, now, begun=begun)
        return keep(self._store, KIND, _cleaned(session, notes))

    def edit(
        self, session: Consultation, notes: SessionNotes, *, begun: bool = False
    ) -> Consultation:
        """Change what is kept of a session; raises Problem where that cannot be kept."""
        session = replace(session, edited_at=self._now(), begun=begun)
        return keep(self._store, KIND, _cleaned(session, notes))

    def put_back(self, changed: Consultation, before: Consultation) -> None:
        """Keep a session as it was before it was changed; raises Problem where that fails."""
        keep(self._store, KIND, replace(before, mark=changed.mark))

    def throw_away(self, changed: Consultation, before: Consultation | None) -> None:
        """Leave no trace of a change, or of a session where there was none `before`."""
        if before is not None:
            self.put_back(changed, before)
        else:
            self.delete(changed.id)

    def delete(self, consultation_id: str) -> None:
        """Delete a session for good."""
        self._store.delete(KIND, consultation_id)

    def upcoming(self) -> Upcoming | None:
        """The next session: one that is planned, or the day that the latest one named.

        A day that has passed, or that a session was held on or after, is no longer next.
        """
        today = self._now().date()
        sessions = self.all()
        coming = [Upcoming(s.held_on, s.with_whom, s.id) for s in sessions if _ahead(s, today)]
        held = [each for each in sessions if not _ahead(each, today)]
        named = next((each for each in reversed(held) if each.next_on is not None), None)
        if named is not None and named.next_on is not None:
            fresh = named.next_on > held[-1].held_on and named.next_on >= today
            if fresh:
                coming.append(Upcoming(named.next_on, named.with_whom))
        return min(coming, key=lambda each: each.on, default=None)

    def held(self) -> list[Consultation]:
        """The sessions that were held, the first one first."""
        today = self._now().date()
        return [each for each in self.all() if not _ahead(each, today)]

    def last(self) -> Consultation | None:
        """The latest session that was held."""
        sessions = self.held()
        return sessions[-1] if sessions else None

    def phase_began(self) -> datetime | None:
        """When the phase that the person marked last began; None where none is marked."""
        marked = [each for each in self.held() if each.begins_phase]
        return at_noon(marked[-1]) if marked else None

    def events(self) -> tuple[Event, ...]:
        """The sessions as marks on a chart, the first one first; no initials, no words."""
        from growth_tui.drawing.lines import Event  # Home needs none

        return tuple(
            Event(at_noon(each), words.PHASE_MARK if each.begins_phase else words.SESSION_MARK)
            for each in self.held()
        )


def at_noon(session: Consultation) -> datetime:
    """A session's place in time: noon of its day, where the person was when it was logged."""
    return datetime.combine(session.held_on, NOON, session.logged_at.tzinfo)


def _ahead(session: Consultation, today: date) -> bool:
    """Whether it is still to come: on its own day, as long as nothing was written about it then."""
    if session.held_on == today:
        return session.edited_at.date() < today
    return session.held_on > today


def _cleaned(session: Consultation, notes: SessionNotes) -> Consultation:
    """The session with what was said of it, every text neutralised."""
    worked_on = [clean_line(each) for each in notes.worked_on]
    return replace(
        session,
        held_on=notes.held_on,
        with_whom=clean_line(notes.with_whom),
        worked_on=tuple(each for each in dict.fromkeys(worked_on) if each),
        strategies=clean(notes.strategies).strip(),
        agreed=clean(notes.agreed).strip(),
        notes=clean(notes.notes).strip(),
        next_on=notes.next_on,
        begins_phase=notes.begins_phase,
    )
