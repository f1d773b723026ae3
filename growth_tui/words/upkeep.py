"""Words for the care of the data itself: backups, merging, restoring, passphrase, deletion."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, tuple[str, str]] = {
    "results": ("result", "results"),
    "drafts": ("unfinished form", "unfinished forms"),
    "lookbacks": ("look back", "looks back"),
    "reflections": ("reflection", "reflections"),
    "repairs": ("repair", "repairs"),
    "commitments": ("promise", "promises"),
    "consultations": ("consultation", "consultations"),
    "questions": ("question to bring", "questions to bring"),
    "settings": ("set of settings", "sets of settings"),
}

PASSPHRASE_PROTECTS = (
    "A passphrase protects what is stored here if the computer is lost, if someone else uses it, "
    "and where the folder is synced or backed up. It does not protect against software that runs "
    "under your account while the folder is open, against someone who watches, or against what the "
    "system writes of its memory to disk. File sizes, times and the number of records stay visible."
)
FULL_DISK = "Full-disk encryption is worth having besides; most systems have it built in."
RECOVERY_KEY = (
    "This recovery key opens your data if you forget the passphrase. It is shown this once. Write "
    "it down and keep it away from this computer: without the passphrase and without this key "
    "nobody can open the data, not even the makers of this program."
)
NOT_LOCKED = "Nothing was locked; this recovery key opens nothing."
NOT_CHANGED = "The passphrase stays as it was; this recovery key opens nothing."
BEFORE_PASSPHRASE = (
    "Copies made before now are not sealed: backups elsewhere, a sync service’s history, exports, "
    "and traces on the disk itself."
)
BEFORE_REMOVAL = (
    "Is this folder synced with other machines? What they save before they hear of this is still "
    "sealed; “growth-tui passphrase take-in” opens it with the passphrase of before."
)
NOT_OURS = "Not this program’s, so it is not sealed and stays readable:"
STAYS = "Not this program’s, so it stays, with whatever it holds:"
STILL_ELSEWHERE = (
    "Copies may still hold it: backups elsewhere, a sync service’s history, files you exported."
)
LEFT_OUT = "Left out: {} {}."
MORE_LEFT_OUT = "Left out: {} more. “growth-tui doctor” names all of them, where they are."
NOTHING_NEW = "Nothing new there."
NOTHING_NEW_READ = "Nothing new in what could be read there."
NOW_PLAIN = (
    "It came from something sealed, and here no passphrase is set: what came in is not sealed. "
    "“growth-tui passphrase set” seals it."
)
EXPORT_IS_PLAIN = "This file is not sealed: whoever has it can read it."


def count_of(kind: str, count: int) -> str:
    """3 results."""
    one, many = KINDS.get(kind, (kind, kind))
    return counted(count, one, many)


def counted(count: int, one: str, many: str) -> str:
    """1 backup, 3 backups."""
    return f"{count} {one if count == 1 else many}"


def listed(groups: Mapping[str, tuple[str, ...]]) -> str:
    """3 results, 1 promise."""
    return ", ".join(count_of(kind, len(ids)) for kind, ids in groups.items())


def size(count: int) -> str:
    """12 kB, 3.4 MB; below a thousand bytes, bytes."""
    if count < 1000:
        return "1 byte" if count == 1 else f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
