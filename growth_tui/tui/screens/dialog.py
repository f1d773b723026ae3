"""What small dialogs with writing in them share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.binding import Binding
from textual.widgets import Input, TextArea

from growth_tui.problem import Problem
from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.screens.unkept import ask_to_throw_away
from growth_tui.words import consult as words

T = TypeVar("T")


class WritingDialog(Dialog[T]):
    """A dialog over a screen; leaving it asks first where something was written in it."""

    BINDINGS = [
        Binding("escape", "leave", "leave it", id="dialog.leave"),
    ]

    def __init__(self) -> None:
        super().__init__("writing")
        self._before: tuple[str, ...] = ()

    def on_mount(self) -> None:
        """Remember what stands there before anything is written."""
        self._before = self._written()

    def _written(self) -> tuple[str, ...]:
        """Every text as it stands now."""
        fields: list[Any] = list(self.query("Input, TextArea"))
        return tuple(
            field.text if isinstance(field, TextArea) else field.value
            for field in fields
            if isinstance(field, TextArea | Input)
        )

    def keep(self, action: Callable[[], Any]) -> bool:
        """Do what the dialog is for, and leave with what came of it.

        Where it does not succeed, everything stays as it is.
        """
        made: list[Any] = []
        if not self.growth.attempt(lambda: made.append(action())):
            return False
        self.dismiss(made[0])
        return True

    def save(self) -> Any:
        """What the dialog is for, where that is one thing; raises Problem."""
        raise Problem(words.THROW_AWAY)

    def flush(self) -> bool:
        """Keep what is written here, now that the app ends; False where that did not succeed."""
        return self.may_leave() or self.keep(self.save)

    def may_leave(self) -> bool:
        """Whether nothing is written here that would be lost."""
        return self._written() == self._before

    def action_leave(self) -> None:
        """Leave without keeping anything, asking first where there is something to lose."""
        if self.may_leave():
            self.dismiss(None)
        else:
            ask_to_throw_away(self.app, lambda: self.dismiss(None))
