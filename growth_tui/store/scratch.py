"""A text that another program may change: for as long as that takes, and not a moment longer."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.problem import Problem
from growth_tui.store import names
from growth_tui.store.failures import NotRead, not_read, not_saved
from growth_tui.store.files import TEMPORARY, Files, make_folders, write_whole
from growth_tui.store.locks import Lock

if TYPE_CHECKING:
    from growth_tui.store.folder import Store

_CLAIM = f".claim{TEMPORARY}"


class Scratch:
    """A file that an editor is let at."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files = files
        self.path = path
        self._safe: set[str] = set()

    def write(self, text: str) -> None:
        """Put another text there. Raises NotSaved."""
        self.taken(text)
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

    def taken(self, text: str) -> None:
        """Note a text as kept elsewhere, so that nothing is lost with this file."""
        self._safe.add(text)

    def keep_unsaved(self) -> Path | None:
        """As `keep`; None, too, where the text is the program's own or was taken in."""
        try:
            if self.read() in self._safe:
                return None
        except NotRead:
            pass  # what it says cannot be told, so it stays
        return self.keep()

    def keep(self) -> Path | None:
        """Leave the text in the folder under another name; gives that, None where there is none.

        Nothing but `delete --everything` takes it away, and a passphrase that is set seals it.
        """
        kept = self.path.with_name(f"{os.urandom(4).hex()}.txt")
        try:
            self._files.replace(self.path, kept)
        except OSError:
            return None
        return kept


def is_open(files: Files, folder: Path) -> bool:
    """Whether an editor has a text of that data folder open, in any window of this computer."""
    place = folder / names.WRITING
    return any(_is_held(place / name) for name in files.names(place) if name.endswith(_CLAIM))


def _is_held(path: Path) -> bool:
    claim = Lock(path)
    try:
        return not claim.take(exclusive=True)
    except OSError:
        return False
    finally:
        claim.close()


@contextmanager
def scratch(store: Store, text: str) -> Iterator[Scratch]:
    """Give a file in the data folder that holds `text` and that its owner alone can read.

    Afterwards it is gone, and so is what an editor left beside it under a name made of its own; but
    where that is cut short, what the person wrote and nobody took in stays as `keep` has it. It is
    named like a file that a save left behind, so that a session that was killed leaves nothing
    that checking or locking the folder would not take away. Raises NotSaved; and Problem where a
    passphrase is set, since the text would lie there unsealed.
    """
    mark = os.urandom(8).hex()
    files, folder = store.records.files, store.folder / names.WRITING
    sheet, claim = Scratch(files, folder / f".{mark}{TEMPORARY}"), Lock(folder / f".{mark}{_CLAIM}")
    _refuse_sealed(store)
    # A passphrase is set alone, and not while a text is claimed: none can come in between.
    with store.records.marking():
        _refuse_sealed(store)
        make_folders(files, folder)
        claim.take(exclusive=True)
    try:
        sheet.write(text)
        yield sheet
    except BaseException:
        # Asked to end twice, as a closed window does, whoever uses it may not come to it.
        sheet.keep_unsaved()
        raise
    finally:
        claim.close()
        with contextlib.suppress(OSError):
            for name in files.names(folder):
                if mark in name:
                    files.unlink(folder / name)
            files.remove_folder(folder)


def _refuse_sealed(store: Store) -> None:
    if store.sealed:
        raise Problem(
            "A passphrase is set here, and an editor of your own would put the text on the disk "
            "unlocked.",
            then="Write in the app, or with --plain.",
        )
