"""The figure of the body on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from growth_tui.cells import pad
from growth_tui.tui.widgets.body_figure import (
    GAP,
    ONE_WIDTH,
    ROWS,
    WIDTH,
    Cell,
    anchors,
    claims,
    figure,
    region_at,
)

FRONT, BACK = "front", "back"


class BodyDrawing(Widget):
    """Both sides of the figure; a click on a place chooses it."""

    DEFAULT_CSS = f"""
    BodyDrawing {{ width: {WIDTH}; height: {ROWS + 1}; }}
    """

    @dataclass
    class Chosen(Message):
        """A region was clicked."""

        region: str

    def __init__(self) -> None:
        super().__init__()
        self._claimed: dict[str, str] = {}
        self._cursor: str | None = None
        self._strengths: Mapping[str, str] = {}

    def offer(self, codes: list[str]) -> None:
        """Stand for these regions."""
        self._claimed = claims(codes)

    def show(self, cursor: str | None, strengths: Mapping[str, str]) -> None:
        """Fill the region under the cursor and those marked, each with its strength as text."""
        self._cursor, self._strengths = cursor, strengths
        self.refresh()

    def render(self) -> Content:
        """Draw both sides and say which is which."""
        places = anchors(self._claimed)
        numbers = {places[code]: text for code, text in self._strengths.items() if code in places}
        lines = [
            Content.assemble(
                *(self._styled(cell, numbers.get((x, y), "")) for x, cell in enumerate(row))
            )
            for y, row in enumerate(figure())
        ]
        names = pad(FRONT, ONE_WIDTH, "centre") + " " * GAP + pad(BACK, ONE_WIDTH, "centre")
        return Content("\n").join([*lines, Content.styled(names, "$quiet")])

    def _styled(self, cell: Cell | None, number: str) -> str | tuple[str, str]:
        """One cell's character and its style."""
        if cell is None:
            return " "
        region = self._claimed.get(cell.part)
        chosen = region is not None and region == self._cursor
        marked = region in self._strengths
        if number:
            return number, "$background on $accent bold" if chosen else "$foreground bold"
        style = "$accent" if chosen else "$foreground" if marked else "$quiet"
        return cell.drawn(chosen=chosen, marked=marked), style

    def on_click(self, event: events.Click) -> None:
        """Choose the place that was clicked."""
        region = region_at(self._claimed, event.x, event.y)
        if region is not None:
            event.stop()
            self.post_message(self.Chosen(region))
