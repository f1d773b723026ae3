"""Small instruments built straight from the model, for the tests of measure/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from growth_tui.instrument.model import (
    Change,
    Condition,
    Fingerprint,
    Instrument,
    Item,
    Nonresponse,
    Reference,
    ResponseScale,
    Score,
    Section,
    Subscale,
)
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import hidden_items, score

FREQUENCY = ResponseScale(
    "frequency",
    1,
    5,
    {1: "Never", 2: "Rarely", 3: "Sometimes", 4: "Often", 5: "Almost always"},
    (Nonresponse("no_opportunity", "No opportunity in this period"),),
)
SIX = ResponseScale("six", 1, 6, {1: "Low", 6: "High"})
START = datetime(2026, 3, 2, 9, 0, tzinfo=timezone(timedelta(hours=1)))
JACOBSON = Reference(sd=7.5, reliability=0.80, type="test-retest", citation="Sample 1991")


def item(item_id: str, scale: ResponseScale = FREQUENCY, **more: Any) -> Item:
    return Item(item_id, "scale", f"Text of {item_id}.", scale=scale, **more)


def made(score_id: str, weights: Mapping[str, float], **more: Any) -> Score:
    more = {"method": "mean", "range": (1.0, 5.0), "title": score_id.title()} | more
    return Score(score_id, weights=weights, **more)


def form(items: list[Item], *scores: Score, **more: Any) -> Instrument:
    return Instrument(
        **{
            "id": "small",
            "version": "1.0",
            "kind": "assessment",
            "title": "Small",
            "purpose": "A form for tests.",
            "language": "en",
            "sections": (Section("only", "Only", "", tuple(items)),),
            "scores": {each.id: each for each in scores},
            "fingerprint": Fingerprint("s1", "w1"),
            **more,
        }
    )


def plain(count: int = 4, **more: Any) -> Instrument:
    """One scale from 1 to 5, `count` items a, b, c ..., the score `overall` of all of them."""
    ids = [chr(ord("a") + place) for place in range(count)]
    return form([item(each) for each in ids], made("overall", dict.fromkeys(ids, 1), **more))


def two_subscales(**more: Any) -> Instrument:
    """Items a, b (turned), c, d; subscales `first` (a, b) and `second` (c, d); overall of all."""
    return form(
        [item("a"), item("b", reverse_scored=True), item("c"), item("d")],
        made("second", {"c": 1, "d": 1}),
        made("first", {"a": 1, "b": -1}),
        made("overall", {"a": 1, "b": -1, "c": 1, "d": 1}),
        subscales=(Subscale("first", "First"), Subscale("second", "Second")),
        **more,
    )


def branching(condition: Condition, **score: Any) -> Instrument:
    """Like `plain` with three items, the last shown only on `condition`."""
    items = [item("a"), item("b"), item("c", show_when=condition)]
    return form(items, made("overall", dict.fromkeys("abc", 1), **score))


@dataclass(frozen=True)
class Form:
    assessment: str = "small"
    version: str = "1.0"
    language: str = "en"
    scores_fingerprint: str = "s1"
    words_fingerprint: str = "w1"


@dataclass(frozen=True)
class Kept:
    """Like records.Result, as much of it as measure/ looks at."""

    id: str
    form: Form
    taken_at: datetime
    answers: Mapping[str, Any]
    scores: Mapping[str, ScoreValue]
    hidden: tuple[str, ...] = ()
    seconds: float = 300.0
    notes: Mapping[str, str] = field(default_factory=dict)


def taken(
    instrument: Instrument, answers: Mapping[str, Any], *, day: float = 0, **form_fields: Any
) -> Kept:
    """One result, taken `day` days after the start."""
    named = Form(
        **{
            "assessment": instrument.id,
            "version": instrument.version,
            "language": instrument.language,
            "scores_fingerprint": instrument.fingerprint.scores,
            "words_fingerprint": instrument.fingerprint.words,
            **form_fields,
        }
    )
    return Kept(
        f"result-{day}",
        named,
        START + timedelta(days=day),
        answers,
        score(instrument, answers),
        hidden_items(instrument, answers),
    )


def declared(version: str, *comparable_with: str) -> Change:
    return Change(version, "A note.", comparable_with)
