"""Branching: which items are shown, given the answers so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.answers import is_answered
from growth_tui.instrument.model import AllOf, AnyOf, Condition, Instrument, Item, Test


def holds(condition: Condition, answers: Mapping[str, Any]) -> bool:
    """Whether `condition` is true of `answers` (item id to answer).

    Every comparison with an item that is not answered is false, `ne` too; only the operator
    `answered` with the value false asks for that.
    """
    if isinstance(condition, AllOf):
        return all(holds(part, answers) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(holds(part, answers) for part in condition.parts)
    return _test(condition, answers.get(condition.item))


def looks_at(condition: Condition | None) -> tuple[str, ...]:
    """The ids of the items that a condition looks at."""
    if condition is None:
        return ()
    if isinstance(condition, Test):
        return (condition.item,)
    return tuple(item for part in condition.parts for item in looks_at(part))


def branches(instrument: Instrument) -> bool:
    """Whether answers decide which items are shown."""
    return any(item.show_when is not None for item in instrument.items())


def visible_items(instrument: Instrument, answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items that are shown, in order, `info` included.

    An answer that is still there from before its item was hidden counts as absent, so what hangs
    on it is hidden too. Conditions look only at earlier items; one pass is enough.
    """
    shown: list[Item] = []
    seen: dict[str, Any] = {}
    for item in instrument.items():
        if item.show_when is None or holds(item.show_when, seen):
            shown.append(item)
            if item.id in answers:
                seen[item.id] = answers[item.id]
    return tuple(shown)


def _test(test: Test, answer: Any) -> bool:
    if test.operator == "answered":
        return is_answered(answer) is (test.value is not False)
    if not is_answered(answer):
        return False
    value: Any = test.value
    match test.operator:
        case "eq":
            return bool(answer == value)
        case "ne":
            return bool(answer != value)
        case "in":
            return answer in value
        case "includes":
            return any(value == (m["region"] if isinstance(m, dict) else m) for m in answer)
        case "lt":
            return bool(answer < value)
        case "le":
            return bool(answer <= value)
        case "gt":
            return bool(answer > value)
        case "ge":
            return bool(answer >= value)
