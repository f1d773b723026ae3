"""A field with its label: beside it where there is room, else above it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.widget import Widget

from growth_tui.tui.widgets.literal import Literal


class Labelled(Container):
    """A quiet label and the field it belongs to.

    Where a screen is narrow its stylesheet puts the one above the other: a widget's own rules do
    not see the screen's classes.
    """

    DEFAULT_CSS = """
    Labelled { layout: horizontal; height: auto; }
    Labelled > .label { width: 20; color: $quiet; padding-right: 2; }
    Labelled > .field { width: 1fr; max-width: 52; }
    """

    def __init__(self, label: str, field: Widget) -> None:
        super().__init__()
        self._label = label
        self._field = field
        field.add_class("field")

    def compose(self) -> ComposeResult:
        """Label, then field."""
        yield Literal(self._label, classes="label")
        yield self._field
