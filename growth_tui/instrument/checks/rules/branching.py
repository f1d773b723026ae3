"""Conditions: on earlier items, without circles, with values that can be answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.item_specs import DEEPEST
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index, Placed, is_number, placed
from growth_tui.instrument.checks.rules.references import must_be
from growth_tui.instrument.membership import Raw
from growth_tui.instrument.model import NUMERIC, TEXTUAL

_ORDERED = frozenset({"lt", "le", "gt", "ge"})
_LISTS = frozenset({"multiple_choice", "body"})


def check(index: Index, report: Report) -> None:
    """Report conditions that can never be told, go round in a circle, or look ahead."""
    order = {name: place for place, name in enumerate(index.items)}
    circular = in_circles({name: _tested(item.raw) for name, item in index.items.items()})
    for item in index.all_items:
        name = str(item.raw.get("id"))
        for test in _tests(item.raw.get("show_when"), (*item.path, "show_when")):
            target = test.raw.get("item")
            path = (*test.path, "item")
            if not isinstance(target, str) or not must_be(
                target, "item", index.items, path, report
            ):
                continue
            if target == name or {name, target} <= circular:
                message = f"This goes in a circle: whether {quoted(name)} is shown hangs on itself."
                report.error(path, message)
            elif order[target] > order.get(name, len(order)):
                message = f"{quoted(target)} comes later; a condition can only look back."
                report.error(path, message)
            else:
                _value(test, index.items[target].raw, index, report)


def _tests(raw: Any, path: Path, depth: int = 0) -> Iterator[Placed]:
    """Every single test of a condition."""
    if not isinstance(raw, dict) or depth > DEEPEST:
        return
    joins = [name for name in ("all", "any") if name in raw]
    if not joins:
        yield Placed(raw, path)
    for name in joins:
        for part in placed(raw[name], (*path, name)):
            yield from _tests(part.raw, part.path, depth + 1)


def _tested(item: Raw) -> set[str]:
    found = (test.raw.get("item") for test in _tests(item.get("show_when"), ()))
    return {name for name in found if isinstance(name, str)}


def in_circles(looks_at: dict[str, set[str]]) -> set[str]:
    """The names left when those that look at none, or that none looks at, are taken away."""
    left = looks_at
    while True:
        looked_at = set().union(*left.values())
        kept = {
            name: targets & left.keys()
            for name, targets in left.items()
            if name in looked_at and not targets.isdisjoint(left)
        }
        if len(kept) == len(left):
            return set(kept)
        left = kept


def _value(test: Placed, item: Raw, index: Index, report: Report) -> None:
    """Report a comparison that no answer to the item can satisfy or be held against."""
    kind, operator = str(item.get("type")), test.raw.get("operator")
    if not isinstance(operator, str):
        return
    path = (*test.path, "operator")
    if kind == "info":
        report.error((*test.path, "item"), "An info item has no answer to look at.")
    elif operator == "answered":
        if not isinstance(test.raw.get("value", True), bool):
            message = "With “answered”, the value is true (also without it) or false."
            report.error((*test.path, "value"), message)
    elif "value" not in test.raw:
        report.error(test.path, "The field “value” is missing from a condition.")
    elif operator in _ORDERED and kind not in NUMERIC:
        report.error(path, f"{quoted(operator)} compares numbers, and this item has none.")
    elif operator == "includes" and kind not in _LISTS:
        report.error(path, "“includes” is for multiple choice and body items; use “eq” or “in”.")
    elif operator in ("eq", "ne", "in") and kind in _LISTS:
        report.error(path, "An answer to this item is a list; use “includes”.")
    elif operator == "in" and not isinstance(test.raw["value"], list):
        report.error((*test.path, "value"), "With “in”, the value is a list.")
    elif operator != "in" and isinstance(test.raw["value"], list):
        report.error((*test.path, "value"), "Only with “in” is the value a list.")
    else:
        _possible(test, item, kind, index, report)


def _possible(test: Placed, item: Raw, kind: str, index: Index, report: Report) -> None:
    value = test.raw["value"]
    path = (*test.path, "value")
    several = isinstance(value, list)
    for place, each in enumerate(value if several else [value]):
        spot = (*path, place) if several else path
        if kind in NUMERIC:
            limits = index.limits(item)
            whole = kind == "scale" or item.get("whole") is True
            if not is_number(each):
                report.error(spot, "The answers to this item are numbers.")
            elif whole and test.raw["operator"] not in _ORDERED and each != int(each):
                report.error(spot, "The answers to this item are whole numbers.")
            elif limits is not None and not limits[0] <= each <= limits[1]:
                message = f"The answers to this item go from {limits[0]:g} to {limits[1]:g}."
                report.error(spot, message)
        elif kind in TEXTUAL:
            if not isinstance(each, str):
                report.error(spot, "The answers to this item are texts.")
        else:
            codes = [c.raw.get("code") for c in placed(item.get(_options(kind)), ())]
            if codes and each not in codes:
                known = [code for code in codes if isinstance(code, str)]
                near = report.did_you_mean(each, known) if isinstance(each, str) else ""
                report.error(spot, f"This is not the code of one of the item's answers.{near}")


def _options(kind: str) -> str:
    return "regions" if kind == "body" else "choices"
