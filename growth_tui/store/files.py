"""The few things the store asks of a disk, each a method, so that a test can make any of them fail.

`write_whole` is the only way in which a file that matters comes into being.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import Protocol

TEMPORARY = ".tmp"
"""How the name of a file that is still being written ends; it begins with a dot."""


AnyPath = Path | str
"""Joining Paths costs as much as reading a small file, so what is hot passes plain texts."""


class Files(Protocol):
    """A disk. Every method raises OSError when the disk does."""

    def read(self, path: AnyPath) -> bytes:
        """The whole content."""

    def names(self, folder: AnyPath) -> list[str]:
        """The names in a folder, in no order; none where there is no such folder."""

    def stat(self, path: AnyPath) -> os.stat_result | None:
        """What the system knows of a file, None where there is none."""

    def create(self, path: AnyPath) -> int:
        """Open a new file for writing, readable by its owner alone."""

    def write(self, handle: int, data: bytes) -> None:
        """Write all of `data`."""

    def sync(self, handle: int) -> None:
        """Return once what was written would survive a power cut."""

    def close(self, handle: int) -> None:
        """Close what `create` opened."""

    def append(self, path: AnyPath, data: bytes) -> int:
        """Add to the end of a file, made if need be; gives its size. Not synced."""

    def replace(self, source: AnyPath, target: AnyPath) -> None:
        """Rename over whatever is there, in one step."""

    def unlink(self, path: AnyPath) -> None:
        """Remove a file; quiet where there is none."""

    def set_time(self, path: AnyPath, changed_at: int) -> None:
        """Set when a file counts as changed, in nanoseconds since 1970."""

    def sync_folder(self, folder: AnyPath) -> None:
        """Return once the names in the folder would survive a power cut."""

    def make_folder(self, folder: AnyPath) -> None:
        """Make a folder open to its owner alone; quiet where it is there."""

    def remove_folder(self, folder: AnyPath) -> None:
        """Remove an empty folder; quiet where there is none, it is not empty, or only a link."""


def _refuse_endless(handle: int, path: AnyPath) -> None:
    """Raise where reading or writing could wait or go on for ever: a pipe, a device."""
    mode = os.fstat(handle).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "this is not an ordinary file", str(path))


class Disk:
    """The real disk."""

    def read(self, path: AnyPath) -> bytes:
        """The whole content."""
        handle = os.open(path, os.O_RDONLY | _BINARY | _NO_WAIT)
        try:
            _refuse_endless(handle, path)
            parts = [os.read(handle, _CHUNK)]
            while part := os.read(handle, _CHUNK):
                parts.append(part)
            return b"".join(parts)
        finally:
            os.close(handle)

    def names(self, folder: AnyPath) -> list[str]:
        """The names in a folder, in no order; none where there is no such folder."""
        try:
            return os.listdir(folder)
        except FileNotFoundError:
            return []

    def stat(self, path: AnyPath) -> os.stat_result | None:
        """What the system knows of a file, None where there is none."""
        try:
            return os.stat(path)
        except FileNotFoundError:
            return None

    def create(self, path: AnyPath) -> int:
        """Open a new file for writing, readable by its owner alone."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NO_FOLLOW, 0o600)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of `data`."""
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    def sync(self, handle: int) -> None:
        """Return once what was written would survive a power cut."""
        if sys.platform == "darwin":
            import fcntl

            # fsync on macOS leaves the data in the drive's own cache.
            with contextlib.suppress(OSError):
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
                return
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close what `create` opened."""
        os.close(handle)

    def append(self, path: AnyPath, data: bytes) -> int:
        """Add to the end of a file, made if need be; gives its size. Not synced."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY | _NO_FOLLOW | _NO_WAIT
        handle = os.open(path, flags, 0o600)
        try:
            _refuse_endless(handle, path)
            self.write(handle, data)
            return os.fstat(handle).st_size
        finally:
            os.close(handle)

    def replace(self, source: AnyPath, target: AnyPath) -> None:
        """Rename over whatever is there, in one step."""
        for pause in (0.01, 0.05, 0.2, 0.5):
            try:
                os.replace(source, target)
                return
            except PermissionError:
                # On Windows a virus scanner or an indexer may hold the target for a moment.
                if os.name != "nt":
                    raise
                time.sleep(pause)
        os.replace(source, target)

    def unlink(self, path: AnyPath) -> None:
        """Remove a file; quiet where there is none."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)

    def set_time(self, path: AnyPath, changed_at: int) -> None:
        """Set when a file counts as changed, in nanoseconds since 1970."""
        os.utime(path, ns=(changed_at, changed_at))

    def sync_folder(self, folder: AnyPath) -> None:
        """Return once the names in the folder would survive a power cut."""
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self.sync(handle)
        except OSError as error:
            # Some network and FUSE file systems cannot sync a folder at all.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)

    def make_folder(self, folder: AnyPath) -> None:
        """Make a folder open to its owner alone; quiet where it is there."""
        try:
            os.mkdir(folder, 0o700)
        except FileExistsError:
            if not os.path.isdir(folder):
                raise

    def remove_folder(self, folder: AnyPath) -> None:
        """Remove an empty folder; quiet where there is none, it is not empty, or only a link."""
        try:
            os.rmdir(folder)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
                raise


DISK = Disk()
_CHUNK = 1 << 16
_BINARY = getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its other end


def write_whole(
    files: Files, path: AnyPath, data: bytes, *, durable: bool = True, sync_folder: bool = True
) -> None:
    """Put `data` at `path`, wholly or not at all, whatever happens on the way.

    With `durable` it returns only once a power cut could not undo it. A failure raises OSError,
    leaves what was there before, and takes the unfinished file away as far as the disk lets it.
    A failure of the very last step, the sync of the folder, may leave the new content in place.
    Without `sync_folder` the caller sees to that step.
    """
    folder, name = os.path.split(path)
    # Disks take names of 255 bytes; a character takes up to four.
    unfinished = f"{folder}/.{name[:60]}.{os.urandom(4).hex()}{TEMPORARY}"
    try:
        handle = files.create(unfinished)
        try:
            files.write(handle, data)
            if durable:
                files.sync(handle)
        finally:
            files.close(handle)
        files.replace(unfinished, path)
    except BaseException:
        with contextlib.suppress(OSError):
            files.unlink(unfinished)
        raise
    if durable and sync_folder:
        files.sync_folder(folder)


def make_folders(files: Files, folder: Path) -> None:
    """Make `folder` and what is missing above it, durably."""
    missing = []
    while files.stat(folder) is None and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        files.make_folder(each)
        files.sync_folder(each.parent)


def is_settled(look: os.stat_result) -> bool:
    """Whether any further change would show in the time of the last one.

    File systems keep times in ticks: of some milliseconds, or on FAT and HFS+ of whole seconds.
    """
    tick = 2.1 if look.st_mtime_ns % 1_000_000_000 == 0 else 0.1
    return abs(time.time() - look.st_mtime) > tick
