"""Locks that the system lets go of when a process dies, however it dies.

Where a file system knows no locks (some network and FUSE ones) everything counts as unlocked:
adding records needs no lock, only changing the passphrase and owning a draft do.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_FAR = 1 << 30
_TRIES = 10


class Lock:
    """A lock on a file, made when first needed; not for use by two threads at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self._inode = self._device = 0  # asking anew would cost each save as much as its lock

    def __del__(self) -> None:
        # A process may open many folders; a number of a file is not closed by itself.
        self.close()

    def take(self, *, exclusive: bool, patience: float = 0.0) -> bool:
        """Try for `patience` seconds; False where another holder does not let go in that time."""
        until = time.monotonic() + patience
        # A sync tool, or whoever held it, may have put another file there: others hold that one.
        # Where files have no lasting numbers, as on some network systems, the last try counts.
        for _ in range(_TRIES):
            if not self._taken(exclusive, until):
                return False
            if self.same_file():
                return True
            self.close()
        return self._taken(exclusive, until)

    def release(self) -> None:
        """Let others take it; the file stays open for the next time."""
        if self._handle is not None:
            _let_go(self._handle)

    def close(self) -> None:
        """Let go and close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def same_file(self) -> bool:
        """Whether the file that is held is still the one at that path."""
        if self._handle is None:
            return False
        try:
            look = os.stat(self.path)
        except FileNotFoundError:
            return False
        return look.st_ino == self._inode and look.st_dev == self._device

    def _taken(self, exclusive: bool, until: float) -> bool:
        if self._handle is None:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            self._handle = os.open(self.path, flags, 0o600)
            look = os.fstat(self._handle)
            self._inode, self._device = look.st_ino, look.st_dev
        while not _try(self._handle, exclusive=exclusive):
            if time.monotonic() >= until:
                return False
            time.sleep(0.001)
        return True

    @contextlib.contextmanager
    def held(self, *, exclusive: bool, patience: float) -> Iterator[bool]:
        """Hold it for a while; yields whether it was taken."""
        taken = self.take(exclusive=exclusive, patience=patience)
        try:
            yield taken
        finally:
            if taken:
                self.release()


def _try(handle: int, *, exclusive: bool) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        else:
            _windows(handle, "LK_NBLCK")
    except OSError as error:
        return error.errno not in _BUSY
    return True


def _let_go(handle: int) -> None:
    with contextlib.suppress(OSError):
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_UN)
        else:
            _windows(handle, "LK_UNLCK")


def _windows(handle: int, mode: str) -> None:
    # Windows knows only exclusive locks on bytes; one far behind the end leaves the content alone.
    import msvcrt

    os.lseek(handle, _FAR, os.SEEK_SET)
    locking = getattr(msvcrt, "locking")  # noqa: B009 - mypy on other systems does not know it
    locking(handle, getattr(msvcrt, mode), 1)
