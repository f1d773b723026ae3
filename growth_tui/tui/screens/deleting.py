"""Deleting a record: asked about, then gone for good."""

from __future__ import annotations

from collections.abc import Callable

from growth_tui.tui.app import GrowthApp
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.words import journal as words


def delete_record(
    app: GrowthApp, kind: str, record_id: str, question: str, then: Callable[[], object]
) -> None:
    """Ask, delete, and go on with `then`; nothing happens where the answer is no."""

    def delete(yes: bool | None) -> None:
        if yes and app.attempt(lambda: app.workspace.delete(kind, record_id)):
            app.notify(words.DELETED, markup=False)
            then()

    app.push_screen(ConfirmScreen(question, words.DELETE_IT, words.KEEP_IT), delete)


def delete_reflection(app: GrowthApp, reflection_id: str, then: Callable[[], object]) -> None:
    """Delete a reflection, and the repair that belongs to it."""
    delete_record(app, "reflections", reflection_id, words.DELETE, then)
