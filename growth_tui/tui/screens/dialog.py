"""What small dialogs with writing in them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.words import consult as words

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace

T = TypeVar("T")


class WritingDialog(ModalScreen[T]):
    """A dialog over a screen; leaving it asks first where something was written in it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-usual"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-even"), (28, "-tall")]
    BINDINGS = [
        Binding("escape", "leave", "Leave it", id="dialog.leave"),
        Binding("f1", "app.help", "Help", show=False, id="app.help-f1"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="dialog-screen writing")
        self._before: tuple[str, ...] = ()

    @property
    def growth(self) -> GrowthApp:
        """The app, by its own type."""
        return cast("GrowthApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The person's data, through its one door."""
        return self.growth.workspace

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

    def action_leave(self) -> None:
        """Leave without keeping anything, asking first where there is something to lose."""

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        if self._written() == self._before:
            self.dismiss(None)
        else:
            self.app.push_screen(
                ConfirmScreen(words.THROW_AWAY, words.DO_THROW_AWAY, words.WRITE_ON), leave
            )
