"""One person's data, opened once: the only door through which commands and screens reach it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.store.folder import Store
from growth_tui.workspace.settings import Settings

if TYPE_CHECKING:
    from growth_tui.store.scratch import Scratch
    from growth_tui.workspace.apart import Apart
    from growth_tui.workspace.beliefs import Beliefs
    from growth_tui.workspace.beside import Beside
    from growth_tui.workspace.body import Body
    from growth_tui.workspace.commitments import Commitments
    from growth_tui.workspace.consultations import Consultations
    from growth_tui.workspace.due import Dues
    from growth_tui.workspace.history import History
    from growth_tui.workspace.home import HomeView
    from growth_tui.workspace.journal import Journal
    from growth_tui.workspace.library import Library
    from growth_tui.workspace.profiles import Profiles
    from growth_tui.workspace.progress import Progress
    from growth_tui.workspace.questions import Questions
    from growth_tui.workspace.reminders import Reminders
    from growth_tui.workspace.repairs import Repairs
    from growth_tui.workspace.reports import Reports
    from growth_tui.workspace.suggestions import Suggestions
    from growth_tui.workspace.taking import Taking
    from growth_tui.workspace.timeline import Timeline
    from growth_tui.workspace.upkeep import Upkeep


def local_now() -> datetime:
    """The time now, with the offset of this place."""
    return datetime.now().astimezone()


def random_id() -> str:
    """A new record's id."""
    return str(uuid.uuid4())


