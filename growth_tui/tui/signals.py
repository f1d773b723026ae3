"""What a closed window and the system's end send to a program."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable


def on_signals_to_end(end: Callable[[int], None]) -> None:
    """Call `end` with a signal's number, in the running loop, where it asks the program to end."""
    loop = asyncio.get_running_loop()
    for name in ("SIGHUP", "SIGTERM", "SIGINT"):
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        # Windows' loop cannot, and only the main thread may.
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, end, int(number))
