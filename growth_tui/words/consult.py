"""Words of the place for consultations, questions and promises, and of the timeline."""

from __future__ import annotations

from datetime import date

from growth_tui.dates import day, short_day

HELP_CONSULT = (
    "What lies between two assessments: questions to bring to your consultant, promises to "
    "yourself, and a log of sessions. A consultant is whoever agreed to do this work with you: a "
    "consultant, a supervisor, a peer group.\n\n"
    "Enter opens the line under the cursor. <consult.gather> suggests questions from the answers "
    "that changed most, from open repairs, and from what you noted to bring; nothing is added "
    "unless you choose it. A session can be marked as the beginning of something new: Progress "
    "then sets what came before beside what came after."
)
HELP_TIMELINE = (
    "Everything in order of time, the latest first. Enter opens what stands under the cursor; "
    "<timeline.filter> chooses what is shown. What you wrote is never in a title."
)
HELP_SESSION = (
    "None of this has to be filled in. Initials are enough. Leave out what could identify a "
    "client. Tab goes on. Keep puts it in the log; Esc leaves, and asks first where "
    "something was written. Should the program stop meanwhile, what you wrote is still here."
)

CONSULT = "Consult"
NEXT_CONSULTATION = "Next consultation"
QUESTIONS = "Questions to bring"
PROMISES = "Promises"
SESSIONS = "Sessions"
CLOSED = "Kept, changed or let go"
NO_DAY = "no day set"
WITH = "{}, with {}"

NO_QUESTIONS = "None yet. <consult.question> notes one, <consult.gather> suggests some."
NO_PROMISES = "None open. <consult.promise> makes one; a result offers something to try."
NO_SESSIONS = "None yet. <consult.session> logs one, past or planned."

UNTIL = "until {}"
PAST = "its day was {}"
NO_UNTIL = "no day set"
PLANNED = "planned"
BEGUN = "not kept yet"
BROUGHT = "brought"

DELETE_QUESTION = "Remove this question for good?"
DELETE_PROMISE = "Remove this promise for good? Closing it with a word of why keeps the story."
DELETE_SESSION = "Remove this session for good? Its questions go back on the list."
REMOVE = "Remove it"
KEEP = "Keep it"
LEAVE = "Leave it"
THROW_AWAY = "What you wrote here is not kept yet."
KEEP_SESSION = "Keep"
HELD = "Held on disk. Keep puts it in the log."
WRITE_ON = "Go on writing"
DO_THROW_AWAY = "Throw it away"

NOTE_QUESTION = "A question to bring"
QUESTION_HINT = (
    "Words that you would not mind reading aloud, and nothing that could identify a client. Tab, "
    "then Enter keeps it."
)
FROM_CHANGE = "Drawn from an answer that changed."
FROM_REPAIR = "Drawn from an open repair."
FROM_REFLECTION = "Drawn from a reflection."
SUGGESTED = "Which of these do you want to bring?"
OWN_WORDS = "{} (your own words)"
NOTHING_SUGGESTED = "Nothing suggests itself now: no answer changed a good deal, no repair is open."

MAKE_PROMISE = "A promise to myself"
CHANGE_PROMISE = "What will you do instead?"
PROMISE_HINT = "One concrete thing, small enough to do. Tab goes on, in the end to Keep."
UNTIL_WHEN = "Until"
ABOUT = "About"
ABOUT_NOTHING = "nothing in particular"
WHICH_FACET = "Which facet of your practice is it about?"
A_WORD_OF_WHY = "A word of why"
KEPT = "Kept"
CHANGE = "Change it"
LET_GO = "Let it go"
OPEN_AGAIN = "Take it up again"
CLOSE = "Close"
MADE_ON = "Made on {}"
MADE_UNTIL = "Made on {}, until {}"
OVERDUE = (
    "Its day has passed. That happens: keep it, make it smaller, or let it go. Each is an answer."
)
ENDED = "{} on {}"
ENDED_WHY = "{} on {}: {}"
STOOD = "{} stood at {} when it was made."
STOOD_NOT_SINCE = "{} stood at {} when it was made; it was not taken again since."
STOOD_AND_NOW = (
    "{} stood at {} when it was made and stands at {} now ({}). The one need not have made "
    "the other."
)
PROMISED = "Promised before this"
STOOD_AND_HERE = "{}: {} when it was made, {} here ({})"
NO_POSITION_HERE = "{}: no score then or none here"
NOT_BECAUSE = "Side by side; the one need not have made the other."
NO_POSITION = "{} had no score then or has none now."

LOG_SESSION = "Log a session"
SESSION_ON = "Consultation · {}"
HELD_ON = "Held on"
WITH_WHOM = "With (initials)"
WORKED_ON = "What we worked on"
OWN_WORD = "Something else"
STRATEGIES = "To try with clients"
AGREED = "What was agreed"
NOTES = "Anything else"
NEXT_ON = "Next session on"
BROUGHT_WHICH = "Questions I brought"
PHASE = "A new phase began here (Progress shows before and after)"

TIMELINE = "Timeline"
EVERYTHING = "everything"
NO_ENTRIES = (
    "Nothing has happened here yet. Assessments, reflections, promises and consultations will "
    "stand here in order of time."
)
NOTHING_OF_KIND = "Nothing of that kind yet. <timeline.filter> chooses what is shown."
WHICH_KINDS = "What do you want to see?"


def next_line(on: date, with_whom: str) -> str:
    """When the next session is, and with whom."""
    return WITH.format(short_day(on), with_whom) if with_whom else short_day(on)


def until(due: date | None, today: date) -> str:
    """Until when a promise runs; one whose day has passed is told so, kindly."""
    if due is None:
        return NO_UNTIL
    when = short_day(due) if due.year == today.year else day(due)
    return (PAST if due < today else UNTIL).format(when)


def count_open(count: int, past: int) -> str:
    """How many promises are open, and how many of them are past their day."""
    said = f"{count} open"
    return f"{said}, {past} past its day" if past == 1 else f"{said}, {past} past their day"


def entries(count: int) -> str:
    """How many entries are shown."""
    return "1 entry" if count == 1 else f"{count} entries"
