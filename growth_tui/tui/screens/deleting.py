"""Deleting a reflection: asked about, then gone for good."""

from __future__ import annotations

from collections.abc import Callable

from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.words import journal as words


def delete_reflection(app: GrowthApp, reflection_id: str, then: Callable[[], object]) -> None:
    """Ask, delete, and go on with `then`; nothing happens where the answer is no."""

    def delete(yes: bool | None) -> None:
        if yes and app.attempt(lambda: app.workspace.journal.delete(reflection_id)):
            app.notify(words.DELETED, markup=False)
            then()

    app.push_screen(ConfirmScreen(words.DELETE, words.DELETE_IT, words.KEEP_IT), delete)
