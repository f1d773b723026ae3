"""Footnotes: where sentences about change come from, each formula once for the whole report."""

from __future__ import annotations

from collections.abc import Iterator

from growth_tui.plain_text import clean_line
from growth_tui.report import statements
from growth_tui.report.blocks import Block, Heading, Listing
from growth_tui.report.content import Finding, FormReport


class Footnotes:
    """Numbers the footnotes as sentences ask for them, and keeps what each was made from.

    Args:
        several_forms: Whether the inputs must say which form they belong to.
    """

    def __init__(self, *, several_forms: bool) -> None:
        self._several_forms = several_forms
        self._inputs: dict[tuple[tuple[str, str], ...], dict[str, list[str]]] = {}

    def mark(self, form: FormReport, finding: Finding) -> str:
        """The mark behind a sentence, such as "[1]"; empty where nothing stands behind it."""
        if not finding.why:
            return ""
        by_form = self._inputs.setdefault(finding.why, {})
        lines = by_form.setdefault(clean_line(form.title), [])
        inputs = clean_line(finding.inputs)
        if inputs and inputs not in lines:
            lines.append(inputs)
        return f"[{list(self._inputs).index(finding.why) + 1}]"

    def blocks(self) -> Iterator[Block]:
        """All footnotes, in the order of their numbers."""
        if not self._inputs:
            return
        yield Heading(2, statements.WHY)
        yield Listing(
            tuple(
                (f"[{number}]", first, (*further, *self._made_from(by_form)))
                for number, (why, by_form) in enumerate(self._inputs.items(), start=1)
                for first, *further in [[_reason(*reason) for reason in why]]
            )
        )

    def _made_from(self, by_form: dict[str, list[str]]) -> Iterator[str]:
        for title, lines in by_form.items():
            if lines and self._several_forms:
                yield f"{title}:"
            yield from lines


def _reason(label: str, text: str) -> str:
    return f"{clean_line(label)}: {clean_line(text)}"
