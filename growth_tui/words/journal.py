"""Words of the journal: reflections, repairs, beliefs, the body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from growth_tui.dates import day, short_day

JOURNAL = "Journal"
HELP_JOURNAL = (
    "Your reflections, the newest first; above them what you have begun. Enter reads the one under "
    "the cursor, or goes on with it; <journal.write> writes a new one. / searches every word you "
    "wrote; <journal.filter> shows one kind, or what belongs to one facet of your practice.\n\n"
    "<journal.repairs> shows the repairs, <journal.beliefs> the beliefs you have traced, "
    "<journal.body> what the body told. What is deleted is gone for good."
)
NO_ENTRIES = (
    "Nothing is written yet. A reflection takes a few minutes: a misstep while it is fresh, a "
    "belief and where it came from, what the body did. <journal.write> begins one."
)
NOT_FINISHED = "Begun"
NOTHING_FOUND = "Nothing fits. Esc shows everything again."
SEARCH_HINT = "words you wrote"
EVERYTHING = "everything"
WHICH_ENTRIES = "What do you want to see?"
WRITE = "Write a reflection"
HELP_WRITE = "Enter opens the reflection under the cursor; it says what it is before it begins."
WRITTEN_ON = "{}, changed {}"

DELETE = (
    "Delete this reflection for good? Backups, exports and a sync service’s history may still "
    "hold it."
)
DELETE_IT = "Delete it"
KEEP_IT = "Keep it"
DELETED = "Deleted."
HELP_READ = (
    "What you wrote, under the questions. <reflection.edit> changes it: each change is kept at "
    "once. <reflection.delete> deletes it for good, together with the repair that belongs to it."
)
NOTHING_IN_IT = "Every question was left open."
NOTE = "Note: {}"
REPAIR_STANDS = "Repair: {}"

# After writing.
KEPT = "It is kept."
SETTLE = "Before you go on"
WHICH_BELIEF = "Which belief was it?"
NONE_OF_THEM = "None of these"
SAY_BELIEF = "Say which belief it was"
SAY_REPAIR = "Say where the repair stands"
PROMISE_NEXT_TIME = "Make next time a promise"
HELP_AFTER = "Nothing has to be done here. Esc, or Enter on the button, goes on."
DONE = "Done"

# Repairs.
REPAIRS = "Repairs"
HELP_REPAIRS = (
    "The repairs that came of your reflections. Enter opens one: where it stands, why, and when to "
    "look again. An open one is counted on Home, without its words, until it is closed; not "
    "possible and not mine to reopen close it as well as made does."
)
HELP_REPAIR = (
    "Tab goes on, Enter takes what is under the cursor. The states before stay below, with their "
    "dates."
)
NO_REPAIRS = (
    "None yet. A reflection on a misstep asks where its repair stands, and what stands open comes "
    "here."
)
STATES: Mapping[str, str] = {
    "not_yet": "Not yet",
    "tried": "Tried",
    "made": "Made",
    "not_possible": "Not possible",
    "not_mine_to_reopen": "Not mine to reopen",
}
STILL_OPEN = "Open"
CLOSED = "Closed"
LOOK_AGAIN = "look again {}"
WHERE_IT_STANDS = "Where does it stand?"
WORD_OF_WHY = "Why"
LOOK_AGAIN_ON = "Look again"
ON_RELIEF = (
    "An apology that mostly relieves the one who makes it is no repair. Acting differently from "
    "now on is one, and needs nobody’s answer."
)
KEEP = "Keep this"
BEFORE = "Before"

# Beliefs.
BELIEFS = "Beliefs"
HELP_BELIEFS = (
    "Each belief that you traced, and how often it was noticed again. Noticing it is the practice, "
    "however strong it was. Enter opens one; <beliefs.notice> notes that it came up again."
)
HELP_BELIEF = (
    "<belief.notice> notes that it came up again. Enter reads what you wrote when you traced it."
)
NO_BELIEFS = (
    "None yet. “Origins of a belief” traces one to where it came from; here you then see each time "
    "it comes up, and how strong its hold was. <beliefs.trace> begins one."
)
UNNAMED = "A belief without a name"
ITS_HOLD = "Its hold"
NOT_AGAIN = "not again yet"
NOTICED_AGAIN = "Noticed again"
LAST = "last {}"
HOLD_THEN_NOW = "hold, then → now"
VOICES = "Whose voice was in them"
TRACED = "Traced on {}. It has not been noted again yet; <belief.notice> does that."
LEFT_OPEN = "left open"
TRACED_THEN = "traced"
HOLD_OF_TEN = "hold, of 10"

# The body.
BODY = "Body"
HELP_BODY = (
    "What came back in your body check-ins: which places, which sensations, and whether the "
    "reaction was less strong by the end. It counts, and claims nothing more."
)
NO_BODY = (
    "None yet. A body check-in notes where a reaction sits, what it is like and how strong; what "
    "comes back shows here. <body-view.new> begins one."
)
AT_ITS_HEIGHT = "At its height"
AFTERWARDS = "Afterwards"
PLACES = "Places that come back"
SENSATIONS = "Sensations that come back"
NONE_AGAIN = "none more than once yet"
NUMBERS = "A number on the figure says in how many check-ins."
STRENGTH = "Strength, at its height and afterwards"
NO_STRENGTH = "No check-in tells how strong it was yet."
SETTLING_ITSELF = "A reaction also settles by itself; this does not show why it did."


def reflections(count: int) -> str:
    """How many reflections are shown."""
    return "1 reflection" if count == 1 else f"{count} reflections"


def check_ins(count: int) -> str:
    """How many check-ins are counted."""
    return "1 check-in" if count == 1 else f"{count} check-ins"


def times(count: int, of: int) -> str:
    """In how many of the check-ins."""
    return f"{count} of {of}"


def often(count: int) -> str:
    """How often a belief was noticed again."""
    return "once" if count == 1 else f"{count} times"


def noticed(count: int, last: date) -> str:
    """How often a belief was noticed again, and when last."""
    return f"Noticed again {often(count)}, last on {day(last)}."


def holds(values: Sequence[float | None]) -> str:
    """How strong a belief's hold was at first and last, as two numbers."""
    told = [value for value in values if value is not None]
    if not told:
        return ""
    return f"{told[0]:g}" if len(told) == 1 else f"{told[0]:g} → {told[-1]:g}"


