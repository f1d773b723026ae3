"""Setting, giving, changing and removing the passphrase of a data folder.

Setting and removing go through a state of about.json that says which of the two is under way. From
the moment it says so everything new is written the new way, and whoever next opens the folder goes
on from wherever a killed process stopped.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from growth_tui.problem import Problem
from growth_tui.store import about, scratch
from growth_tui.store.about import OPENING, PLAIN, SEALED, SEALING, About
from growth_tui.store.envelope import Damaged, Document
from growth_tui.store.failures import NotRead, NotSaved, WrongPassphrase, not_saved
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from growth_tui.store.keys import Cost, VaultSealer

    _Opener = Callable[[str, Document, str], VaultSealer | None]

SHORTEST = 8
"""The fewest characters a passphrase may have; a few words are better."""


def check(passphrase: str) -> None:
    """Raise Problem where a passphrase is too short to be of use."""
    if len(passphrase) < SHORTEST:
        raise Problem(
            f"A passphrase needs at least {SHORTEST} characters.",
            then="Four or five words that do not belong together are easy to keep in mind.",
        )


def check_may_be_set(records: RecordsOnDisk) -> None:
    """Raise where no passphrase can be set, before a recovery key is shown for it."""
    with records.alone():
        if records.about().key is not None:
            raise Problem(
                "A passphrase is set already.", then="Use “growth-tui passphrase change”."
            )
        _refuse_open_text(records)
        _refuse_newer(records)


def set_passphrase(
    records: RecordsOnDisk, passphrase: str, recovery_key: str, cost: Cost | None = None
) -> None:
    """Seal the whole folder; `recovery_key` comes from `keys.new_recovery_key` and was shown.

    Raises Problem where a passphrase is set already, NotSaved where the disk refuses. After a
    NotSaved that says so it has begun, and goes on when the folder is next opened with it.
    """
    from growth_tui.store import keys

    check(passphrase)
    sealer = keys.new_sealer()
    block = keys.key_block(sealer, passphrase, recovery_key, cost or keys.USUAL)
    with records.alone():
        check_may_be_set(records)
        generation = records.about().next_generation
        _write(records, About(SEALING, generation, sealer.vault, block), sealer)
        records.sealer = sealer
        _finish(records, sealer)


def unlock(records: RecordsOnDisk, passphrase: str) -> None:
    """Open the folder for reading and writing; quiet where no passphrase is set.

    Raises WrongPassphrase, and NotRead where the key block is damaged.
    """
    from growth_tui.store import keys

    _unlock(records, keys.open_with_passphrase, passphrase, "This is not the passphrase.")


def unlock_with_recovery_key(records: RecordsOnDisk, recovery_key: str) -> None:
    """As `unlock`, with the recovery key that was shown when the passphrase was set."""
    from growth_tui.store import keys

    _unlock(records, keys.open_with_recovery_key, recovery_key, "This is not the recovery key.")


def lock(records: RecordsOnDisk) -> None:
    """Forget the key."""
    records.sealer = None


def change(
    records: RecordsOnDisk,
    passphrase: str,
    cost: Cost | None = None,
    *,
    recovery_key: str | None = None,
) -> None:
    """Set another passphrase on an unlocked folder, and another recovery key where one is given.

    No record is rewritten. Backups and copies made before still open with the old one.
    """
    from growth_tui.store import keys

    check(passphrase)
    sealer = _sealer(records)
    used = cost or keys.USUAL
    part = keys.passphrase_block(sealer, passphrase, used)
    if recovery_key is not None:
        part = keys.key_block(sealer, passphrase, recovery_key, used)
    with records.alone():
        before = records.about()
        if before.key is None or before.vault != sealer.vault:
            raise _changed_meanwhile()
        after = replace(before, generation=before.next_generation, key={**before.key, **part})
        _write(records, after, sealer)


def remove(records: RecordsOnDisk) -> None:
    """Write everything plain again in an unlocked folder, and forget the key."""
    sealer = _sealer(records)
    with records.alone():
        before = records.about()
        if before.vault != sealer.vault:
            raise _changed_meanwhile()
        _refuse_unopened(Sweep(records, sealer).unopened())
        after = replace(before, state=OPENING, generation=before.next_generation)
        _write(records, after, sealer)
        _finish(records, sealer)


def _unlock(records: RecordsOnDisk, opener: _Opener, secret: str, wrong: str) -> None:
    now = records.about()
    if now.damaged:
        raise NotRead(
            "Both copies of about.json are damaged.",
            where=str(records.folder),
            then="Put one back from a copy of the folder, or a sealed backup into backups.",
        )
    if now.key is None or now.vault is None:
        return
    try:
        sealer = opener(now.vault, now.key, secret)
    except Damaged as error:
        raise NotRead(
            f"about.json {error}.",
            where=str(records.folder),
            then="Put about.json back from a copy or a backup of the folder.",
        ) from None
    if sealer is None:
        _refuse_other(records, now, opener, secret)
        raise WrongPassphrase(wrong, where=str(records.folder), then="Try again.")
    records.sealer = sealer
    # Read anew, now that there is a key to tell whether it says the truth.
    now = records.about()
    if now.state in (SEALING, OPENING) or not now.is_vouched_for(sealer):
        _resume(records, sealer)


def _refuse_other(records: RecordsOnDisk, now: About, opener: _Opener, secret: str) -> None:
    """Say so where the secret opens a key that does not count: two machines may each set one."""
    for _, other in about.other_keys(records.files, records.folder, now):
        assert other.vault is not None
        assert other.key is not None
        with contextlib.suppress(Damaged):
            if opener(other.vault, other.key, secret) is not None:
                raise WrongPassphrase(
                    "This was set here too, but another passphrase counts now.",
                    where=str(records.folder),
                    then="Give that one. “growth-tui passphrase take-in” then takes in what this "
                    "one has sealed.",
                )


def _resume(records: RecordsOnDisk, sealer: VaultSealer) -> None:
    """Go on with what was under way; or vouch for an about.json that nobody does.

    An earlier version wrote that, or it is back from a backup, or someone changed it. As it counts
    as sealed then, nothing is opened.
    """
    try:
        with records.alone():
            now = records.about()
            if not now.is_vouched_for(sealer):
                _write(records, replace(now, generation=now.next_generation), sealer)
            _finish(records, sealer)
    except NotSaved:
        # Another process is at it, or the disk is full: reading works either way, and the next
        # opening tries again.
        return


def _finish(records: RecordsOnDisk, sealer: VaultSealer) -> None:
    now = records.about()
    try:
        if now.state == SEALING:
            Sweep(records, sealer).seal()
            _write(records, replace(now, state=SEALED, generation=now.next_generation), sealer)
        # What has been damaged since may be whole again later, and the key is kept for it.
        elif now.state == OPENING and Sweep(records, sealer).open():
            _write(records, About(PLAIN, now.next_generation), sealer)
    except OSError as error:
        raise _unfinished(error, records) from error


def _write(records: RecordsOnDisk, after: About, sealer: VaultSealer) -> None:
    after = after.tagged(sealer)
    try:
        about.write(records.files, records.folder, after, records.now())
    except OSError as error:
        # One of the two copies may be there, and then it counts.
        if about.read(records.files, records.folder) != after:
            raise
        raise _unfinished(error, records) from error


def _unfinished(error: OSError, records: RecordsOnDisk) -> NotSaved:
    failure = not_saved(error, records.folder)
    return NotSaved(
        "Begun, but not finished: " + failure.what.removeprefix("Not saved: "),
        where=failure.where,
        then="Nothing is lost. Once that is mended, open the folder again, and it goes on.",
    )


def _sealer(records: RecordsOnDisk) -> VaultSealer:
    now = records.about()
    if now.key is None:
        raise Problem("No passphrase is set.", then="Use `growth-tui passphrase set`.")
    return records.unlocked()


def _changed_meanwhile() -> Problem:
    return Problem(
        "The passphrase was changed in another window meanwhile.", then="Open the folder again."
    )


def _refuse_unopened(found: list[Path]) -> None:
    if found:
        count = "A sealed file does" if len(found) == 1 else f"{len(found)} sealed files do"
        raise Problem(
            f"{count} not open, and once the key is gone nothing could open it again.",
            where=str(found[0]),
            then="See “growth-tui doctor”; with --repair it moves what is damaged to damaged/.",
        )


def _refuse_open_text(records: RecordsOnDisk) -> None:
    """An editor would go on writing unsealed, and what it wrote could not be kept without a key."""
    if scratch.is_open(records.files, records.folder):
        raise Problem(
            "A text is open in an editor, which would go on writing it unsealed.",
            where=str(records.folder),
            then="Save and close it, then set the passphrase.",
        )


def _refuse_newer(records: RecordsOnDisk) -> None:
    for kind in records.kinds():
        for _ in records.read_all(kind):
            pass
    newer = [each for each in records.damage.values() if each.newer]
    if newer:
        raise Problem(
            "Some records were made by a newer version of this program.",
            where=newer[0].name,
            then="Set the passphrase with that version.",
        )
