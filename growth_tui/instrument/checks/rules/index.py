"""The parts of a form by id, as far as they can be made out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeGuard, get_args

from growth_tui.instrument.building import VAS_LIMITS
from growth_tui.instrument.checks.kinds import MOST_ITEMS
from growth_tui.instrument.checks.report import Path
from growth_tui.instrument.membership import Raw, table
from growth_tui.instrument.model import ItemType
from growth_tui.instrument.ranges import Limits, points_limits


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of the form, and its path in it."""

    raw: Raw
    path: Path


class Index:
    """A form's items, scales and subscales. Of parts with the same id, the first.

    Of far too many items only some are looked at.
    """

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.all_items = list(islice(self._items(), MOST_ITEMS + 1))
        self.items = _by_id(self.all_items)
        self.subscales = _by_id(placed(raw.get("subscales"), ("subscales",)))
        scales = table(raw.get("response_scales"))
        self.scales = {name: scale for name, scale in scales.items() if isinstance(scale, dict)}

    def _items(self) -> Iterator[Placed]:
        for section in placed(self.raw.get("sections"), ("sections",)):
            yield from placed(section.raw.get("items"), (*section.path, "items"))

    def limits(self, item: Raw) -> Limits | None:
        """The lowest and highest number of an item's answers, None where they carry none."""
        match item.get("type"):
            case "scale":
                name = item.get("scale")
                scale = self.scales.get(name) if isinstance(name, str) else None
                return ends(scale or {})
            case "number":
                return ends(item)
            case "vas":
                return ends({"min": VAS_LIMITS[0], "max": VAS_LIMITS[1], **item})
            case "single_choice" | "multiple_choice":
                points = [each.raw.get("points") for each in placed(item.get("choices"), ())]
                numbers = [each for each in points if is_number(each)]
                several = item["type"] == "multiple_choice"
                return points_limits(numbers, several=several) if numbers else None
        return None

    def unreadable(self, item: Raw) -> bool:
        """Whether the item's own parts are already at fault, so that its limits are not known."""
        if item.get("type") == "scale":
            return self.limits(item) is None
        if item.get("type") in ("number", "vas"):
            return "min" in item and "max" in item and ends(item) is None
        return item.get("type") not in get_args(ItemType)


def placed(value: object, path: Path) -> list[Placed]:
    """The objects of a list, each with its path."""
    if not isinstance(value, list):
        return []
    looked_at = enumerate(value[: MOST_ITEMS + 1])  # more is a fault that is reported already
    return [Placed(each, (*path, n)) for n, each in looked_at if isinstance(each, dict)]


def is_number(value: Any) -> TypeGuard[float]:
    """Whether a JSON value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def ends(raw: Raw) -> Limits | None:
    """`min` and `max`, where both are numbers."""
    low, high = raw.get("min"), raw.get("max")
    return (low, high) if is_number(low) and is_number(high) else None


def _by_id(parts: list[Placed]) -> dict[str, Placed]:
    out: dict[str, Placed] = {}
    for part in parts:
        name = part.raw.get("id")
        if isinstance(name, str):
            out.setdefault(name, part)
    return out
