"""The answers an item offers, as rows with a key each (no Textual here)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.answers import nonresponses
from growth_tui.instrument.model import Item
from growth_tui.workspace.session import PREFER_NOT


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer on offer: the key that takes it, its words, and what is stored.

    `aside` marks an answer that says why there is none.
    """

    key: str
    label: str
    value: Any
    aside: bool = False


def answer_rows(item: Item) -> tuple[AnswerRow, ...]:
    """Every answer that a scale or choice item offers, the reasons for none last."""
    if item.scale is not None:
        rows = [
            AnswerRow(str(point), item.scale.anchors.get(point, ""), point)
            for point in item.scale.points
        ]
    else:
        rows = [
            AnswerRow(str(number), choice.text, choice.code)
            for number, choice in enumerate(item.choices, start=1)
        ]
    taken = {row.key for row in rows}
    for reason in nonresponses(item):
        key = "s" if reason.code == PREFER_NOT else "0"
        if key in taken:
            key = ""
        taken.add(key)
        rows.append(AnswerRow(key, reason.label, {"nonresponse": reason.code}, aside=True))
    return tuple(rows)


def longest_key(rows: tuple[AnswerRow, ...]) -> int:
    """The width of the widest key; above 1, a number needs Enter to be taken."""
    return max((len(row.key) for row in rows), default=1)
