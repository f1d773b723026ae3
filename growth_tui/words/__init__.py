"""Sentences for people, in one place: plain, kind, never more than is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from growth_tui.dates import WEEKDAY_NAMES, day, short_day
from growth_tui.problem import Problem

TOO_SMALL = "This needs at least {} columns and {} lines.\nMake the window a little larger."
CRASHED = (
    "Something went wrong in the program, and it had to stop.\n"
    "Every answer that showed “Saved.” is kept; start again to go on.\n"
)

# What the clinician is told before anything else, and again where it matters.
NOT_A_RECORD = (
    "This is yours alone: it is not part of any client’s record. Even so, what is stored on a "
    "computer can be demanded in legal or licensing proceedings, and can be seen on an employer’s "
    "machine. Leave out whatever could identify a client."
)
NOT_EVALUATION = (
    "It is for reflection. It is not for evaluation, hiring or discipline, and it does not show "
    "whether anyone is competent."
)
WHERE_KEPT = "Everything stays in this folder on your machine. Nothing is ever sent anywhere."

SAVED = "Saved."
NOT_SAVED = "Not saved."
OF = "{} of {}"
NOTE_TITLE = "A note on this question"
EXAMPLE_TITLE = "Can you think of one concrete time?"
ASK_EXAMPLE = f"{EXAMPLE_TITLE} <take.example> adds it."
THE_BELIEF = "The belief: “{}”"
ENTER_TAKES = "Enter takes it."
SPACE_TICKS = "Space ticks it."
TAKES_AWAY = "This takes the place of your answer, which will be gone."
DO_TAKE_AWAY = "Take it away"
KEEP_ANSWER = "Keep my answer"
NOTE_HINT = "Only you see it. Leave out what could identify a client. Tab, then Enter keeps it."
NOTE_LINE = "Note: {}"

REVIEW = "review"
SAVE = "Save"
STILL_OPEN = "Still open (Enter goes to it)"
NEEDED = "; * needs an answer"
NOTHING_WRITTEN = "There is no answer and no note yet, so there is nothing to keep."
ANSWER_OR_LEAVE = "Answer a question first, or leave it with Esc."


def looking_back(then: date | None) -> str:
    """What is asked when one looks back at that day, as far as it is known."""
    at = f" at {day(then)}" if then else ""
    return (
        f"Looking back{at}: knowing what you know now, how would you answer for that time? "
        "What you answered then stays as it is."
    )


def asked_about(period: str, language: str) -> str:
    """The time that a form asks about, as it leads its questions; English needs a word before."""
    if language.partition("-")[0] == "en":
        return f"In {period}"
    return f"{period[:1].upper()}{period[1:]}"


def not_saved(problem: Problem) -> str:
    """That something is not saved, and why; said once, though many a reason says so itself."""
    return str(problem) if problem.what.startswith("Not saved:") else f"{NOT_SAVED} {problem}"


def answered_of(answered: int, total: int, reasons: Mapping[str, int] | None = None) -> str:
    """How many of the questions are answered, and how many of them with a reason for no answer."""
    said = "Every question is" if answered == total else f"{answered} of {total} questions are"
    each = [f"{count} with “{label}”" for label, count in (reasons or {}).items()]
    return f"{said} answered{', ' if each else ''}{' and '.join(each)}."


def ready(still_open: int) -> str:
    """That it can be saved, whatever is open."""
    if not still_open:
        return "Enter saves it."
    them = "it" if still_open == 1 else "them"
    return f"Enter saves it as it is. You may also leave {them} open: nothing is counted as zero."


HELP_TAKE = (
    "One question at a time. Each answer is on disk before the next question shows, so you can "
    "stop at any moment and go on another day.\n\n"
    "A digit takes an answer and goes on; on a scale that needs two digits, Enter takes it. The "
    "arrow keys, or j and k, move among the answers and Enter takes one. Where several count, "
    "digits and Space tick, and Enter goes on. “No opportunity in this period” is an answer of its "
    "own: it is not the same as never. In a text, letters type; Tab or Esc leaves the text."
)
HELP_BODY = (
    "Where in the body something is felt: first the place, then what it is like, then how strong "
    "it is. Each is on disk at once.\n\n"
    "The arrow keys, or j and k, move among the places, a number goes to one, Enter takes it. On "
    "the figure, where there is room for it, a click does the same. “A word of my own” takes any "
    "word. <body.take-away> takes away what is marked under the cursor, Esc goes one step back, "
    "and → or the last row goes on."
)
HELP_REVIEW = (
    "Enter on the button saves. Tab or ↓ moves to the open questions; Enter goes to the one under "
    "the cursor, a number to that one."
)
HELP_INTRO = (
    "Enter begins. You can stop after any question; what you answered is kept and Home offers to "
    "go on."
)
HELP_EVERYWHERE = (
    "<app.blank> hides the screen at once; any key brings it back. “growth-tui settings keys” "
    "lists every key and how to change it. Everything shown here can also be had with plain "
    "commands: growth-tui --help."
)

WELCOME = (
    "This is a private place to look at how you practise across culture, identity and power: a "
    "short self-assessment every few weeks, a closer look at a misstep or a learned belief while "
    "it is fresh, and something concrete to try next.\n\n"
    "It shows what moved and what did not, by your own account. A score can fall because you see "
    "more than before; that is worth noticing, too."
)
FIRST_STEP = "Take the first self-assessment"
BEGIN = "Begin"
GO_ON = "Go on"
BEGIN_ANEW = "Begin anew"
OPEN_ELSEWHERE = (
    "Another window has this open. If you take it over here, what is answered there from now on "
    "may be lost."
)
DISCARD_DRAFT = "The answers given so far will be gone for good."
NOT_VALIDATED = (
    "This form is original and not validated: it has no norms and no published error estimate."
)


def length(items: int, minutes: int | None, *, branches: bool = False) -> str:
    """How long a form is, at most where it branches."""
    asked = f"{items} questions" if items != 1 else "1 question"
    up_to, about = ("up to ", "") if branches else ("", "about ")
    return f"{up_to}{asked}, {about}{minutes} minutes" if minutes else f"{up_to}{asked}"


def begun_with(answers: int) -> str:
    """That a draft is there."""
    them = "1 answer is" if answers == 1 else f"{answers} answers are"
    return f"You have begun: {them} kept."


PLAIN_REVIEW = "Enter saves, a number goes to that question, q keeps it for later."
PLAIN_HOW = "Answer with the number or the text. Enter alone leaves a question open."
PLAIN_LONG_TEXT = "A line that ends with \\ goes on in the next."
PLAIN_ANSWERED = "Your answer: {}\nEnter keeps it."
PLAIN_LEAVE_OUT = "Enter leaves it out."
PLAIN_CHANGE_NOTE = "Enter keeps it as it is, - removes it."
PLAIN_NOW_ANSWER = "Now the answer:"
PLAIN_NEEDED = "(This one needs an answer.)"
PLAIN_NEEDED_FIRST = "Some of the open questions need an answer before this can be saved."
PLAIN_GO_ON = "It goes on where you left."
PLAIN_GOES_ON = "The same command goes on from here."
PLAIN_KEPT = f"Kept. {PLAIN_GOES_ON}"
PLAIN_STOPPED = "Stopped. What you answered is kept."
PLAIN_NOTHING_YET = "Stopped before anything was answered; nothing is kept."
PLAIN_TAKE_OVER = "Take it over?"
PLAIN_STAYS_ELSEWHERE = "It stays open in the other window."
HELP_ASSESS = (
    "Enter opens a form: what it is for, and the way in. A form of your own goes into the "
    "assessments folder of your data; growth-tui new writes a starting point."
)
LAST_TAKEN = "last on {}"
NEW = "not taken yet"


def due_phrase(on: date, days: int) -> str:
    """When something is due: on that day, so many days from today (negative ones lie behind)."""
    if days == 0:
        return "due today"
    if days == 1:
        return "due tomorrow"
    if days > 0:
        return f"due in {_span(days)}"
    return f"due since {WEEKDAY_NAMES[on.weekday()]}" if days > -7 else f"due for {_span(-days)}"


def _span(days: int) -> str:
    """A stretch of days in the unit that people use for it."""
    if days < 14:
        return f"{days} days"
    if days < 60:
        return f"{days // 7} weeks"
    return f"{days // 30} months"


BASELINE = "cultural-humility"


HELP_RESULT = (
    "Value is the score in the form’s own units. The next column is its position on its scale from "
    "0 to 100, which cannot be compared across forms. Change is the difference in position since "
    "last time. <result.why> says how each sentence comes about and what it does not mean. "
    "<result.look-back> lets you rate last time anew, knowing what you know now."
)
SOMETHING_TO_TRY = "Something to try"
MAKE_PROMISE = "<result.promise> makes it a promise."
DELETE_RESULT = (
    "Delete this result for good, with its answers and notes? Backups, exports and a sync "
    "service’s history may still hold it."
)
PRIVATELY = "Only for you"
NO_FINDING = "There is nothing to say about change yet."
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def promised(due: date | None) -> str:
    """That it is a promise now, and until when."""
    return f"Promised until {short_day(due)}" if due else "Promised"


def times_taken(number: int) -> str:
    """Which time a form was taken."""
    if number <= len(_ORDINALS):
        return f"{_ORDINALS[number - 1]} time taken"
    return f"taken {number} times"


HELP_PROGRESS = (
    "Positions from 0 to 100 over time. <progress.view> goes from the chart to a map of every "
    "subscale and to the numbers; <progress.assessment> chooses the assessment, <progress.scores> "
    "the scores, <progress.range> the time. A line breaks where two versions of a form cannot be "
    "compared. A gap is a score that could not be made. The chart has at least half of the scale; "
    "the numbers at its side say which part.\n\n"
    "<progress.timeline> shows everything in order of time, past results too, and Enter opens one."
)
NOTHING_TAKEN = (
    "Nothing has been taken yet. After the first assessment its profile stands here; after the "
    "second, what moved."
)
NO_CHOICE_OF_SCORES = "This form has no scores to choose among."
BROKEN = "* A line breaks: w says why."
TOO_MANY_SCORES = "Up to {} lines can be told apart, so the first ones are shown."
WHICH_ASSESSMENT = "Which assessment?"
WHICH_SCORES = "Which scores?"


HELP_COMPARE = (
    "Two times of one form side by side, as positions from 0 to 100. <compare.first> chooses the "
    "first time, <compare.second> the second. <compare.why> says how each sentence comes about and "
    "what it does not mean. <compare.sensitive> shows also what the form marks as sensitive, or "
    "hides it again."
)
MOVED_MOST = "Moved most"
STAYED = "Stayed the same"
NOTES_OF = "Notes of {}"
WITHOUT_WORDING = (
    "The licence of this form does not let the wording of its items be shared; --wording shows it "
    "to you."
)
WHICH_TIME = "Which time?"
TWO_TIMES = "That is the time on the other side; it takes two to compare."


UNDECIDED = "A number answers, or move with the arrow keys first. → leaves it open."
UNDECIDED_SEVERAL = "A number or Space ticks. Enter goes on, → leaves it open."
NOT_MARKS = (
    "These are places on the form’s own scale, not marks. Next time they show what moved; a lower "
    "one can then mean that you see more than before."
)
