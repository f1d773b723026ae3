"""What every screen and dialog of ours shares: the app, the data, one way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from growth_tui.tui.widgets.key_hints import KeyHints
from growth_tui.words.keys import spelled

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp
    from growth_tui.workspace import Workspace

T = TypeVar("T")


class OwnScreen(Screen[T]):
    """A screen that can be left once, however many keys of one burst ask for it."""

    BINDINGS = [
        Binding("question_mark", "app.help", "help", id="app.help"),
        Binding("f1", "app.help", "help", show=False, id="app.help-f1"),
    ]

    @property
    def growth(self) -> GrowthApp:
        """The app, by its own type."""
        return cast("GrowthApp", self.app)

    @property
    def workspace(self) -> Workspace:
        """The person's data, through its one door."""
        return self.growth.workspace

    def spelled(self, text: str) -> str:
        """A sentence of ours with each `<binding.id>` in it as the key is called now."""
        return spelled(text, {} if self.workspace.locked else self.workspace.settings.keys)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with a result, unless this screen is left already or another stands on it."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def _name_keys(self) -> None:
        """Name the keys anew: none do anything while another screen is in front."""
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss()


class Dialog(ModalScreen[T], OwnScreen[T]):
    """A small screen over another one, its own keys at the foot.

    Subclasses give `compose_body`.
    """

    def __init__(self, classes: str = "") -> None:
        super().__init__(classes=f"dialog-screen {classes}")

    def compose(self) -> ComposeResult:
        """The dialog itself, and the keys."""
        yield from self.compose_body()
        yield KeyHints()

    def compose_body(self) -> ComposeResult:
        """What the dialog is for."""
        yield from ()
