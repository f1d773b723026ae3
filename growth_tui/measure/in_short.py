"""What a finding was made from, in one line: for footnotes, where many of them stand together."""

from __future__ import annotations

from growth_tui.dates import day
from growth_tui.measure.findings import Finding
from growth_tui.measure.whys import why

_ENDS = ("before", "after")
_SENTENCES = ("here",)
"""Labels of inputs that are sentences of their own."""


def inputs_in_short(finding: Finding) -> str:
    """Give the inputs of `why(finding)` in a line that begins with the score's title.

    A change gives its two ends, positions with the values in the score's own units beside them:
    "Overall: before 59.09 (value 3.36) on 23 Sep 2026, after 58.57 (3.34) on 23 Oct 2026".
    """
    inputs = why(finding).inputs
    if finding.kind in ("change", "reliable_change"):
        rest = inputs[3:]  # two ends, and the limits of the scale
        parts = [_ends(finding), *(f"{label} {value}" for label, value in rest)]
    else:
        parts = [
            value if label in _SENTENCES else f"{label} {value}" for label, value in inputs if value
        ]
    text = "; ".join(parts)
    return f"{finding.title}: {text}" if finding.title and text else text


def _ends(finding: Finding) -> str:
    inputs = finding.inputs
    said: list[str] = []
    for name in _ENDS:
        value = ""
        if finding.unit == "position":
            word = "" if said else "value "
            value = f" ({word}{_fine(inputs[f'{name}_value'])})"
        said.append(f"{name} {_fine(inputs[name])}{value} on {day(inputs[f'{name}_at'])}")
    return ", ".join(said)


def _fine(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
