"""The kinds of value that a definition is made of.

Each kind checks a value and gives its own JSON Schema, so that what the checker accepts and what
the schema says come from one table (fields.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report

Schema = dict[str, Any]


class Spec(Protocol):
    """A kind of value."""

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report what is wrong with `value`."""

    def schema(self) -> Schema:
        """What JSON Schema 2020-12 can say of it."""


def kind_of(value: object) -> str:
    """What a JSON value is called in a message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    for type_, name in ((str, "a text"), (int, "a number"), (float, "a number"), (list, "a list")):
        if isinstance(value, type_):
            return name
    return "an object"


def wrong_kind(report: Report, path: Path, wanted: str, value: object) -> None:
    """Report a value of another JSON type."""
    report.error(path, f"This must be {wanted}, not {kind_of(value)}.")


@dataclass(frozen=True)
class Text:
    """A text. `most` is its greatest length; `blank` says whether it may hold nothing."""

    most: int
    blank: bool = False

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report what is no text, blank or too long."""
        if not isinstance(value, str):
            wrong_kind(report, path, "a text in double quotes", value)
        elif not self.blank and not value.strip():
            report.error(path, "This text is empty.")
        elif len(value) > self.most:
            report.error(path, f"This text is longer than {self.most:,} characters.")

    def schema(self) -> Schema:
        """A string with its greatest length."""
        return {"type": "string", "maxLength": self.most} | (
            {} if self.blank else {"pattern": r"\S"}
        )


@dataclass(frozen=True)
class Pattern:
    """A text of a fixed form, which `wanted` describes in words."""

    pattern: re.Pattern[str]
    wanted: str
    refused: frozenset[str] = frozenset()

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report what does not have the form."""
        if not isinstance(value, str):
            wrong_kind(report, path, self.wanted, value)
        elif not self.matches(value):
            report.error(path, f"{quoted(value)} must be {self.wanted}.")

    def matches(self, text: str) -> bool:
        """Whether `text` has the form."""
        return self.pattern.fullmatch(text) is not None and text not in self.refused

    def schema(self) -> Schema:
        """A string with its pattern."""
        out: Schema = {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}
        return out | ({"not": {"enum": sorted(self.refused)}} if self.refused else {})


@dataclass(frozen=True)
class Flag:
    """true or false."""

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report what is neither true nor false."""
        if not isinstance(value, bool):
            wrong_kind(report, path, "true or false, without quotes", value)

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`, written without a decimal point."""

    low: int
    high: int

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report fractions, 3.0 among them, and what lies outside."""
        if isinstance(value, bool) or not isinstance(value, int):
            wanted = f"a whole number from {self.low:,} to {self.high:,}"
            what = "a decimal number" if isinstance(value, float) else kind_of(value)
            report.error(path, f"This must be {wanted}, not {what}.")
        elif not self.low <= value <= self.high:
            report.error(path, f"This must be from {self.low:,} to {self.high:,}.")

    def schema(self) -> Schema:
        """An integer within its limits."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True)
class Number:
    """A number; above `above` where that is given, `also` is allowed besides."""

    low: float = -1e9
    high: float = 1e9
    above: float | None = None
    also: float | None = None
    wanted: str = "a number"

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report what is no number, or lies outside."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            wrong_kind(report, path, self.wanted, value)
        elif value == self.also:
            return
        elif self.above is not None and value <= self.above:
            report.error(path, f"This must be {self.wanted}.")
        elif not self.low <= value <= self.high:
            report.error(path, f"This must be a number from {self.low:,g} to {self.high:,g}.")

    def schema(self) -> Schema:
        """A number within its limits."""
        out: Schema = {"type": "number", "minimum": self.low, "maximum": self.high}
        if self.above is not None:
            out["exclusiveMinimum"] = self.above
        return out if self.also is None else {"anyOf": [{"const": self.also}, out]}


@dataclass(frozen=True)
class OneOf:
    """One of a few fixed values."""

    values: tuple[str | int, ...]
    otherwise: str = ""

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report anything else, with what was probably meant."""
        if value in self.values and not isinstance(value, bool | float):
            return
        names = [str(each) for each in self.values]
        near = report.did_you_mean(value, names) if isinstance(value, str) else ""
        wanted = names[0] if len(names) == 1 else f"one of: {', '.join(names)}"
        more = f" {self.otherwise}" if self.otherwise else ""
        report.error(path, f"This must be {wanted}.{more}{near}")

    def schema(self) -> Schema:
        """An enumeration."""
        return {"enum": list(self.values)}
