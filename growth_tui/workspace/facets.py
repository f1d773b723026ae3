"""What a form calls the facets it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.workspace.library import Library


class Facets:
    """Titles of scores, each form read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._forms: dict[str, Instrument | None] = {}

    def form(self, assessment: str) -> Instrument | None:
        """The form as it is now, None where it is gone or faulty."""
        if assessment not in self._forms:
            try:
                self._forms[assessment] = self._library.instrument(assessment)
            except Problem:
                self._forms[assessment] = None
        return self._forms[assessment]

    def titles(self, assessment: str) -> Mapping[str, str]:
        """Every score of a form by its id, in the form's order; empty where the form is gone."""
        form = self.form(assessment)
        return {name: score.title for name, score in form.scores.items()} if form else {}

    def title(self, assessment: str | None, score_id: str | None) -> str:
        """What one facet is called; empty where that is not known."""
        if assessment is None or score_id is None:
            return ""
        return self.titles(assessment).get(score_id, "")
