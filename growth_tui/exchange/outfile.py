"""Writing a file that the person asked for: whole or not at all, and never over something else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns
from typing import BinaryIO

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

FORCE = "Choose another name, or add --force to replace it."
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
ELSEWHERE = "Choose a file in a folder that you may write to."
_NO_ROOM = "Free some space there, or choose a file on another disk."


def write_text_file(path: Path, text: str, *, force: bool) -> None:
    """Write `text` as UTF-8 to `path`; line ends stay as they are. As `write_file` otherwise."""
    write_file(path, text.encode(), force=force)


def write_file(path: Path, data: bytes, *, force: bool) -> None:
    """Write `data` to `path`, readable by its owner alone.

    A symbolic link is itself replaced: what it points to stays untouched. The text is complete on
    disk before it takes the name, so that an interruption leaves the old file or the new one.

    Args:
        path: Where to; its folder must be there.
        data: What to write.
        force: Whether an existing file may be replaced.

    Raises:
        Problem: The path is a folder, something other than a file, or an existing file without
            `force`, or the system refuses. Nothing was changed then.
    """
    with opened_file(path, force=force) as file:
        file.write(data)


@contextmanager
def opened_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Open a file to be written piece by piece; as `write_file` otherwise.

    It takes its name when the block ends. Where the block raises, nothing of it stays.
    """
    name = clean_line(str(path)) or "the file name"
    try:
        _refuse_unfit(path, name, force)
        beside = path.parent / f".growth-tui-{os.getpid()}-{time_ns():x}"
        number = os.open(beside, _CREATE, 0o600)
    except ValueError:
        raise Problem("This cannot be the name of a file.", then=ELSEWHERE) from None
    except OSError as error:
        raise _not_written(error, name) from None
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _give_name(beside, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise _not_written(error, name) from None
        raise


def _give_name(beside: Path, path: Path) -> None:
    try:
        os.replace(beside, path)
    except ValueError:
        raise Problem("This cannot be the name of a file.", then=ELSEWHERE) from None


def _not_written(error: OSError, name: str) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("Not written: the disk is full.", where=name, then=_NO_ROOM)
    reason = error.strerror or "the system refused it"
    return Problem(f"Not written: {reason}.", where=name, then=ELSEWHERE)


def _refuse_unfit(path: Path, name: str, force: bool) -> None:
    """Raise Problem where something stands there that is not to be replaced."""
    if path.is_dir():
        raise Problem("This is a folder.", where=name, then="Name a file in it.")
    if (path.exists() and not path.is_file()) or _is_the_systems(path):
        raise Problem("This is not an ordinary file.", where=name, then=ELSEWHERE)
    # A link holds nothing of its own that could be lost.
    if path.exists() and not path.is_symlink() and not force:
        raise Problem("There is a file of that name already.", where=name, then=FORCE)


def _is_the_systems(path: Path) -> bool:
    """Whether the place holds devices: names such as /dev/stdout, which others need."""
    folder = os.path.realpath(path.parent)
    return folder == "/dev" or Path(folder).parts[:2] in (("/", "proc"), ("/", "sys"))
