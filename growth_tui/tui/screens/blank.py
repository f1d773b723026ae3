"""Nothing at all, for when somebody comes in."""

from __future__ import annotations

from textual import events
from textual.screen import ModalScreen

from growth_tui.tui.screens.own import OwnScreen


class BlankScreen(ModalScreen[None], OwnScreen[None]):
    """An empty screen; any key or click brings back what was there."""

    DEFAULT_CSS = """
    BlankScreen { background: $background; }
    BlankScreen Toast { display: none; }
    """

    def on_key(self, event: events.Key) -> None:
        """Bring everything back, the key itself doing nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self) -> None:
        """Bring everything back."""
        self.dismiss()
