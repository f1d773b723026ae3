"""Words for what lies between two assessments: promises, consultations, questions, due dates."""

from __future__ import annotations

from collections.abc import Mapping

SESSION_MARK = "consultation"
PHASE_MARK = "new phase"

WORKED_ON: Mapping[str, str] = {
    "internal_family_systems": "Internal Family Systems",
    "somatic": "Somatic work",
    "accountability": "Accountability",
    "repair": "A repair",
    "knowledge": "Knowledge of a culture or group",
}

COMMITMENT_STATES: Mapping[str, str] = {
    "open": "open",
    "kept": "kept",
    "changed": "changed",
    "let_go": "let go",
}

# The timeline: what happened, never a private word.
PROMISE_STEPS: Mapping[str, str] = {
    "open": "Promise made",
    "kept": "Promise kept",
    "changed": "Promise changed",
    "let_go": "Promise let go",
}
PROMISE_AGAIN = "Promise taken up again"
PROMISE_ON = "{}: {}"
LOOKED_BACK = "{}, looking back"
REPAIR_STATES: Mapping[str, str] = {
    "not_yet": "not yet",
    "tried": "tried",
    "made": "made",
    "not_possible": "not possible",
    "not_mine_to_reopen": "not mine to reopen",
}
REPAIR_ON = "Repair: {}"
QUESTION_NOTED = "Question to bring noted"
SESSION = "Consultation"
SESSION_WITH = "Consultation with {}"
NEW_PHASE = "{}, a new phase"

TIMELINE_KINDS: Mapping[str, str] = {
    "result": "Assessments",
    "looking_back": "Looking back",
    "reflection": "Reflections",
    "repair": "Repairs",
    "commitment": "Promises",
    "consultation": "Consultations",
    "question": "Questions",
}
"""What each kind of entry is called, in the order in which they are offered."""

MADE_UP = "This is a made-up year. Nothing that you do here is kept."

# Reminders: in a calendar that others may see, and in `growth-tui due`.
NOTHING_TO_REMIND = "There is nothing to be reminded of yet."
WHAT_REMINDS = (
    "Forms that were taken once, promises, repairs and a next consultation get a day each."
)
REMIND_FORM = "Growth: {}"
REMIND_PROMISE = "Growth: a promise to look at"
REMIND_REPAIR = "Growth: a repair to look at again"
REMIND_SESSION = "Growth: consultation"
NOTHING_DUE = "Nothing is due."
NEXT_DUE = "Next: {}, {}."
NOT_ALL_READ = "Some records could not be read, so this may not be everything."
FIND_DAMAGE = "“growth-tui doctor” says which."


def promises_past(count: int) -> str:
    """Promises whose day has passed, by count only."""
    if count == 1:
        return "1 promise is past its day: keep it, change it or let it go."
    return f"{count} promises are past their day: keep them, change them or let them go."


def repairs_due(count: int) -> str:
    """Repairs whose day has come, by count only."""
    return "1 repair to look at again." if count == 1 else f"{count} repairs to look at again."


# Questions that the records suggest.
ABOUT_CHANGE = "“{}” Last time: {}. Now: {}. What was different?"
ABOUT_UNSHARED = "One answer on {} ({}) changed a good deal since last time. What was different?"
ABOUT_REPAIR = "A repair stands at “{}” since {}. What would serve the other person now?"

# Charts.
BREAK = "* {}: {}"
BREAKS = "* First on {}: {}"
TOO_MANY_LINES = "At most {} scores can be told apart on one chart; choose fewer."

# Reports.
NO_ESTIMATE_FOR_ANY = (
    "None of these scores has a published error estimate, so we cannot say whether any of these "
    "changes exceeds ordinary wobble."
)
NOT_SHARED = "(answered; the licence of this form does not let its wording be passed on)"
