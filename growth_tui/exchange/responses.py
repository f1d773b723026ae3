"""Reading many people's responses: CSV or JSON lines, one respondent a line.

Rows are read one by one, so that memory does not grow with them. What is wrong in a row is noted
with its row and column, and the row is left out; nothing off a scale is ever passed on.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import getitem
from typing import Any, NamedTuple

from growth_tui.exchange.cells import MISSING, CellError, Column, Verbatim
from growth_tui.exchange.filled_form import read_filled_form
from growth_tui.instrument.answers import nonresponse_code, problem_with
from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.suggest import Suggestions
from growth_tui.instrument.model import TEXTUAL, Instrument, Item
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

ID_COLUMN = "id"
MOST_FAULTS = 100
"""So many are named one by one; of the rest only the number is given."""

LONGEST_LINE = 1_000_000
"""In characters; a longer line is no respondent."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong at a row (the header is row 1) and a column."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        """Give `row 3, column a1: message`; without a row in a single form, which has none."""
        places = [f"row {self.row}"] if self.row else []
        places += [f"column {self.column}" if self.row else self.column] if self.column else []
        return f"{', '.join(places)}: {self.message}"


class Respondent(NamedTuple):
    """One person's answers, in the order of the table's items; the id is empty where none is."""

    id: str | int
    answers: list[Any]


class Responses:
    """A table of responses to one form, gone through once.

    Attributes:
        items: The id of the item in each place of a respondent's answers.
        has_ids: Whether the table names its respondents.
        faults: What was wrong so far, at most MOST_FAULTS; `fault_count` counts all.
    """

    def __init__(self, instrument: Instrument) -> None:
        self.questions = {item.id: item for item in instrument.items() if item.asks}
        self.items: tuple[str, ...] = tuple(self.questions)
        self.has_ids = False
        self.faults: list[RowFault] = []
        self.fault_count = 0
        self._rows: Iterator[Respondent] = iter(())
        self._did_you_mean = Suggestions().did_you_mean

    def __iter__(self) -> Iterator[Respondent]:
        """The sound rows, in order."""
        return self._rows

    def note(self, row: int, column: str, message: str) -> None:
        """Note what is wrong at a row and column."""
        self.fault_count += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(RowFault(row, clean_line(column)[:80], message))

    def unknown(self, row: int, column: str) -> None:
        """Note a column that is no item of the form."""
        near = self._did_you_mean(column, (*self.questions, ID_COLUMN))
        self.note(row, column, f"The form has no item {quoted(column)}.{near}")


def read_csv(lines: Iterable[str], instrument: Instrument) -> Responses:
    """A table with a header, its cells divided by commas, semicolons or tabs.

    A header that cannot be used is noted as a fault of row 1, and no row is read then.
    """
    out = Responses(instrument)
    lines = iter(lines)
    first = next(lines, "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    header = [clean_line(name) for name in next(_safely(reader, out, 1), [])]
    if not any(header):
        out.note(1, "", "The first row must name the columns: “id” and the form's items.")
        return out
    for place, name in enumerate(header):
        if name in header[:place]:
            out.note(1, name, "This column is there twice.")
        elif name != ID_COLUMN and name not in out.questions:
            out.unknown(1, name)
    if not out.faults:
        out.has_ids = ID_COLUMN in header
        out.items = tuple(name for name in header if name != ID_COLUMN)
        out._rows = _csv_rows(_safely(reader, out, 2), header, out)
    return out


def _safely(reader: Iterator[list[str]], out: Responses, first: int) -> Iterator[list[str]]:
    """The rows of a reader, from row `first` on; what is no CSV is noted and ends them."""
    row = first - 1
    try:
        for cells in reader:
            row += 1
            yield cells
    except csv.Error:
        out.note(row + 1, "", "This is not CSV: a quote is not closed, or a cell has no end.")


def _csv_rows(rows: Iterator[list[str]], header: list[str], out: Responses) -> Iterator[Respondent]:
    columns: list[Column | Verbatim] = [
        Verbatim() if name == ID_COLUMN else Column(out.questions[name]) for name in header
    ]
    width, place = len(header), header.index(ID_COLUMN) if out.has_ids else -1
    for row, cells in enumerate(rows, 2):
        if len(cells) != width:
            if any(cells):
                message = f"This row has {len(cells)} cells, and the header has {width}."
                out.note(row, "", message)
            continue
        try:
            answers = list(map(getitem, columns, cells))
        except CellError:
            _note_cells(row, header, columns, cells, out)
            continue
        yield Respondent(answers.pop(place) if out.has_ids else "", answers)


def _note_cells(
    row: int,
    header: list[str],
    columns: list[Column | Verbatim],
    cells: list[str],
    out: Responses,
) -> None:
    for name, column, cell in zip(header, columns, cells, strict=True):
        try:
            column[cell]
        except CellError as error:
            out.note(row, name, str(error))


def read_form(data: bytes, instrument: Instrument, name: str) -> Responses:
    """One filled form, `{"answers": {...}}`, as a table of one row.

    Raises:
        Problem: It is no such form.
    """
    out = Responses(instrument)
    answers = checked_answers(read_filled_form(data, name).answers, out, 0)
    if answers is not None:
        out._rows = iter([Respondent("", [answers.get(item) for item in out.items])])
    return out


def read_json_lines(lines: Iterable[str], instrument: Instrument) -> Responses:
    """A JSON object on each line, its names the form's items, and `id` if there is one."""
    out = Responses(instrument)
    out.has_ids = True
    out._rows = _json_rows(lines, out)
    return out


def _json_rows(lines: Iterable[str], out: Responses) -> Iterator[Respondent]:
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        raw = _object(line)
        if raw is None:
            out.note(row, "", "This line is not a JSON object with each name once.")
            continue
        name = raw.pop(ID_COLUMN, "")
        answers = checked_answers(raw, out, row)
        if not isinstance(name, str | int) or isinstance(name, bool):
            out.note(row, ID_COLUMN, "An id is a text or a whole number.")
        elif answers is not None:
            person = clean_line(name) if isinstance(name, str) else name
            yield Respondent(person, [answers.get(item) for item in out.items])


def checked_answers(raw: Mapping[str, Any], out: Responses, row: int) -> dict[str, Any] | None:
    """The answers of one respondent, nonresponses as None; None where something is wrong."""
    before = out.fault_count
    answers = {}
    for name, answer in raw.items():
        item = out.questions.get(name)
        if item is None:
            out.unknown(row, name)
        elif not _is_missing(item, answer):
            problem = problem_with(item, answer)
            if problem:
                out.note(row, name, problem)
            elif nonresponse_code(answer) is None:
                answers[name] = answer
    return answers if out.fault_count == before else None


def _is_missing(item: Item, answer: Any) -> bool:
    if isinstance(answer, str) and answer.strip() in MISSING and item.type not in TEXTUAL:
        return answer not in {choice.code for choice in item.choices}
    return answer is None


def _object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        raise ValueError
    return out


def _no_number(name: str) -> Any:
    raise ValueError(name)


def lines_of(stream: Any, name: str) -> Iterator[str]:
    """The lines of an open text file, with their ends.

    Raises:
        Problem: The file is not UTF-8, or a line is longer than any respondent's.
    """
    row = 0
    try:
        while line := stream.readline(LONGEST_LINE):
            row += 1
            if len(line) == LONGEST_LINE:
                raise Problem(f"Line {row} is far too long.", where=name)
            yield line
    except UnicodeDecodeError:
        then = "Save the file as UTF-8."
        raise Problem(f"This is not UTF-8 after line {row}.", where=name, then=then) from None
