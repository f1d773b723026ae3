"""What was taken, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growth_tui import records
from growth_tui.problem import Problem
from growth_tui.workspace.kept import kept

if TYPE_CHECKING:
    from growth_tui.records import LookingBack, Result
    from growth_tui.store.folder import Store
    from growth_tui.store.recent import RecentOfOne
    from growth_tui.workspace.library import Library


class History:
    """Results, oldest first: by the recorded instant, whatever the order they were written in."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._seen: object = None
        self._results: list[Result] = []

    def results(self, assessment: str | None = None) -> list[Result]:
        """Every result, or those of one assessment."""
        token = self._store.version_token("results")
        if token != self._seen:
            found = kept(self._store, "results", records.Result.from_document)
            found.sort(key=lambda each: (each.taken_at, each.id))
            self._results, self._seen = found, token
        if assessment is None:
            return list(self._results)
        return [each for each in self._results if each.form.assessment == assessment]

    def result(self, result_id: str) -> Result:
        """One result; raises Problem where there is none with that id."""
        document = self._store.get("results", result_id)
        if document is None:
            raise Problem(
                "There is no result with that id.", then="“growth-tui history” lists them."
            )
        return records.Result.from_document(document)

    def before(self, result: Result) -> Result | None:
        """The result of the same form that came just before, or None."""
        earlier = [
            each
            for each in self.results(result.form.assessment)
            if (each.taken_at, each.id) < (result.taken_at, result.id)
        ]
        return earlier[-1] if earlier else None

    def number_of(self, result: Result) -> int:
        """Which time its form was taken, counted from 1."""
        ids = [each.id for each in self.results(result.form.assessment)]
        return ids.index(result.id) + 1 if result.id in ids else len(ids) + 1

    def looking_back(self, assessment: str) -> list[LookingBack]:
        """How earlier results were rated anew, oldest rating first."""
        found = kept(self._store, "lookbacks", records.LookingBack.from_document)
        found = [each for each in found if each.form.assessment == assessment]
        return sorted(found, key=lambda each: (each.rated_at, each.id))

    def last_taken(self) -> dict[str, RecentOfOne]:
        """For each assessment taken, by its id: how often, and the latest results in short."""
        return dict(self._store.recent().of)

    def score_titles(self, result: Result) -> dict[str, str]:
        """What each score is called in the form as it was taken."""
        try:
            form = self._library.as_taken(result.form)
        except Problem:
            return {}
        return {name: score.title for name, score in form.scores.items()}
