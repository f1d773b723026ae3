"""Texts that a screen of 40 columns has no room for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index
from growth_tui.instrument.membership import MOST_PARTS, Raw

WIDTH = 36
"""The columns that text has on such a screen, two blank ones left at each side."""

_QUESTION = 8 * WIDTH
"""A question of more than eight lines pushes its answers off the screen."""

_LABEL = 2 * WIDTH
"""A title, an anchor or a choice has two lines at most."""

_BESIDE = 12 * WIDTH
"""What stands beside a question or a score, and must leave room for it."""

_PAGE = 40 * WIDTH
"""What has a page of its own, and is still read to its end."""

_ROOM = {
    "title": _LABEL,
    "recall_period": _LABEL,
    "label": _LABEL,
    "low_label": WIDTH,
    "high_label": WIDTH,
    "text": _QUESTION,
    "help": _BESIDE,
    "intro": _BESIDE,
    "about": _BESIDE,
    "practices": _BESIDE,
    "purpose": _PAGE,
    "opening": _PAGE,
    "settling": _PAGE,
}
"""The columns for the text of a field, in the form and in its translations."""

_LABELLED = frozenset({"anchors", "choices", "regions", "sensations", "nonresponse"})
"""Fields in which each text is a label."""


def check(index: Index, report: Report) -> None:
    """Warn of texts that are too long, and of words that are."""
    for path, text, most in _texts(index.raw, (), index):
        if columns(text) > most:
            message = f"This text is {columns(text)} columns long; on a screen of 40 columns there "
            report.warning(path, f"{message}is room for {most}.")
            continue
        word = max(text.split(), key=columns, default="")
        if columns(word) > WIDTH:
            report.warning(path, f"The word {quoted(word)} is too long for a screen of 40 columns.")


def columns(text: str) -> int:
    """How many columns a text takes; letters of East Asian scripts take two."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _texts(
    value: object, path: Path, index: Index, most: int = 0
) -> Iterator[tuple[Path, str, int]]:
    """Every text that must fit, with its path and its room; `most` is what `value` has."""
    if isinstance(value, str):
        if most:
            yield path, value, most
    elif isinstance(value, list):
        for place, each in enumerate(value[:MOST_PARTS]):
            yield from _texts(each, (*path, place), index, most)
    elif isinstance(value, dict):
        labelled = not _LABELLED.isdisjoint(path[-2:])
        for name, each in islice(value.items(), MOST_PARTS):
            room = _LABEL if name in _LABELLED or labelled else _ROOM.get(name, 0)
            if name == "code":
                room = 0
            elif name == "text" and _to_read(value, path, index):
                room = _PAGE
            yield from _texts(each, (*path, name), index, room)


def _to_read(item: Raw, path: Path, index: Index) -> bool:
    """Whether an item, or the translation of one, asks nothing and has the screen to itself."""
    original = index.items.get(str(path[-1])) if path else None
    return (original.raw if original and "type" not in item else item).get("type") == "info"
