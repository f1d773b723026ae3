"""One filled form, as JSON: `{"answers": {"item-id": 4}, "notes": {"item-id": "..."}}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.checks.strict_json import MOST_BYTES, NotStrictError, strict
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

LARGEST = MOST_BYTES
"""In bytes."""

SHAPE = 'It must be an object like {"answers": {"item-id": 4}, "notes": {"item-id": "..."}}.'

AGAIN = "Mend the file and run it again."


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Answers and notes by item id, as they stand in the file: not held against any form yet."""

    answers: dict[str, Any]
    notes: dict[str, str]


def read_filled_form(data: bytes, name: str) -> FilledForm:
    """Read the bytes of a filled form; `name` is where they come from, for messages.

    Raises:
        Problem: It is too large, no JSON, or of another shape.
    """
    if len(data) > LARGEST:
        raise Problem("This is far too large for a filled form.", where=name)
    form = _parsed(data, name)
    if not isinstance(form, dict) or not isinstance(form.get("answers"), dict):
        raise Problem("This is not a filled form.", where=name, then=SHAPE)
    unknown = next((field for field in form if field not in ("answers", "notes")), None)
    if unknown is not None:
        raise Problem(f"Unknown field “{clean_line(unknown)[:80]}”.", where=name, then=SHAPE)
    notes = form.get("notes", {})
    if not isinstance(notes, dict) or not all(isinstance(note, str) for note in notes.values()):
        raise Problem("Each note must be a text.", where=name, then=SHAPE)
    return FilledForm(form["answers"], notes)


def _parsed(data: bytes, name: str) -> Any:
    """The JSON value; what is wrong with it is looked for only where something is."""
    try:
        return strict(data)
    except NotStrictError:
        from growth_tui.instrument.checks.slips import careful

        read = careful(data)
    for slip in read.slips:
        line, column = read.place(slip.offset)
        raise Problem(slip.message, where=f"{name}:{line}:{column}", then=AGAIN)
    if read.doubled:
        twice = clean_line(read.doubled[0])[:80]
        raise Problem(f"“{twice}” stands there twice.", where=name, then=AGAIN)
    return read.value
