"""Which items, or which other scores, make up a score, and how each counts.

A score with an `items` or a `components` map of its own is ruled by that map alone. A subscale's
score otherwise takes the items that name the subscale, and `overall` takes every scored item, each
turned where it is `reverse_scored`. Works on parsed JSON, also on a form with faults in it: what
cannot be read is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Raw = dict[str, Any]

OVERALL = "overall"

MOST_PARTS = 1000
"""The most entries that any list of a form has; a longer one is at fault, and its rest not read."""


def dicts(value: object) -> list[Raw]:
    """The objects in a list; nothing where it is no list."""
    parts = value[: MOST_PARTS + 1] if isinstance(value, list) else []
    return [each for each in parts if isinstance(each, dict)]


def table(value: object) -> Raw:
    """The object itself; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def raw_items(raw: Raw) -> list[Raw]:
    """Every item of a form, in order."""
    return [item for part in dicts(raw.get("sections")) for item in dicts(part.get("items"))]


def declared_scores(raw: Raw) -> Raw:
    """What `scoring.scores` says, by score id."""
    return table(table(raw.get("scoring")).get("scores"))


def score_ids(raw: Raw) -> list[str]:
    """The scores of a form in order: overall, the subscales, then others as they are declared.

    `overall` is made where something is scored, unless the form sets it to null. A reflection has
    it only where it is declared, since its numbers are steps on a way and not one scale.
    """
    declared = declared_scores(raw)
    found = [each["id"] for each in dicts(raw.get("subscales")) if isinstance(each.get("id"), str)]
    if OVERALL in declared:
        wanted = declared[OVERALL] is not None
    else:
        wanted = raw.get("kind") != "reflection" and bool(default_members(raw, OVERALL))
    first = [OVERALL] if wanted else []
    return list(dict.fromkeys([*first, *found, *(name for name in declared if name != OVERALL)]))


def members(raw: Raw, score_id: str) -> dict[str, float]:
    """The weights of a score by item id; -1 means turned. A score of scores has no items."""
    own = table(declared_scores(raw).get(score_id))
    if isinstance(own.get("items"), dict):
        return _weights(own["items"])
    return {} if "components" in own else default_members(raw, score_id)


def components(raw: Raw, score_id: str) -> dict[str, float]:
    """The weights of the scores that a score is made of, by their ids; empty for one of items."""
    return _weights(table(table(declared_scores(raw).get(score_id)).get("components")))


def default_members(raw: Raw, score_id: str) -> dict[str, float]:
    """The weights of a score that has no items of its own."""
    items = [item for item in raw_items(raw) if isinstance(item.get("id"), str)]
    if score_id != OVERALL:
        return _signs(item for item in items if item.get("subscale") == score_id)
    if dicts(raw.get("subscales")):
        return _signs(item for item in items if item.get("subscale") is not None)
    return _signs(item for item in items if _carries_numbers(item))


def _weights(own: Raw) -> dict[str, float]:
    return {name: weight for name, weight in own.items() if _is_number(weight)}


def _signs(items: Iterable[Raw]) -> dict[str, float]:
    return {item["id"]: -1 if item.get("reverse_scored") is True else 1 for item in items}


def _carries_numbers(item: Raw) -> bool:
    """Whether a form without subscales scores the item: its answers are numbers with limits."""
    if item.get("type") == "number":
        return "min" in item and "max" in item
    if item.get("type") in ("scale", "vas"):
        return True
    return any("points" in choice for choice in dicts(item.get("choices")))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
