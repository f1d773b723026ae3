"""The fixed words of a report: what it is, how scores are made, and what they do not say."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Growth report"
HEAD = ("Prepared for", "Prepared by", "Period", "Written on")

SCORES = "Scores"
LATEST = "The latest in detail, {}"
DETAIL_COLUMNS = ("", "Score", "Scale", "Answered")
OVER_TIME = "Over time"
CHANGED = "What changed"
WHY = "Where the sentences come from"
MOVED = "Items that moved most"
NOTES = "Notes at items"
EXAMPLES = "Examples"
QUALITY = "How it was answered"
COMMITMENTS = "Commitments"
REPAIRS = "Repairs"
QUESTIONS = "Questions to bring"
REFLECTIONS = "Reflections"
HOW_MADE_TITLE = "How the scores are made"
METHOD_COLUMNS = ("Score", "Made as", "Items", "Reversed", "Least", "Scale")
NOT_SAID_TITLE = "What these numbers do not say"

OPENING = (
    "A clinician’s own account of their own practice, written to be talked over with a consultant. "
    "It is not part of any client’s record, and it is not for evaluation, hiring or discipline. "
    "The last section says what the numbers do not; please read the two together."
)

NOTHING_TAKEN = "No self-assessment was taken in this period."

ONE_TIME = (
    "One time in this period has a score. This is where things stood by one’s own account; there "
    "is nothing here to compare it with."
)

READING = (
    "Each number in a table of scores is a position on the form’s own scale: 0 is its lowest "
    "possible score, 100 its highest. A dash stands where too little was answered to make a score. "
    "A number in brackets, such as [1], leads to how a sentence comes about."
)

PRORATED = "Some answers were left open; the mean of the others on that score stands in for them."

NUMBERS_ONLY = (
    "The licence of this form does not let its wording be passed on, so items are named by number."
)

CHART_PART = "The chart shows positions from {:g} to {:g}; the whole scale is 0 to 100."
CHART_NOTE = "A line breaks where a score is missing or two versions cannot be compared."

HOW_MADE = (
    "Every answer is a number on the response scale of its item. Items worded the other way round "
    "are reverse-scored first: the lowest possible answer plus the highest, minus the one given.",
    "Nothing left open is counted as zero, and neither is “no opportunity in this period” or "
    "“prefer not to answer”. Where enough of a score’s items were answered, the mean of those "
    "answers stands in for the missing ones, unless the form rules that out; where too few were, "
    "no score is made.",
    "The position on the scale is 100 × (score − lowest) ÷ (highest − lowest), with the lowest and "
    "highest score that the form allows. It is also called percent of maximum possible (POMP). It "
    "is not a percentile, and positions on different forms cannot be compared. Changes are made "
    "before anything is rounded, so that they may differ by 1 from those of the numbers shown.",
)

METHOD_NOTE = (
    "Reversed: how many of the items are reverse-scored. Least: how many of the items must be "
    "answered, as a share or a number."
)

NOT_SAID = (
    "These are self-ratings that nobody else has checked. They can be too kind, or too harsh.",
    "They do not show that anyone is competent, and they cannot rank anyone.",
    "A fall can mean growing awareness: one may see more than before. A rise does not show that "
    "clients were met differently.",
    "They are not for evaluation, hiring or discipline.",
    "This report is not part of a client’s record. Even so, it may be demanded in legal or "
    "licensing proceedings; nothing that identifies a client belongs in it.",
)

NOT_VALIDATED = (
    "{} has not been validated and has no norms: it cannot place anyone among other people."
)
NONE_VALIDATED = (
    "{} and {} have not been validated and have no norms: they cannot place anyone among other "
    "people."
)

VALIDATED = "{}: {}"

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}


def version(number: str, language: str) -> str:
    """The version of a form and its language: English for "en" and "en-GB", else the code."""
    return f"Version {number}, {LANGUAGES.get(language.split('-')[0].lower(), language)}"


def times(count: int) -> str:
    """Once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def first_and_last(first: str, last: str) -> str:
    """Between which dates something was taken often."""
    return f"first on {first}, last on {last}"


def left_out(count: int) -> str:
    """That columns between the first and the others are left out."""
    dates = "1 date" if count == 1 else f"{count} dates"
    return f"{dates} after the first left out here."


def kept_back(count: int) -> str:
    """That sensitive answers of a reflection are not in the report."""
    answers = (
        "1 answer, marked as sensitive, stays"
        if count == 1
        else (f"{count} answers, marked as sensitive, stay")
    )
    return f"{answers} out of this report."


def from_to(first: str, last: str) -> str:
    """Several rows of one table in one."""
    return f"{first} to {last}, each"


def not_validated(titles: Sequence[str]) -> str:
    """That forms have not been validated."""
    if len(titles) == 1:
        return NOT_VALIDATED.format(titles[0])
    return NONE_VALIDATED.format(", ".join(titles[:-1]), titles[-1])


def count_of(state: str, count: int) -> str:
    """Repairs by state."""
    return f"{count} {state}"
