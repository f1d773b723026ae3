"""A text that another program may change: for as long as that takes, and not a moment longer."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from growth_tui.problem import Problem
from growth_tui.store.failures import not_read, not_saved
from growth_tui.store.files import TEMPORARY, Files, make_folders, write_whole
from growth_tui.store.folder import Store

FOLDER = "writing"


class Scratch:
    """A file that an editor is let at."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self.path = path

    def write(self, text: str) -> None:
        """Put another text there. Raises NotSaved."""
        try:
            write_whole(self._files, self.path, text.encode(), durable=False)
        except OSError as error:
            raise not_saved(error, self.path.parent) from None

    def read(self) -> str:
        """What stands there now; what is no UTF-8 is replaced. Raises NotRead."""
        try:
            return self._files.read(self.path).decode(errors="replace")
        except OSError as error:
            raise not_read(error, self.path) from None


@contextmanager
def scratch(store: Store, text: str) -> Iterator[Scratch]:
    """Give a file in the data folder that holds `text` and that its owner alone can read.

    Afterwards it is gone, and so is what an editor left beside it under a name made of its own. It
    is named like a file that a save left behind, so that a session that was killed leaves nothing
    that checking or locking the folder would not take away. Raises NotSaved; and Problem where a
    passphrase is set, since the text would lie there unsealed.
    """
    if store.sealed:
        raise Problem(
            "A passphrase is set here, and an editor of your own would put the text on the disk "
            "unlocked.",
            then="Write in the app, or with --plain.",
        )
    mark = os.urandom(8).hex()
    files = store.records.files
    folder = store.folder / FOLDER
    try:
        make_folders(files, folder)
    except OSError as error:
        raise not_saved(error, store.folder) from None
    sheet = Scratch(files, folder / f".{mark}{TEMPORARY}")
    try:
        sheet.write(text)
        yield sheet
    finally:
        with contextlib.suppress(OSError):
            for name in files.names(folder):
                if mark in name:
                    files.unlink(folder / name)
            files.remove_folder(folder)
