"""How scores are made: of parts that carry numbers, by rules that fit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.bands import check_values
from growth_tui.instrument.checks.rules.branching import in_circles
from growth_tui.instrument.checks.rules.identities import path_of_score
from growth_tui.instrument.checks.rules.index import Index, is_number, placed
from growth_tui.instrument.checks.rules.parts import HIGHER, Components, Items, Made, Parts
from growth_tui.instrument.membership import (
    MOST_PARTS,
    OVERALL,
    Raw,
    components,
    declared_scores,
    members,
    score_ids,
    table,
)
from growth_tui.instrument.model import Method
from growth_tui.instrument.order import made_first
from growth_tui.instrument.ranges import Limits, score_limits
from growth_tui.instrument.scores import rules

_SIGNED = frozenset({"mean", "min", "max", "count"})
"""Methods that know no weights but 1 and -1."""

_OF_SOME = frozenset({"mean", "weighted_mean", "min", "max"})
"""Methods whose value may be made of some parts alone."""

_OF_ALL = frozenset({"sum", "count"})
"""Methods that have no value while branching hides a part."""


def check(index: Index, report: Report) -> None:
    """Report scores that cannot be had, or that would not mean what they say."""
    parts = {score_id: components(index.raw, score_id) for score_id in score_ids(index.raw)}
    order = made_first(parts)
    made: dict[str, Made] = {}
    for score_id in [*order, *_circular(parts, order, index, report)]:
        made[score_id] = _Scored(score_id, index, report, made, parts).check()
    _without_effect(index, report)
    _without_points(index, report)


def _circular(
    parts: Mapping[str, Mapping[str, float]], order: list[str], index: Index, report: Report
) -> list[str]:
    """The scores that go round in a circle, or hang on one; each link of a circle is reported."""
    left = parts.keys() - set(order)
    if len(left) > MOST_PARTS:
        return []
    circles = in_circles({name: set(parts[name]) & left for name in left})
    for name in sorted(circles):
        for part in circles & parts[name].keys():
            message = f"This goes in a circle: the score {quoted(name)} is made of itself."
            report.error((*path_of_score(index, name), "components", part), message, "key")
    return [name for name in parts if name in left]


class _Scored:
    """One score under examination."""

    def __init__(
        self,
        score_id: str,
        index: Index,
        report: Report,
        made: Mapping[str, Made],
        known: Iterable[str],
    ) -> None:
        self.id = score_id
        self.index = index
        self.report = report
        self.stated = score_id in declared_scores(index.raw)
        self.own: Raw = table(declared_scores(index.raw).get(score_id))
        self.path = path_of_score(index, score_id)
        self.parts: Parts = Items(score_id, self.own, self.path, index, report)
        if "components" in self.own and "items" not in self.own:
            self.parts = Components(score_id, self.own, self.path, index, report, made, known)
        self.declared = self.parts.field in self.own
        self.how = _sound_rules(index.raw, score_id)

    def check(self) -> Made:
        """Go through everything that can be said of it."""
        limits = self._check() if self._has_parts() else None
        parts, conditional = self.parts.weights, self.parts.conditional()
        return Made(limits, self._looks_for(), bool(parts) and len(conditional) == len(parts))

    def _check(self) -> Limits | None:
        limits = self.parts.limits()
        self._least_answered()
        self._weights()
        self._directions()
        self._hidden()
        if len(limits) < len(self.parts.weights):
            return None  # a part without limits is reported; ranges would only repeat it
        self._equal_ranges(limits)
        possible = score_limits(self.how["method"], self.parts.weights, limits)
        return check_values(self.id, self.own, self.path, possible, self.report)

    def _has_parts(self) -> bool:
        known = self.id == OVERALL or self.id in self.index.subscales
        if self.id != OVERALL and declared_scores(self.index.raw).get(self.id, {}) is None:
            self.report.error(self.path, "Only “overall” can be null.")
            return False
        if "items" in self.own and "components" in self.own:
            message = "A score is made of items or of other scores, not of both."
            self.report.error((*self.path, "components"), message, "key")
        if not known and not self.declared:
            near = self.report.did_you_mean(self.id, [*self.index.subscales, OVERALL])
            message = f"{quoted(self.id)} is no subscale, so it must say its own “items” or "
            self.report.error(self.path, f"{message}“components”.{near}", "key")
        elif not self.parts.weights and self.id == OVERALL and not self.declared:
            self.report.error(self.path, "No item carries numbers, so there is no overall score.")
        return bool(self.parts.weights)

    def _least_answered(self) -> None:
        least, many = self.how["min_answered"], len(self.parts.weights)
        if isinstance(least, int) and least > many:
            wanted = "answers" if self.parts.noun == "item" else "scores"
            has = f"{many} {self.parts.noun}" + ("" if many == 1 else "s")
            message = f"At least {least} {wanted} are needed, but {self._called} has {has}."
            path = self.path if self.stated or self.id != OVERALL else ("scoring", "min_answered")
            own = (*self.path, "min_answered") if "min_answered" in self.own else path
            self.report.error(own, message)

    @property
    def _called(self) -> str:
        return f"the score {quoted(self.id)}"

    def _weights(self) -> None:
        if self.how["method"] in _SIGNED:
            for name, weight in self.parts.weights.items():
                if weight not in (1, -1):
                    message = f"“{self.how['method']}” takes 1 or -1; for other weights the method "
                    message += "is “weighted_mean” or “sum”."
                    self.report.error(self.parts.path(name), message)

    def _looks_for(self) -> frozenset[str]:
        """The score's direction; where it names none, those of its parts."""
        if "direction" in self.own:
            return frozenset({str(self.own["direction"])})
        if self.id in self.index.subscales:
            return frozenset({str(self.index.subscales[self.id].raw.get("direction", HIGHER))})
        return self.parts.directions()

    def _directions(self) -> None:
        """A score over opposed directions must say what is turned, and where it points."""
        if self.id in self.index.subscales or not self._opposed(self.parts.directions()):
            return
        if not self.declared:
            message = "The subscales of the overall score point in different directions. Say in "
            message += "scoring.scores.overall which items it takes, each with 1 or -1, and its "
            message += "direction; or set it to null."
            self.report.error(self.path if self.stated else self._first_opposed(), message)
        elif "direction" not in self.own:
            what = "items belong to subscales with" if self.parts.noun == "item" else "scores have"
            message = f"Its {what} different directions, so it must say its own “direction”."
            self.report.error(self.path, message)

    @staticmethod
    def _opposed(directions: frozenset[str]) -> bool:
        return {"higher_is_better", "lower_is_better"} <= directions

    def _first_opposed(self) -> Path:
        """The first subscale that points elsewhere than those before it."""
        met: frozenset[str] = frozenset()
        for subscale in self.index.subscales.values():
            met |= {str(subscale.raw.get("direction", HIGHER))}
            if self._opposed(met):
                return subscale.path
        return self.path

    def _hidden(self) -> None:
        """Warn where branching takes the score away."""
        if self.how["method"] in _OF_ALL:
            for name in self.parts.conditional()[:1]:
                message = f"Whenever {quoted(name)} does not come up, {self._called} cannot be "
                message += f"had: a {self.how['method']} needs all of its parts."
                self.report.warning(self.parts.path(name), message, "key")

    def _equal_ranges(self, limits: Mapping[str, Limits]) -> None:
        ranges = {name: (float(low), float(high)) for name, (low, high) in limits.items()}
        first = next(iter(ranges.values()))
        other = next((name for name, each in ranges.items() if each != first), None)
        if other is None:
            return
        examples = sorted({f"{low:g} to {high:g}" for low, high in ranges.values()})
        unequal = f"The {self.parts.noun}s of {self._called} have unequal ranges "
        unequal += f"({', '.join(examples[:3])})"
        if self.id == OVERALL and not self.declared:
            message = ". Say in scoring.scores.overall which items it takes, or set it to null."
            path = self.path if self.stated else self.parts.path(other)
            self.report.error(path, unequal + message)
            return
        if self._may_fill():
            message = f"{unequal}, so none may be missing: set “missing” to “none” and "
            message += "“min_answered” and “min_share_answered” to null."
            self.report.error(self.path, message)
        if self.how["method"] in _OF_SOME and (hidden := self.parts.conditional()):
            message = f"{unequal}, so none may be hidden, as {quoted(hidden[0])} is by “show_when”."
            self.report.error(self.path, message)

    def _may_fill(self) -> bool:
        """Whether a value can come about while an answer is missing, and then leans."""
        least, share = self.how["min_answered"], self.how["min_share_answered"]
        if (is_number(least) and least >= len(self.parts.weights)) or share == 1:
            return False
        if self.how["method"] == "sum":
            return bool(self.how["missing"] == "person_mean")
        if self.how["method"] not in _OF_SOME:
            return False
        return self.how["missing"] == "person_mean" or is_number(least) or is_number(share)


def _sound_rules(raw: Raw, score_id: str) -> dict[str, Any]:
    """The rules of a score, with the defaults in place of values that cannot be."""
    how = rules(raw, score_id)
    if how["method"] not in get_args(Method):
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


def _without_points(index: Index, report: Report) -> None:
    """Warn of single choices that count as no answer, where others of the item carry points."""
    for item in index.all_items:
        if item.raw.get("type") == "single_choice":
            choices = placed(item.raw.get("choices"), (*item.path, "choices"))
            bare = [choice for choice in choices if "points" not in choice.raw]
            for choice in bare if len(bare) < len(choices) else []:
                message = "This choice has no points, so choosing it counts as no answer."
                report.warning(choice.path, message)
