"""Findings as sentences that can be asked why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from growth_tui.measure.findings import Finding
from growth_tui.measure.whys import why
from growth_tui.measure.wording import AWARENESS, NO_ESTIMATE, NOTICE, sentence
from growth_tui.words.practice import NO_ESTIMATE_FOR_ANY

SHARED: Mapping[str, str] = {
    NO_ESTIMATE: NO_ESTIMATE_FOR_ANY,
    AWARENESS.format("fall"): AWARENESS.format("fall"),
    AWARENESS.format("rise"): AWARENESS.format("rise"),
    NOTICE: NOTICE,
}
"""What several sentences may say, and how it is said once after them."""


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


def once(texts: Sequence[str], *, estimated: bool) -> tuple[tuple[str, ...], str]:
    """Take out of sentences what several of them say; gives them, and what to say after them.

    Where some score is `estimated`, that there is no error estimate stays with those without one.
    """
    kept, after = tuple(texts), []
    for text, said_once in SHARED.items():
        if not (text == NO_ESTIMATE and estimated) and sum(text in each for each in kept) > 1:
            kept = tuple(each.replace(f" {text}", "") for each in kept)
            after.append(said_once)
    return kept, " ".join(after)


def in_a_row(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Sentences as they stand one after another, what several of them say once at their end."""
    found = [each.finding for each in sentences if each.finding is not None]
    estimated = any(
        each.kind == "reliable_change" or bool(each.inputs.get("estimate")) for each in found
    )
    kept, after = once([each.text for each in sentences], estimated=estimated)
    return (*kept, after) if after else kept
