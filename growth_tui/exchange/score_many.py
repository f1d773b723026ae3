"""Many people's scores as text: CSV, JSON lines, or a summary. One respondent at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from growth_tui.exchange.cells import safe_cell
from growth_tui.exchange.responses import Responses
from growth_tui.instrument.model import Instrument
from growth_tui.measure.many import RowScorer
from growth_tui.measure.reliability import ScoreSummary, Summary
from growth_tui.measure.score_value import ScoreValue


def csv_lines(responses: Responses, instrument: Instrument) -> Iterator[str]:
    """A header, then a row for each respondent: value, position and number answered of each score.

    A value that could not be had is an empty cell. The `id` column is kept. Of a table whose
    header is at fault there is nothing.
    """
    if responses.fault_count:
        return
    scorer = RowScorer(instrument, responses.items, _cells)
    names = [f"{each}{end}" for each in scorer.order for end in ("", "_pomp", "_answered")]
    if not responses.has_ids:
        yield ",".join(names) + "\n"
        for person in responses:
            yield ",".join(scorer.score(person.answers)) + "\n"
        return
    yield ",".join(["id", *names]) + "\n"
    for person in responses:
        yield ",".join((safe_cell(str(person.id)), *scorer.score(person.answers))) + "\n"


def json_lines(responses: Responses, instrument: Instrument) -> Iterator[str]:
    """A JSON object for each respondent, `id` first where there is one."""
    scorer = RowScorer(instrument, responses.items, score_fields)
    for person in responses:
        scores = dict(zip(scorer.order, scorer.score(person.answers), strict=True))
        named = {} if person.id == "" else {"id": person.id}
        document = named | score_document(instrument, scores)
        yield json.dumps(document, ensure_ascii=False) + "\n"


def summarised(responses: Responses, instrument: Instrument) -> dict[str, ScoreSummary]:
    """The summary of each score over all respondents."""
    scorer = RowScorer(instrument, responses.items, lambda value: value)
    summary = Summary(instrument)
    for person in responses:
        answers = dict(zip(responses.items, person.answers, strict=True))
        scores = dict(zip(scorer.order, scorer.score(person.answers), strict=True))
        summary.add(answers, scores)
    return summary.of_scores()


def score_document(instrument: Instrument, scores: Mapping[str, Any]) -> dict[str, Any]:
    """All scores of one respondent, with the form that they are of."""
    return {"assessment": instrument.id, "version": instrument.version, "scores": dict(scores)}


def score_fields(value: ScoreValue) -> dict[str, Any]:
    """One score with every field, null where there is none."""
    return {
        "value": value.value,
        "pomp": value.pomp,
        "answered": value.answered,
        "of": value.of,
        "band": value.band,
        "reason": value.reason,
    }


def _cells(value: ScoreValue) -> str:
    if value.value is None or value.pomp is None:
        return f",,{value.answered}"
    return f"{value.value!r},{value.pomp!r},{value.answered}"
