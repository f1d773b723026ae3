"""A score's own map from an item's answers to points."""

from __future__ import annotations

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index, is_number, placed
from growth_tui.instrument.membership import Raw
from growth_tui.instrument.ranges import Limits, points_limits

MOST_ANSWERS = 1000
"""A number item with more possible answers than this cannot have a map."""


def limits_in_score(
    item: Raw, index: Index, points: object, path: Path, report: Report
) -> Limits | None:
    """The limits of what an item counts in a score, with the score's own points where it has them.

    Reports points for answers that cannot be given, and answers without points.
    """
    if not isinstance(points, dict):
        return index.limits(item)
    kind = item.get("type")
    if kind in ("scale", "number"):
        _numbers(item, index, points, path, report)
    elif kind in ("single_choice", "multiple_choice"):
        codes = [choice.raw.get("code") for choice in placed(item.get("choices"), ())]
        known = [code for code in codes if isinstance(code, str)]
        for answer in points:
            if answer not in known:
                message = f"{quoted(answer)} is no choice of this item."
                near = report.did_you_mean(answer, known)
                report.error((*path, answer), message + near, "key")
    elif isinstance(kind, str):
        report.error(path, "Points are for scales, whole numbers and choices.", "key")
        return None
    numbers = [value for value in points.values() if is_number(value)]
    if len(numbers) < len(points) or not numbers:
        return None
    return points_limits(numbers, several=kind == "multiple_choice")


def _numbers(item: Raw, index: Index, points: Raw, path: Path, report: Report) -> None:
    limits = index.limits(item)
    if item["type"] == "number" and item.get("whole") is not True:
        report.error(path, "Points for a number item need “whole”: true.", "key")
        return
    if limits is None or limits[1] - limits[0] >= MOST_ANSWERS:
        if item["type"] == "number":
            message = "Points for a number item need “min” and “max”, at most 1,000 apart."
            report.error(path, message, "key")
        return
    possible = {str(answer) for answer in range(int(limits[0]), int(limits[1]) + 1)}
    for answer in points:
        if answer not in possible:
            message = f"{quoted(answer)} is no answer to this item."
            report.error((*path, answer), message, "key")
    missing = sorted(possible - points.keys(), key=int)
    if missing:
        few = ", ".join(missing[:5]) + (", ..." if len(missing) > 5 else "")
        report.error(path, f"These answers have no points: {few}.", "key")
