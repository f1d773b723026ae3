"""What the store says to people when something cannot be done."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from growth_tui.problem import Problem


class NotSaved(Problem):
    """Nothing was changed, neither on disk nor in memory; saving again is safe."""


class NotRead(Problem):
    """The disk did not give what is there. It may do so later: this is not damage."""


class Locked(Problem):
    """A passphrase is set and has not been given."""


class WrongPassphrase(Problem):
    """The passphrase or the recovery key does not open the folder."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that could not be read as a record; it stays where it is.

    `name` is the file's name within the folder of its kind, `reason` continues a sentence that
    begins with the name. Three cases are no damage: `newer`, a newer version wrote it;
    `unreadable`, the disk did not give it, or it is too big to be looked at; `unsealed`, it lies
    plain among what is sealed. `foreign` is sealed, and no key at hand opens it: damaged
    here, or whole and sealed with another.
    """

    kind: str
    name: str
    reason: str
    newer: bool = False
    unreadable: bool = False
    unsealed: bool = False
    foreign: bool = False

    @property
    def may_be_whole(self) -> bool:
        """Whether nothing may take the file's place, since it may be as good as any."""
        return self.newer or self.unreadable or self.unsealed


def unread(kind: str, name: str, error: NotRead) -> Damage:
    """What to note of a file that the disk did not give."""
    why = error.what.removeprefix("Not read: ").rstrip(".")
    return Damage(kind, name, f"was not given by the disk: {why}", unreadable=True)


def locked(folder: Path) -> Locked:
    """The error for a folder whose passphrase has not been given."""
    return Locked(
        "A passphrase is set here.", where=str(folder), then="Give it to open the folder."
    )


def not_saved(error: OSError, folder: Path) -> NotSaved:
    """Say why the disk refused to keep something."""
    reason, then = _cause(error, "Check the disk, then save again.")
    return NotSaved(f"Not saved: {reason}.", where=str(folder), then=then)


def not_read(error: OSError, path: Path) -> NotRead:
    """Say why the disk refused to give something."""
    reason, then = _cause(error, "Check the disk, then try again.")
    return NotRead(f"Not read: {reason}.", where=str(path), then=then)


def _cause(error: OSError, otherwise: str) -> tuple[str, str]:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full", "Free some space, then save again."
        case errno.EACCES | errno.EPERM:
            return "this account may not use that place", "Check its permissions, then try again."
        case errno.EROFS:
            return "the disk is read-only", "Make it writable, then try again."
        case errno.ENOTDIR | errno.EEXIST:
            return "there is a file where a folder should be", (
                "Move that file away, or choose another folder with --home."
            )
        case errno.ENOENT:
            return "there is no such place", "Choose another folder with --home."
        case errno.ENAMETOOLONG:
            return "the path is too long", "Choose another folder with --home."
        case errno.EINVAL if error.filename:
            return "this is not an ordinary file", "Move it away, or name another."
        case errno.EIO:
            return "the disk reports an error", "Look after the disk; a backup elsewhere is wise."
        case _:
            return f"the system says “{error.strerror or type(error).__name__}”", otherwise
