"""The kinds of text that many fields share."""

from __future__ import annotations

import re

from growth_tui.instrument import ids
from growth_tui.instrument.checks.containers import MapOf
from growth_tui.instrument.checks.scalars import Pattern, Text
from growth_tui.instrument.membership import MOST_PARTS

MOST_ITEMS = MOST_PARTS
"""The most items in a form, and the most entries in any of its tables."""

LABEL = Text(200)
TEXT = Text(5000)
ID = Pattern(
    ids.ID, "1 to 64 small letters, digits and hyphens, and no Windows device name", ids.DEVICES
)
NAME = Pattern(ids.NAME, "1 to 64 letters, digits, hyphens, underscores and dots")
VERSION = Pattern(
    re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,31}"), "a short version such as “1.0”, in quotes"
)
LANGUAGE = Pattern(
    re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"), "a language tag such as “en” or “pt-BR”"
)
WHOLE_TEXT = Pattern(re.compile(r"0|-?[1-9][0-9]{0,3}"), "a whole number in quotes, such as “1”")
ANSWER_TEXT = Pattern(
    re.compile(r"-?[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"), "an answer in quotes: a number or a code"
)


def labels(names: Pattern) -> MapOf:
    """Labels by name."""
    return MapOf(names, LABEL, MOST_ITEMS)
