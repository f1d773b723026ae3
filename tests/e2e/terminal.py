"""A program in a real pseudo-terminal: keys in, the screen as a person would see it out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": b"\r",
    "esc": b"\x1b",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "f9": b"\x1b[20~",
}
# What pyte does not know and would print: private sequences, mode queries, cursor shapes.
_UNKNOWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]* q")


class Terminal:
    """One program in one terminal; leaving the `with` block ends it."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status: int | None = None
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environ.pop(name, None)
        environ.update(environment or {})
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                if folder is not None:
                    os.chdir(folder)
                os.execvpe(str(argv[0]), [str(each) for each in argv], environ)
            finally:
                os._exit(127)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.running():
            self.kill()
        os.close(self._fd)

    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def press(self, *keys: str) -> None:
        """Press keys by name, or type characters."""
        for key in keys:
            self.send(KEYS.get(key, key.encode()))

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._fd, data)

    def see(self, pattern: str, seconds: float = 30.0) -> None:
        """Wait until the screen's text matches."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text()):
            if not self._read(0.05) and (time.monotonic() > end or not self.running()):
                self._read(0.2)
                if re.search(pattern, self.text()):
                    return
                raise AssertionError(f"never saw {pattern!r}; the screen was:\n{self.text()}")

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def running(self) -> bool:
        """Whether the program still runs."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is None

    def wait(self, seconds: float = 20.0) -> int:
        """Wait for the program's own end; gives its exit status."""
        end = time.monotonic() + seconds
        while self.running():
            if time.monotonic() > end:
                raise AssertionError(f"still running; the screen was:\n{self.text()}")
            self._read(0.05)
        self._read(0.1)
        assert self.status is not None
        return self.status

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._fd)
        self._fd = os.open(os.devnull, os.O_RDONLY)

    def kill(self) -> None:
        """End the program this terminal started, at once and without warning."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.status = -signal.SIGKILL

    def _read(self, seconds: float) -> bool:
        """Take in what the program wrote; False where nothing came."""
        got = False
        while select.select([self._fd], [], [], 0 if got else seconds)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:  # Linux says so when the program has ended
                return got
            if not data:
                return got
            got = True
            self.raw += data
            if b"\x1b[6n" in data:
                cursor = self.screen.cursor
                os.write(self._fd, f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode())
            if b"\x1b[?2026$p" in data:
                os.write(self._fd, b"\x1b[?2026;0$y")
            self._stream.feed(_UNKNOWN.sub(b"", data))
        return got
