"""A number as an answer: typed, or a point on a line."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from growth_tui.instrument.model import Item


class NumberField(Widget, can_focus=True):
    """A number within limits. Digits type it, up and down change it, Enter takes it or goes on.

    A visual analogue item shows the point on a line between its two labels.
    """

    DEFAULT_CSS = """
    NumberField { height: 4; width: 1fr; }
    """

    BINDINGS = [
        Binding("up,k,plus", "change(1)", "more", id="number.more"),
        Binding("down,j,minus", "change(-1)", "less", id="number.less"),
        Binding("pageup", "change(10)", "Much more", show=False, id="number.much-more"),
        Binding("pagedown", "change(-10)", "Much less", show=False, id="number.much-less"),
        Binding("enter", "take", "Take this answer", show=False, id="number.take"),
        Binding("backspace", "rub_out", "Rub out", show=False, id="number.rub-out"),
    ]

    @dataclass
    class Taken(Message):
        """A number was taken; None leaves the question open."""

        value: float | int | None

    class Typed(Message):
        """Another number stands there, which is not taken yet."""

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._typed = ""
        self._fault = ""

    def offer(self, item: Item, answer: object) -> None:
        """Ask for another number."""
        self._item = item
        number = isinstance(answer, int | float) and not isinstance(answer, bool)
        self._typed = f"{answer:g}" if number else ""
        self._fault = ""
        self.refresh()
        self.focus()

    @property
    def value(self) -> float | int | str | None:
        """The number typed, what was typed where it is none, None where nothing was."""
        value = self._value
        if value is None:
            return self._typed or None
        return int(value) if value == int(value) else value

    @property
    def _limits(self) -> tuple[float, float]:
        """The item's limits; a visual analogue without them runs from 0 to 100."""
        if self._item is None:
            return 0.0, 100.0
        low = 0.0 if self._item.min is None else self._item.min
        return low, (100.0 if self._item.max is None else self._item.max)

    @property
    def _value(self) -> float | None:
        """The number as it stands, None where there is none."""
        try:
            return float(self._typed)
        except ValueError:
            return None

    def render(self) -> Content:
        """Draw the number, for a visual analogue item on its line, and what its limits are."""
        low, high = self._limits
        item = self._item
        unit = f" {item.unit}" if item and item.unit else ""
        shown = Content.assemble(("▸ ", "$accent"), (f"{self._typed or '…'}{unit}", "bold"))
        limits = f"From {low:g} to {high:g}{unit}. "
        limits += "Enter takes it." if self._typed else "Enter leaves it open."
        lines = [
            shown,
            Content.styled(self._fault or limits, "$warning" if self._fault else "$quiet"),
        ]
        if item is not None and item.type == "vas":
            lines[:0] = self._line(item, low, high)
        return Content("\n").join(lines)

    def _line(self, item: Item, low: float, high: float) -> list[Content]:
        """The line of a visual analogue item and its two labels."""
        width = max(10, min(60, self.size.width - 2))
        labels = f"{item.low_label}{item.high_label:>{max(0, width - len(item.low_label))}}"
        value = self._value
        if value is None or high <= low:
            return [Content("─" * width), Content.styled(labels, "$quiet")]
        at = round((min(high, max(low, value)) - low) / (high - low) * (width - 1))
        line = Content.assemble("─" * at, ("●", "$accent"), "─" * (width - 1 - at))
        return [line, Content.styled(labels, "$quiet")]

    def action_change(self, by: int) -> None:
        """Make the number larger or smaller, starting from the middle."""
        low, high = self._limits
        start = self._value if self._value is not None else (low + high) / 2 - by
        self._show(f"{min(high, max(low, start + by)):g}")

    def action_rub_out(self) -> None:
        """Take the last character away."""
        self._show(self._typed[:-1])

    def on_key(self, event: events.Key) -> None:
        """Type digits, a point, and at the beginning a minus where the limits allow one."""
        minus = "-" if self._limits[0] < 0 and not self._typed else ""
        if event.character and event.character in f"0123456789.{minus}" and len(self._typed) < 12:
            event.stop()
            self._show(self._typed + event.character)

    def _show(self, typed: str) -> None:
        """Show another number."""
        self._typed, self._fault = typed, ""
        self.refresh()
        self.post_message(self.Typed())

    def action_take(self) -> None:
        """Take the number, or say kindly why it does not fit; nothing typed leaves it open."""
        if not self._typed:
            self.post_message(self.Taken(None))
            return
        low, high = self._limits
        value = self.value
        if not isinstance(value, int | float) or not low <= value <= high:
            self._fault = f"A number from {low:g} to {high:g} fits here."
            self.refresh()
            return
        self.post_message(self.Taken(value))
