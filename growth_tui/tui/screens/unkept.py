"""Leaving what was written and is not kept: asked about first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.words import consult as words


def ask_to_throw_away(app: App[Any], then: Callable[[], object]) -> None:
    """Go on with `then` where what was written may be thrown away."""

    def leave(yes: bool | None) -> None:
        if yes:
            then()

    question = ConfirmScreen(words.THROW_AWAY, words.DO_THROW_AWAY, words.WRITE_ON)
    app.push_screen(question, leave)
