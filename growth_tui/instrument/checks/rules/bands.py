"""A score's range, the bands that divide it, and what a reference must bring."""

from __future__ import annotations

import math
from itertools import pairwise

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Placed, is_number, placed
from growth_tui.instrument.membership import Raw, table
from growth_tui.instrument.ranges import Limits

_NEAR = 1e-9


def check_values(score_id: str, own: Raw, path: Path, possible: Limits, report: Report) -> Limits:
    """Report what does not fit the values that a score can take; give its range.

    Args:
        score_id: The score.
        own: What the form declares of the score.
        path: Where.
        possible: The lowest and highest value that its parts can give.
        report: Where faults go.
    """
    if math.isclose(*possible, abs_tol=_NEAR):
        always = f"the score {quoted(score_id)} is {possible[0]:g}"
        report.error(path, f"Whatever is answered, {always}; it says nothing.")
        return possible
    limits = _range(own, path, possible, report)
    if isinstance(own.get("bands"), list):
        bands = placed(own["bands"], (*path, "bands"))
        if all(is_number(band.raw.get(end)) for band in bands for end in ("from", "to")):
            _bands(bands, limits, report)
    _reference(table(own.get("reference")), (*path, "reference"), limits, report)
    return limits


def _range(own: Raw, path: Path, possible: Limits, report: Report) -> Limits:
    """The score's range: its own where it is sound, else what is possible."""
    declared = own.get("range")
    if not (isinstance(declared, list) and len(declared) == 2 and all(map(is_number, declared))):
        return possible
    low, high = declared
    where = (*path, "range")
    if low >= high:
        report.error(where, f"The lowest value, {low:g}, must be less than the highest, {high:g}.")
        return possible
    span = f"its parts give values from {possible[0]:g} to {possible[1]:g}"
    if low > possible[0] + _NEAR or high < possible[1] - _NEAR:
        report.error(where, f"The range is too narrow: {span}.")
        return possible
    if low < possible[0] - _NEAR or high > possible[1] + _NEAR:
        report.warning(where, f"The range is wider than needed: {span}.")
    return low, high


def _bands(bands: list[Placed], limits: Limits, report: Report) -> None:
    for band in bands:
        if band.raw["from"] >= band.raw["to"]:
            report.error((*band.path, "to"), "A band must end above where it begins.")
            return
    for before, after in pairwise(bands):
        end, start = before.raw["to"], after.raw["from"]
        if start > end:
            message = f"There is a hole between {end:g} and {start:g}: “to” is where the next band "
            report.error((*before.path, "to"), message + f"begins, so write {start:g}.")
        elif start < end:
            where = (*after.path, "from")
            message = f"This band begins at {start:g}, before the last one ends at {end:g}."
            report.error(where, f"{message} Bands stand in order and do not overlap.")
    _cover(bands, limits, report)


def _cover(bands: list[Placed], limits: Limits, report: Report) -> None:
    if not bands:
        return
    first, last = bands[0], bands[-1]
    low, high = first.raw["from"], last.raw["to"]
    for end, edge, band, field, short in (
        (low, limits[0], first, "from", low > limits[0] + _NEAR),
        (high, limits[1], last, "to", high < limits[1] - _NEAR),
    ):
        if short:
            message = f"The bands must cover the score's range, {limits[0]:g} to {limits[1]:g}."
            report.error((*band.path, field), message)
        elif not math.isclose(end, edge, abs_tol=_NEAR):
            message = f"The score goes only from {limits[0]:g} to {limits[1]:g}."
            report.warning((*band.path, field), message)


def _reference(reference: Raw, path: Path, limits: Limits, report: Report) -> None:
    if not reference:
        return
    needed = ("sd", "reliability", "type", "citation")
    missing = [name for name in needed if name not in reference]
    if missing:
        message = f"Without {' and '.join(missing)} no error estimate can be shown."
        report.warning(path, message, "key")
    mean = reference.get("mean")
    if is_number(mean) and not limits[0] <= mean <= limits[1]:
        message = f"The score goes only from {limits[0]:g} to {limits[1]:g}."
        report.error((*path, "mean"), message)