def hold(value: float | None) -> str:
    """How strong a hold was."""
    return LEFT_OPEN if value is None else f"{value:g} of 10"


def hold_then_now(first: float, last: float, when: date) -> str:
    """How strong a belief's hold was when it was traced and how strong last."""
    return f"Its hold was {first:g} of 10 when you traced it and {last:g} of 10 on {day(when)}."


def met_so(counts: list[tuple[str, int]]) -> str:
    """How one related to a belief, each way with its count."""
    ways = ", ".join(f"“{way}” {count}" for way, count in counts)
    return f"How you met it: {ways}."


def fell(lower: int, same: int, higher: int) -> str:
    """Whether the strength was lower afterwards."""
    of = lower + same + higher
    said = f"Afterwards it was lower in {lower} of {of}"
    rest = [f"{count} {what}" for count, what in ((same, "the same"), (higher, "higher")) if count]
    return f"{said}, {' and '.join(rest)}." if rest else f"{said}."


def repair_stands(state: str) -> str:
    """Where a repair stands, in a line."""
    return REPAIR_STANDS.format(STATES[state].lower())


def look_again(on: date | None, today: date) -> str:
    """When to look at a repair again."""
    if on is None:
        return ""
    if on <= today:
        return LOOK_AGAIN.format("now")
    return LOOK_AGAIN.format(short_day(on) if on.year == today.year else day(on))
