"""What leads to a question: the time looked back at, the belief, the section, the period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from growth_tui import words
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.records import Draft
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.session import Session


class Leading:
    """The words above the questions of one draft; what is read from disk for them is read once."""

    def __init__(self, workspace: Workspace, draft: Draft) -> None:
        self._looks_back = draft.looking_back_at is not None
        self._then = _day_of(workspace, draft.looking_back_at)
        self._belief = workspace.beliefs.name_of(draft.follows) if draft.follows else ""

    def to_question(self, session: Session) -> str:
        """What leads to the question that is asked now."""
        if self._looks_back:
            return words.looking_back(self._then)
        place, form = session.place, session.instrument
        said = [words.THE_BELIEF.format(self._belief)] if self._belief else []
        if place.opens_section and place.section.intro:
            said.append(place.section.intro)
        if form.recall_period:
            said.append(words.asked_about(form.recall_period, form.language))
        return "\n".join(said)


def _day_of(workspace: Workspace, result_id: str | None) -> date | None:
    """The day of a result, None where it is not there any more."""
    try:
        return workspace.history.result(result_id).taken_at.date() if result_id else None
    except Problem:
        return None
