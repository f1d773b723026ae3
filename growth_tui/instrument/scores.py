"""From what a definition says of its scores to scores that say everything themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.building import line, lines, text
from growth_tui.instrument.membership import (
    OVERALL,
    components,
    declared_scores,
    members,
    score_ids,
    table,
)
from growth_tui.instrument.model import Band, Direction, Item, Reference, Score, Subscale
from growth_tui.instrument.order import made_first
from growth_tui.instrument.ranges import Limits, points_limits, score_limits

Raw = dict[str, Any]

DEFAULTS: Raw = {"method": "mean", "missing": "person_mean"}
"""How scores are made where the form does not say."""

INHERITED = ("method", "missing", "min_answered", "min_share_answered", "rounding")
"""What a score takes from `scoring` unless it says otherwise itself."""

OVERALL_TITLE = "Overall"


def scores(
    raw: Raw, items: Mapping[str, Item], subscales: tuple[Subscale, ...]
) -> dict[str, Score]:
    """Every score by id: overall, the subscales, then the others."""
    facets = {subscale.id: subscale for subscale in subscales}
    ids = score_ids(raw)
    made: dict[str, Score] = {}
    for score_id in made_first({name: components(raw, name) for name in ids}):
        made[score_id] = _score(score_id, raw, items, made, facets)
    return {score_id: made[score_id] for score_id in ids}


def rules(raw: Raw, score_id: str) -> Raw:
    """The rules of one score: its own, else those of `scoring`, else the defaults."""
    scoring = table(raw.get("scoring"))
    own = table(declared_scores(raw).get(score_id))
    out = {name: own.get(name, scoring.get(name)) for name in INHERITED}
    for name, value in DEFAULTS.items():
        if out[name] is None:
            out[name] = value
    return out


def _score(
    score_id: str,
    raw: Raw,
    items: Mapping[str, Item],
    made: Mapping[str, Score],
    facets: Mapping[str, Subscale],
) -> Score:
    own: Raw = declared_scores(raw).get(score_id) or {}
    subscale = facets.get(score_id)
    how = rules(raw, score_id)
    weights, parts = members(raw, score_id), components(raw, score_id)
    points = {item: dict(values) for item, values in own.get("points", {}).items()}
    limits = {item: _limits(items[item], points.get(item)) for item in weights}
    limits |= {part: made[part].range for part in parts}
    low, high = own.get("range") or score_limits(how["method"], weights or parts, limits)
    looks_for = {made[part].direction for part in parts} | {
        facets[facet].direction for facet in (items[item].subscale for item in weights) if facet
    }
    default_title = subscale.title if subscale else score_id
    return Score(
        id=score_id,
        title=line(own, "title") or (OVERALL_TITLE if score_id == OVERALL else default_title),
        method=how["method"],
        weights=weights,
        range=(float(low), float(high)),
        about=text(own, "about") or (subscale.about if subscale else ""),
        direction=own.get("direction") or (subscale.direction if subscale else _common(looks_for)),
        practices=lines(own, "practices") or (subscale.practices if subscale else ()),
        points=points,
        missing=how["missing"],
        min_answered=how["min_answered"],
        min_share_answered=how["min_share_answered"],
        rounding=how["rounding"],
        bands=tuple(
            Band(band["from"], band["to"], line(band, "label"), text(band, "text"))
            for band in own.get("bands", [])
        ),
        reference=_reference(own["reference"]) if own.get("reference") else None,
        components=parts,
    )


def _limits(item: Item, points: Mapping[str, float] | None) -> Limits:
    limits = (
        item.limits
        if points is None
        else points_limits(points.values(), several=item.type == "multiple_choice")
    )
    if limits is None:
        raise ValueError(f"The item {item.id} carries no numbers.")
    return limits


def _common(directions: set[Direction]) -> Direction:
    """The direction in which all of them agree, neutral where they do not."""
    if len(directions) > 1:
        return "neutral"
    return next(iter(directions), "higher_is_better")


def _reference(raw: Raw) -> Reference:
    return Reference(
        mean=raw.get("mean"),
        sd=raw.get("sd"),
        n=raw.get("n"),
        reliability=raw.get("reliability"),
        type=line(raw, "type"),
        population=line(raw, "population"),
        citation=line(raw, "citation"),
    )
