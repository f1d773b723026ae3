"""From the cells of a table to answers, and from texts to cells that no spreadsheet runs."""

from __future__ import annotations

import json
import re
from typing import Any

from growth_tui.instrument.answers import nonresponses, problem_with
from growth_tui.instrument.model import NUMERIC, TEXTUAL, Item
from growth_tui.plain_text import clean, clean_line

MISSING = frozenset({"", "NA"})
"""What a cell holds where nothing was answered."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 40
_FORMULA = "=+-@\t\r"
_QUOTED = re.compile('[",\r\n]')
_UNUSUAL = re.compile('[",\r\n]|^[=+@\t-]')
_MOST_KNOWN = 10_000  # cells remembered for one column; a column of measurements has no end
_LONGEST_KNOWN = 64  # in characters; what is longer is a text, and never comes twice


class CellError(ValueError):
    """A cell that holds no answer to its item; the message says why."""


class Column(dict[str, Any]):
    """The answers of one column by cell: asked for a cell it has not met, it reads it.

    Raises CellError for a cell that holds no answer.
    """

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item

    def __missing__(self, cell: str) -> Any:
        answer = answer_of(self.item, cell)
        if len(self) < _MOST_KNOWN and len(cell) <= _LONGEST_KNOWN:
            self[cell] = answer
        return answer


class Verbatim(dict[str, str]):
    """A column that is kept as it is, made safe to show."""

    def __missing__(self, cell: str) -> str:
        return cell if cell.isalnum() else clean_line(cell)


def answer_of(item: Item, cell: str) -> Any:
    """The answer that a cell holds, None for a missing one and for a nonresponse code.

    Numbers may be written with a decimal point: 4.0 is 4. The codes of a multiple choice stand
    side by side with a semicolon between them; a body's marks are JSON.

    Raises:
        CellError: The cell holds no answer to this item.
    """
    text = cell.strip()
    codes = {choice.code for choice in item.choices}
    if text in MISSING and text not in codes and not (text and item.type in TEXTUAL):
        return None
    if text in {each.code for each in nonresponses(item)} - codes:
        return None
    answer = _parsed(item, text)
    problem = problem_with(item, answer)
    if problem:
        raise CellError(problem)
    return answer


def _parsed(item: Item, text: str) -> Any:
    if item.type in NUMERIC:
        return _number(text, whole=item.scale is not None or item.whole)
    if item.type == "multiple_choice":
        return [code.strip() for code in text.split(";") if code.strip()]
    if item.type == "body":
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise CellError("The marks of a body item must be a JSON list.") from None
    return clean(text)


def _number(text: str, *, whole: bool) -> int | float:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise CellError("The answer must be a number.")
    value = float(text)
    if value.is_integer() and abs(value) < 1e15:
        return int(value) if whole else value
    if whole:
        raise CellError("The answer must be a whole number.")
    return value


def safe_cell(text: str) -> str:
    """A text as a CSV cell, quoted where needed.

    A text that a spreadsheet would run as a formula is led by an apostrophe, which spreadsheets
    take for "this is a text".
    """
    if not _UNUSUAL.search(text):
        return text
    if text[0] in _FORMULA:
        text = "'" + text
    if _QUOTED.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
