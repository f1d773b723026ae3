"""What measuring found, as data; wording.py makes sentences of it.

A finding's `inputs` by kind. Values named `before`, `after`, `low` and `high` are in the finding's
unit, times are datetimes, `looks_for` is the score's direction:

first               taken_at
change              before, after, before_value, after_value (in the score's own units), before_at,
                    after_at, range, looks_for, open (some question of the score was left open),
                    other_items (branching showed others), alike (the score was made in the same
                    way both times), estimate (the form has an error estimate that does not hold
                    here)
reliable_change     as change without open, other_items, alike and estimate; sd, reliability, type,
                    citation, sem, s_diff, rci, rc, beyond (whether larger than rci)
not_comparable      reason
no_score            reason, at
range               n, low, high, first_at, last_at
trend, no_direction n, rose, fell, pairs, slope (a day), days, first_at, last_at, looks_for;
                    `size` is the slope
phases              label, at, n_before, n_after, higher, equal, pairs; `size` is NAP
moved               items: a tuple of mappings with text, before, after, before_label, after_label,
                    turned, shift (share of the item's own range)
ceiling             at_end, of; `size` is the share
one_answer          run, of, spread; `size` is the run
quick               of; `size` is seconds a question
looking_back        before (as rated then), after (as rated now), taken_at
open_answers        nonresponses: a tuple of (label, how many); `size` is how many were left open
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from growth_tui.instrument.model import Score
from growth_tui.measure.change import ErrorEstimate
from growth_tui.measure.score_value import ScoreValue

FindingKind = Literal[
    "first",
    "change",
    "reliable_change",
    "not_comparable",
    "no_score",
    "range",
    "trend",
    "no_direction",
    "phases",
    "moved",
    "ceiling",
    "one_answer",
    "quick",
    "looking_back",
    "open_answers",
]
Movement = Literal["rose", "fell", "same"]
Unit = Literal["position", "score"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be said.

    Attributes:
        kind: What it is about.
        score: The score's id, empty where it is about the whole result.
        title: The score's title, for sentences that name it.
        direction: Which way the number went, None where nothing is said of a way.
        size: How much, signed; its unit is `unit` but for the kinds that say otherwise.
        unit: `position` is the position on the scale, 0 to 100; `score` the score's own units,
            used where the form has an error estimate, since that is given in them.
        inputs: What it was made from, see the module's text.
    """

    kind: FindingKind
    score: str = ""
    title: str = ""
    direction: Movement | None = None
    size: float | None = None
    unit: Unit = "position"
    inputs: Mapping[str, Any] = field(default_factory=dict)


def movement(size: float) -> Movement:
    """Give the word for a change."""
    if size > 0:
        return "rose"
    return "fell" if size < 0 else "same"


def unit_of(score: Score) -> Unit:
    """Give the unit in which a score's changes are told."""
    return "score" if ErrorEstimate.of(score.reference) else "position"


def in_unit(value: ScoreValue | None, unit: Unit) -> float | None:
    """Give a score in that unit, None for a gap."""
    if value is None:
        return None
    return value.value if unit == "score" else value.pomp
