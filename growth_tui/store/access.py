"""Whether one may read and write in a data folder now, and how what is written is kept.

Every write happens within `Access.writing`: it holds the folder's lock with others who add records,
and looks at about.json again, so that nothing plain slips in while a passphrase is being set.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.store import about, versions
from growth_tui.store.about import OPENING, SEALED, About
from growth_tui.store.failures import NotSaved, locked, not_read, not_saved
from growth_tui.store.files import Files, make_folders
from growth_tui.store.locks import Lock
from growth_tui.store.names import LOCK

if TYPE_CHECKING:
    from growth_tui.store.keys import VaultSealer

_PATIENCE = 2.0  # seconds
_PATIENCE_ALONE = 10.0  # for others may come and go meanwhile


class Access:
    """One data folder and the disk it is on.

    `sealer` is set while a passphrase has been given. Nothing is made until the first write, so a
    folder that cannot be written to can be read.
    """

    def __init__(self, folder: Path, files: Files, clock: Callable[[], datetime]) -> None:
        self.folder = folder
        self.files = files
        self.clock = clock
        self.sealer: VaultSealer | None = None
        self._lock = Lock(folder / LOCK)
        self._one_at_a_time = threading.RLock()
        self._inside = False
        self._looked = False
        self._is_alone = False
        self._seals_with: VaultSealer | None = None
        self._about: About | None = None
        self._about_seen: object = None
        self._astray = False
        self._watch = about.Watch(files, folder)

    def about(self) -> About:
        """What about.json says now, read again when any copy of it was replaced.

        One that the key at hand does not vouch for counts as SEALED, whatever else it says; and
        where it knows no passphrase, what was known before counts.
        """
        try:
            seen = self._watch.signature(), self.sealer
            if self._about is None or seen != self._about_seen:
                found = self._read_about()
                self._astray = False
                self._about = found if self.sealer is None else self._trusted(found, self.sealer)
                self._about_seen = seen
        except OSError as error:
            raise not_read(error, self.folder / about.NAMES[0]) from None
        return self._about

    def now(self) -> str:
        """The time as `saved_at` holds it."""
        return versions.moment(self.clock())

    @contextlib.contextmanager
    def writing(self) -> Iterator[VaultSealer | None]:
        """Everything that writes does so in here; yields what seals, None in a plain folder.

        Raises NotSaved where the disk refuses, or where the folder is a newer version's or is
        having its passphrase changed; Locked where a passphrase is needed.
        """
        with self._held(exclusive=False):
            # Looked at under the lock, it stays as it is, save by our own doing while alone.
            if not self._looked or self._is_alone:
                known = None if self._is_alone else self._about
                self._seals_with = self._writer(known or self.about())
                self._looked = True
            yield self._seals_with

    @contextlib.contextmanager
    def marking(self) -> Iterator[None]:
        """As `writing`, for what is never sealed."""
        with self._held(exclusive=False):
            yield

    @contextlib.contextmanager
    def alone(self, *, as_it_is: bool = False) -> Iterator[None]:
        """Write with no one else writing: for what concerns every file of the folder.

        Raises as `writing` does, but needs no passphrase by itself; `as_it_is` also goes on where
        about.json is lost or damaged.
        """
        with self._held(exclusive=True, as_it_is=as_it_is):
            was, self._is_alone = self._is_alone, True
            try:
                yield
            finally:
                self._is_alone = was

    def unlocked(self) -> VaultSealer:
        """The sealer of a folder with a passphrase; raises Locked where it was not given."""
        self.about()
        if self.sealer is None:
            raise locked(self.folder)
        return self.sealer

    def close(self) -> None:
        """Let go of the lock file."""
        self._lock.close()

    @contextlib.contextmanager
    def _held(self, *, exclusive: bool, as_it_is: bool = False) -> Iterator[None]:
        """Hold the folder's lock; within itself it is a no-op, so who needs it alone asks first."""
        try:
            with self._one_at_a_time:
                if self._inside:
                    yield
                    return
                self._looked = False
                new = not about.is_begun(self.files, self.folder)
                if new:
                    make_folders(self.files, self.folder)
                with self._taken(exclusive=exclusive):
                    self._check(as_it_is=as_it_is)
                    if new or self._astray:
                        self._begin()
                    self._inside = True
                    try:
                        yield
                    finally:
                        self._inside = False
        except OSError as error:
            raise not_saved(error, self.folder) from error

    @contextlib.contextmanager
    def _taken(self, *, exclusive: bool) -> Iterator[None]:
        patience = _PATIENCE_ALONE if exclusive else _PATIENCE
        with self._lock.held(exclusive=exclusive, patience=patience) as taken:
            if not taken:
                raise NotSaved(
                    "Not saved: another window is busy with the whole folder.",
                    where=str(self.folder),
                    then="Wait until that is done, then try again.",
                )
            yield

    def _begin(self) -> None:
        """Write about.json where there is none; put back what the key vouches for.

        Several may do so at once, all of them the same; no passphrase can be set meanwhile.
        """
        if self._astray or not about.is_begun(self.files, self.folder):
            found = self.about()
            first = About(generation=1) if found == About() else found
            about.write(self.files, self.folder, first, self.now())

    def _read_about(self) -> About:
        return about.read(self.files, self.folder)

    def _trusted(self, found: About, sealer: VaultSealer) -> About:
        """What counts for who has a key; lets go of one that is another vault's, or was removed."""
        if found.is_vouched_for(sealer):
            self.sealer = sealer if found.key is not None else None
            return found
        known = self._about
        if found.key is None and not found.newer and known and known.vault == sealer.vault:
            # Nobody who had the key has said so.
            self._astray = True
            known = replace(known, state=SEALED, generation=found.next_generation)
            return known.tagged(sealer)
        if found.vault != sealer.vault:
            self.sealer = None
            return found
        return replace(found, state=SEALED)

    def _writer(self, now: About) -> VaultSealer | None:
        if now.key is None:
            return None
        # Without the key it cannot be known whether about.json says the truth.
        if self.sealer is None:
            raise locked(self.folder)
        if now.state == OPENING and not self._is_alone:
            # Or it could be an old about.json, put back for what is written now to be plain.
            raise NotSaved(
                "Not saved: the passphrase is being removed, and something here does not open.",
                where=str(self.folder),
                then="See “growth-tui doctor”, then open the folder again.",
            )
        return self.sealer if now.seals else None

    def _check(self, *, as_it_is: bool) -> About:
        """Give what about.json says.

        Raises NotSaved where nothing may be written: what it says cannot be relied on.
        """
        now = self.about()
        if now.newer:
            raise NotSaved(
                "Not saved: a newer version of this program made this folder.",
                where=str(self.folder),
                then="Use that version; this one can only read here.",
            )
        if now.damaged and not as_it_is:
            raise NotSaved(
                "Not saved: both copies of about.json are damaged.",
                where=str(self.folder),
                then="“growth-tui doctor” says what can be done; nothing else is touched.",
            )
        return now
