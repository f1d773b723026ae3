"""What moved, in the few words that Home has room for.

Apart from home.py, since it needs the measuring floor: Home shows its lines first and asks for
these words when they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from growth_tui.instrument.model import Score
from growth_tui.measure.over_time import over_time
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.series import Point
from growth_tui.measure.wording import label

if TYPE_CHECKING:
    from growth_tui.workspace.home import Moved

POSITION = Score("overall", "Overall", "mean", {}, (0, 100))
"""The overall score as its position on the scale: all that the index keeps of it."""


def movement(moved: Moved) -> str:
    """What moved over the last year: "up 4 since August", "no clear direction"."""
    found = over_time(POSITION, _joined(moved))
    return label(found[-1]) if found else ""


def _joined(moved: Moved) -> list[Point]:
    """Points that count as comparable only where nothing about the form differs at all.

    The change log, which may say more, is not read for Home; Progress reads it.
    """
    kinds = [
        (each.scores_fingerprint, each.words_fingerprint, each.language) for each in moved.points
    ]
    return [
        Point(
            each.id,
            each.taken_at,
            ScoreValue(position, position, 0, 0),
            kinds.index(kind),
            break_before=place > 0 and kind != kinds[place - 1],
        )
        for place, (each, kind, position) in enumerate(
            zip(moved.points, kinds, moved.positions, strict=True)
        )
    ]
