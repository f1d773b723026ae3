"""Where in the body something is felt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.widget import Widget

from growth_tui.instrument.model import Item


class BodyMap(Widget, can_focus=True):
    """Marks on the body: a region, a sensation, a strength."""

    @dataclass
    class Changed(Message):
        """The marks changed; `marks` is what is to be stored."""

        marks: list[dict[str, Any]]

    class Done(Message):
        """The person wants to go on."""

    def offer(self, item: Item, answer: object) -> None:
        """Show an item's regions, with the marks made before."""
        self.focus()
