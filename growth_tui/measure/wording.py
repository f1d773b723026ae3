"""Sentences made of findings: plain, kind, and never more than the numbers carry.

`why` (from whys.py) answers the question that each of them can be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from growth_tui.dates import day
from growth_tui.measure.amounts import (
    count,
    in_its_unit,
    in_points,
    number,
    one_sitting,
    pace,
    points,
    reliability,
    since,
    told_apart,
)
from growth_tui.measure.findings import Finding, FindingKind
from growth_tui.measure.remarks import remark
from growth_tui.measure.whys import Why, why

__all__ = ["Why", "label", "sentence", "why"]

NO_ESTIMATE = (
    "This score has no published error estimate, so we cannot say whether that exceeds ordinary "
    "wobble."
)
NOT_PRACTICE = "It does not show that practice changed."
FROM_ALPHA = "That estimate is from one sitting and leaves out day-to-day variation."
OPEN_QUESTIONS = "Not every question was answered both times, so part of it may come from that."
OTHER_QUESTIONS = "Different questions came up the two times, so part of it may come from that."
OPEN_NO_ESTIMATE = (
    "The error estimate of this score holds only where every question is answered both times, so "
    "we cannot say whether that exceeds ordinary wobble."
)
OTHER_NO_ESTIMATE = (
    "The error estimate of this score holds only where the same questions come up both times, so "
    "we cannot say whether that exceeds ordinary wobble."
)
OTHERWISE_NO_ESTIMATE = (
    "The error estimate of this score holds only where it is counted in the same way both times, "
    "so we cannot say whether that exceeds ordinary wobble."
)
AWARENESS = "A {} can mean growing awareness."
NOTICE = "What did you notice this time?"
LOWER = "On this score, lower is what the form looks for."
NEUTRAL = "Neither end of this score is the one to aim for."


def sentence(finding: Finding, *, named: bool = False) -> str:
    """Say a finding in one to four short sentences.

    Args:
        finding: What was found.
        named: Whether to begin with the score's title: "Taking accountability: rose 6 points."
    """
    text = _SENTENCES[finding.kind](finding, finding.inputs)
    if named and finding.title:
        return f"{finding.title}: {text[0].lower()}{text[1:]}"
    return text


def label(finding: Finding) -> str:
    """Say a finding in a few words beside its number: "up 4 since August"."""
    inputs = finding.inputs
    match finding.kind:
        case "change" | "reliable_change":
            start = since(inputs["before_at"], inputs["after_at"], brief=True)
            if finding.direction == "same":
                return f"the same since {start}"
            amount = points(finding.size or 0.0, finding.unit).rsplit(" ", 1)[0]
            return f"{'up' if finding.direction == 'rose' else 'down'} {amount} since {start}"
        case "trend":
            way = "mostly rising" if finding.direction == "rose" else "mostly falling"
            return f"{way} since {since(inputs['first_at'], inputs['last_at'], brief=True)}"
        case "range":
            low, high = (in_its_unit(inputs[end], finding.unit) for end in ("low", "high"))
            return f"between {low} and {high}" if low != high else f"{low} each time"
    return _LABELS.get(finding.kind, "")


def _change(finding: Finding, inputs: Mapping[str, Any]) -> str:
    parts = [_moved(finding)]
    parts += _doubts(inputs) if finding.direction != "same" else []
    return " ".join([*parts, *_direction(finding)])


def _doubts(inputs: Mapping[str, Any]) -> list[str]:
    """Say what keeps the change from being told from wobble."""
    if inputs["estimate"] and not inputs["alike"]:
        return [OTHERWISE_NO_ESTIMATE]
    if inputs["estimate"]:
        return [OPEN_NO_ESTIMATE if inputs["open"] else OTHER_NO_ESTIMATE]
    doubts = [NO_ESTIMATE]
    if inputs["other_items"]:
        doubts.append(OTHER_QUESTIONS)
    elif inputs["open"]:
        doubts.append(OPEN_QUESTIONS)
    return doubts


def _reliable_change(finding: Finding, inputs: Mapping[str, Any]) -> str:
    if finding.direction == "same":
        return _moved(finding)
    size, limit = told_apart(finding.size or 0.0, inputs["rci"])
    moved = _moved(finding, in_points(size) if float(size) else "")
    return " ".join([moved, *_band(inputs, in_points(limit)), *_direction(finding)])


def _band(inputs: Mapping[str, Any], limit: str) -> list[str]:
    source = f"SD {number(inputs['sd'])}, r {reliability(inputs['reliability'])}"
    source += f", {inputs['citation']}"
    if inputs["beyond"]:
        said = [
            f"Larger than {limit}, which measurement error alone would exceed about 5 times in 100 "
            f"({source}).",
            NOT_PRACTICE,
        ]
    else:
        said = [
            f"Not larger than {limit}, which measurement error alone would exceed about 5 times in "
            f"100 ({source}), so it may be ordinary wobble."
        ]
    return [*said, FROM_ALPHA] if one_sitting(inputs["type"]) else said


def _moved(finding: Finding, size: str = "") -> str:
    if finding.direction == "same":
        return "It stayed the same."
    verb = "Rose" if finding.direction == "rose" else "Fell"
    return f"{verb} {size or points(finding.size or 0.0, finding.unit)}{_scale(finding)}."


def _scale(finding: Finding) -> str:
    """Name the scale where points are not positions from 0 to 100."""
    low, high = finding.inputs["range"]
    if finding.unit == "position" or (low, high) == (0, 100):
        return ""
    return f" on the form's own scale, {number(low)} to {number(high)}"


def _direction(finding: Finding) -> list[str]:
    """Say which way the form looks, and leave room for a number that went the other way."""
    looks_for = finding.inputs["looks_for"]
    if finding.direction in ("same", None):
        return []
    if looks_for == "neutral":
        return [NEUTRAL]
    if looks_for == "lower_is_better":
        rose = finding.direction == "rose"
        return [LOWER, AWARENESS.format("rise"), NOTICE] if rose else [LOWER]
    return [AWARENESS.format("fall"), NOTICE] if finding.direction == "fell" else []


def _trend(finding: Finding, inputs: Mapping[str, Any]) -> str:
    rose = finding.direction == "rose"
    pairs = f"{inputs['rose' if rose else 'fell']} of {inputs['pairs']} pairs"
    how_fast = pace(inputs["slope"], inputs["days"])
    said = f"{_times(inputs)} it {finding.direction} in {pairs}, {how_fast}."
    return " ".join([said, *_direction(finding)])


def _no_direction(finding: Finding, inputs: Mapping[str, Any]) -> str:
    if inputs["rose"] == inputs["fell"] == 0:
        return f"{_times(inputs)} it stayed the same."
    return (
        f"{_times(inputs)} there is no clear direction: it rose in {inputs['rose']} of "
        f"{inputs['pairs']} pairs and fell in {inputs['fell']}."
    )


def _times(inputs: Mapping[str, Any]) -> str:
    return f"Over {inputs['n']} times since {since(inputs['first_at'], inputs['last_at'])}"


def _range(finding: Finding, inputs: Mapping[str, Any]) -> str:
    low, high = (in_its_unit(inputs[end], finding.unit) for end in ("low", "high"))
    where = f"between {low} and {high}" if low != high else f"{low} each time"
    times = f"{count(inputs['n']).capitalize()} times"
    start = since(inputs["first_at"], inputs["last_at"])
    return f"{times} since {start}, {where}. That is too few to speak of a direction."


def _phases(finding: Finding, inputs: Mapping[str, Any]) -> str:
    return (
        f"After “{inputs['label']}” on {day(inputs['at'])} it stood higher than before in "
        f"{inputs['higher']} of {inputs['pairs']} pairs of times, and equal in {inputs['equal']}. "
        "That does not show that the one led to the other."
    )


def _items(finding: Finding, inputs: Mapping[str, Any]) -> str:
    if not inputs["items"]:
        return "No answer moved."
    return f"Moved most: {'; '.join(_item(item) for item in inputs['items'])}."


def _item(item: Mapping[str, Any]) -> str:
    said = f"“{item['text']}” from {item['before_label']} to {item['after_label']}"
    return said + counts(item["shift"], turned=item["turned"])


def counts(moved: float, *, turned: bool) -> str:
    """Say, behind an answer that moved, which way that counts where more of it counts as less."""
    if not (turned and moved):
        return ""
    return f", which counts {'down' if moved > 0 else 'up'}"


def _open(finding: Finding, inputs: Mapping[str, Any]) -> str:
    many = int(finding.size or 0)
    parts = []
    if many:
        answers = "answer was" if many == 1 else "answers were"
        parts.append(f"{count(many).capitalize()} {answers} left open.")
    for text, times in inputs["nonresponses"]:
        often = {1: "once", 2: "twice"}.get(times, f"{count(times)} times")
        parts.append(f"“{text}” was chosen {often}.")
    return " ".join(parts)


def _looking_back(finding: Finding, inputs: Mapping[str, Any]) -> str:
    if finding.direction == "same":
        return "Looking back, you would place that time where you placed it then."
    way = "higher" if finding.direction == "rose" else "lower"
    return (
        f"Looking back, you would now place that time {points(finding.size or 0.0, finding.unit)} "
        f"{way}{_scale(finding)}. What the answers mean to you may have shifted since then "
        "(response shift); what you answered then stays as it is."
    )


_LABELS: Mapping[FindingKind, str] = {
    "first": "first time",
    "not_comparable": "not comparable with the time before",
    "no_score": "no score",
    "no_direction": "no clear direction",
}

_SENTENCES: Mapping[FindingKind, Callable[[Finding, Mapping[str, Any]], str]] = {
    "first": lambda _, __: "This is the first time, so there is nothing to compare it with yet.",
    "change": _change,
    "reliable_change": _reliable_change,
    "not_comparable": lambda _, inputs: f"These are not compared. {inputs['reason']}",
    "no_score": lambda _, inputs: f"There is no score for {day(inputs['at'])}. {inputs['reason']}",
    "range": _range,
    "trend": _trend,
    "no_direction": _no_direction,
    "phases": _phases,
    "moved": _items,
    "ceiling": lambda finding, _: remark(finding),
    "one_answer": lambda finding, _: remark(finding),
    "quick": lambda finding, _: remark(finding),
    "looking_back": _looking_back,
    "open_answers": _open,
}
