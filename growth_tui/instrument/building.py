"""From the parsed JSON of a faultless definition to items, scales and sections.

Every text is made safe to show here, where it enters.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.model import (
    AllOf,
    AnyOf,
    Choice,
    Condition,
    Item,
    Nonresponse,
    ResponseScale,
    Section,
    Subscale,
    Test,
)
from growth_tui.plain_text import clean, clean_line

Raw = dict[str, Any]

VAS_LIMITS = (0.0, 100.0)
"""The ends of a visual analogue scale that does not give its own."""


def line(raw: Raw, name: str) -> str:
    """A text that is shown on one line, empty where it is not given."""
    return clean_line(raw.get(name, ""))


def text(raw: Raw, name: str) -> str:
    """A text that may have paragraphs, empty where it is not given."""
    return clean(raw.get(name, "")).strip()


def lines(raw: Raw, name: str) -> tuple[str, ...]:
    """A list of texts, each shown on one line or wrapped as one paragraph."""
    return tuple(clean_line(each) for each in raw.get(name, ()))


def response_scales(raw: Raw) -> dict[str, ResponseScale]:
    """Every response scale by name."""
    return {
        name: ResponseScale(
            name,
            scale["min"],
            scale["max"],
            {int(point): clean_line(anchor) for point, anchor in scale.get("anchors", {}).items()},
            _nonresponse(scale),
        )
        for name, scale in raw.get("response_scales", {}).items()
    }


def subscales(raw: Raw) -> tuple[Subscale, ...]:
    """The subscales in order."""
    return tuple(
        Subscale(
            subscale["id"],
            line(subscale, "title"),
            text(subscale, "about"),
            subscale.get("direction", "higher_is_better"),
            lines(subscale, "practices"),
        )
        for subscale in raw.get("subscales", [])
    )


def sections(raw: Raw, scales: Mapping[str, ResponseScale]) -> tuple[Section, ...]:
    """The sections with their items, in order."""
    return tuple(
        Section(
            section["id"],
            line(section, "title"),
            text(section, "intro"),
            tuple(_item(item, scales) for item in section["items"]),
        )
        for section in raw["sections"]
    )


def _item(raw: Raw, scales: Mapping[str, ResponseScale]) -> Item:
    low, high = raw.get("min"), raw.get("max")
    if raw["type"] == "vas":
        low, high = (
            VAS_LIMITS[0] if low is None else low,
            VAS_LIMITS[1] if high is None else high,
        )
    return Item(
        id=raw["id"],
        type=raw["type"],
        text=text(raw, "text"),
        help=text(raw, "help"),
        required=raw.get("required", False),
        sensitive=raw.get("sensitive", False),
        subscale=raw.get("subscale"),
        reverse_scored=raw.get("reverse_scored", False),
        scale=scales[raw["scale"]] if raw.get("scale") is not None else None,
        choices=_choices(raw, "choices"),
        min=None if low is None else float(low),
        max=None if high is None else float(high),
        whole=raw.get("whole", False),
        unit=line(raw, "unit"),
        low_label=line(raw, "low_label"),
        high_label=line(raw, "high_label"),
        regions=_choices(raw, "regions"),
        sensations=_choices(raw, "sensations"),
        strength=scales[raw["strength"]] if raw.get("strength") is not None else None,
        nonresponse=_nonresponse(raw),
        ask_example_from=raw.get("ask_example_from"),
        show_when=condition(raw["show_when"]) if raw.get("show_when") is not None else None,
    )


def condition(raw: Raw) -> Condition:
    """A branching condition."""
    if "all" in raw:
        return AllOf(tuple(condition(part) for part in raw["all"]))
    if "any" in raw:
        return AnyOf(tuple(condition(part) for part in raw["any"]))
    value = raw.get("value")
    return Test(raw["item"], raw["operator"], tuple(value) if isinstance(value, list) else value)


def _choices(raw: Raw, name: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(choice["code"], clean_line(choice["text"]), choice.get("points"))
        for choice in raw.get(name, [])
    )


def _nonresponse(raw: Raw) -> tuple[Nonresponse, ...]:
    return tuple(
        Nonresponse(each["code"], clean_line(each["label"])) for each in raw.get("nonresponse", [])
    )
