"""Reading a filled form: a JSON object with answers and notes."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

LARGEST = 10_000_000
SHAPE = 'It must be an object like {"answers": {"item-id": 4}, "notes": {"item-id": "..."}}.'


def read_filled_form(file: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Read answers and notes from a file, or from standard input for `-`.

    Raises Problem where it cannot be read or is not of that shape; whether the answers fit the
    form is not looked at here.
    """
    name = "standard input" if file == "-" else clean_line(file)
    form = _parse(_bytes(file, name), name)
    if not isinstance(form, dict) or not isinstance(form.get("answers"), dict):
        raise Problem("This is not a filled form.", where=name, then=SHAPE)
    unknown = [clean_line(key)[:80] for key in form if key not in ("answers", "notes")]
    if unknown:
        raise Problem(f"Unknown field “{unknown[0]}”.", where=name, then=SHAPE)
    notes = form.get("notes", {})
    if not isinstance(notes, dict) or not all(isinstance(note, str) for note in notes.values()):
        raise Problem("Each note must be a text.", where=name, then=SHAPE)
    return form["answers"], notes


def read_time(text: str, now: datetime) -> datetime:
    """Read an ISO 8601 time; without an offset it is taken as local. Raises Problem."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(
            "This is not a time in ISO 8601.",
            where="--taken-at",
            then="Write it like 2026-03-01T09:30 or 2026-03-01T09:30+01:00.",
        ) from None
    try:
        return when if when.tzinfo else when.astimezone()
    except (OverflowError, ValueError, OSError):
        return when.replace(tzinfo=now.tzinfo)


def _bytes(file: str, name: str) -> bytes:
    """The whole input, if it is not far too large."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Problem(f"{reason}.", where=name, then="Check the name and try again.") from None
    if len(data) > LARGEST:
        raise Problem("This is far too large for a filled form.", where=name)
    return data


def _parse(data: bytes, name: str) -> Any:
    """The JSON value; duplicate keys and numbers that are none are refused."""

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for key, value in found:
            if key in kept:
                raise Problem(f"“{clean_line(key)[:80]}” stands there twice.", where=name)
            kept[key] = value
        return kept

    def constant(_: str) -> Any:
        raise Problem("NaN and Infinity are no answers.", where=name)

    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except UnicodeDecodeError:
        raise Problem("This is not UTF-8 text.", where=name) from None
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise Problem(f"This is not JSON: {error.msg}.", where=place) from None
    except (RecursionError, ValueError):
        raise Problem("This is not a filled form.", where=name, then=SHAPE) from None
