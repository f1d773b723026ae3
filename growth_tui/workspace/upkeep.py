"""Care for the data itself: backups, merging, passphrase, a check, and deletion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.store.applying import Changes
    from growth_tui.store.backups import Backup
    from growth_tui.store.doctor import Finding
    from growth_tui.store.failures import Damage
    from growth_tui.store.folder import Store
    from growth_tui.store.snapshot import Snapshot
    from growth_tui.store.whole import WholeFolder

    LeftOut = tuple[Damage, ...]

DELETABLE = (
    "results",
    "reflections",
    "lookbacks",
    "drafts",
    "commitments",
    "consultations",
    "questions",
    "repairs",
)

_TIMES = ("taken_at", "written_at", "rated_at", "logged_at", "added_at", "made_at", "started_at")
"""When a record was taken or made, by the field that says so; each kind has one of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a person named by its id: its kind, and when it was taken or made, if known."""

    kind: str
    id: str
    when: datetime | None


class Upkeep:
    """What can be done with the data folder as a whole.

    Every method raises the store's Problems: NotSaved and then nothing has changed, NotRead, Locked
    where a passphrase is needed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def _whole(self) -> WholeFolder:
        from growth_tui.store.whole import WholeFolder

        return WholeFolder(self._store)

    # Passphrase

    def check_passphrase(self, passphrase: str) -> None:
        """Raise Problem where it is too short."""
        from growth_tui.store.passphrase import check

        check(passphrase)

    def check_may_be_sealed(self) -> None:
        """Raise Problem where no passphrase can be set; to be asked before a key is shown."""
        from growth_tui.store.passphrase import check_may_be_set

        check_may_be_set(self._store.records)

    def new_recovery_key(self) -> str:
        """A recovery key to show before it is set."""
        from growth_tui.store.keys import new_recovery_key

        return new_recovery_key()

    def set_passphrase(self, passphrase: str, recovery_key: str) -> list[Path]:
        """Seal everything (seconds where there are thousands); gives what is not ours and stays."""
        from growth_tui.store.doctor import unsealed
        from growth_tui.store.passphrase import set_passphrase

        set_passphrase(self._store.records, passphrase, recovery_key)
        return [finding.path for finding in unsealed(self._store.records)]

    def change_passphrase(self, passphrase: str, recovery_key: str | None = None) -> None:
        """Set another passphrase, and another recovery key where one is given."""
        from growth_tui.store.passphrase import change

        change(self._store.records, passphrase, recovery_key=recovery_key)

    def remove_passphrase(self) -> None:
        """Write everything plain again."""
        from growth_tui.store.passphrase import remove

        remove(self._store.records)

    def take_in(self, secret: str) -> int:
        """Keep what another passphrase has sealed here with the rest; gives how many files."""
        from growth_tui.store.taking_in import take_in

        count = take_in(self._store.records, secret)
        self._store.recent_index.forget()
        return count

    # Backups, and other folders

    def backups(self) -> list[Backup]:
        """The backups, the latest first."""
        return self._whole.backups.all()

    def back_up_if_due(self, now: datetime) -> Backup | None:
        """Back up where something changed and the last backup is a day old; else None.

        Then also clears away what sessions that were killed have left.
        """
        from growth_tui.store.repair import tidy

        backups = self._whole.backups
        if not backups.due(now):
            return None
        made = backups.make(now)
        tidy(self._store.records)
        return made

    def back_up(self, now: datetime) -> Backup:
        """Back up into the data folder."""
        return self._whole.backups.make(now)

    def back_up_to(self, path: Path, now: datetime, *, force: bool = False) -> LeftOut:
        """Write a backup to a file elsewhere, sealed where a passphrase is set.

        Gives what could not be read for it.
        """
        from growth_tui.exchange.outfile import write_file

        whole = self._whole
        taken = whole.everything()
        write_file(path, whole.backups.content(taken, now), force=force)
        return taken.left_out

    def export(self, path: Path, now: datetime, *, force: bool = False) -> LeftOut:
        """Write everything to one plain JSON file, which `look_at` reads back without loss.

        Gives what could not be read for it.
        """
        from growth_tui.exchange.outfile import write_file
        from growth_tui.store.snapshot_file import to_bytes
        from growth_tui.store.versions import moment

        taken = self._whole.everything()
        write_file(path, to_bytes(taken, moment(now)), force=force)
        return taken.left_out

    def purge_backups(self) -> int:
        """Remove every backup in the data folder; gives how many files.

        Raises Problem where one of them may hold what cannot be read here.
        """
        return self._whole.backups.purge()

    def look_at(self, path: Path, ask: Callable[[], str]) -> Snapshot:
        """Read a backup, an export or a data folder, checking all of it; writes nothing.

        `ask` gives the passphrase or the recovery key where it is sealed with another key. Raises
        NotASnapshot.
        """
        from growth_tui.store.whole import read_snapshot

        if path.is_dir() and path.resolve() == self._store.folder.resolve():
            raise Problem("This is the data folder itself.", where=str(path))
        return read_snapshot(path, ask, near=self._store)

    def would_merge(self, other: Snapshot) -> Changes:
        """What `merge` would change."""
        return self._whole.joined_with(other)

    def merge(self, other: Snapshot) -> Changes:
        """Take in what another folder holds; deletions on either side win."""
        return self._whole.join(other)

    def would_restore(self, then: Snapshot, *, bring_back: bool = False) -> Changes:
        """What `restore` would change."""
        return self._whole.restored_to(then, bring_back=bring_back)

    def restore(self, then: Snapshot, *, bring_back: bool = False) -> tuple[Changes, Backup]:
        """Make everything as it was; gives what changed, and the backup of what was there."""
        return self._whole.restore(then, bring_back=bring_back)

    # A check, and numbers

    def examine(self, now: datetime) -> list[Finding]:
        """Read everything; what is not as it should be."""
        from growth_tui.store.doctor import examine

        return examine(self._store.records, self._whole.backups, now)

    def repair(self, findings: list[Finding]) -> list[Finding]:
        """Do what `examine` listed, and nothing else; gives what was mended."""
        from growth_tui.store.repair import repair

        return repair(self._store.records, findings)

    def size(self) -> int:
        """How many bytes the data folder takes."""
        return self._whole.size()

    def summary(self) -> list[str]:
        """How much is kept, how it is kept, and when it was last backed up, a line each."""
        from growth_tui.dates import day
        from growth_tui.words.upkeep import KINDS, count_of, size

        if not self._store.folder.is_dir():
            return ["Nothing is kept there yet."]
        counts = [(kind, len(self._store.ids(kind))) for kind in KINDS if kind != "settings"]
        held = ", ".join(count_of(kind, count) for kind, count in counts if count)
        lines = [f"{held or 'No records'}; {size(self.size())}."]
        lines.append("Sealed with a passphrase." if self._store.sealed else "No passphrase is set.")
        backups = self.backups()
        if not backups:
            lines.append("No backup yet.")
        else:
            made = day(backups[0].made_at.astimezone().date())
            number = "one backup" if len(backups) == 1 else f"{len(backups)} backups"
            lines.append(f"Last backed up on {made}; {number} in {backups[0].path.parent}.")
        return lines

    # Deletion

    def find(self, record_id: str) -> Found:
        """The record with that id; raises Problem where there is none."""
        for kind in DELETABLE:
            if record_id in self._store.ids(kind):
                document = {} if self._store.locked else self._store.get(kind, record_id) or {}
                return Found(kind, record_id, _when(document))
        raise Problem(
            "There is no record with that id.",
            where=record_id,
            then="`growth-tui history` and `growth-tui timeline` show the ids.",
        )

    def delete_everything(self) -> tuple[int, list[Path]]:
        """Delete everything for good, backups too. Needs no passphrase.

        Gives how many records there were, and what is not ours and stays.
        """
        from growth_tui.store.doctor import not_ours

        return self._whole.delete_everything(), list(not_ours(self._store.records))

    def remove_note(self, result_id: str, item_id: str) -> None:
        """Take a note out of a saved result for good; its answers and scores stay."""
        document = self._store.get("results", result_id)
        notes = (document or {}).get("notes")
        if document is None or not isinstance(notes, dict) or item_id not in notes:
            raise Problem("There is no such note.", where=f"{result_id} {item_id}")
        kept = {item: note for item, note in notes.items() if item != item_id}
        self._store.rewrite("results", {**document, "id": result_id, "notes": kept})


def _when(document: dict[str, object]) -> datetime | None:
    for name in _TIMES:
        value = document.get(name)
        if isinstance(value, str):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                continue
    return None
