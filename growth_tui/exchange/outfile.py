"""Writing a file that the person asked for: whole or not at all, and never over something else."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

FORCE = "Choose another name, or add --force to replace it."
ELSEWHERE = "Choose a file in a folder that you may write to."


def write_text_file(path: Path, text: str, *, force: bool) -> None:
    """Write `text` as UTF-8 to `path`, readable by its owner alone; line ends stay as they are.

    A symbolic link is itself replaced: what it points to stays untouched. The text is complete on
    disk before it takes the name, so that an interruption leaves the old file or the new one.

    Args:
        path: Where to; its folder must be there.
        text: What to write.
        force: Whether an existing file may be replaced.

    Raises:
        Problem: The path is a folder, something other than a file, or an existing file without
            `force`, or the system refuses. Nothing was changed then.
    """
    name = clean_line(str(path)) or "the file name"
    try:
        _refuse_unfit(path, name, force)
        _write_whole(path, text.encode())
    except ValueError:
        raise Problem("This cannot be the name of a file.", then=ELSEWHERE) from None
    except OSError as error:
        reason = error.strerror or "the system refused it"
        raise Problem(f"Not written: {reason}.", where=name, then=ELSEWHERE) from None


def _refuse_unfit(path: Path, name: str, force: bool) -> None:
    """Raise Problem where something stands there that is not to be replaced."""
    if path.is_dir():
        raise Problem("This is a folder.", where=name, then="Name a file in it.")
    if path.exists() and not path.is_file():
        raise Problem("This is not an ordinary file.", where=name, then=ELSEWHERE)
    # A link holds nothing of its own that could be lost.
    if path.exists() and not path.is_symlink() and not force:
        raise Problem("There is a file of that name already.", where=name, then=FORCE)


def _write_whole(path: Path, data: bytes) -> None:
    """Put the bytes beside the path, make sure that they are on disk, and give them the name."""
    number, beside = tempfile.mkstemp(dir=path.parent, prefix=".growth-tui-")
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
