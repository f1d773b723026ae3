"""Words for records that were edited in two places at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from growth_tui.dates import weekday_and_day

TITLE = "Edited in two places"
HELP = (
    "This was changed in two places before one knew of the other: in two windows, or on two "
    "machines. The newest text counts meanwhile; none is lost. A number keeps that text, and the "
    "others go for good; Esc leaves them as they are. To use words of both, copy what you need "
    "first."
)
THIS_RECORD = "Edited in two places. <apart.show> shows both texts."
HOW = "What differs is shown here; the rest is the same. Every text stays until you keep one."
ALIKE = "What can be shown here is the same; only what the program notes beside it differs."
KEEP_THIS = "Keep this one"
KEEP_ASKED = "Keep this text? The other goes for good, except from backups and other copies."
DO_KEEP = "Keep it"
DECIDE_LATER = "Decide later"
EDITED_AGAIN = "Nothing was dropped: this was edited again, or settled, meanwhile."
LOOK_AGAIN = "Look at it again."
KEPT = "Kept; the other is gone."
FILLED_IN_TWICE = "This was filled in in two places at once, and the answers differ."
KEEP_ONE_FIRST = (
    "Everything is kept. Home counts it below, and Enter there shows both; keep one, then go on."
)
FIRST_LEAVE = "Keep or leave first what you wrote here; then <apart.show> shows both."
LEFT_OPEN = "left open"
NOTE = "Note: {}"
YES_NO: Mapping[bool, str] = {True: "yes", False: "no"}
NONE_APART = "Nothing was edited in two places."
HOW_TO_SHOW = (
    "“growth-tui settle” with one of these ids shows every text; with --keep and a number besides "
    "it keeps one."
)
HOW_TO_KEEP = "“growth-tui settle {} --keep 1” keeps the first of them."


def saved(number: int, when: datetime, *, counts: bool) -> str:
    """Which version it is, when it was saved, and whether it is the one that counts."""
    said = f"{number}   Saved on {weekday_and_day(when)} at {when:%H:%M}"
    return f"{said}; this one counts now" if counts else said


def count(records: int) -> str:
    """How many records, without a word of them."""
    return f"{TITLE}: 1 record" if records == 1 else f"{TITLE}: {records} records"
