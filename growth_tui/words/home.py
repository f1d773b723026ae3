"""Words of Home: counts and days, never a private word."""

from __future__ import annotations

from datetime import date

from growth_tui.dates import short_day

HELP_HOME = (
    "What is due, what you have begun, what you promised, and what moved. Enter opens the line "
    "under the cursor; <home.why> says how the words on what moved come about. No private word "
    "ever stands here.\n\n"
    "<home.timeline> shows everything in order of time, past results too, and Enter opens one. ^p "
    "finds what has no key here: the settings, the passphrase, dark or light."
)
BEGUN = "begun, {} of {}"
TO_BEGIN = "begin"
TO_GO_ON = "go on"
NOTHING_DUE = "Nothing is due."


def repairs(count: int) -> str:
    """Open repairs, by count only."""
    return "1 repair to look at again" if count == 1 else f"{count} repairs to look at again"


REPAIRS = "Repairs"


def open_repairs(count: int) -> str:
    """How many repairs are not closed."""
    return f"{count} open"


def promises_past(count: int) -> str:
    """Open promises whose day has passed, by count only."""
    return "1 promise is past its day" if count == 1 else f"{count} promises are past their day"


def damaged(count: int) -> str:
    """That some files could not be read."""
    files = "1 file" if count == 1 else f"{count} files"
    return f"{files} could not be read. “growth-tui doctor” says which; nothing else is touched."


def promises(count: int, until: date | None, today: date) -> str:
    """How many promises are open, and the next day that one runs to."""
    if until is None or until < today:
        return f"{count} open"
    return f"{count} open, the next until {short_day(until)}"


def next_consultation(on: date | None, questions: int) -> str:
    """When the next session is and how many questions are gathered for it."""
    gathered = "1 question gathered" if questions == 1 else f"{questions} questions gathered"
    when = short_day(on) if on else "no day set"
    return f"{when}, {gathered}" if questions else when
