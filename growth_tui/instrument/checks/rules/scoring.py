"""How scores are made: of items that carry numbers, by rules that fit them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.bands import check_values
from growth_tui.instrument.checks.rules.identities import path_of_score
from growth_tui.instrument.checks.rules.index import Index, is_number
from growth_tui.instrument.checks.rules.points import limits_in_score
from growth_tui.instrument.checks.rules.references import must_be
from growth_tui.instrument.membership import (
    OVERALL,
    Raw,
    declared_scores,
    members,
    score_ids,
    table,
)
from growth_tui.instrument.ranges import Limits, score_limits
from growth_tui.instrument.scores import rules

_SIGNED = frozenset({"mean", "min", "max", "count"})
"""Methods that know no weights but 1 and -1."""

_AVERAGING = frozenset({"mean", "weighted_mean"})


def check(index: Index, report: Report) -> None:
    """Report scores that cannot be had, or that would not mean what they say."""
    for score_id in score_ids(index.raw):
        _Scored(score_id, index, report).check()
    _without_effect(index, report)


class _Scored:
    """One score under examination."""

    def __init__(self, score_id: str, index: Index, report: Report) -> None:
        self.id = score_id
        self.index = index
        self.report = report
        self.own: Raw = table(declared_scores(index.raw).get(score_id))
        self.path = path_of_score(index, score_id)
        self.declared = "items" in self.own
        self.weights = members(index.raw, score_id)
        self.how = _sound_rules(index.raw, score_id)

    def check(self) -> None:
        """Go through everything that can be said of it."""
        if not self._has_items():
            return
        limits = self._limits()
        self._least_answered()
        self._weights()
        self._directions()
        if len(limits) < len(self.weights):
            return  # an item without limits is reported; ranges would only repeat it
        self._equal_ranges(limits)
        possible = score_limits(self.how["method"], self.weights, limits)
        check_values(self.own, self.path, possible, self.report)

    def _has_items(self) -> bool:
        known = self.id == OVERALL or self.id in self.index.subscales
        if self.id != OVERALL and declared_scores(self.index.raw).get(self.id, {}) is None:
            self.report.error(self.path, "Only “overall” can be null.")
            return False
        if not known and not self.declared:
            near = self.report.did_you_mean(self.id, [*self.index.subscales, OVERALL])
            message = f"{quoted(self.id)} is no subscale, so it must say its own “items”.{near}"
            self.report.error(self.path, message, "key")
        elif not self.weights and self.id == OVERALL and not self.declared:
            self.report.error(self.path, "No item carries numbers, so there is no overall score.")
        return bool(self.weights)

    def _limits(self) -> dict[str, Limits]:
        """The limits of each item that has some; items without are reported."""
        points = table(self.own.get("points"))
        for name in points:
            if name not in self.weights:
                near = self.report.did_you_mean(name, self.weights)
                message = f"{quoted(name)} is not an item of this score.{near}"
                self.report.error((*self.path, "points", name), message, "key")
        found = {}
        for name in self.weights:
            path = (*self.path, "items", name)
            if self.declared and not must_be(
                name, "item", self.index.items, path, self.report, "key"
            ):
                continue
            item = self.index.items[name]
            limits = limits_in_score(
                item.raw, self.index, points.get(name), (*self.path, "points", name), self.report
            )
            if limits is not None:
                found[name] = limits
            elif name not in points and not self.index.unreadable(item.raw):
                self._no_numbers(name, path if self.declared else (*item.path, "subscale"))
        return found

    def _no_numbers(self, name: str, path: Path) -> None:
        if self.id == OVERALL and not self.declared and self.index.subscales:
            return  # its subscale's score says so already
        message = f"The answers to {quoted(name)} carry no numbers, so it cannot be scored."
        kind = self.index.items[name].raw.get("type")
        if kind == "number":
            message = f"To be scored, the number item {quoted(name)} needs “min” and “max”."
        elif kind in ("single_choice", "multiple_choice"):
            message = f"To be scored, the choices of {quoted(name)} need “points”."
        self.report.error(path, message, "key" if self.declared else "value")

    def _least_answered(self) -> None:
        least = self.how["min_answered"]
        if isinstance(least, int) and least > len(self.weights):
            own = "min_answered" in self.own
            path = (*self.path, "min_answered") if own else self.path
            message = f"At least {least} answers are needed, but the score has "
            message += f"{len(self.weights)} {'item' if len(self.weights) == 1 else 'items'}."
            self.report.error(path, message)

    def _weights(self) -> None:
        if self.how["method"] in _SIGNED:
            for name, weight in self.weights.items():
                if weight not in (1, -1):
                    message = f"“{self.how['method']}” takes 1 or -1; for other weights the method "
                    message += "is “weighted_mean” or “sum”."
                    self.report.error((*self.path, "items", name), message)

    def _directions(self) -> None:
        """An overall over opposed directions must say what is turned, and where it points."""
        facets = {self._subscale(name) for name in self.weights} & set(self.index.subscales)
        found = {str(self.index.subscales[facet].raw.get("direction")) for facet in facets}
        if self.id in self.index.subscales or not {"higher_is_better", "lower_is_better"} <= found:
            return
        if not self.declared:
            message = "Its subscales point in different directions. Say in scoring.scores.overall "
            message += "which items it takes, each with 1 or -1, and its direction; or set it to "
            message += "null."
            self.report.error(self.path, message)
        elif "direction" not in self.own:
            message = "Its items belong to subscales with different directions, so it must say its "
            message += "own “direction”."
            self.report.error(self.path, message)

    def _subscale(self, item: str) -> str:
        placed = self.index.items.get(item)
        return str(placed.raw.get("subscale")) if placed else ""

    def _equal_ranges(self, limits: Mapping[str, Limits]) -> None:
        if len({(float(low), float(high)) for low, high in limits.values()}) < 2:
            return
        examples = sorted({f"{low:g} to {high:g}" for low, high in limits.values()})
        unequal = f"Its items have unequal ranges ({', '.join(examples[:3])})"
        if self.id == OVERALL and not self.declared:
            message = (
                f"{unequal}. Say in scoring.scores.overall which items it takes, or set it to "
            )
            message += "null."
            self.report.error(self.path, message)
        elif self._may_fill():
            message = f"{unequal}, so an answer must not be missing: set “missing” to “none” and "
            message += "“min_answered” and “min_share_answered” to null."
            self.report.error(self.path, message)

    def _may_fill(self) -> bool:
        """Whether a value can come about while an answer is missing, and then leans."""
        least, share = self.how["min_answered"], self.how["min_share_answered"]
        if (is_number(least) and least >= len(self.weights)) or share == 1:
            return False
        if self.how["method"] == "sum":
            return bool(self.how["missing"] == "person_mean")
        if self.how["method"] not in _AVERAGING:
            return False
        return self.how["missing"] == "person_mean" or is_number(least) or is_number(share)


def _sound_rules(raw: Raw, score_id: str) -> dict[str, Any]:
    """The rules of a score, with the defaults in place of values that cannot be."""
    how = rules(raw, score_id)
    if how["method"] not in ("mean", "sum", "weighted_mean", "min", "max", "count"):
        how["method"] = "mean"
    return how


def _without_effect(index: Index, report: Report) -> None:
    """Warn of `reverse_scored` where no score looks at it."""
    looked_at = {
        name
        for score_id in score_ids(index.raw)
        if "items" not in table(declared_scores(index.raw).get(score_id))
        for name in members(index.raw, score_id)
    }
    for name, item in index.items.items():
        if item.raw.get("reverse_scored") is True and name not in looked_at:
            message = "This has no effect: the item is in no score, or only in scores with “items” "
            message += "of their own, where -1 reverses."
            report.warning((*item.path, "reverse_scored"), message, "key")
