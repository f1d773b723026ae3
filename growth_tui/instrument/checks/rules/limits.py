"""Scales and numbers: limits in order, anchors inside them."""

from __future__ import annotations

from growth_tui.instrument.checks.report import Report
from growth_tui.instrument.checks.rules.index import Index, Placed, ends, is_number
from growth_tui.instrument.membership import table

MOST_POINTS = 101
"""A response scale with more points is a vas or a number."""


def check(index: Index, report: Report) -> None:
    """Report limits the wrong way round, and anchors and thresholds beyond them."""
    for name, scale in index.scales.items():
        _scale(Placed(scale, ("response_scales", name)), report)
    for item in index.all_items:
        if item.raw.get("type") in ("number", "vas"):
            _ends(item, index, report)
        _example(item, index, report)


def _scale(scale: Placed, report: Report) -> None:
    limits = ends(scale.raw)
    if limits is None:
        return
    low, high = limits
    if low >= high:
        message = f"The lowest answer, {low}, must be less than the highest, {high}."
        report.error((*scale.path, "max"), message)
        return
    if high - low >= MOST_POINTS:
        message = f"A response scale has at most {MOST_POINTS} points; use a vas or a number item."
        report.error((*scale.path, "max"), message)
    for anchor in table(scale.raw.get("anchors")):
        if anchor.lstrip("-").isdecimal() and len(anchor) < 6 and not low <= int(anchor) <= high:
            message = (
                f"The anchor {anchor} lies outside the scale, which goes from {low} to {high}."
            )
            report.error((*scale.path, "anchors", anchor), message, "key")


def _ends(item: Placed, index: Index, report: Report) -> None:
    limits = index.limits(item.raw)
    if limits is not None and limits[0] >= limits[1]:
        field = "max" if "max" in item.raw else "min"
        message = f"The lowest number, {limits[0]:g}, must be less than the highest, {limits[1]:g}."
        report.error((*item.path, field), message)
    if item.raw.get("whole") is True:
        for field in ("min", "max"):
            end = item.raw.get(field)
            if is_number(end) and end != int(end):
                report.error((*item.path, field), "Whole numbers have whole limits.")


def _example(item: Placed, index: Index, report: Report) -> None:
    start = item.raw.get("ask_example_from")
    limits = index.limits(item.raw)
    if not is_number(start) or limits is None or limits[0] <= start <= limits[1]:
        return
    message = f"This must be an answer that can be given, from {limits[0]:g} to {limits[1]:g}."
    report.error((*item.path, "ask_example_from"), message)
