"""Where a facet stood when something was promised and where it stands since: side by side.

Nothing here says that the one came from the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from growth_tui.problem import Problem
from growth_tui.rounding import whole
from growth_tui.words import consult as words
from growth_tui.workspace.profiles import signed

if TYPE_CHECKING:
    from growth_tui.records import Commitment, Result
    from growth_tui.workspace.history import History
    from growth_tui.workspace.profiles import Profiles


@dataclass(frozen=True, slots=True)
class Movement:
    """One score at two times around a promise.

    Attributes:
        title: What the facet is called.
        before: Its position (0 to 100) when the promise was made, None where there was no score.
        before_at: When that was taken.
        after: Its position in the later result, None where there is no score.
        after_at: When that was taken, None where the form was not taken again since.
        change: `after` - `before`; None where either is missing or they may not be compared.
        reason: Why they may not be compared, a plain sentence; else empty.
    """

    title: str
    before: float | None
    before_at: datetime
    after: float | None = None
    after_at: datetime | None = None
    change: float | None = None
    reason: str = ""


class Beside:
    """Lays results beside promises."""

    def __init__(self, history: History, profiles: Profiles) -> None:
        self._history = history
        self._profiles = profiles

    def since(self, commitment: Commitment) -> Movement | None:
        """What its facet did since it was made; None where it belongs to none or nothing is known.

        The later result is the latest one; the earlier one is what it came from, or else the last
        one before it was made.
        """
        results = self._of(commitment)
        return self._between(commitment, results[-1]) if results else None

    def at(
        self, result: Result, commitments: list[Commitment]
    ) -> list[tuple[Commitment, Movement]]:
        """The promises that lie behind a result, each with what its facet did until then.

        Those made since the result before and those that stood open then, on facets of the form.
        """
        before = self._history.before(result)
        found = []
        for each in commitments:
            earlier = before is not None and each.changed_at < before.taken_at and not each.open
            if each.made_at >= result.taken_at or earlier:
                continue
            if each.assessment == result.form.assessment:
                movement = self._between(each, result)
                if movement is not None and movement.after_at is not None:
                    found.append((each, movement))
        return found

    def _of(self, commitment: Commitment) -> list[Result]:
        """The results of the form that the commitment belongs to, oldest first."""
        if commitment.assessment is None or commitment.subscale is None:
            return []
        return self._history.results(commitment.assessment)

    def _between(self, commitment: Commitment, later: Result) -> Movement | None:
        """The facet in the result that the promise came from, and in a later one."""
        score = commitment.subscale
        results = self._of(commitment)
        known = [each for each in results if each.id == commitment.result]
        before = known or [each for each in results if each.taken_at <= commitment.made_at][-1:]
        if not before or score is None:
            return None
        origin = before[0]
        title = self._history.score_titles(origin).get(score)
        if title is None:
            return None
        held = origin.scores.get(score)
        position = held.pomp if held else None
        if later.taken_at <= max(origin.taken_at, commitment.made_at):
            return Movement(title, position, origin.taken_at)
        try:
            beside = self._profiles.compare(origin, later).scores.get(score)
        except Problem:
            return Movement(title, position, origin.taken_at)
        if beside is None:
            return Movement(title, position, origin.taken_at)
        return Movement(
            title,
            position,
            origin.taken_at,
            beside.b.pomp if beside.b else None,
            later.taken_at,
            beside.pomp_change,
            beside.reason,
        )


def since_in_words(movement: Movement) -> str:
    """What a facet did since a promise was made, without a claim of why."""
    if movement.before is None:
        return words.NO_POSITION.format(movement.title)
    before = whole(movement.before)
    if movement.after_at is None:
        return words.STOOD_NOT_SINCE.format(movement.title, before)
    if movement.reason:
        return f"{words.STOOD.format(movement.title, before)} {movement.reason}"
    if movement.after is None or movement.change is None:
        return words.NO_POSITION.format(movement.title)
    after, change = whole(movement.after), signed(movement.change)
    return words.STOOD_AND_NOW.format(movement.title, before, after, change)


def here_in_words(movement: Movement) -> str:
    """Where a facet stood when a promise was made, and where it stands in the result shown."""
    if movement.reason:
        return f"{movement.title}: {movement.reason}"
    if movement.before is None or movement.after is None:
        return words.NO_POSITION_HERE.format(movement.title)
    before, after = whole(movement.before), whole(movement.after)
    return words.STOOD_AND_HERE.format(movement.title, before, after, signed(movement.change))
