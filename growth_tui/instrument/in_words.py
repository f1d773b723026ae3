"""Answers in the form's own words, as a person would read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.answers import is_answered, nonresponse_code, nonresponses
from growth_tui.instrument.model import Choice, Item


def in_words(item: Item, answer: Any, *, numbers: bool = True) -> str:
    """What was answered to an item; empty where nothing was.

    A scale gives its number and anchor (`4, Often`), choices their texts, a body item a line for
    each place, and a nonresponse its label. A code that the form no longer knows stands for itself.
    Without `numbers` an anchor stands alone (`Often`); what has no anchor stays a number.
    """
    code = nonresponse_code(answer)
    if code is not None:
        return next((each.label for each in nonresponses(item) if each.code == code), code)
    if not is_answered(answer):
        return ""
    if item.type == "body" and isinstance(answer, list):
        return "\n".join(mark_in_words(item, mark) for mark in answer)
    if item.scale is not None:
        anchor = item.scale.anchors.get(answer, "") if isinstance(answer, int) else ""
        if not numbers and anchor:
            return anchor
        return f"{answer:g}, {anchor}" if anchor else f"{answer:g}"
    if item.choices:
        chosen = answer if isinstance(answer, list) else [answer]
        return ", ".join(text_of(item.choices, each) for each in chosen)
    if isinstance(answer, int | float):
        return f"{answer:g} {item.unit}".rstrip()
    return str(answer)


def text_of(choices: tuple[Choice, ...], code: object) -> str:
    """The text that belongs to a code, or the code itself where it is nobody's."""
    return next((choice.text for choice in choices if choice.code == code), str(code))


def felt_in_words(item: Item, mark: Mapping[str, Any]) -> str:
    """What is felt at a place, without the place: `tight, 4 of 5`; empty where neither is known."""
    sensation, strength = mark.get("sensation"), mark.get("strength")
    felt = text_of(item.sensations, sensation) if sensation is not None else ""
    if felt and any(choice.code == sensation for choice in item.sensations):
        felt = felt[0].lower() + felt[1:]
    how = f"{strength} of {item.marks.max}" if strength is not None else ""
    return ", ".join(part for part in (felt, how) if part)


def mark_in_words(item: Item, mark: Mapping[str, Any]) -> str:
    """One place in the body: `Chest: tight, 4 of 5`."""
    region = text_of(item.regions, mark["region"])
    felt = felt_in_words(item, mark)
    return f"{region}: {felt}" if felt else region
