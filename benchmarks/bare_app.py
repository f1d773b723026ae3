"""What the app's start is measured against: Textual with one label and nothing else."""

from __future__ import annotations

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
        self.query_one(Static).update(f"Bare app, number {self.number}.")


if __name__ == "__main__":
    Bare().run()
