"""What stands around the places: the lock, the first words, help, the hidden screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from growth_tui.tui.app import GrowthApp


def open_unlock(app: GrowthApp, then: Callable[[], None]) -> None:
    """Ask for the passphrase."""
    from growth_tui.tui.screens.unlock import UnlockScreen

    app.push_screen(UnlockScreen(then))


def open_welcome(app: GrowthApp) -> None:
    """Open the words that a newcomer reads first."""
    from growth_tui.tui.screens.welcome import WelcomeScreen

    app.push_screen(WelcomeScreen())


def open_passphrase(app: GrowthApp) -> None:
    """Say how a passphrase is set, changed and taken away."""
    from growth_tui.tui.screens.why import WhyScreen
    from growth_tui.words.settings import ABOUT_PASSPHRASE, PASSPHRASE_COMMANDS
    from growth_tui.workspace.sentences import Sentence

    app.push_screen(WhyScreen((Sentence(ABOUT_PASSPHRASE, PASSPHRASE_COMMANDS),)))


def open_help(app: GrowthApp) -> None:
    """Say what can be done on the screen in front."""
    from growth_tui.tui.screens.help import HelpScreen

    if not isinstance(app.screen, HelpScreen):
        app.push_screen(HelpScreen(app.screen))


def unhide(app: GrowthApp) -> bool:
    """Bring back what was hidden; False where nothing was."""
    from growth_tui.tui.screens.blank import BlankScreen

    hidden = isinstance(app.screen, BlankScreen)
    if hidden:
        app.screen.dismiss()
    return hidden


def open_blank(app: GrowthApp) -> None:
    """Hide everything, or bring it back."""
    from growth_tui.tui.screens.blank import BlankScreen

    if not unhide(app):
        app.push_screen(BlankScreen())
