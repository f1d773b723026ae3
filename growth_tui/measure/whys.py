"""The answer to "why?": formula, inputs, source, and what a finding does not mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from growth_tui.dates import day
from growth_tui.measure import sources
from growth_tui.measure.amounts import in_its_unit, number, one_sitting, reliability
from growth_tui.measure.findings import Finding, FindingKind

Inputs = tuple[tuple[str, str], ...]

POSITION = "position = 100 x (value - lowest) / (highest - lowest)"
NOT_SHOWN = "A change in the number does not show that practice changed."
OWN_FORM = "A position is on this form's scale only; it cannot be held against another form's."
NO_FAULT = (
    "It does not mean that an answer is wrong. No score is changed by it, and no report has it "
    "unless that is asked for."
)
SELF_RATED = "It is how you rated yourself, on the days that you did."


@dataclass(frozen=True, slots=True)
class Why:
    """What stands behind a sentence.

    Attributes:
        formula: How it was worked out.
        inputs: Label and value of everything that went in, in reading order.
        source: Where the formula or rule comes from.
        caution: What it does not mean.
    """

    formula: str
    inputs: Inputs
    source: str
    caution: str

    def lines(self) -> tuple[str, ...]:
        """Give it as lines to read: formula, each input, source, caution."""
        given = tuple(f"{label}: {value}" for label, value in self.inputs)
        return (self.formula, *given, f"Source: {self.source}.", self.caution)


def why(finding: Finding) -> Why:
    """Answer "why?" for any finding."""
    return _WHYS[finding.kind](finding, finding.inputs)


def _change(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    if finding.unit == "position":
        return Why(
            f"change = position after - position before; {POSITION}",
            _ends(finding),
            sources.POMP,
            f"{NOT_SHOWN} {OWN_FORM}",
        )
    return Why("change = score after - score before", _ends(finding), sources.OURS, NOT_SHOWN)


def _reliable_change(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    caution = (
        "A change beyond the band is unlikely to be measurement error alone. "
        "It does not show that practice changed, nor why. "
        "The band depends on the people whose SD it was made from."
    )
    if one_sitting(inputs["type"]):
        caution += " It is made from one sitting and leaves out day-to-day variation."
    return Why(
        "SEM = SD sqrt(1 - r); S_diff = SEM sqrt(2); band = z(.975) S_diff; RC = change / S_diff",
        (
            *_ends(finding),
            ("SD", number(inputs["sd"])),
            ("reliability r", f"{reliability(inputs['reliability'])}, {inputs['type']}"),
            ("SEM", _three(inputs["sem"])),
            ("S_diff", _three(inputs["s_diff"])),
            ("band", _three(inputs["rci"])),
            ("RC", _three(inputs["rc"])),
            ("SD and r from", inputs["citation"]),
        ),
        sources.RCI,
        caution,
    )


def _ends(finding: Finding) -> Inputs:
    inputs = finding.inputs
    low, high = inputs["range"]
    ends = [(name, day(inputs[f"{name}_at"]), inputs[name]) for name in ("before", "after")]
    limits = ("lowest and highest value", f"{number(low)} and {number(high)}")
    if finding.unit == "score":
        return (*((f"{name}, {on}", _fine(x)) for name, on, x in ends), limits)
    return (
        *(
            (f"position {name}, {on}", f"{_fine(x)} (value {_fine(inputs[f'{name}_value'])})")
            for name, on, x in ends
        ),
        limits,
    )


def _range(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "the lowest and the highest of all times",
        (
            ("times", str(inputs["n"])),
            ("lowest", in_its_unit(inputs["low"], finding.unit)),
            ("highest", in_its_unit(inputs["high"], finding.unit)),
            *_span(inputs),
        ),
        sources.OURS,
        "With fewer than five times no direction can be told from ups and downs.",
    )


def _trend(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "Every earlier time is paired with every later one. The pace is the median of the slopes "
        "of all pairs, by date (Theil-Sen). A direction is called clear where two of three pairs "
        "that differ, and the pace, go the same way.",
        (
            ("times", str(inputs["n"])),
            ("pairs", str(inputs["pairs"])),
            ("pairs that rose", str(inputs["rose"])),
            ("pairs that fell", str(inputs["fell"])),
            ("S, risen less fallen", str(inputs["rose"] - inputs["fell"])),
            ("points a day", _three(inputs["slope"])),
            *_span(inputs),
        ),
        f"{sources.THEIL_SEN}; {sources.MANN_KENDALL}",
        f"It describes these times and tests nothing: it can come about by chance. {NOT_SHOWN}",
    )


def _span(inputs: Mapping[str, Any]) -> Inputs:
    return (("from", day(inputs["first_at"])), ("to", day(inputs["last_at"])))


def _phases(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "NAP = (pairs higher after + pairs equal / 2) / all pairs of one time before and one after",
        (
            ("times before", str(inputs["n_before"])),
            ("times after", str(inputs["n_after"])),
            ("pairs higher after", str(inputs["higher"])),
            ("pairs equal", str(inputs["equal"])),
            ("all pairs", str(inputs["pairs"])),
            ("NAP", _three(finding.size or 0.0)),
        ),
        sources.NAP,
        "What else happened at that time is in it too, and so is a direction that began before. "
        f"{NOT_SHOWN}",
    )


def _looking_back(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "difference = as you would rate that time now - as you rated it then",
        (
            (f"rated on {day(inputs['taken_at'])}", _fine(inputs["before"])),
            ("rated now for then", _fine(inputs["after"])),
        ),
        sources.RESPONSE_SHIFT,
        "Memory moves too, and people tend to place their past below their present. Neither "
        "rating is the true one.",
    )


def _moved(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "distance = (answer after - answer before) / (highest - lowest answer of that question)",
        tuple(
            (item["text"], f"{item['before_label']} to {item['after_label']}")
            for item in inputs["items"]
        ),
        sources.OURS,
        "One answer carries more wobble than a score of many. Look at what happened, not at the "
        "number.",
    )


def _one_answer(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    spread = inputs["spread"]
    return Why(
        "the longest row of questions with the same answer, before any is turned",
        (
            ("longest row", str(inputs["run"])),
            ("questions answered with a number", str(inputs["of"])),
            ("spread of the answers, 0 to 50", "" if spread is None else number(spread)),
        ),
        sources.LONG_RUN,
        NO_FAULT,
    )


def _quick(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "seconds a question = total time / questions that came up",
        (
            ("seconds a question", number(finding.size or 0.0)),
            ("questions", str(inputs["of"])),
        ),
        sources.QUICK,
        NO_FAULT,
    )


def _ceiling(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "answers at the end of their scale towards which the form counts / answers given",
        (("at the far end", str(inputs["at_end"])), ("answers", str(inputs["of"]))),
        sources.OURS,
        "It says something of the form's room, and nothing of how well anyone practises.",
    )


def _open(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "questions that came up and have no answer; answers that say why there is none",
        (
            ("left open", number(finding.size or 0.0)),
            *((t, str(n)) for t, n in inputs["nonresponses"]),
        ),
        sources.OURS,
        "Both are missing from the scores. Nothing is counted as zero.",
    )


def _first(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "one time gives a profile and no change",
        (("taken on", day(inputs["taken_at"])),),
        sources.OURS,
        f"{SELF_RATED} It compares you with nobody.",
    )


def _not_comparable(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "Two results are compared where keys, words and language agree, or the form's change log "
        "declares them comparable.",
        (("here", inputs["reason"]),),
        sources.OURS,
        "Each result stands by itself as it was.",
    )


def _no_score(finding: Finding, inputs: Mapping[str, Any]) -> Why:
    return Why(
        "A score needs as many answers as the form asks for; nothing is filled with zeros.",
        (("on", day(inputs["at"])), ("here", inputs["reason"])),
        sources.OURS,
        "A gap is not a low score.",
    )


def _three(value: float) -> str:
    return f"{value:.3f}"


def _fine(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


_WHYS: Mapping[FindingKind, Callable[[Finding, Mapping[str, Any]], Why]] = {
    "first": _first,
    "change": _change,
    "reliable_change": _reliable_change,
    "not_comparable": _not_comparable,
    "no_score": _no_score,
    "range": _range,
    "trend": _trend,
    "no_direction": _trend,
    "phases": _phases,
    "moved": _moved,
    "ceiling": _ceiling,
    "one_answer": _one_answer,
    "quick": _quick,
    "looking_back": _looking_back,
    "open_answers": _open,
}
