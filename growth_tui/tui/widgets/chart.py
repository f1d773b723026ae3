"""A chart as a widget: drawn to the room there is, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from growth_tui.drawing.look import Look
from growth_tui.tui.theme import LIGHT, SERIES_DARK, SERIES_LIGHT

Draw = Callable[[int, int, Look], str]
"""Draws to a width and a height in a look."""

LOOK_DARK = Look(
    colours=SERIES_DARK,
    foreground=(220, 217, 210),
    muted=(141, 146, 150),
    background=(23, 25, 27),
)
LOOK_LIGHT = Look(
    colours=SERIES_LIGHT,
    foreground=(42, 44, 46),
    muted=(104, 106, 104),
    background=(250, 248, 243),
)


class Chart(Widget):
    """Holds a drawing and draws it again only when its size, its look or itself changed.

    Where its height is `auto` it is as tall as what is drawn with all the height there is.
    """

    DEFAULT_CSS = """
    Chart { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw: Draw | None = None
        self._drawn: tuple[object, Content] | None = None

    def show(self, draw: Draw) -> None:
        """Show another drawing."""
        self._draw, self._drawn = draw, None
        height = self.styles.height
        self.refresh(layout=height is not None and height.is_auto)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that are drawn where nothing limits them."""
        if self._draw is None:
            return 0
        return self._draw(width, viewport.height, self._look).count("\n") + 1

    @property
    def _look(self) -> Look:
        return LOOK_LIGHT if self.app.theme == LIGHT.name else LOOK_DARK

    def render(self) -> Content:
        """Draw, or give what was drawn before."""
        if self._draw is None:
            return Content("")
        look = self._look
        key = (self.size, look)
        if self._drawn is None or self._drawn[0] != key:
            text = Text.from_ansi(self._draw(self.size.width, self.size.height, look))
            self._drawn = (key, Content.from_rich_text(text))
        return self._drawn[1]
