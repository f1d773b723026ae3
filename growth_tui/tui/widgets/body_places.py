"""The rows beside the figure of the body: places, sensations, strengths."""

from __future__ import annotations

from typing import Any

from growth_tui.tui.widgets.answer_rows import AnswerRow
from growth_tui.tui.widgets.choices import Choices


class Places(Choices):
    """Rows of which each is taken at once; those already marked are shown so."""

    def _is_given(self, row: AnswerRow) -> bool:
        """Whether this row is marked already."""
        return isinstance(self.answer, list) and row.value in self.answer

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is always named: a number alone takes nothing where there are ten and more."""
        return action == "confirm" or super().check_action(action, parameters)

    def action_take(self) -> None:
        """Take the row under the cursor."""
        self._take(self.rows[self.cursor])

    def action_tick(self) -> None:
        """Take the row under the cursor."""
        self._take(self.rows[self.cursor])

    def _take(self, row: AnswerRow) -> None:
        """Say which row was taken; what it means is for the map to decide."""
        self.post_message(self.Taken(row.value))

    def on_resize(self) -> None:
        """Keep the cursor in sight where other rows, or another window, took the room."""
        self.watch_cursor()

    @property
    def chosen(self) -> Any:
        """What the row under the cursor stands for."""
        return self.rows[self.cursor].value if self.rows else None
