"""The kinds of value that hold others: lists, maps and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.scalars import Pattern, Schema, Spec, wrong_kind


@dataclass(frozen=True)
class OrNull:
    """`spec`, or null to switch off what the form says elsewhere."""

    spec: Spec

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Check what is not null."""
        if value is not None:
            self.spec.check(value, path, report)

    def schema(self) -> Schema:
        """The same, or null."""
        return {"anyOf": [{"type": "null"}, self.spec.schema()]}


@dataclass(frozen=True)
class ListOf:
    """A list of from `least` to `most` values of one kind."""

    spec: Spec
    most: int
    least: int = 0

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Check the length, then each entry."""
        if not isinstance(value, list):
            wrong_kind(report, path, "a list in square brackets", value)
        elif not self.least <= len(value) <= self.most:
            wanted = f"from {self.least} to {self.most:,}" if self.least != self.most else self.most
            report.error(path, f"This list must have {wanted} entries; it has {len(value):,}.")
        else:
            for place, each in enumerate(value):
                self.spec.check(each, (*path, place), report)

    def schema(self) -> Schema:
        """An array of one kind."""
        return {
            "type": "array",
            "items": self.spec.schema(),
            "minItems": self.least,
            "maxItems": self.most,
        }


@dataclass(frozen=True)
class MapOf:
    """An object whose names are free, each of the form `names`; at most `most` of them."""

    names: Pattern
    spec: Spec
    most: int
    least: int = 0

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Check each name and each value."""
        if not isinstance(value, dict):
            wrong_kind(report, path, "an object in curly brackets", value)
        elif not self.least <= len(value) <= self.most:
            report.error(path, f"This must have from {self.least} to {self.most:,} entries.")
        else:
            for name, each in value.items():
                if not self.names.matches(name):
                    message = f"The name {quoted(name)} must be {self.names.wanted}."
                    report.error((*path, name), message, "key")
                self.spec.check(each, (*path, name), report)

    def schema(self) -> Schema:
        """An object whose names have a pattern."""
        return {
            "type": "object",
            "propertyNames": self.names.schema(),
            "additionalProperties": self.spec.schema(),
            "minProperties": self.least,
            "maxProperties": self.most,
        }


class Field:
    """A field of a record: the kind of its value, and what it is for."""

    def __init__(self, spec: Spec, about: str) -> None:
        self.spec = spec
        self.about = about

    def schema(self) -> Schema:
        """The schema of the value, with the description that editors show."""
        return self.spec.schema() | {"description": self.about}


class Record:
    """An object with known fields.

    `strays` explains fields that belong to other records and are likely to be put here.
    """

    def __init__(
        self,
        what: str,
        fields: Mapping[str, Field],
        required: Sequence[str] = (),
        *,
        strays: Mapping[str, str] | None = None,
    ) -> None:
        self.what = what
        self.fields = dict(fields)
        self.required = tuple(required)
        self.strays = strays or {}

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report unknown and missing fields, and check the known ones."""
        if not isinstance(value, dict):
            wrong_kind(report, path, f"{self.what}, an object in curly brackets", value)
            return
        for name, each in value.items():
            field = self.fields.get(name)
            if field is None:
                self._unknown(name, path, report)
            else:
                field.spec.check(each, (*path, name), report)
        for name in self.required:
            if name not in value:
                report.error(path, f"The field “{name}” is missing from {self.what}.")

    def _unknown(self, name: str, path: Path, report: Report) -> None:
        stray = self.strays.get(name)
        message = f"{quoted(name)} is not a field of {self.what}."
        message += f" {stray}" if stray else report.did_you_mean(name, self.fields)
        report.error((*path, name), message, "key")

    def schema(self) -> Schema:
        """An object with known properties and no others."""
        return {
            "type": "object",
            "properties": {name: field.schema() for name, field in self.fields.items()},
            "required": list(self.required),
            "additionalProperties": False,
        }
