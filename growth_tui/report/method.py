"""How a form makes its scores, as rows for a report; read from the form itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from growth_tui.instrument.composition import items_in
from growth_tui.instrument.model import Instrument, Score
from growth_tui.measure.scoring import needs_all, score_order
from growth_tui.report import statements
from growth_tui.report.content import MethodRow

_MADE_AS = {
    "mean": "mean",
    "sum": "sum",
    "weighted_mean": "weighted mean",
    "min": "lowest answer",
    "max": "highest answer",
    "count": "count",
}


def method_rows(instrument: Instrument) -> tuple[MethodRow, ...]:
    """One row for each score, `overall` first; the scores in the order that scoring gives them."""
    return tuple(_row(instrument, score_id) for score_id in score_order(instrument))


def short_rows(rows: Sequence[MethodRow]) -> list[MethodRow]:
    """The same rows, where three or more that follow each other differ in title alone as one."""
    short: list[MethodRow] = []
    for _, group in groupby(rows, key=lambda row: replace(row, title="")):
        alike = list(group)
        if len(alike) < 3:
            short += alike
        else:
            title = statements.from_to(alike[0].title, alike[-1].title)
            short.append(replace(alike[0], title=title))
    return short


def _row(instrument: Instrument, score_id: str) -> MethodRow:
    score = instrument.scores[score_id]
    made_as, parts = _MADE_AS[score.method], score.components or score.weights
    return MethodRow(
        title=score.title,
        made_as=f"{made_as} of {len(parts)} scores" if score.components else made_as,
        items=len(items_in(instrument, score_id)),
        reversed=sum(weight < 0 for weight in parts.values()),
        least=_least(score),
        low=score.range[0],
        high=score.range[1],
    )


def _least(score: Score) -> str:
    """How many answers the score takes at least, in the form's own terms."""
    rules = []
    if score.min_share_answered is not None:
        rules.append(f"{100 * score.min_share_answered:g} %")
    if score.min_answered is not None:
        rules.append(f"{score.min_answered}")
    if needs_all(score):
        return "all"
    return ", ".join(rules) or "1"
