"""How far along one is: a thin line across the screen."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class ProgressLine(Widget):
    """A line of which `share` (0 to 1) is drawn heavy."""

    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        color: $accent;
    }
    """

    share: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """Draw the heavy part and the light rest."""
        width = self.size.width
        done = round(width * min(1.0, max(0.0, self.share)))
        return Content.assemble(("━" * done, "$accent"), ("─" * (width - done), "$faint"))
