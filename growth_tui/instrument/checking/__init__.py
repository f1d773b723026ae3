"""Every fault of a definition in one pass, each with its place and what to do about it."""

from __future__ import annotations

import json
from typing import Any

from growth_tui.problem import Problem


class Faulty(Problem):
    """A definition with errors."""


def parsed(data: bytes, *, name: str = "") -> dict[str, Any]:
    """The parsed definition; raises Faulty."""
    try:
        value: dict[str, Any] = json.loads(data)
    except ValueError as error:
        raise Faulty("This is not JSON.", where=name) from error
    return value
