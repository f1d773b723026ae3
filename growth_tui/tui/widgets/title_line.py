"""The head of every screen: where one is, and quietly at the right what belongs to it."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from growth_tui.cells import clip, width_of

GAP = 2


class TitleLine(Widget):
    """One line; a heading that is too long gives way to what stands at the right."""

    SCOPED_CSS = False  # for it goes by the size of the screen around it
    DEFAULT_CSS = """
    TitleLine {
        dock: top;
        height: 2;
        max-width: 120;
        padding: 1 2 0 2;
    }
    .-low TitleLine { height: 1; padding: 0 2; }
    """

    def __init__(self, heading: str, aside: str) -> None:
        super().__init__()
        self.heading = heading
        self.aside = aside

    def show(self, heading: str, aside: str) -> None:
        """Show others."""
        if (heading, aside) != (self.heading, self.aside):
            self.heading, self.aside = heading, aside
            self.refresh()

    def render(self) -> RenderResult:
        """Draw both, from edge to edge."""
        aside = clip(self.aside, self.size.width)
        left = self.size.width - width_of(aside)
        heading = clip(self.heading, max(0, left - GAP))
        between = " " * (left - width_of(heading))
        return Content.assemble((heading, "bold"), between, (aside, "$quiet"))
