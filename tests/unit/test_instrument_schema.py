"""The schema against the checker: they refuse the same shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from instrument_forms import full, small

from growth_tui.cli.schema import schema_command
from growth_tui.instrument.checking import check
from growth_tui.instrument.checks.form_fields import FORM
from growth_tui.instrument.checks.report import Report
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.schema import SCHEMA
from growth_tui.instrument.skeleton import skeleton

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def wrong_shape(form: Any) -> bool:
    """Whether the checker finds a fault in the shape of a part."""
    report = Report()
    FORM.check(form, (), report)
    return report.has_errors


def refused(form: Any) -> bool:
    return any(fault.severity == "error" for fault in check(json.dumps(form).encode()))


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a form."""
    if path:
        yield path
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in entries:
            yield from places(each, (*path, key))


PLACES = list(places(full()))

# 1.0 is left out: to JSON Schema it is an integer, to the checker it is not.
VALUES = st.sampled_from(
    [
        *(None, True, False, -1, 0, 1, 2, 7, 5000, 10**12, -0.5, 0.5, 2.5, "", " ", "x", "1", "-1"),
        *("a b", "x" * 201, "x" * 6000, "con", "scale", "text", "mean", "en", "English", "1.0"),
        *([], [1, 2], [[1]], ["x"], [None], {}, {"x": 1}, {"1": "x"}, {"a1": 1}, {"id": "x"}),
        *({"all": []}, {"item": "a1", "operator": "answered"}, {"all": [{"any": []}]}),
    ]
)


@st.composite
def changed(draw: st.DrawFn) -> Any:
    """The full form with one to three places replaced, removed, renamed or added to."""
    form: Any = full()
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(PLACES))
        here = form
        try:
            for step in path[:-1]:
                here = here[step]
            here[path[-1]]
        except (KeyError, IndexError, TypeError):
            continue
        match draw(st.integers(0, 3)):
            case 0:
                del here[path[-1]]
            case 1 if isinstance(here, dict):
                here[draw(st.sampled_from(["x", "titel", "min", "points", "id"]))] = draw(VALUES)
            case 2 if isinstance(here, dict):
                here[draw(st.sampled_from(["text", "title", "all", "code"]))] = here.pop(path[-1])
            case _:
                here[path[-1]] = draw(VALUES)
    return form


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("form_id", shipped_ids())
def test_it_accepts_the_shipped_forms(form_id: str) -> None:
    VALIDATOR.validate(json.loads(shipped_bytes(form_id)))


def test_it_accepts_what_the_checker_accepts() -> None:
    for form in (full(), small(), json.loads(skeleton("x"))):
        VALIDATOR.validate(form)


@settings(max_examples=80, deadline=None)
@given(changed())
def test_schema_and_checker_refuse_the_same_shapes(form: Any) -> None:
    by_schema = not VALIDATOR.is_valid(form)
    assert by_schema == wrong_shape(form)
    assert refused(form) or not by_schema


@pytest.mark.parametrize("path", PLACES, ids=lambda path: "/".join(map(str, path)))
def test_every_place_is_held_by_both(path: tuple[Any, ...]) -> None:
    """No place of the full form takes a list of lists; both must say so, and so must a stray."""
    form: Any = full()
    here = form
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = [[]]
    assert not VALIDATOR.is_valid(form)
    assert refused(form)


def test_every_field_is_described() -> None:
    def undescribed(schema: Any, path: str) -> Iterator[str]:
        if isinstance(schema, dict):
            for name, each in schema.get("properties", {}).items():
                if schema.get("additionalProperties") is False and not each.get("description"):
                    yield f"{path}/{name}"
            for name, each in schema.items():
                yield from undescribed(each, f"{path}/{name}")
        elif isinstance(schema, list):
            for each in schema:
                yield from undescribed(each, path)

    assert list(undescribed(SCHEMA, "")) == []


def test_the_command_prints_it() -> None:
    result = CliRunner().invoke(schema_command)
    assert result.exit_code == 0
    assert json.loads(result.output) == SCHEMA
