"""Free text as an answer: one line, or as many as it takes."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button, Input, TextArea

QUIET_SECONDS = 1.0


class TextField(Vertical):
    """A line or an editor.

    What is typed is offered for saving after a moment's pause and when the field is left; Enter in
    the line, or the button, goes on.
    """

    DEFAULT_CSS = """
    TextField { height: auto; }
    TextField TextArea { height: 5; }
    .-tall TextField TextArea { height: 10; }
    .-low TextField TextArea { height: 3; }
    TextField #go-on { margin-top: 1; }
    .-low TextField #go-on { margin-top: 0; }
    """

    @dataclass
    class Paused(Message):
        """Typing paused; `text` is what stands there."""

        text: str

    class Typing(Message):
        """Something was typed that was not yet offered."""

    class Done(Message):
        """The person wants to go on."""

    def __init__(self, *, long: bool) -> None:
        super().__init__()
        self.long = long
        self._timer: Timer | None = None
        self._offered = ""

    def compose(self) -> ComposeResult:
        """The field and the way on."""
        if self.long:
            yield TextArea(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        else:
            yield Input()
        yield Button("Go on", id="go-on")

    @property
    def _field(self) -> TextArea | Input:
        """The widget that is typed into."""
        return self.query_one(TextArea) if self.long else self.query_one(Input)

    @property
    def text(self) -> str:
        """What stands there now."""
        field = self._field
        return field.text if isinstance(field, TextArea) else field.value

    def offer(self, text: str) -> None:
        """Put another text there and start typing at its end."""
        self._stop_timer()
        self._offered = text
        field = self._field
        if isinstance(field, TextArea):
            field.load_text(text)
            field.move_cursor(field.document.end)
        else:
            field.value = text
            field.cursor_position = len(text)
        field.focus(scroll_visible=False)

    def flush(self) -> None:
        """Offer what was typed since the last time, now."""
        self._stop_timer()
        if self.text != self._offered:
            self._offered = self.text
            self.post_message(self.Paused(self.text))

    def _stop_timer(self) -> None:
        """Wait no longer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        """Wait for a pause."""
        self._stop_timer()
        if self.text != self._offered:
            self._timer = self.set_timer(QUIET_SECONDS, self.flush)
            self.post_message(self.Typing())

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Leaving the field keeps what is there."""
        self.flush()

    @on(Input.Submitted)
    @on(Button.Pressed, "#go-on")
    def _go_on(self) -> None:
        """Say that the person is done here."""
        self.post_message(self.Done())
