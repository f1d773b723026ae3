"""The assessments that ship with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FIRST = ("cultural-humility", "pulse", "group-leadership", "breadth-of-knowledge")
_REFLECTIONS = ("misstep-and-repair", "origins-of-a-belief", "body-check-in")
_ORDER = {name: place for place, name in enumerate((*_FIRST, *_REFLECTIONS))}


@cache
def _folder() -> Path:
    """Where they are: inside the installed package, or at the top of a checkout.

    An editable install runs the checkout's code but copies nothing into the package.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "assessments"
    return inside if inside.is_dir() else package.parent / "assessments"


@cache
def shipped_ids() -> tuple[str, ...]:
    """Every shipped id: the assessments, then the reflections, then others by name."""
    found = (path.stem for path in _folder().glob("*.json"))
    return tuple(sorted(found, key=lambda name: (_ORDER.get(name, len(_ORDER)), name)))


def shipped_bytes(assessment_id: str) -> bytes:
    """The definition as it ships; raises KeyError for an id that is not shipped."""
    if assessment_id not in shipped_ids():
        raise KeyError(assessment_id)
    return (_folder() / f"{assessment_id}.json").read_bytes()
