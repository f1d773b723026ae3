"""A draft has one owner at a time: the window that writes it.

A claim is a file beside the draft, held locked by its owner, so that it ends when the owner does,
however it does. Taking one over puts a new file in its place, which the former owner notices
before its next save.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from growth_tui.store.failures import NotSaved, not_saved
from growth_tui.store.files import Files, make_folders, write_whole
from growth_tui.store.locks import Lock
from growth_tui.store.names import DRAFTS


class TakenOver(NotSaved):
    """Another window goes on with this draft; this one must not write it."""


class Claims:
    """The drafts that this store owns, and whether another one owns one."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder / DRAFTS
        self._files = files
        self._held: dict[str, Lock] = {}
        self._taken_over: set[str] = set()

    def claim(self, draft_id: str, *, take_over: bool = False) -> bool:
        """Become the owner; False where another window is and `take_over` is not set."""
        if draft_id in self._held and self._held[draft_id].same_file():
            return True
        self._drop(draft_id)
        path = self._path(draft_id)
        try:
            make_folders(self._files, self._folder)
            lock = Lock(path)
            if not lock.take(exclusive=True):
                lock.close()
                if not take_over or not _put_anew(self._files, path):
                    return False
                self._taken_over.add(draft_id)
                lock = Lock(path)
                if not lock.take(exclusive=True):
                    lock.close()
                    return False
        except OSError as error:
            raise not_saved(error, self._folder) from error
        self._held[draft_id] = lock
        return True

    def claimed_by_other(self, draft_id: str) -> bool:
        """Whether another window owns it now."""
        if draft_id in self._held and self._held[draft_id].same_file():
            return False
        lock = Lock(self._path(draft_id))
        try:
            if self._files.stat(lock.path) is None:
                return False
            return not lock.take(exclusive=True)
        except OSError:
            return False
        finally:
            lock.close()

    def check(self, draft_id: str, finished: Callable[[str], bool]) -> None:
        """Raise TakenOver where this store owned the draft and another one went on with it."""
        lock = self._held.get(draft_id)
        if lock is None or lock.same_file():
            return
        # A file that is gone was tidied away by someone: then there is nobody to give way to,
        # unless it went because the draft was finished.
        there = self._files.stat(lock.path) is not None
        if there or finished(draft_id) or not self.claim(draft_id):
            raise TakenOver(
                "Not saved: this draft goes on in another window.",
                then="Go on there, or resume it here to take it back.",
            )

    def release(self, draft_id: str) -> None:
        """Let go of a draft; quiet where it is not owned.

        One that was taken over keeps its file: the window it was taken from may still be open.
        """
        lock = self._held.get(draft_id)
        if lock is not None and lock.same_file() and draft_id not in self._taken_over:
            with contextlib.suppress(OSError):
                self._files.unlink(lock.path)
        self._drop(draft_id)

    def release_all(self) -> None:
        """Let go of everything."""
        for draft_id in list(self._held):
            self.release(draft_id)

    def _drop(self, draft_id: str) -> None:
        lock = self._held.pop(draft_id, None)
        if lock is not None:
            lock.close()

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}.claim"


def _put_anew(files: Files, path: Path) -> bool:
    try:
        write_whole(files, path, b"", durable=False)
    except OSError:
        # Windows does not replace an open file: the other window has to be closed there.
        return False
    return True
