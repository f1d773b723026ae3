"""What moved, in the few words that Home has room for, and what stands behind them.

Apart from home.py, since it needs the measuring floor: Home shows its lines first and asks for
these words when they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growth_tui.instrument.model import Instrument, Score
from growth_tui.measure.comparable import groups
from growth_tui.measure.over_time import over_time
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.series import Point
from growth_tui.measure.wording import label
from growth_tui.problem import Problem
from growth_tui.records import Taken
from growth_tui.workspace.home import OVERALL

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.home import Moved
    from growth_tui.workspace.library import Library
    from growth_tui.workspace.sentences import Sentence

POSITION = Score("position", "Position", "mean", {}, (0, 100))
"""A score as its position on the scale: all that the index keeps of it."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What moved over the last year: the positions that may be joined, and a few words."""

    positions: tuple[float | None, ...]
    words: str


def movement(moved: Moved, library: Library) -> Movement:
    """What moved: "up 4 since August", "no clear direction"; a score but overall is named.

    A form is read only where it may say more than the index: which score it is, or that versions
    which differ may be compared.
    """
    differ = len(moved.unbroken) < len(moved.points)
    form = _form(moved, library) if differ or moved.score != OVERALL else None
    points = _points(moved, form)
    found = over_time(POSITION, points)
    joined = [point for point in points if point.group == points[-1].group]
    said = label(found[-1]) if found else ""
    if form is not None and moved.score in form.scores and moved.score != OVERALL:
        said = f"{form.scores[moved.score].title}: {said}"
    return Movement(tuple(point.pomp for point in joined), said)


def reasons(moved: Moved, workspace: Workspace) -> tuple[Sentence, ...]:
    """The sentences behind these words: what the same results say, with the form's own numbers."""
    shown = {point.id for point in moved.points}
    results = workspace.history.results(moved.assessment)
    return workspace.progress.sentences(
        moved.assessment, results=[each for each in results if each.id in shown]
    )


def _form(moved: Moved, library: Library) -> Instrument | None:
    """The form as it is now, None where it is no longer there or cannot be read."""
    try:
        return library.instrument(moved.assessment)
    except Problem:
        return None


def _points(moved: Moved, form: Instrument | None) -> list[Point]:
    """The results as points of one series, with its breaks."""
    forms = [
        Taken(
            moved.assessment,
            each.version,
            each.language,
            each.scores_fingerprint,
            each.words_fingerprint,
            each.definition,
        )
        for each in moved.points
    ]
    numbers = groups(forms, *([form] if form else []))
    return [
        Point(
            each.id,
            each.taken_at,
            ScoreValue(position, position, 0, 0),
            number,
            break_before=place > 0 and number != numbers[place - 1],
        )
        for place, (each, number, position) in enumerate(
            zip(moved.points, numbers, moved.positions, strict=True)
        )
    ]
