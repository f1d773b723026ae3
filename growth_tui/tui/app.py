"""The app: themes, the five places, and what every screen can ask for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from growth_tui.tui.environment import leave_out_debugging

leave_out_debugging()  # before Textual is imported, which reads the environment once

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import Screen

from growth_tui.plain_text import clean
from growth_tui.problem import Problem
from growth_tui.tui import around, places
from growth_tui.tui.signals import on_signals_to_end
from growth_tui.tui.theme import DARK, LIGHT
from growth_tui.words import CRASHED
from growth_tui.words.settings import SETTINGS_DAMAGED

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace

LOCKED = "locked"
"""What the app returns when it ended to lock the data."""

IDLE_LOOK = 5.0
UNSEEN_KEYS = ("f9", "ctrl+q", "ctrl+c")
"""What works where there is no room to show anything: to hide it, and to leave."""

HANGUP = 1
"""The number of the signal that a closed terminal sends, which not every system knows."""


def _clocks() -> tuple[float, float]:
    """Seconds on two clocks: one stands still while the machine sleeps, one may be set back."""
    return time.monotonic(), time.time()


def _to_the_letter(text: str) -> str:
    """Text for `find`, which reads markup: Textual's own escape leaves an unclosed tag open."""
    return text.replace("[", "\\[")


