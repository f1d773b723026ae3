"""What the app is measured against: Textual with one label and nothing else.

    python benchmarks/bare_app.py [FOLDER]

With a folder, each label is kept there before it shows, as plainly as a disk can be made to keep
anything: the app makes that promise for every answer, so that its cost is no cost of the app's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One label, which every key replaces."""

    number = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Static("Bare app, number 0.")

    def on_key(self) -> None:
        """Show the next label."""
        self.number += 1
        if len(sys.argv) > 1:
            keep(Path(sys.argv[1]), f"{self.number}")
        self.query_one(Static).update(f"Bare app, number {self.number}.")


def keep(folder: Path, text: str) -> None:
    """Put a text into a file so that it is there, whole, even if the power fails now."""
    new = folder / "new"
    with new.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / "kept")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


if __name__ == "__main__":
    Bare().run()
