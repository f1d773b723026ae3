"""Texts that a screen of 40 columns has no room for."""

from __future__ import annotations

from collections.abc import Iterator

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index, placed
from growth_tui.instrument.membership import Raw, table

WIDTH = 36
"""The columns that text has on such a screen, two blank ones left at each side."""

LONGEST_QUESTION = 8 * WIDTH
"""A question of more than eight lines pushes its answers off the screen."""

LONGEST_LABEL = 2 * WIDTH
"""A title, an anchor or a choice has two lines at most."""


def check(index: Index, report: Report) -> None:
    """Warn of texts that are too long, and of words that are."""
    for path, text, most in _texts(index):
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


def _texts(index: Index) -> Iterator[tuple[Path, str, int]]:
    """Every text that must fit, with its path and its room."""
    yield from _in_language(index, index.raw, ())
    for language, words in table(index.raw.get("translations")).items():
        path = ("translations", language)
        yield from _some(table(words), path, ("title",), LONGEST_LABEL)
        for name, item in table(table(words).get("items")).items():
            yield from _item(table(item), (*path, "items", name))
        for name, scale in table(table(words).get("response_scales")).items():
            yield from _labels(table(scale).get("anchors"), (*path, "response_scales", name))


def _in_language(index: Index, raw: Raw, path: Path) -> Iterator[tuple[Path, str, int]]:
    yield from _some(raw, path, ("title",), LONGEST_LABEL)
    for part in ("sections", "subscales"):
        for each in placed(raw.get(part), (*path, part)):
            yield from _some(each.raw, each.path, ("title",), LONGEST_LABEL)
    for item in index.all_items:
        if item.raw.get("type") != "info":
            yield from _item(item.raw, item.path)
        for field in ("choices", "regions", "sensations"):
            for choice in placed(item.raw.get(field), (*item.path, field)):
                yield from _some(choice.raw, choice.path, ("text",), LONGEST_LABEL)
    for name, scale in index.scales.items():
        where = ("response_scales", name)
        yield from _labels(scale.get("anchors"), where)
        for answer in placed(scale.get("nonresponse"), (*where, "nonresponse")):
            yield from _some(answer.raw, answer.path, ("label",), LONGEST_LABEL)


def _item(item: Raw, path: Path) -> Iterator[tuple[Path, str, int]]:
    yield from _some(item, path, ("text",), LONGEST_QUESTION)
    yield from _some(item, path, ("low_label", "high_label"), WIDTH)


def _labels(anchors: object, path: Path) -> Iterator[tuple[Path, str, int]]:
    for point, anchor in table(anchors).items():
        if isinstance(anchor, str):
            yield (*path, "anchors", point), anchor, LONGEST_LABEL


def _some(
    raw: Raw, path: Path, names: tuple[str, ...], most: int
) -> Iterator[tuple[Path, str, int]]:
    for name in names:
        if isinstance(raw.get(name), str):
            yield (*path, name), raw[name], most
