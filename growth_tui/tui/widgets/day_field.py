"""A day, typed as people write it."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from growth_tui.dates import day
from growth_tui.plain_text import clean_line
from growth_tui.tui.widgets.labelled import Labelled
from growth_tui.tui.widgets.literal import Literal
from growth_tui.workspace.days import AHEAD, HOW, PASSED, read_day


class DayField(Vertical):
    """A line for a day, which may be left empty; below it the day that was understood.

    Args:
        label: What the day is of.
        value: The day to begin with.
        today: The day on which it is typed.
        ahead: Whether a day without a year lies ahead, or is the nearest such day.
    """

    DEFAULT_CSS = """
    DayField { height: auto; }
    DayField .understood { color: $quiet; margin-left: 20; height: auto; }
    DayField .understood.-bad { color: $warning; }
    """

    def __init__(
        self,
        label: str,
        value: date | None,
        today: date,
        *,
        ahead: bool,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._value = value
        self._today = today
        self._ahead = ahead

    def compose(self) -> ComposeResult:
        """The line, and what was understood."""
        yield Labelled(self._label, Input(day(self._value) if self._value else ""))
        yield Literal("", classes="understood")

    def on_mount(self) -> None:
        """Say nothing about a day that was given."""
        self.query_one(".understood", Literal).display = False

    @property
    def text(self) -> str:
        """What stands there."""
        return clean_line(self.query_one(Input).value)

    @property
    def value(self) -> date | None:
        """The day typed, None where there is none."""
        return read_day(self.text, self._today, ahead=self._ahead) if self.text else None

    @property
    def faulty(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text) and self.value is None

    @on(Input.Changed)
    def _tell(self) -> None:
        """Say which day was understood, or how to write one."""
        value = self.value
        past = self._ahead and value is not None and value < self._today
        said = "" if value is None else day(value)
        if self.faulty:
            said = HOW
        elif past:
            said = PASSED.format(said)
        elif not self._ahead and value is not None and value > self._today:
            said = AHEAD.format(said)
        line = self.query_one(".understood", Literal)
        line.display = bool(said) and said != self.text
        line.set_class(self.faulty or past, "-bad")
        line.update(said)
