"""Where in the text of a JSON file a value stands.

Only the way to the wanted places is walked; everything beside it is skipped by the standard
library's scanner, so that this costs little more than parsing. The walk ends with the last of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from growth_tui.instrument.checks.report import Finding, Path, Spot

_BLANK = r"[ \t\r\n]*"
_NAME = re.compile(rf'("(?:[^"\\]|\\.)*"){_BLANK}:{_BLANK}', re.DOTALL)
_AFTER = re.compile(rf"{_BLANK},?{_BLANK}")
_START = re.compile(rf".?{_BLANK}", re.DOTALL)

Ways = dict[str | int, Any]


class _AllFoundError(Exception):
    """Nothing is left to look for."""


class Places:
    """Character offsets of wanted values, of their names, and of names that are there twice."""

    def __init__(self, text: str, findings: Iterable[Finding]) -> None:
        self._text = text
        self._end = json.JSONDecoder(strict=False).raw_decode
        self._found: dict[tuple[Path, Spot], int] = {}
        self._wanted = {(finding.path, finding.spot) for finding in findings}
        ways: Ways = {}
        for path, _ in self._wanted:
            here = ways
            for step in path:
                here = here.setdefault(step, {})
        with suppress(_AllFoundError):
            self._walk(len(text) - len(text.lstrip(" \t\r\n")), (), ways)

    def offset(self, path: Path, spot: Spot) -> int:
        """The character at which a finding stands; of what is not there, where it would be."""
        if (path, spot) in self._found:
            return self._found[path, spot]
        while path and (path, "value") not in self._found:
            path = path[:-1]
        return self._found[path, "value"]

    def _note(self, path: Path, spot: Spot, at: int) -> None:
        self._found[path, spot] = at
        self._wanted.discard((path, spot))
        if not self._wanted:
            raise _AllFoundError

    def _walk(self, at: int, path: Path, ways: Ways | None) -> int:
        """Note where the value at `at` begins, look into it where needed; give where it ends."""
        if ways is not None:
            self._note(path, "value", at)
            if ways and self._text[at] == "{":
                return self._object(at, path, ways)
            if ways and self._text[at] == "[":
                return self._list(at, path, ways)
        return self._end(self._text, at)[1]

    def _object(self, at: int, path: Path, ways: Ways) -> int:
        text, at = self._text, self._inside(at)
        while text[at] != "}":
            name = _NAME.match(text, at)
            assert name is not None, "the text has been parsed before"
            key = json.loads(name[1], strict=False)
            if key in ways:
                way = (*path, key)
                self._note(way, "second key" if (way, "key") in self._found else "key", at)
            at = self._after(self._walk(name.end(), (*path, key), ways.get(key)))
        return at + 1

    def _list(self, at: int, path: Path, ways: Ways) -> int:
        text, at = self._text, self._inside(at)
        place = 0
        while text[at] != "]":
            at = self._after(self._walk(at, (*path, place), ways.get(place)))
            place += 1
        return at + 1

    def _inside(self, at: int) -> int:
        """Past an opening bracket and the blanks behind it."""
        found = _START.match(self._text, at)
        return found.end() if found else at

    def _after(self, at: int) -> int:
        """Past a comma, if there is one, and the blanks around it."""
        found = _AFTER.match(self._text, at)
        return found.end() if found else at
