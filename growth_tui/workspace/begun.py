"""What was begun and not finished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growth_tui import records
from growth_tui.workspace.editing import all_to_edit

if TYPE_CHECKING:
    from growth_tui.records import Draft
    from growth_tui.store.folder import Store
    from growth_tui.workspace.library import Library


@dataclass(frozen=True, slots=True)
class Begun:
    """An unfinished draft, as a list shows it.

    `kind` is its form's, empty where the form is gone; `items` counts what branching asks.
    """

    draft: Draft
    title: str
    kind: str
    answered: int
    items: int

    @property
    def is_new(self) -> bool:
        """Whether it neither looks back on a result nor changes a reflection that is kept."""
        return self.draft.looking_back_at is None and self.draft.revises is None


def begun(store: Store, library: Library) -> list[Begun]:
    """Every unfinished draft, the last edited first."""
    drafts = all_to_edit(store, "drafts", records.Draft.from_document)
    drafts.sort(key=lambda draft: draft.edited_at, reverse=True)
    found = []
    for draft in drafts:
        card = library.card(draft.form.assessment)
        title, kind = (card.title, card.kind) if card else (draft.form.assessment, "")
        answers = len(draft.answers)
        so_far = draft.so_far or (answers, card.items if card else answers)
        found.append(Begun(draft, title, kind, *so_far))
    return found
