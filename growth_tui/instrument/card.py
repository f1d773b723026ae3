"""The few facts about a definition that a list of forms needs, had without checking the whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.checks.strict_json import MOST_BYTES
from growth_tui.instrument.ids import valid_id
from growth_tui.plain_text import clean_line


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of one form."""

    id: str
    version: str
    kind: str
    title: str
    purpose: str
    items: int
    minutes: int | None
    retake_after_days: int | None
    branches: bool = False


def card(data: bytes, language: str | None = None) -> Card | None:
    """Read the card of a definition; None where it cannot be had (the checker then says why)."""
    if len(data) > MOST_BYTES:
        return None
    try:
        form = json.loads(data)
        if not valid_id(form["id"]) or form["kind"] not in ("assessment", "reflection"):
            return None
        words = _words(form, language)
        return Card(
            id=form["id"],
            version=clean_line(str(form["version"])),
            kind=form["kind"],
            title=clean_line(words.get("title") or form["title"]),
            purpose=clean_line(words.get("purpose") or form.get("purpose") or ""),
            items=sum(
                item["type"] != "info" for part in form["sections"] for item in part["items"]
            ),
            minutes=_whole(form.get("minutes")),
            retake_after_days=_whole(form.get("retake_after_days")),
            branches=any(
                "show_when" in item for part in form["sections"] for item in part["items"]
            ),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _whole(number: object) -> int | None:
    """A whole number, None where it is not given; raises TypeError."""
    if number is None or (isinstance(number, int) and not isinstance(number, bool)):
        return number
    raise TypeError


def _words(form: dict[str, Any], language: str | None) -> dict[str, Any]:
    """The form's texts in `language`, empty where it has none of its own."""
    if language is None or form.get("language") == language:
        return {}
    words = form.get("translations", {}).get(language, {})
    return words if isinstance(words, dict) else {}
