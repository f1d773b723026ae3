"""Two kinds of value that only items have: the item itself, by its type, and its condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.checks.containers import Field, ListOf, Record
from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.scalars import OneOf, Schema, kind_of

DEEPEST = 4
"""How many `all` and `any` may stand inside each other."""

MOST_PARTS = 20
_JOINS = ("all", "any")


class ByType:
    """An object whose field `type` says which record it is."""

    def __init__(self, what: str, records: Mapping[str, Record]) -> None:
        self.what = what
        self.records = dict(records)
        self._types = OneOf(tuple(records))
        fields = {
            name: field for record in records.values() for name, field in record.fields.items()
        }
        fields["type"] = Field(self._types, "")
        self._any = Record(what, fields, ("id", "type"))

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Check it as the record that its type names; without one, as any of them."""
        chosen = value.get("type") if isinstance(value, dict) else None
        record = self.records.get(chosen) if isinstance(chosen, str) else None
        if record is None:
            self._any.check(value, path, report)
            return
        record.check(value, path, report)

    def schema(self) -> Schema:
        """One `if` and `then` a type, so that an editor knows the fields of each."""
        return {
            "type": "object",
            "properties": {"type": self._types.schema()},
            "required": ["type"],
            "allOf": [
                {
                    "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                    "then": {"$ref": f"#/$defs/{name}_item"},
                }
                for name in self.records
            ],
        }

    def definitions(self) -> Schema:
        """What the references in `schema` point to."""
        return {f"{name}_item": record.schema() for name, record in self.records.items()}


class Scalar:
    """What an answer is compared with: a text, a number, true or false, or a list of those."""

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Report objects, null, and lists of anything but texts and numbers."""
        if isinstance(value, list):
            if len(value) > MOST_PARTS * 5 or not all(self._single(each) for each in value):
                report.error(path, "This list must hold at most 100 texts and numbers.")
        elif not self._single(value) and not isinstance(value, bool):
            report.error(path, f"This must be what an answer can be, not {kind_of(value)}.")

    def _single(self, value: object) -> bool:
        return isinstance(value, str | int | float) and not isinstance(value, bool)

    def schema(self) -> Schema:
        """A scalar, or a short list of scalars."""
        return {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {
                    "type": "array",
                    "items": {"type": ["string", "number"]},
                    "maxItems": MOST_PARTS * 5,
                },
            ]
        }


class Branch:
    """A condition: one test, or `all` or `any` of several."""

    def __init__(self, test: Record, level: int = 1) -> None:
        self._test = test
        self._level = level
        self._inner = Branch(test, level + 1) if level < DEEPEST else None

    def check(self, value: Any, path: Path, report: Report) -> None:
        """Check it, and what stands inside it."""
        if not isinstance(value, dict) or not self._joins(value):
            self._single(value, path, report)
        elif self._inner is None:
            report.error(path, f"Conditions can be nested {DEEPEST} deep at most.")
        else:
            self._record(value).check(value, path, report)

    def _single(self, value: Any, path: Path, report: Report) -> None:
        """Check one test, or say that what joins several goes by another name."""
        name = _joining(value)
        if name is None:
            self._test.check(value, path, report)
        else:
            message = f"{quoted(name)} joins no conditions, “all” and “any” do."
            report.error((*path, name), message + report.did_you_mean(name, _JOINS), "key")

    def _joins(self, value: dict[str, Any]) -> str | None:
        return next((name for name in _JOINS if name in value), None)

    def _record(self, value: dict[str, Any]) -> Record:
        name = self._joins(value) or "all"
        return self._joined(name)

    def _joined(self, name: str) -> Record:
        parts: Any = self._inner
        about = f"The conditions of which {name} must hold."
        fields = {name: Field(ListOf(parts, MOST_PARTS, 1), about)}
        return Record(f"a condition with “{name}”", fields, (name,))

    def schema(self) -> Schema:
        """A reference to the definition of its level."""
        return {"$ref": f"#/$defs/condition_{self._level}"}

    def definitions(self) -> Schema:
        """What the references of every level point to."""
        name = f"condition_{self._level}"
        if self._inner is None:
            return {name: self._test.schema()}
        rules = [
            {"if": {"required": ["all"]}, "then": self._joined("all").schema()},
            {
                "if": {"required": ["any"], "not": {"required": ["all"]}},
                "then": self._joined("any").schema(),
            },
            {
                "if": {"not": {"anyOf": [{"required": ["all"]}, {"required": ["any"]}]}},
                "then": self._test.schema(),
            },
        ]
        return {name: {"type": "object", "allOf": rules}, **self._inner.definitions()}


def _joining(value: Any) -> str | None:
    """The name under which conditions stand in what is no test itself, None where there is none."""
    if not isinstance(value, dict) or "item" in value:
        return None
    lists = ((name, each) for name, each in value.items() if isinstance(each, list))
    return next((name for name, each in lists if any(isinstance(p, dict) for p in each)), None)
