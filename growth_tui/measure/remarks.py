"""How a form was answered, in words: for the person alone, and for a report that they share."""

from __future__ import annotations

from growth_tui.measure.amounts import number
from growth_tui.measure.findings import Finding

ONLY_YOU = "Only you see this."


def remark(finding: Finding) -> str:
    """Say it to the person who answered, who alone sees it."""
    return f"{_seen(finding)} {_TO_YOU[finding.kind]} {ONLY_YOU}".replace("  ", " ")


def remark_in_report(finding: Finding) -> str:
    """Say it in a report, where the person chose to share it."""
    return f"{_seen(finding)} {_TO_OTHERS[finding.kind]}".rstrip()


def _seen(finding: Finding) -> str:
    inputs = finding.inputs
    match finding.kind:
        case "one_answer":
            return f"{inputs['run']} questions in a row have the same answer."
        case "quick":
            seconds = number(finding.size or 0.0)
            return f"This took about {seconds} second{'' if seconds == '1' else 's'} a question."
    return (
        f"{inputs['at_end']} of {inputs['of']} answers stand at the far end of their scale, so "
        "this form has little room left to show change in that direction."
    )


_TO_YOU = {
    "one_answer": "That may be just how it was; if you were tired, another day is as good.",
    "quick": (
        "If you know the questions well, that is fine; if you were in a hurry, another day is as "
        "good."
    ),
    "ceiling": "",
}
_TO_OTHERS = {
    "one_answer": "That may be just how it was.",
    "quick": "Questions that one knows well take little time.",
    "ceiling": "",
}
