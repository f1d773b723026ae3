"""Two hashes of a form: of what decides its scores, and of the words that people answer to.

Results of one form are joined in one line only where both agree, so both leave out whatever an
answer cannot depend on: titles of scores, bands, practices, references, the change log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from growth_tui.instrument.answers import nonresponses
from growth_tui.instrument.conditions import looks_at
from growth_tui.instrument.model import AllOf, Condition, Fingerprint, Item, Score, Section, Test

_LENGTH = 16  # hexadecimal digits: 64 bits, far more than one person's versions need


def fingerprint(
    sections: Sequence[Section], scores: Mapping[str, Score], recall_period: str
) -> Fingerprint:
    """The fingerprint of a form in one language."""
    items = {item.id: item for section in sections for item in section.items}
    deciding = [_deciding(items[item_id]) for item_id in sorted(_that_decide(items, scores))]
    return Fingerprint(
        scores=_hash([_keys(scores), deciding]),
        words=_hash([recall_period, [_section_words(section) for section in sections]]),
    )


def _that_decide(items: Mapping[str, Item], scores: Mapping[str, Score]) -> set[str]:
    """The items in a score, and those whose answers may hide one of these."""
    waiting = [item_id for score in scores.values() for item_id in score.weights]
    found: set[str] = set()
    while waiting:
        item_id = waiting.pop()
        if item_id not in found:
            found.add(item_id)
            waiting.extend(looks_at(items[item_id].show_when))
    return found


def _keys(scores: Mapping[str, Score]) -> list[Any]:
    return [
        [
            score.id,
            score.method,
            sorted((item, float(weight)) for item, weight in score.weights.items()),
            {item: _floats(points) for item, points in score.points.items()},
            score.missing,
            score.min_answered,
            _float(score.min_share_answered),
            score.rounding,
            [float(end) for end in score.range],
            *([sorted(_floats(score.components).items())] if score.components else []),
        ]
        for score in sorted(scores.values(), key=lambda each: each.id)
    ]


def _deciding(item: Item) -> list[Any]:
    return [
        item.id,
        item.type,
        [_float(end) for end in item.limits or (item.min, item.max)],
        {choice.code: _float(choice.points) for choice in item.choices},
        _condition(item.show_when),
    ]


def _condition(condition: Condition | None) -> list[Any] | None:
    if condition is None:
        return None
    if isinstance(condition, Test):
        return [condition.item, condition.operator, condition.value]
    kind = "all" if isinstance(condition, AllOf) else "any"
    return [kind, [_condition(part) for part in condition.parts]]


def _section_words(section: Section) -> list[Any]:
    return [section.title, section.intro, [_item_words(item) for item in section.items]]


def _item_words(item: Item) -> list[Any]:
    scale = item.scale or item.strength
    return [
        item.id,
        item.text,
        item.help,
        item.unit,
        item.low_label,
        item.high_label,
        [[each.code, each.text] for each in (*item.choices, *item.regions, *item.sensations)],
        None if scale is None else sorted(scale.anchors.items()),
        [[each.code, each.label] for each in nonresponses(item)],
    ]


def _floats(numbers: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in numbers.items()}


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _hash(value: object) -> str:
    from hashlib import sha256  # loads OpenSSL, which takes time and memory

    text = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_LENGTH]
