"""A question on its page: what leads to it, its words, what helps, and where it is answered."""

from __future__ import annotations

from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size

from growth_tui.instrument.model import Item
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.question_field import QuestionField


class QuestionPage(Page):
    """Where not all fits, it begins with the question, and so that it can be answered.

    Where these two do not fit together, what helps to answer gives way.
    """

    def __init__(self) -> None:
        super().__init__(id="question", classes="body")
        self._help = ""
        self._placed = 0
        self._room = Size()

    def compose(self) -> ComposeResult:
        """The parts of a question, made once and used for every one."""
        yield Literal(id="period", classes="quiet prose")
        yield Literal(id="prompt", classes="prose")
        yield Literal(id="help", classes="quiet prose")
        yield QuestionField(id="field")

    @property
    def field(self) -> QuestionField:
        """Where it is answered."""
        return self.query_one(QuestionField)

    async def ask(self, item: Item, lead: str, answer: Any) -> None:
        """Show another question, with what was answered before."""
        self._help = item.help
        self._say("#period", lead)
        self._say("#prompt", item.text)
        self._say("#help", item.help)
        await self.field.ask(item, answer)
        self._put(0)
        if self.max_scroll_y:  # else it is looked at again when this question is laid out
            self.call_after_refresh(self._into_sight)

    def _say(self, selector: str, text: str) -> None:
        """Show a text, or nothing at all where there is none."""
        part = self.query_one(selector, Literal)
        part.update(text)
        part.display = bool(text)

    def on_mount(self) -> None:
        """See anew what is in sight whenever the screen was laid out."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._into_sight())

    def on_resize(self, event: events.Resize) -> None:
        """There may be room now for what helps; a page that only holds less is not resized."""
        if event.size != self._room:
            self._room = event.size
            self._say("#help", self._help)

    def _into_sight(self) -> None:
        """Bring into sight what matters, unless the person has scrolled the page meanwhile."""
        stays = self.scroll_offset.y == min(self._placed, self.max_scroll_y)
        if not self.max_scroll_y or not stays or (head := self.field.head) is None:
            return
        helping = self.query_one("#help")
        top = self.content_region.y - self.scroll_offset.y
        first, room = self.query_one("#prompt").region.y - top, self.content_region.height
        if helping.display and head.bottom - top > first + room:
            helping.display = False
        else:
            self._put(min(max(first, head.bottom - top - room), head.y - top))

    def _put(self, y: int) -> None:
        """Scroll, and remember that it was not the person who did."""
        self.scroll_to(y=y, animate=False, immediate=True)
        self._placed = self.scroll_offset.y

    @on(Choices.Moved)
    def _follow_cursor(self, message: Choices.Moved) -> None:
        """Keep the answer under the cursor in sight."""
        self.bring(message.row)
