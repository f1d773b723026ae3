"""Files that a command reads: by name, or standard input for `-`."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

_OPEN_ALREADY = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""What the shell pipes in under a name, as “<(...)” does, is as good as standard input."""


def input_name(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == "-" else clean_line(file)


@contextmanager
def opened_input(file: str) -> Iterator[BufferedReader]:
    """Open a file to read bytes from; raises Problem where that cannot be done."""
    if file == "-":
        raw = sys.stdin.buffer
        yield raw if isinstance(raw, BufferedReader) else BufferedReader(raw)  # type: ignore[arg-type]
        return
    try:
        _refuse_endless(file)
        stream = Path(file).open("rb")  # noqa: SIM115 (what the block raises is not its fault)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise Problem(
            f"It cannot be read: {reason}.",
            where=input_name(file),
            then="Check the name and try again.",
        ) from None
    except ValueError:
        raise Problem("This cannot be the name of a file.", where=input_name(file)) from None
    with stream:
        yield stream


def read_up_to(file: str, most: int) -> bytes:
    """Give the bytes of a file, at most one more than `most`, which tells that it is too large."""
    with opened_input(file) as stream:
        try:
            return stream.read(most + 1)
        except OSError as error:
            reason = error.strerror or "the system refused it"
            raise Problem(f"It cannot be read: {reason}.", where=input_name(file)) from None


def _refuse_endless(file: str) -> None:
    """Raise OSError where reading could wait or go on for ever: a pipe, a device."""
    mode = os.stat(file).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or file.startswith(_OPEN_ALREADY)):
        raise OSError(errno.EINVAL, "this is not an ordinary file")
