"""The command line: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in a line or two, never in a traceback."""
    _end_in_order()
    try:
        sys.exit(_run())
    except KeyboardInterrupt:  # while still importing
        sys.exit(130)


def _end_in_order() -> None:
    """Let a closed window, or the system's end, end a command like any other end.

    What stands open is put in order then: a hidden prompt, a text in an editor, a made-up folder.
    """
    import signal

    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
            signal.signal(number, _leave)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, _: object) -> NoReturn:
    """End, once: a second Ctrl+C would leave a trace of whatever is being tidied up by then."""
    import signal

    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _leave(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


def _run() -> int:
    if len(sys.argv) > 1:
        from growth_tui.cli.app import run

        return run(sys.argv[1:])
    from growth_tui.cli.ending import ended
    from growth_tui.cli.opening import run_app

    return ended(run_app)