class GrowthApp(App[str]):
    """The app over one person's data.

    `opening` is called once Home stands, to go straight on to something else.
    """

    TITLE = "Growth"
    CSS_PATH = "app.tcss"
    SCREENS: ClassVar[dict[str, Callable[[], Screen[Any]]]] = places.SCREENS
    BINDINGS = [Binding("f9", "blank", "hide", id="app.blank", priority=True)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-usual"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-even"), (28, "-tall")]

    def __init__(
        self, workspace: Workspace, opening: Callable[[GrowthApp], None] | None = None
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._opening = opening
        self._last_input = _clocks()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Without telling who watches: they would parse every style a second time before Home shows.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Read the terminal in our own way, where there is one of the usual kind."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from growth_tui.tui.driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[Any]:
        """Home itself: a blank screen below it would be laid out and painted first."""
        return super().get_default_screen() if self.workspace.locked else places.home()

    def on_mount(self) -> None:
        """Go on from Home, or ask for the passphrase first where one is set."""
        on_signals_to_end(self._end)
        if self.workspace.locked:
            around.open_unlock(self, self._unlocked)
        else:
            self._open()

    def _unlocked(self) -> None:
        """Show Home now that it can be read."""
        self.push_screen(places.home())
        self._open()

    def _open(self) -> None:
        """Take up the person's choices, and open what was asked for on top of Home."""
        if self.workspace.settings.theme == "light":
            self.theme = LIGHT.name
        self.set_keymap(self.workspace.settings.keys)
        if self.workspace.settings.damaged:
            self.notify(SETTINGS_DAMAGED, severity="warning", timeout=8, markup=False)
        self.set_interval(IDLE_LOOK, self._lock_when_due)
        if self._opening is not None:
            self._opening(self)
        elif self.workspace.is_new:
            around.open_welcome(self)

    def action_go(self, place: str) -> None:
        """Show one of the five places; Home stays below the others."""
        if getattr(self.screen, "PLACE", "") == place:
            return
        while getattr(self.screen, "PLACE", "") != "home":
            self.pop_screen()
        if place != "home":
            self.push_screen(place)

    async def run_action(self, *action: Any, **how: Any) -> bool:
        """Do what a key asks for, unless an earlier key of the same burst has ended the app.

        A screen opened then would find itself without its parts.
        """
        return False if self._exit else await super().run_action(*action, **how)

    def action_help(self) -> None:
        """Show what can be done on this screen."""
        around.open_help(self)

    def action_timeline(self) -> None:
        """Show everything in order of time."""
        places.open_timeline(self)

    def action_report(self) -> None:
        """Preview a report for a consultant."""
        places.open_report(self)

    def action_blank(self) -> None:
        """Hide everything at once; any key brings it back, or where one is set the passphrase."""
        if self.workspace.sealed:
            self.lock()
        else:
            around.open_blank(self)

    def action_command_palette(self) -> None:
        """Offer everything by name; over a hidden screen this key, too, only brings it back."""
        if not around.unhide(self):
            super().action_command_palette()

    async def on_event(self, event: events.Event) -> None:
        """Note when something was last typed or clicked; neutralise what is pasted."""
        if isinstance(event, events.Key | events.MouseDown):
            self._last_input = _clocks()
        if isinstance(event, events.Key | events.Paste) and self._is_unseen(event):
            return
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    def _is_unseen(self, event: events.Key | events.Paste) -> bool:
        """Whether it would do something behind the notice that there is no room to show it."""
        covered = bool(self.screen_stack) and not getattr(self.screen, "has_room", True)
        return covered and getattr(event, "key", "") not in UNSEEN_KEYS

    def _lock_when_due(self) -> None:
        """Lock when nothing was typed for as long as the settings say, or where the key is void.

        A passphrase may be set by another window while this one is open.
        """
        if not self.workspace.sealed:
            return
        minutes = 0.0 if self.workspace.locked else self.workspace.settings.choices.idle_minutes
        idle = max(now - then for now, then in zip(_clocks(), self._last_input, strict=True))
        if self.workspace.locked or 0 < minutes < idle / 60:
            self.lock()

    def lock(self) -> None:
        """Keep what was typed and end this app; who runs it starts a new one that knows nothing."""
        self._keep_typed()
        self.exit(LOCKED)

    def _end(self, number: int) -> None:
        """Keep what was typed and end, as a closed window or the system's end asks for."""
        self._keep_typed()
        self.exit(return_code=128 + number)

    def hang_up(self) -> None:
        """Keep what was typed and end, now that the terminal is gone."""
        self._end(HANGUP)

    async def action_quit(self) -> None:
        """Keep what was typed and end, asking first where it cannot be kept."""
        if self._keep_typed():
            await super().action_quit()
        else:
            from growth_tui.tui.screens.unkept import ask_to_throw_away

            ask_to_throw_away(self, self.exit)

    def _keep_typed(self) -> bool:
        """Keep what stands in a field and is not on disk yet; False where that did not succeed."""
        flushes = [getattr(screen, "flush", None) for screen in reversed(self.screen_stack)]
        kept = [flush() is not False for flush in flushes if flush is not None]
        return all(kept)

    def action_switch_theme(self) -> None:
        """Change between dark and light, and remember it."""
        light = self.theme == DARK.name
        self.theme = LIGHT.name if light else DARK.name
        self.attempt(lambda: self.workspace.settings.change(theme="light" if light else "dark"))

    def attempt(self, action: Callable[[], Any]) -> bool:
        """Do something that may not succeed; say kindly why it did not. True when it did."""
        try:
            action()
        except Problem as problem:
            self.notify(str(problem), severity="error", timeout=8, markup=False)
            return False
        return True

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What `find` offers; behind a passphrase nothing but the way out."""
        if self.workspace.locked:
            yield SystemCommand("Quit", "Nothing was opened", self.exit)
            return
        for place, title, about in places.PLACES:
            yield SystemCommand(title, about, lambda place=place: self.action_go(place))
        for card in self.workspace.library.cards:
            verb = "Take" if card.kind == "assessment" else "Write"
            yield SystemCommand(
                _to_the_letter(f"{verb}: {card.title}"),
                _to_the_letter(card.purpose),
                lambda form=card.id: places.open_intro(self, form),
            )
        for title, about, opening in places.DEEDS:
            yield SystemCommand(title, about, partial(opening, self))
        yield SystemCommand("Report", "Write a report for a consultant", self.action_report)
        yield SystemCommand(
            "Settings", "Colours, language, names, rhythm", lambda: places.open_settings(self)
        )
        yield SystemCommand(
            "Passphrase",
            "Lock the data with one, or change it",
            partial(around.open_passphrase, self),
        )
        yield SystemCommand("Dark or light", "Change the colours", self.action_switch_theme)
        yield SystemCommand("Hide the screen", "Any key brings it back", self.action_blank)
        yield SystemCommand("Help", "What can be done here", self.action_help)
        yield SystemCommand("Quit", "Everything is saved", self.action_quit)

    def _handle_exception(self, error: Exception) -> None:
        """Ask for the passphrase where another window has set one; end after any other fault."""
        if isinstance(error, Problem) and self.workspace.locked:
            self.exit(LOCKED)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Keep what was typed and end after a fault, without a trace: its values may be answers."""
        with suppress(Exception):  # the fault may lie in what keeps it
            self._keep_typed()
        self._return_code = self._return_code or 1
        self._exit_renderables[:] = [Text(CRASHED)]
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """End without showing what was passed, for the same reason."""
        self._fatal_error()
