"""Translations: of what is there, and of how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index, placed
from growth_tui.instrument.checks.rules.references import must_be
from growth_tui.instrument.membership import Raw, declared_scores, score_ids, table

_ITEM_CODES = ("choices", "regions", "sensations", "nonresponse")
_ITEM_TEXTS = ("text", "help", "unit", "low_label", "high_label")
_CALLED = {"choices": "choice", "regions": "region", "sensations": "sensation"}


def check(index: Index, report: Report) -> None:
    """Report translations of what the form does not have; warn where one leaves questions out."""
    for language, words in table(index.raw.get("translations")).items():
        if isinstance(words, dict):
            _Language(index, words, ("translations", language), report).check(language)


class _Language:
    """One translation under examination."""

    def __init__(self, index: Index, words: Raw, path: Path, report: Report) -> None:
        self.index = index
        self.words = words
        self.path = path
        self.report = report

    def check(self, language: str) -> None:
        """Go through all of its parts."""
        raw = self.index.raw
        sections = _named(raw.get("sections"), "id")
        changes = _named(raw.get("changes"), "version")
        self._known("changes", "version", changes)
        self._fields(self.words, raw, ("licence", "evidence"), self.path)
        for name, words in self._known("response_scales", "response scale", self.index.scales):
            self._scale(name, words)
        for name, words in self._known("subscales", "subscale", self.index.subscales):
            original = self.index.subscales[name].raw
            self._fields(words, original, ("about", "practices"), self._at("subscales", name))
        for name, words in self._known("sections", "section", sections):
            self._fields(words, sections[name], ("intro",), self._at("sections", name))
        for name, words in self._known("items", "item", self.index.items):
            self._item(name, words)
        for name, words in self._known("scores", "score", score_ids(raw)):
            self._bands(name, words)
        self._left_out(language)

    def _at(self, *steps: str | int) -> Path:
        return (*self.path, *steps)

    def _known(
        self, part: str, what: str, possible: Iterable[str]
    ) -> list[tuple[str, Mapping[str, Any]]]:
        """The entries of a part whose ids the form has; the others are reported."""
        names = possible if isinstance(possible, dict) else list(possible)
        found: list[tuple[str, Mapping[str, Any]]] = []
        for name, words in table(self.words.get(part)).items():
            there = must_be(name, what, names, self._at(part, name), self.report, "key")
            if there and isinstance(words, dict):
                found.append((name, words))
        return found

    def _fields(self, words: Any, original: Raw, names: Iterable[str], path: Path) -> None:
        for name in names:
            if name in words and name not in original:
                message = f"The original has no “{name}”."
                self.report.error((*path, name), message, "key")

    def _codes(self, what: str, words: Any, original: Any, path: Path) -> None:
        codes = _named(original, "code")
        for code in table(words):
            must_be(code, what, codes, (*path, code), self.report, "key")

    def _scale(self, name: str, words: Mapping[str, Any]) -> None:
        scale = self.index.scales[name]
        path = self._at("response_scales", name)
        anchors = table(scale.get("anchors"))
        for anchor in table(words.get("anchors")):
            must_be(anchor, "anchor", anchors, (*path, "anchors", anchor), self.report, "key")
        nonresponse = words.get("nonresponse")
        where = (*path, "nonresponse")
        self._codes("nonresponse code", nonresponse, scale.get("nonresponse"), where)

    def _item(self, name: str, words: Mapping[str, Any]) -> None:
        item = self.index.items[name].raw
        path = self._at("items", name)
        self._fields(words, item, (*_ITEM_TEXTS, *_ITEM_CODES), path)
        for field in _ITEM_CODES:
            what = _CALLED.get(field, "nonresponse code")
            if field in item:
                self._codes(what, words.get(field), item[field], (*path, field))

    def _bands(self, name: str, words: Mapping[str, Any]) -> None:
        bands = words.get("bands")
        own = table(declared_scores(self.index.raw).get(name)).get("bands")
        count = len(own) if isinstance(own, list) else 0
        if isinstance(bands, list) and len(bands) != count:
            message = f"There must be as many bands as in the original, {count}."
            self.report.error(self._at("scores", name, "bands"), message)

    def _left_out(self, language: str) -> None:
        """Warn of what people would still read in the original language, once for each kind."""
        for what, left in self._untranslated():
            if left:
                few = ", ".join(map(quoted, left[:5])) + (", ..." if left[5:] else "")
                message = f"These {what} have no text in {quoted(language)} and stay as they are: "
                self.report.warning(self.path, f"{message}{few}.", "key")

    def _untranslated(self) -> Iterator[tuple[str, list[str]]]:
        raw, items = self.index.raw, table(self.words.get("items"))
        yield "items", [each for each in self.index.items if "text" not in table(items.get(each))]
        scales = table(self.words.get("response_scales"))
        parts = [
            (each, scale, table(scales.get(each))) for each, scale in self.index.scales.items()
        ]
        anchors = ((each, table(one.get("anchors")), words) for each, one, words in parts)
        yield (
            "anchors",
            [
                f"{each} {point}"
                for each, points, words in anchors
                for point in points
                if point not in table(words.get("anchors"))
            ],
        )
        parts += [
            (each, item.raw, table(items.get(each))) for each, item in self.index.items.items()
        ]
        yield (
            "answers",
            [
                f"{each} {code}"
                for each, part, words in parts
                for field in _ITEM_CODES
                for code in _named(part.get(field), "code")
                if code not in table(words.get(field))
            ],
        )
        titles = [] if "title" in self.words else ["title"]
        for part in ("sections", "subscales"):
            words = table(self.words.get(part))
            named = _named(raw.get(part), "id")
            titles += [each for each in named if "title" not in table(words.get(each))]
        yield "titles", titles


def _named(parts: object, field: str) -> dict[str, Raw]:
    found = {}
    for part in placed(parts, ()):
        if isinstance(part.raw.get(field), str):
            found[part.raw[field]] = part.raw
    return found
