"""The data folder as a whole: backups, restoring, merging, passphrase, a check, and its deletion.

Apart from Store, which start-up imports.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from growth_tui.problem import Problem
from growth_tui.store import about, names, snapshot_file
from growth_tui.store.applying import Changes, apply, compare, restored
from growth_tui.store.backups import BEFORE_RESTORE, Backup, Backups
from growth_tui.store.envelope import Damaged
from growth_tui.store.failures import WrongPassphrase, not_read
from growth_tui.store.folder import Store
from growth_tui.store.snapshot import Snapshot, take, union
from growth_tui.store.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Callable

    from growth_tui.store.keys import VaultSealer


class WholeFolder:
    """What concerns all of a store's folder at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records = store.records
        self._definitions = store.definitions
        self.backups = Backups(store.records, store.definitions)

    def everything(self) -> Snapshot:
        """All that can be read, as values."""
        return take(self._records, self._definitions)

    def _complete(self) -> Snapshot:
        """As `everything`; refuses where it would overwrite what cannot be read now."""
        taken = self.everything()
        for damage in taken.left_out:
            # A tombstone that cannot be read: what it says was deleted might come back.
            if damage.may_be_whole or damage.kind == names.TOMBSTONES:
                raise Problem(
                    f"This record {damage.reason.rstrip('.')}, so nothing was changed.",
                    where=f"{damage.kind}/{damage.name}",
                    then="See `growth-tui doctor`, then try again.",
                )
        return taken

    def joined_with(self, other: Snapshot) -> Changes:
        """Give what `join` would change."""
        now = self._complete()
        return compare(now, union(now, other))

    def join(self, other: Snapshot) -> Changes:
        """Take in what another folder holds; gives what changed. Raises NotSaved.

        Nothing is lost on either side but what one of them deleted.
        """
        with self._records.alone():
            now = self._complete()
            return self._apply(now, union(now, other))

    def restored_to(self, then: Snapshot, *, bring_back: bool = False) -> Changes:
        """Give what `restore` would change; `deleted` are those that only `bring_back` restores."""
        now = self._complete()
        wanted, full = (
            restored(now, then, moment=self._records.now(), bring_back=each)
            for each in (bring_back, True)
        )
        again = compare(wanted, full).added
        return replace(compare(now, wanted), deleted=again)

    def restore(self, then: Snapshot, *, bring_back: bool = False) -> tuple[Changes, Backup]:
        """Make the folder as it was; gives what changed and the backup of what was there before.

        What was deleted since stays deleted unless `bring_back`. Raises NotSaved.
        """
        with self._records.alone():
            now = self._complete()
            aside = self.backups.make(self._records.clock(), note=BEFORE_RESTORE)
            moment = self._records.now()
            wanted = restored(now, then, moment=moment, bring_back=bring_back)
            return self._apply(now, wanted), aside

    def delete_everything(self) -> int:
        """Delete every record, backup, damaged copy and definition; gives how many records.

        Tombstones stay, so that no merge brings anything back. Needs no passphrase. Raises
        NotSaved.
        """
        return wipe(self._records)

    def size(self) -> int:
        """How many bytes the folder takes, as far as can be told: files come and go meanwhile."""
        total = 0
        for folder, _, files in os.walk(self._store.folder):
            for name in files:
                with contextlib.suppress(OSError):
                    total += os.stat(os.path.join(folder, name)).st_size
        return total

    def _apply(self, now: Snapshot, wanted: Snapshot) -> Changes:
        changes = compare(now, wanted)
        apply(self._records, self._definitions, now, wanted)
        self._store.recent_index.forget()
        return changes


def read_snapshot(path: Path, ask: Callable[[], str], *, near: Store) -> Snapshot:
    """Read a backup, an export or another data folder; nothing is written there.

    `ask` gives the passphrase or the recovery key of what is sealed with another key than that of
    `near`. Raises NotASnapshot, NotRead, WrongPassphrase.
    """
    if path.is_dir():
        return _folder(path, ask)
    try:
        data = near.records.files.read(path)
    except OSError as error:
        raise not_read(error, path) from None
    sealed = snapshot_file.is_sealed(data)
    if sealed:
        data = snapshot_file.unseal(data, lambda vault, key: _sealer(near, vault, key, ask))
    return replace(snapshot_file.from_bytes(data)[0], sealed=sealed)


def _folder(path: Path, ask: Callable[[], str]) -> Snapshot:
    other = Store(path)
    if not about.is_begun(other.records.files, path):
        raise snapshot_file.NotASnapshot(
            "There is no data folder of this program here.",
            where=str(path),
            then="Name the folder that `growth-tui where` shows on the other machine.",
        )
    other.records.sets_aside = False
    if other.locked:
        known = other.records.about()
        assert known.vault is not None
        assert known.key is not None
        other.records.sealer = _opened(known.vault, known.key, ask())
    return take(other.records, other.definitions)


def _sealer(near: Store, vault: str, key: dict[str, Any], ask: Callable[[], str]) -> VaultSealer:
    own = near.records.sealer
    if own is not None and own.vault == vault:
        return own
    return _opened(vault, key, ask())


def _opened(vault: str, key: dict[str, Any], secret: str) -> VaultSealer:
    """Open what came from elsewhere with its passphrase or its recovery key."""
    from growth_tui.store import keys

    try:
        sealer = keys.open_with_passphrase(vault, key, secret)
        sealer = sealer or keys.open_with_recovery_key(vault, key, secret)
    except Damaged:
        raise snapshot_file.NotASnapshot(
            "What would open it is damaged.", then="Choose another copy; nothing was changed."
        ) from None
    if sealer is None:
        raise WrongPassphrase(
            "This is neither the passphrase nor the recovery key of what is there.",
            then="Give the one it was sealed with, which may not be today’s.",
        )
    return sealer