class Workspace:
    """What can be done with one data folder; each part is made when it is first needed.

    Args:
        folder: The data folder; it is created at the first write.
        now: Gives the time, with its offset.
        new_id: Gives a new UUID as text.
        language: Overrides the language of the person's settings.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime] = local_now,
        new_id: Callable[[], str] = random_id,
        language: str | None = None,
    ) -> None:
        self.folder = folder
        self.now = now
        self._new_id = new_id
        self._language = language
        self._store = Store(folder)

    @property
    def sealed(self) -> bool:
        """Whether a passphrase is set."""
        return self._store.sealed

    def unlock(self, passphrase: str) -> None:
        """Open locked data; takes about half a second. Raises Problem where it is wrong."""
        self._store.unlock(passphrase)

    def unlock_with_recovery_key(self, recovery_key: str) -> None:
        """Open the data with the key that was shown when the passphrase was set."""
        self._store.unlock_with_recovery_key(recovery_key)

    @property
    def locked(self) -> bool:
        """Whether a passphrase is set and has not been given."""
        return self._store.locked

    def begin(self) -> None:
        """Make the data folder where there is none yet; raises Problem where it cannot be made."""
        self._store.begin()

    def scratch(self, text: str) -> AbstractContextManager[Scratch]:
        """A file with that text for an editor of one's own; it is gone afterwards.

        Raises Problem where a passphrase is set, or where the disk refuses it.
        """
        from growth_tui.store.scratch import scratch

        return scratch(self._store, text)

    def has(self, kind: str) -> bool:
        """Whether there is any record of that kind; costs a look at one folder."""
        return bool(self._store.ids(kind))

    @property
    def is_new(self) -> bool:
        """Whether the first words are still to be read: nothing was begun or kept here either."""
        kinds = ("drafts", "results", "reflections")
        return self.settings.first_run and not any(self.has(kind) for kind in kinds)

    @property
    def damaged(self) -> int:
        """How many files reading has come across that it could not read."""
        return len(self._store.damaged())

    @property
    def edited_apart(self) -> int:
        """How many records were edited in two places; costs a look at the names of files."""
        return len(self._store.apart())

    @cached_property
    def settings(self) -> Settings:
        """The person's own choices."""
        return Settings(self._store, lambda: self.library)

    @cached_property
    def library(self) -> Library:
        """The forms at hand."""
        from growth_tui.workspace.library import Library

        return Library(self._store, self._language or self.settings.language)

    @cached_property
    def taking(self) -> Taking:
        """Drafts, and what they become."""
        from growth_tui.workspace.taking import Taking

        return Taking(self._store, self.library, self.now, self._new_id)

    @cached_property
    def history(self) -> History:
        """What was taken."""
        from growth_tui.workspace.history import History

        return History(self._store, self.library)

    @cached_property
    def progress(self) -> Progress:
        """What changed."""
        from growth_tui.workspace.progress import Progress

        return Progress(
            self.history,
            self.library,
            lambda: self.consultations.events(),
            lambda: self.consultations.phase_began(),
        )

    @cached_property
    def profiles(self) -> Profiles:
        """One result, or two side by side."""
        from growth_tui.workspace.profiles import Profiles

        return Profiles(self.history, self.library)

    @cached_property
    def reports(self) -> Reports:
        """What can be handed to a consultant."""
        from growth_tui.workspace.reports import Reports

        return Reports(self)

    @cached_property
    def due(self) -> Dues:
        """What is due."""
        from growth_tui.workspace.due import Dues

        return Dues(self._store, self.library, self.settings, self.now)

    @cached_property
    def reminders(self) -> Reminders:
        """Due dates of every sort."""
        from growth_tui.workspace.reminders import Reminders

        return Reminders(
            self._store,
            self.due,
            self.commitments,
            self.repairs,
            self.consultations,
            self.now,
        )

    @cached_property
    def commitments(self) -> Commitments:
        """What was promised."""
        from growth_tui.workspace.commitments import Commitments

        return Commitments(self._store, self.now, self._new_id)

    @cached_property
    def consultations(self) -> Consultations:
        """Sessions with a consultant."""
        from growth_tui.workspace.consultations import Consultations

        return Consultations(self._store, self.now, self._new_id)

    @cached_property
    def questions(self) -> Questions:
        """What to bring to the next session."""
        from growth_tui.workspace.questions import Questions

        return Questions(self._store, self.now, self._new_id)

    @cached_property
    def journal(self) -> Journal:
        """What was reflected on."""
        from growth_tui.workspace.journal import Journal

        return Journal(self._store, self.library)

    @cached_property
    def repairs(self) -> Repairs:
        """What came of missteps."""
        from growth_tui.workspace.repairs import Repairs

        return Repairs(self._store, self.now, self._new_id)

    @cached_property
    def beliefs(self) -> Beliefs:
        """Beliefs that were traced, and each time they came up."""
        from growth_tui.workspace.beliefs import Beliefs

        return Beliefs(self._store, self.journal, self.taking)

    @cached_property
    def body(self) -> Body:
        """What the body told."""
        from growth_tui.workspace.body import Body

        return Body(self._store, self.journal)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Questions that the records suggest."""
        from growth_tui.workspace.suggestions import Suggestions

        return Suggestions(
            self._store,
            self.history,
            self.profiles,
            self.library,
            self.repairs,
            self.questions,
        )

    @cached_property
    def beside(self) -> Beside:
        """Results laid beside promises."""
        from growth_tui.workspace.beside import Beside

        return Beside(self.history, self.profiles)

    @cached_property
    def timeline(self) -> Timeline:
        """Everything in order of time."""
        from growth_tui.workspace.timeline import Timeline

        return Timeline(self._store, self.history, self.library)

    @cached_property
    def apart(self) -> Apart:
        """What was edited in two places at once."""
        from growth_tui.workspace.apart import Apart

        return Apart(self._store, self.library)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Care for the data itself."""
        from growth_tui.workspace.upkeep import Upkeep

        return Upkeep(self._store)

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record for good, with what belongs to it alone. Raises NotSaved."""
        if kind == "reflections":
            self.journal.delete(record_id)
            return
        if kind == "consultations":  # what was brought to it goes back on the list
            brought = [each.id for each in self.questions.brought_to(record_id)]
            self.questions.bring(brought, None)
        self._store.delete(kind, record_id)

    def home(self) -> HomeView:
        """What Home shows now."""
        from growth_tui.workspace.home import home_view

        return home_view(self)
