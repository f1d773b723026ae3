"""What must be made before what, where things are made of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress


def made_first(parts: Mapping[str, Iterable[str]]) -> list[str]:
    """Put each thing behind its parts; what goes round in a circle, or hangs on it, is left out."""
    from graphlib import CycleError, TopologicalSorter

    waiting = TopologicalSorter({name: [p for p in of if p in parts] for name, of in parts.items()})
    with suppress(CycleError):
        waiting.prepare()
    order: list[str] = []
    while ready := waiting.get_ready():
        order += ready
        waiting.done(*ready)
    return order
