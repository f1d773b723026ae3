"""An item as lines of text, and the answer that a typed line means."""

from __future__ import annotations

import re
from typing import Any

from growth_tui.instrument.answers import nonresponses
from growth_tui.instrument.model import Item
from growth_tui.measure.score_value import ScoreValue
from growth_tui.problem import Problem
from growth_tui.workspace.session import PREFER_NOT

OTHER_KEYS = "xyzuvw"
"""What stands for a reason for no answer where 0 is an answer itself."""


def offered(item: Item) -> list[str]:
    """The answers an item offers, a line each."""
    lines = []
    if item.scale is not None:
        for point in item.scale.points:
            anchor = item.scale.anchors.get(point, "")
            lines.append(f"{point}  {anchor}".rstrip())
    for number, choice in enumerate(item.choices, start=1):
        lines.append(f"{number}  {choice.text}")
    if item.type == "multiple_choice":
        lines.append("Several: their numbers with commas between them.")
    if item.type in ("number", "vas"):
        lines.append(_number_wanted(item))
    if item.type == "body":
        lines += _body_help(item)
    lines += [f"{key}  {label}" for key, _, label in asides(item)]
    return lines


def asides(item: Item) -> list[tuple[str, str, str]]:
    """The reasons for no answer: what to type, code, label."""
    found = []
    rest = list(OTHER_KEYS)
    if item.choices or (item.scale is not None and 0 not in item.scale.points):
        rest.insert(0, "0")
    for reason in nonresponses(item):
        key = "s" if reason.code == PREFER_NOT else rest.pop(0) if rest else reason.code
        found.append((key, reason.code, reason.label))
    return found


def meant(item: Item, line: str) -> Any:
    """The answer that a line means; raises Problem where it means none.

    Whether it fits the item is looked at only as far as a line can be misread.
    """
    for key, code, _ in asides(item):
        if line == key:
            return {"nonresponse": code}
    if item.type in ("scale", "number", "vas"):
        return _number(line)
    if item.type == "single_choice":
        return _choice(item, line)
    if item.type == "multiple_choice":
        return [_choice(item, part) for part in re.split(r"[,\s]+", line) if part]
    if item.type == "body":
        return [_mark(part.strip()) for part in line.split(",") if part.strip()]
    return line


def score_line(title: str, score: ScoreValue) -> str:
    """A score in words: its value and position and how much was answered, or why there is none."""
    from growth_tui.rounding import whole

    if score.value is None:
        return f"{title}: no score. {score.reason or ''}".rstrip()
    value = f"{score.value:.2f}".rstrip("0").rstrip(".")
    position = "" if score.pomp is None else f", position {whole(score.pomp)} of 100"
    return f"{title}: {value}{position}, {score.answered} of {score.of} answered"


def _number_wanted(item: Item) -> str:
    """Which numbers a number or visual analogue item takes."""
    kind = "A whole number" if item.whole else "A number"
    unit = f", in {item.unit}" if item.unit else ""
    if item.min is None or item.max is None:
        least = f", {item.min:g} or more" if item.min is not None else ""
        most = f", {item.max:g} or less" if item.max is not None else ""
        return f"{kind}{least}{most}{unit}."
    low = f" ({item.low_label})" if item.low_label else ""
    high = f" ({item.high_label})" if item.high_label else ""
    return f"{kind} from {item.min:g}{low} to {item.max:g}{high}{unit}."


def _body_help(item: Item) -> list[str]:
    """How to say where something is felt."""
    regions = ", ".join(region.code for region in item.regions)
    sensations = ", ".join(sensation.code for sensation in item.sensations)
    example = f"{item.regions[0].code} {item.sensations[0].code} 3" if item.sensations else ""
    return [
        f"Places: {regions}.",
        f"Sensations: {sensations}, or a word of your own.",
        f"Strengths: {item.marks.min} to {item.marks.max}.",
        f"Write a place, a sensation and a strength, such as “{example}”; several with commas "
        "between them.",
    ]


def _number(line: str) -> float | int:
    """A number; raises Problem."""
    try:
        value = float(line)
        return int(value) if value == int(value) else value
    except (ValueError, OverflowError):
        raise Problem("Please answer with a number, or with b, s, n or q.") from None


def _choice(item: Item, word: str) -> str:
    """A choice by its number or code; raises Problem."""
    if word.isdecimal() and len(word) < 5 and 1 <= int(word) <= len(item.choices):
        return item.choices[int(word) - 1].code
    if word in {choice.code for choice in item.choices}:
        return word
    raise Problem(f"Please answer with a number from 1 to {len(item.choices)}.")


def _mark(part: str) -> dict[str, Any]:
    """One mark on the body: a region, then a sensation and a strength where they are said."""
    region, *rest = part.split()
    mark: dict[str, Any] = {"region": region}
    strength = rest.pop() if rest and re.fullmatch(r"[0-9.]+", rest[-1]) else None
    if rest:
        mark["sensation"] = " ".join(rest)
    if strength is not None:
        mark["strength"] = _number(strength)
    return mark
