"""What a form calls the facets it looks at."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from growth_tui.instrument.membership import OVERALL
from growth_tui.problem import Problem
from growth_tui.words import BASELINE

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

    def likely(self, taken: Collection[str]) -> list[str]:
        """The assessments that were taken, or the first one there is to take."""
        cards = self._library.assessments
        return [card.id for card in cards if card.id in taken] or [BASELINE]

    def of(self, forms: Sequence[str]) -> list[tuple[str, str, str]]:
        """Every facet of these forms: form, score, and its title, with the form's if several."""
        found = []
        for form in forms:
            named = f" ({self._library.title(form)})" if len(forms) > 1 else ""
            titles = self.titles(form).items()
            found += [
                (form, score, f"{title}{named}") for score, title in titles if score != OVERALL
            ]
        return found
