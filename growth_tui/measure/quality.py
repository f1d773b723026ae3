"""How the form was answered: for the person alone, kind, and never in the way.

Run and spread look at raw answers, before turning. The thresholds are rules of thumb for offering
a remark; none of them says that an answer is wrong, and no score is changed by them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import pstdev
from typing import Any

from growth_tui.instrument.answers import is_answered, nonresponse_code, nonresponses
from growth_tui.instrument.model import NUMERIC, TEXTUAL, Instrument, Item
from growth_tui.measure.findings import Finding
from growth_tui.measure.items import is_turned
from growth_tui.measure.keying import item_number
from growth_tui.measure.scoring import hidden_items

LEAST = 6
"""With fewer numbers than this nothing is remarked."""

LONG_RUN, RUN_SHARE = 8, 0.5
"""A run is remarked at this length, if it is also this share of the numbers (Curran 2016)."""

QUICK_SECONDS = 2.0
"""Less a question than this is quicker than reading (Huang and others 2012)."""

CEILING_SHARE = 0.8
"""From this share of answers at the far end on, there is little room to show more."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How one form was answered.

    Attributes:
        numbers: How many questions were answered with a number.
        asked: How many questions came up, texts included.
        longest_run: The most questions in a row with the same raw answer on the same scale. One
            left open ends a run, a text between does not.
        spread: Standard deviation (n) of the raw answers as positions on their own scales, 0 to
            50; None with fewer than two.
        seconds_per_item: Total time over the questions that came up, None where it is not known.
        at_far_end: How many answers stand at the end of their scale towards which the form counts,
            turned where the item is.
    """

    numbers: int
    asked: int
    longest_run: int
    spread: float | None
    seconds_per_item: float | None
    at_far_end: int

    @property
    def at_ceiling(self) -> float:
        """Share of the numbers that stand at the far end, 0 to 1."""
        return self.at_far_end / self.numbers if self.numbers else 0.0


def answer_quality(instrument: Instrument, answers: Mapping[str, Any], seconds: float) -> Quality:
    """Look at how one form was answered.

    Args:
        instrument: The form.
        answers: Item id to answer, in the stored shape.
        seconds: Total time; 0 where it is not known, as for a form read from a file.
    """
    hidden = set(hidden_items(instrument, answers))
    shown = [item for item in instrument.items() if item.asks and item.id not in hidden]
    rated = [item for item in shown if item.type in NUMERIC and item.limits]
    raw = [(item, item_number(item, answers.get(item.id))) for item in rated]
    given = [(item, value) for item, value in raw if value is not None]
    spots = [_position(item, value) for item, value in given]
    return Quality(
        numbers=len(given),
        asked=len(shown),
        longest_run=_longest_run(raw),
        spread=pstdev(spots) if len(spots) > 1 else None,
        seconds_per_item=seconds / len(shown) if seconds > 0 and shown else None,
        at_far_end=sum(
            spot == _far_end(instrument, item) for (item, _), spot in zip(given, spots, strict=True)
        ),
    )


def remark(quality: Quality) -> Finding | None:
    """Give at most one remark: one answer throughout, very quick, or no room left; else None."""
    if quality.numbers < LEAST:
        return None
    long_run = max(LONG_RUN, math.ceil(RUN_SHARE * quality.numbers))
    if quality.longest_run >= min(long_run, quality.numbers):
        inputs = {"run": quality.longest_run, "of": quality.numbers, "spread": quality.spread}
        return Finding("one_answer", size=quality.longest_run, inputs=inputs)
    pace = quality.seconds_per_item
    if pace is not None and pace < QUICK_SECONDS:
        return Finding("quick", size=pace, inputs={"of": quality.asked})
    if quality.at_ceiling >= CEILING_SHARE:
        inputs = {"at_end": quality.at_far_end, "of": quality.numbers}
        return Finding("ceiling", size=quality.at_ceiling, inputs=inputs)
    return None


def open_answers(instrument: Instrument, answers: Mapping[str, Any]) -> Finding | None:
    """Give what was left open, and how often each nonresponse was chosen; None for neither.

    A text that is not required is not counted as open.
    """
    hidden = set(hidden_items(instrument, answers))
    shown = [item for item in instrument.items() if item.asks and item.id not in hidden]
    codes = [(item, nonresponse_code(answers.get(item.id))) for item in shown]
    labels = [_label(item, code) for item, code in codes if code is not None]
    left = sum(
        code is None and _expected(item) and not is_answered(answers.get(item.id))
        for item, code in codes
    )
    if not left and not labels:
        return None
    chosen = tuple((label, labels.count(label)) for label in dict.fromkeys(labels))
    return Finding("open_answers", size=left, inputs={"nonresponses": chosen})


def _expected(item: Item) -> bool:
    return item.required or item.type not in TEXTUAL


def _label(item: Item, code: str) -> str:
    return next((each.label for each in nonresponses(item) if each.code == code), code)


def _longest_run(raw: Sequence[tuple[Item, float | None]]) -> int:
    runs = groupby(raw, key=lambda pair: (pair[0].scale or pair[0].limits, pair[1]))
    return max((len(list(run)) for (_, value), run in runs if value is not None), default=0)


def _position(item: Item, value: float) -> float:
    low, high = item.limits or (0.0, 1.0)
    return 100.0 * (value - low) / (high - low)


def _far_end(instrument: Instrument, item: Item) -> float:
    """Give the position, 0 or 100, towards which the item's score looks."""
    score_id = item.subscale if item.subscale in instrument.scores else "overall"
    score = instrument.scores.get(score_id or "")
    downward = score is not None and score.direction == "lower_is_better"
    return 0.0 if is_turned(instrument, item) != downward else 100.0
