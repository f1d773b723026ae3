"""Where in the text of a JSON file a value stands.

Only the way to the wanted places is walked; everything beside it is skipped by the standard
library's scanner, so that this costs little more than parsing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from growth_tui.instrument.checks.report import Path, Spot

_BLANK = re.compile(r"[ \t\r\n]*")


class Places:
    """Character offsets of wanted values, of their names, and of names that are there twice."""

    def __init__(self, text: str, wanted: Iterable[Path]) -> None:
        self.values: dict[Path, int] = {}
        self.keys: dict[Path, int] = {}
        self.second_keys: dict[Path, int] = {}
        self._text = text
        self._scan = json.JSONDecoder(strict=False).raw_decode
        self._ways = _ways(wanted)
        self._walk(self._skip(0), (), self._ways)

    def offset(self, path: Path, spot: Spot) -> int:
        """The character at which a finding stands; of what is not there, where it would be."""
        if spot == "second key" and path in self.second_keys:
            return self.second_keys[path]
        if spot != "value" and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def _skip(self, at: int) -> int:
        found = _BLANK.match(self._text, at)
        return found.end() if found else at

    def _walk(self, at: int, path: Path, ways: dict[Any, Any]) -> int:
        """Note where the value at `at` begins, look into it where needed; give where it ends."""
        self.values[path] = at
        mark = self._text[at]
        if ways and mark == "{":
            return self._object(at, path, ways)
        if ways and mark == "[":
            return self._list(at, path, ways)
        return self._end(at)

    def _end(self, at: int) -> int:
        _, end = self._scan(self._text, at)
        return int(end)

    def _object(self, at: int, path: Path, ways: dict[Any, Any]) -> int:
        at = self._skip(at + 1)
        while self._text[at] != "}":
            start = at
            name, at = self._scan(self._text, at)
            at = self._skip(self._skip(at) + 1)  # past the colon
            if name in ways:
                way = (*path, name)
                if way in self.keys:
                    self.second_keys.setdefault(way, start)
                self.keys[way] = start
                at = self._walk(at, way, ways[name])
            else:
                at = self._end(at)
            at = self._after(at)
        return at + 1

    def _list(self, at: int, path: Path, ways: dict[Any, Any]) -> int:
        at = self._skip(at + 1)
        place = 0
        while self._text[at] != "]":
            way = ways.get(place)
            end = self._end(at) if way is None else self._walk(at, (*path, place), way)
            at = self._after(end)
            place += 1
        return at + 1

    def _after(self, at: int) -> int:
        """Past the comma, if there is one."""
        at = self._skip(at)
        return self._skip(at + 1) if self._text[at] == "," else at


def _ways(wanted: Iterable[Path]) -> dict[Any, Any]:
    """The paths as a tree of steps."""
    root: dict[Any, Any] = {}
    for path in wanted:
        here = root
        for step in path:
            here = here.setdefault(step, {})
    return root
