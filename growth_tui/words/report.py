"""Words of the report’s preview."""

from __future__ import annotations

LOOK_AGAIN = (
    "Please look at these again: they might identify someone. This is a help, not a guarantee."
)
LINE = "Line {}"


def look_again(count: int) -> str:
    """How many places might identify someone, and how to see them."""
    places = "1 place" if count == 1 else f"{count} places"
    return f"{places} might identify someone. <report.look-again> lists what to look at again."


HELP_REPORT = (
    "This is the very text that would be saved; nothing has left yet. Scores go in by themselves. "
    "Everything private, such as notes, promises or reflections, goes in only where you choose it. "
    "<report.whom> says whom it is for; your own name stands in Settings. <report.save> asks for a "
    "file name and saves."
)
WHICH_PARTS = "What else goes in?"
WHICH_REFLECTIONS = "Which reflections go in?"
NO_REFLECTION = "There is no reflection yet."
PREVIEW = "preview, nothing has left yet"
FILE_NAME = "Save as (Enter saves, Esc leaves)"
REPLACE_FILE = "There is a file named “{}” already."
WRITTEN = "written to {}"
WHICH_FORMS = "Which forms does it tell of? (All of them where none is ticked.)"
WHICH_PERIOD = "How far back does it go?"
ALL_OF_IT = "Everything that was taken"
