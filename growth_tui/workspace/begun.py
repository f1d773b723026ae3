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
    """An unfinished draft, as a list shows it."""

    draft: Draft
    title: str
    items: int

    @property
    def answered(self) -> int:
        """How many items have an answer or a reason for none."""
        return sum(answer is not None for answer in self.draft.answers.values())


def begun(store: Store, library: Library) -> list[Begun]:
    """Every unfinished draft, the last edited first."""
    drafts = all_to_edit(store, "drafts", records.Draft.from_document)
    drafts.sort(key=lambda draft: draft.edited_at, reverse=True)
    found = []
    for draft in drafts:
        card = library.card(draft.form.assessment)
        title = card.title if card else draft.form.assessment
        found.append(Begun(draft, title, card.items if card else len(draft.answers)))
    return found
