"""Timing programs in a pseudo-terminal: when a text reaches the screen."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType


class Timed:
    """One program in one pseudo-terminal; bytes only, so that parsing a screen costs nothing."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
        environ.update(environment or {})
        self.output = b""
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                columns, lines = size
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                os.execvpe(argv[0], list(argv), environ)
            finally:
                os._exit(127)

    def __enter__(self) -> Timed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def until(self, text: bytes, seconds: float = 30.0) -> float:
        """Wait until `text` was written; gives the moment (perf_counter seconds)."""
        end = time.perf_counter() + seconds
        while text not in self.output:
            if time.perf_counter() > end:
                raise TimeoutError(f"never saw {text!r}")
            self._read(0.5)
        return time.perf_counter()

    def press(self, key: bytes) -> float:
        """Forget what was written, press a key; gives the moment."""
        self.quiet()
        self.output = b""
        moment = time.perf_counter()
        os.write(self._fd, key)
        return moment

    def quiet(self, seconds: float = 0.15) -> None:
        """Wait until nothing was written for that long."""
        while self._read(seconds):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        data = os.read(self._fd, 65536)
        if b"\x1b[?2026$p" in data:
            os.write(self._fd, b"\x1b[?2026;0$y")
        self.output += data
        return True


def medians(samples: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The median of each, in milliseconds."""
    return {name: statistics.median(values) * 1000 for name, values in samples.items()}
