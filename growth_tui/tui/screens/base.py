"""What every screen has: a quiet title line, the keys at the foot, a word when there is no room."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding

from growth_tui.tui.screens.own import OwnScreen
from growth_tui.tui.widgets.key_hints import KeyHints
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.title_line import TitleLine
from growth_tui.words import TOO_SMALL

SMALLEST = (40, 12)


class BaseScreen(OwnScreen[Any]):
    """A screen with a title line, a body and key hints.

    Subclasses give `compose_body`, `heading` and, where there is something to say at the right,
    `aside`; a short text for `?` stands in `HELP_TEXT`.
    """

    HELP_TEXT = ""

    BINDINGS = [
        Binding("up", "scroll_page(-1)", "Up the page", show=False, id="page.up"),
        Binding("down", "scroll_page(1)", "Down the page", show=False, id="page.down"),
        Binding("pageup", "scroll_page(-10)", "Up the page", show=False, id="page.up-far"),
        Binding("pagedown", "scroll_page(10)", "Down the page", show=False, id="page.down-far"),
    ]

    @property
    def heading(self) -> str:
        """What stands at the left of the title line."""
        return ""

    @property
    def aside(self) -> str:
        """What stands at the right of the title line."""
        return ""

    def compose(self) -> ComposeResult:
        """Title line, body, hints."""
        yield TitleLine(self.heading, self.aside)
        yield from self.compose_body()
        yield KeyHints()
        yield Literal(TOO_SMALL.format(*SMALLEST), id="too-small")

    def compose_body(self) -> ComposeResult:
        """What the screen is for."""
        yield from ()

    def retitle(self) -> None:
        """Show the heading and the aside as they are now."""
        self.query_one(TitleLine).show(self.heading, self.aside)

    def action_scroll_page(self, lines: int) -> None:
        """Move what is too long for the screen, where nothing on it takes the key for itself."""
        for page in self.query(Page):
            page.scroll_relative(y=lines, animate=False)

    @property
    def has_room(self) -> bool:
        """Whether more than a notice can be shown."""
        width, height = self.app.size
        return width >= SMALLEST[0] and height >= SMALLEST[1]

    def on_resize(self) -> None:
        """Cover everything with a short notice where the terminal has too little room."""
        self.set_class(not self.has_room, "-too-small")


class MainScreen(BaseScreen):
    """One of the five places, reached by its digit from each other."""

    PLACE = ""

    BINDINGS = [
        Binding("1", "app.go('home')", "Home", id="go.home"),
        Binding("2", "app.go('assess')", "Assess", id="go.assess"),
        Binding("3", "app.go('progress')", "Progress", id="go.progress"),
        Binding("4", "app.go('journal')", "Journal", id="go.journal"),
        Binding("5", "app.go('consult')", "Consult", id="go.consult"),
        Binding("escape", "app.go('home')", "Home", show=False, id="go.home-esc"),
        Binding("q", "app.quit", "Quit", show=False, id="app.quit"),
    ]
