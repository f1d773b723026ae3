"""The terminal read in our own way: no byte ends the app, and a paste is never taken for keys."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from growth_tui.tui.pasting import Pastes

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp

TICK = 0.1
"""Seconds after which a lone Esc is told from the beginning of a sequence."""


class TerminalDriver(LinuxDriver):
    """Textual's own, which decodes strictly and splits a paste where it holds an Esc."""

    def run_input_thread(self) -> None:
        """Hand over what is typed, clicked and pasted until the app or its terminal ends."""
        parser = XTermParser(self._debug)
        pastes = Pastes()
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(TICK):
                    data = self._read()
                    if not data:
                        self._app.call_later(cast("GrowthApp", self._app).hang_up)
                        return
                    text = pastes.cleaned(decode(data))
                    # Half a character, or half a paste, is no text yet; to the parser no text
                    # means the end of all input.
                    for event in parser.feed(text) if text else ():
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What was sent, nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""
