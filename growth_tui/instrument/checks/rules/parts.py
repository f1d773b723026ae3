"""What a score is made of: items, or other scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index
from growth_tui.instrument.checks.rules.points import limits_in_score
from growth_tui.instrument.checks.rules.references import must_be
from growth_tui.instrument.membership import OVERALL, Raw, components, members, table
from growth_tui.instrument.ranges import Limits

HIGHER = "higher_is_better"
"""The direction of a subscale that names none."""


@dataclass(frozen=True, slots=True)
class Made:
    """A score as a part of others.

    Attributes:
        limits: Its range, None where it could not be made out.
        directions: Its direction, or those of its parts where it names none.
        conditional: Whether branching may hide all of it.
    """

    limits: Limits | None
    directions: frozenset[str]
    conditional: bool


class Parts(Protocol):
    """The parts of one score: `noun` is what one is called, `field` where a score names them."""

    noun: str
    field: str
    weights: Mapping[str, float]

    def limits(self) -> dict[str, Limits]:
        """The limits of each part that has some; parts without are reported."""

    def path(self, name: str) -> Path:
        """Where a part can be pointed at."""

    def directions(self) -> frozenset[str]:
        """Every direction that one of the parts has."""

    def conditional(self) -> list[str]:
        """The parts that branching may hide."""


class Items:
    """The items of a score: its own, else those of its subscale, else all."""

    noun = "item"
    field = "items"

    def __init__(self, score_id: str, own: Raw, path: Path, index: Index, report: Report) -> None:
        self.weights: Mapping[str, float] = members(index.raw, score_id)
        self._id, self._own, self._path = score_id, own, path
        self._index, self._report = index, report
        self._declared = "items" in own

    def limits(self) -> dict[str, Limits]:
        """The limits of each item that has some; items without are reported."""
        points = table(self._own.get("points"))
        self._strange_points(points)
        found = {}
        for name in self.weights:
            if self._declared and not must_be(
                name, "item", self._index.items, self.path(name), self._report, "key"
            ):
                continue
            item = self._index.items[name]
            where = (*self._path, "points", name)
            limits = limits_in_score(item.raw, self._index, points.get(name), where, self._report)
            if limits is not None:
                found[name] = limits
            elif name not in points and not self._index.unreadable(item.raw):
                self._no_numbers(name)
        return found

    def path(self, name: str) -> Path:
        """The item in the score's own map, else the item itself."""
        return (*self._path, "items", name) if self._declared else self._index.items[name].path

    def directions(self) -> frozenset[str]:
        """The directions of the subscales that the items belong to."""
        facets = {str(self._raw(name).get("subscale")) for name in self.weights}
        known = [placed.raw for name, placed in self._index.subscales.items() if name in facets]
        return frozenset(str(facet.get("direction", HIGHER)) for facet in known)

    def conditional(self) -> list[str]:
        """The items with a condition."""
        return [name for name in self.weights if "show_when" in self._raw(name)]

    def _raw(self, name: str) -> Raw:
        return self._index.items[name].raw if name in self._index.items else {}

    def _strange_points(self, points: Raw) -> None:
        for name in points:
            if name not in self.weights:
                near = self._report.did_you_mean(name, self.weights)
                message = f"{quoted(name)} is not an item of this score.{near}"
                self._report.error((*self._path, "points", name), message, "key")

    def _no_numbers(self, name: str) -> None:
        if self._id == OVERALL and not self._declared and self._index.subscales:
            return  # its subscale's score says so already
        message = f"The answers to {quoted(name)} carry no numbers, so it cannot be scored."
        kind = self._raw(name).get("type")
        if kind == "number":
            message = f"To be scored, the number item {quoted(name)} needs “min” and “max”."
        elif kind in ("single_choice", "multiple_choice"):
            message = f"To be scored, the choices of {quoted(name)} need “points”."
        if self._declared:
            self._report.error(self.path(name), message, "key")
        else:
            self._report.error((*self.path(name), "subscale"), message)


class Components:
    """The scores that a score is made of, as far as they are made out already."""

    noun = "score"
    field = "components"

    def __init__(
        self,
        score_id: str,
        own: Raw,
        path: Path,
        index: Index,
        report: Report,
        made: Mapping[str, Made],
        known: Iterable[str],
    ) -> None:
        self.weights: Mapping[str, float] = components(index.raw, score_id)
        self._own, self._path, self._report = own, path, report
        self._made, self._known = made, known

    def limits(self) -> dict[str, Limits]:
        """The range of each score that has one; names that lead nowhere are reported."""
        if "points" in self._own:
            message = "Points are for items; a score of scores takes their values."
            self._report.error((*self._path, "points"), message, "key")
        found = {}
        for name in self.weights:
            must_be(name, "score", self._known, self.path(name), self._report, "key")
        for name, part in self._parts().items():
            if part.limits is not None:
                found[name] = part.limits
        return found

    def path(self, name: str) -> Path:
        """The component in the score's map."""
        return (*self._path, "components", name)

    def directions(self) -> frozenset[str]:
        """The directions of the scores."""
        return frozenset().union(*(part.directions for part in self._parts().values()))

    def conditional(self) -> list[str]:
        """The scores of which nothing may be left."""
        return [name for name, part in self._parts().items() if part.conditional]

    def _parts(self) -> dict[str, Made]:
        return {name: self._made[name] for name in self.weights if name in self._made}
