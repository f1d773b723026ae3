"""All rules over one parsed form: first the shape of each part, then how the parts fit."""

from __future__ import annotations

from growth_tui.instrument.checks.form_fields import FORM
from growth_tui.instrument.checks.kinds import MOST_ITEMS
from growth_tui.instrument.checks.report import EnoughError, Report
from growth_tui.instrument.checks.rules import (
    branching,
    identities,
    limits,
    references,
    scoring,
    screen,
    translations,
)
from growth_tui.instrument.checks.rules.index import Index


def examine(form: object, report: Report, *, warnings: bool) -> None:
    """Report what is wrong with a parsed form; with `warnings` also what may be.

    Stops where there is more than anybody would read.
    """
    try:
        FORM.check(form, (), report)
        if isinstance(form, dict):
            _fit(Index(form), report, warnings=warnings)
    except EnoughError:
        pass


def _fit(index: Index, report: Report, *, warnings: bool) -> None:
    if len(index.all_items) > MOST_ITEMS:
        report.error(("sections",), f"A form has at most {MOST_ITEMS:,} items.", "key")
        return
    for rules in (identities, references, limits, branching, scoring, translations):
        rules.check(index, report)
    if warnings:
        screen.check(index, report)
