"""How every run ends: an exit status, and a line or two where something went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from growth_tui.cli.output import NotPrinted, watched
from growth_tui.plain_text import clean
from growth_tui.problem import Problem

STOPPED = 130
"""The exit status after Ctrl+C, as shells have it."""


def ended(action: Callable[[], object]) -> int:
    """Run `action` and give the exit status; what it raises becomes words, never a traceback."""
    _open_closed_streams()
    _speak_utf8()
    try:
        with watched():
            status = action()
    except KeyboardInterrupt:
        return STOPPED
    except Problem as problem:
        return _said(str(problem), problem.status)
    except BrokenPipeError:
        return 0  # the reader of a pipe has seen enough
    except NotPrinted as error:
        return _said(str(error), 1)
    except (OSError, MemoryError) as error:
        return _said(_system_fault(error), 1)
    except Exception as error:
        from growth_tui.words import CRASHED

        return _said(f"{CRASHED}({type(error).__name__})", 70)
    return status if isinstance(status, int) else 0


def _said(text: str, status: int) -> int:
    """Say it on standard error; gives the status."""
    with suppress(OSError):
        print(clean(text), file=sys.stderr)
    return status


def _system_fault(error: OSError | MemoryError) -> str:
    """What the system refused, and where."""
    if isinstance(error, MemoryError):
        return "There is not enough memory for this."
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or 'The system refused this.'}"


def _open_closed_streams() -> None:
    """Stand in for streams that who started the program has closed.

    There is nothing to read, output is refused, and nobody hears of errors.
    """
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _speak_utf8() -> None:
    """Write UTF-8 whatever the code page, and never fail for a character, read or written."""
    for stream, change in (
        (sys.stdin, {}),
        (sys.stdout, {"encoding": "utf-8"}),
        (sys.stderr, {"encoding": "utf-8"}),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **change)
