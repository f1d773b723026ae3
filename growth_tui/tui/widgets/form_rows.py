"""The guided exercises as rows: how long each is, or how far one has come."""

from __future__ import annotations

from growth_tui import words
from growth_tui.instrument.card import Card
from growth_tui.tui.widgets.row_list import Row
from growth_tui.words.home import BEGUN
from growth_tui.workspace import Workspace
from growth_tui.workspace.begun import Begun


def exercise_rows(workspace: Workspace) -> list[Row]:
    """Every guided exercise."""
    begun = workspace.taking.begun_of_each()
    return [
        Row(card.id, (card.title, _how_far(card, begun.get(card.id))))
        for card in workspace.library.reflections
    ]


def _how_far(card: Card, begun: Begun | None) -> str:
    """How many questions are answered, or how many there are."""
    if begun is not None:
        return BEGUN.format(begun.answered, begun.items)
    return words.length(card.items, card.minutes, branches=card.branches)
