"""Pastes within what a terminal sends (no Textual here)."""

from __future__ import annotations

from growth_tui.plain_text import clean

START, END = "\x1b[200~", "\x1b[201~"
LONGEST = 1_000_000
"""Characters of one paste that are kept; what goes beyond is left out."""


class Pastes:
    """Finds each paste, whole, however it arrives in pieces, and neutralises it.

    What is typed passes at once, the marks around a paste as they are, and what stands between them
    when all of it is there.
    """

    def __init__(self) -> None:
        self._within = False
        self._kept = ""  # of a paste its text so far; else the last of what was typed
        self._last = ""  # the last of a paste, in which its end may have begun

    def cleaned(self, sent: str) -> str:
        """What to read in place of `sent`: nothing in a paste can be taken for a key."""
        passed = ""
        while sent:
            sent, more = self._paste(sent) if self._within else self._typed(sent)
            passed += more
        return passed

    def _typed(self, sent: str) -> tuple[str, str]:
        """What follows the next start of a paste, and what comes up to it."""
        before = len(self._kept)
        seen = self._kept + sent
        at = seen.find(START)
        if at < 0:
            self._kept = seen[1 - len(START) :]
            return "", sent
        self._within, self._kept, self._last = True, "", ""
        end = at + len(START)
        return seen[end:], seen[before:end]

    def _paste(self, sent: str) -> tuple[str, str]:
        """What follows the end of the paste, and the paste where it ends."""
        seen = self._last + sent
        at = seen.find(END)
        if at < 0:
            whole = len(seen) - len(END) + 1
            self._keep(seen[: max(0, whole)])
            self._last = seen[max(0, whole) :]
            return "", ""
        self._keep(seen[:at])
        pasted, self._kept, self._within = clean(self._kept), "", False
        return seen[at + len(END) :], pasted + END

    def _keep(self, text: str) -> None:
        """Keep a piece of the paste, up to the longest."""
        self._kept += text[: LONGEST - len(self._kept)]
