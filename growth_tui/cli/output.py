"""Standard output, which says of itself where it cannot be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

AGAIN = "Send it elsewhere, then run this again."
RESULT_KEPT = "The result is kept; “growth-tui history” shows it."


class NotPrinted(Exception):
    """Standard output could not be written; `then` says what was done all the same, or what to do.

    Not an OSError, which may come from anywhere, nor a Problem, which a prompt would ask about.
    """

    def __init__(self, reason: str, then: str = AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.then = then

    def __str__(self) -> str:
        return f"Standard output could not be written: {self.reason}.\n{self.then}"


@contextmanager
def watched() -> Iterator[None]:
    """Let what standard output refuses within raise NotPrinted, up to the last line of it.

    A pipe whose reader has seen enough raises BrokenPipeError, as ever.
    """
    stream = sys.stdout
    sys.stdout = cast("TextIO", _Watched(stream))
    try:
        yield
        sys.stdout.flush()
    finally:
        sys.stdout = stream
        _drop_the_rest(stream)


@contextmanager
def done(what: str) -> Iterator[None]:
    """Print within what tells of a deed; where that fails, `what` says that the deed is done."""
    try:
        yield
    except NotPrinted as error:
        raise NotPrinted(error.reason, what) from None


class _Watched:
    """A stream that passes everything on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with _refusals():
            return self._stream.write(text)

    def flush(self) -> None:
        with _refusals():
            self._stream.flush()


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted(error.strerror or "it is closed") from None


def _drop_the_rest(stream: TextIO) -> None:
    """Let nothing be left that Python would try once more, and complain about, at exit."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
