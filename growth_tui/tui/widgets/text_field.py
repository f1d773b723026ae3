"""Free text as an answer: one line, or as many as it takes."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Region
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Button, Input, TextArea

QUIET_SECONDS = 1.0


class Line(Input):
    """One line, which keeps what stands in it when it is come to."""

    BINDINGS = [Binding("enter", "submit", "go on", key_display="Enter", id="text.enter")]

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)


class TextField(Vertical):
    """A line or an editor.

    It says when typing pauses and when it is left, so that what stands there can be kept; Enter in
    the line, or the button, goes on.
    """

    DEFAULT_CSS = """
    TextField { height: auto; }
    TextField TextArea { height: 5; }
    TextField #go-on { margin-top: 1; }
    """

    BINDINGS = [
        Binding("tab", "to_button", "to “Go on”", key_display="Tab", id="text.on"),
        Binding("escape", "leave_text", "out of the text", id="text.leave"),
    ]

    class Paused(Message):
        """Typing paused, or the field was left."""

    class Typing(Message):
        """Something was typed since."""

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
            yield Line()
        yield Button("Go on", id="go-on")

    @property
    def _field(self) -> TextArea | Input:
        """The widget that is typed into."""
        return self.query_one(TextArea) if self.long else self.query_one(Input)

    @property
    def value(self) -> str:
        """What stands there now."""
        field = self._field
        return field.text if isinstance(field, TextArea) else field.value

    @property
    def head(self) -> Region:
        """Where one types."""
        return self._field.region

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

    def _pause(self) -> None:
        """Say that typing paused, where something was typed."""
        self._stop_timer()
        if self.value != self._offered:
            self._offered = self.value
            self.post_message(self.Paused())

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
        if self.value != self._offered:
            self._timer = self.set_timer(QUIET_SECONDS, self._pause)
            self.post_message(self.Typing())

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Leaving the field is a pause, too."""
        self._pause()

    @on(Input.Submitted)
    @on(Button.Pressed, "#go-on")
    def _go_on(self) -> None:
        """Say that the person is done here."""
        self.post_message(self.Done())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys out of the text only within it."""
        within = self.is_mounted and self._field.has_focus
        return within if action in ("leave_text", "to_button") else True

    def action_to_button(self) -> None:
        """From the text to the way on."""
        self.query_one(Button).focus()

    def action_leave_text(self) -> None:
        """Leave the text, so that keys mean what they mean elsewhere."""
        self.screen.set_focus(None)
