"""Findings as sentences that can be asked why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from growth_tui.measure.findings import Finding
from growth_tui.measure.whys import why
from growth_tui.measure.wording import sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """What can be said; for who asks why, a label and a text each, and what it was made of."""

    text: str
    reasons: tuple[tuple[str, str], ...] = ()
    finding: Finding | None = None


def said(finding: Finding, *, named: bool = False) -> Sentence:
    """One finding as a sentence, with the score's title in it where `named`."""
    reason = why(finding)
    reasons = [
        ("How", reason.formula),
        *((label[0].upper() + label[1:], value) for label, value in reason.inputs),
        ("Source", reason.source),
        ("What it does not mean", reason.caution),
    ]
    return Sentence(
        sentence(finding, named=named),
        tuple((label, text) for label, text in reasons if text),
        finding,
    )


def all_said(findings: Iterable[Finding | None]) -> tuple[Sentence, ...]:
    """Findings as sentences that name their score, each sentence once."""
    sentences = [said(each, named=bool(each.title)) for each in findings if each is not None]
    return tuple({each.text: each for each in sentences}.values())
