"""A record that was edited in two places: what each version says, and which one to keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button

from growth_tui.tui import places
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.own import OwnScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.words import apart as words


class ApartScreen(BaseScreen):
    """Gives True where a version was kept; leaving it keeps them all."""

    CSS_PATH = "apart.tcss"
    HELP_TEXT = words.HELP
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("1", "keep(0)", "keep the first", id="apart.first"),
        Binding("2", "keep(1)", "keep the second", id="apart.second"),
        Binding("3", "keep(2)", "keep the third", id="apart.third"),
        Binding("escape,left,h", "leave", "decide later", key_display="Esc", id="apart.leave"),
    ]

    def __init__(self, kind: str, record_id: str) -> None:
        super().__init__()
        self._kind, self._record_id = kind, record_id

    @property
    def heading(self) -> str:
        """What happened."""
        return words.TITLE

    def compose_body(self) -> ComposeResult:
        """Each version with what it says otherwise than the others."""
        self._versions = self.workspace.apart.versions(self._kind, self._record_id)
        alike = not any(version.lines for version in self._versions)
        with Page(classes="body"):
            yield Literal(words.ALIKE if alike else words.HOW, classes="quiet prose")
            for place, version in enumerate(self._versions):
                said = words.saved(place + 1, version.saved_at, counts=place == 0)
                yield Literal(said, classes="version prose")
                for label, text in version.lines:
                    yield Literal(label, classes="label prose")
                    yield Literal(text, classes="text prose")
                yield Button(words.KEEP_THIS, id=f"keep-{place}")

    def on_mount(self) -> None:
        """Begin with the one that counts, its words in sight."""
        self.query(Button).first().focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only versions that there are."""
        if action == "keep" and isinstance(parameters[0], int):
            return self.is_mounted and parameters[0] < len(self._versions)
        return True

    def action_keep(self, place: int) -> None:
        """Keep one, after asking."""
        kind, record_id, seen = self._kind, self._record_id, self._versions

        def keep(yes: bool | None) -> None:
            apart = self.workspace.apart
            if yes and self.growth.attempt(lambda: apart.keep(kind, record_id, seen[place], seen)):
                self.notify(words.KEPT, markup=False)
                self.dismiss(True)

        question = ConfirmScreen(words.KEEP_ASKED, words.DO_KEEP, words.DECIDE_LATER)
        self.app.push_screen(question, keep)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_keep(int((event.button.id or "").removeprefix("keep-")))

    def action_leave(self) -> None:
        """Leave every version as it is."""
        self.dismiss(False)


class MayBeApart(OwnScreen[Any]):
    """A screen on one record, which says so where that was edited in two places.

    Subclasses give `record`.
    """

    BINDINGS = [Binding("f2", "apart", "both texts", id="apart.show")]
    _is_apart = False

    @property
    def record(self) -> tuple[str, str] | None:
        """The kind and the id of what is shown; None where there is nothing to be apart."""
        return None

    def say_apart(self) -> Iterator[Literal]:
        """The line that says so, where it is so now."""
        apart = self.workspace.apart
        self._is_apart = self.record is not None and apart.is_apart(*self.record)
        if self._is_apart:
            yield Literal(self.spelled(words.THIS_RECORD), classes="apart prose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offered only where it is so."""
        if action == "apart":
            return self._is_apart
        return super().check_action(action, parameters)

    def may_leave(self) -> bool:
        """Whether nothing is written here that would be lost."""
        return True

    def action_apart(self) -> None:
        """Show every version, unless something is being written here."""
        if not self.may_leave():
            self.notify(self.spelled(words.FIRST_LEAVE), markup=False)
        elif self.record is not None:
            places.open_apart(self.growth, *self.record, self.after_keeping)

    def after_keeping(self, kept: bool | None) -> None:
        """Go on once one was kept, or none."""
        if kept:
            self.dismiss(None)
