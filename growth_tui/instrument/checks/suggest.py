"""What somebody may have meant by a word that the format does not know."""

from __future__ import annotations

from collections.abc import Iterable

from growth_tui.instrument.checks.fault import quoted

_LONGEST = 40
"""Longer words are not misspelt names, and comparing them takes time."""

_MOST_COMPARED = 10_000
"""So many names are held against misspelt ones; that takes a good part of a second."""

OTHER_WORDS = {
    # methods, directions, rules for what is missing
    "avg": "mean",
    "average": "mean",
    "total": "sum",
    "add": "sum",
    "weighted": "weighted_mean",
    "weighted_average": "weighted_mean",
    "minimum": "min",
    "maximum": "max",
    "lowest": "min",
    "highest": "max",
    "low": "min",
    "high": "max",
    "number_of": "count",
    "higher": "higher_is_better",
    "up": "higher_is_better",
    "positive": "higher_is_better",
    "lower": "lower_is_better",
    "down": "lower_is_better",
    "negative": "lower_is_better",
    "prorate": "person_mean",
    "prorated": "person_mean",
    "proration": "person_mean",
    "impute": "person_mean",
    "mean_imputation": "person_mean",
    "listwise": "none",
    # item types
    "likert": "scale",
    "rating": "scale",
    "slider": "vas",
    "visual_analogue": "vas",
    "visual_analog": "vas",
    "integer": "number",
    "numeric": "number",
    "float": "number",
    "radio": "single_choice",
    "select": "single_choice",
    "choice": "single_choice",
    "dropdown": "single_choice",
    "checkbox": "multiple_choice",
    "checkboxes": "multiple_choice",
    "multi": "multiple_choice",
    "multiselect": "multiple_choice",
    "textarea": "long_text",
    "free_text": "long_text",
    "open": "long_text",
    "paragraph": "long_text",
    "short_text": "text",
    "string": "text",
    "body_map": "body",
    "note": "info",
    "message": "info",
    "instruction": "info",
    "instructions": "info",
    # fields
    "reversed": "reverse_scored",
    "reverse": "reverse_scored",
    "reverse_coded": "reverse_scored",
    "reverse_keyed": "reverse_scored",
    "inverted": "reverse_scored",
    "label": "text",
    "question": "text",
    "prompt": "text",
    "stem": "text",
    "wording": "text",
    "hint": "help",
    "name": "title",
    "heading": "title",
    "description": "about",
    "meaning": "about",
    "summary": "purpose",
    "intent": "purpose",
    "goal": "purpose",
    "introduction": "intro",
    "license": "licence",
    "lang": "language",
    "locale": "language",
    "author": "authors",
    "reference": "citation",
    "source": "citation",
    "window": "recall_period",
    "period": "recall_period",
    "timeframe": "recall_period",
    "duration": "minutes",
    "time": "minutes",
    "interval": "retake_after_days",
    "changelog": "changes",
    "change_log": "changes",
    "history": "changes",
    "scales": "response_scales",
    "response_options": "response_scales",
    "response_scale": "scale",
    "facets": "subscales",
    "dimensions": "subscales",
    "domains": "subscales",
    "facet": "subscale",
    "dimension": "subscale",
    "domain": "subscale",
    "factor": "subscale",
    "pages": "sections",
    "groups": "sections",
    "questions": "items",
    "labels": "anchors",
    "options": "choices",
    "responses": "choices",
    "answers": "choices",
    "value": "code",
    "score": "points",
    "score_value": "points",
    "na": "nonresponse",
    "missing_codes": "nonresponse",
    "mandatory": "required",
    "optional": "required",
    "private": "sensitive",
    "confidential": "sensitive",
    "condition": "show_when",
    "show_if": "show_when",
    "visible_if": "show_when",
    "visible_when": "show_when",
    "depends_on": "show_when",
    "branch": "show_when",
    "integers": "whole",
    "units": "unit",
    "left": "low_label",
    "right": "high_label",
    "min_label": "low_label",
    "max_label": "high_label",
    "suggestions": "practices",
    "exercises": "practices",
    "tips": "practices",
    "minimum_answered": "min_answered",
    "min_share": "min_share_answered",
    "round": "rounding",
    "decimals": "rounding",
    "digits": "rounding",
    "cutoffs": "bands",
    "cut_offs": "bands",
    "cut_points": "bands",
    "levels": "bands",
    "norms": "reference",
    "alpha": "reliability",
    "std": "sd",
    "stdev": "sd",
    "weights": "items",
    "subscores": "components",
    "sub_scores": "components",
    "parts": "components",
    "intensity": "strength",
    "locations": "regions",
    "places": "regions",
    "feelings": "sensations",
    "start": "from",
    "end": "to",
    "op": "operator",
    "field": "item",
    "question_id": "item",
    "and": "all",
    "or": "any",
    "==": "eq",
    "=": "eq",
    "equals": "eq",
    "is": "eq",
    "!=": "ne",
    "not": "ne",
    "<": "lt",
    "less": "lt",
    "<=": "le",
    "lte": "le",
    ">": "gt",
    "greater": "gt",
    ">=": "ge",
    "gte": "ge",
    "contains": "includes",
    "one_of": "in",
    "exists": "answered",
}
"""What other programs and books call the things of the format."""


class Suggestions:
    """Looks for what was meant, over and over, as long as that stays quick."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARED
        self._found: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def did_you_mean(self, word: str, possible: Iterable[str]) -> str:
        """A sentence to add after a message; empty where nothing comes near, or no time is left."""
        names = tuple(possible)
        if len(names) > self._left:
            return ""
        asked = word, names
        if asked not in self._found:
            self._left -= len(names)
            self._found[asked] = nearest(*asked)
        found = self._found[asked]
        return f" Did you mean {quoted(found)}?" if found else ""


def nearest(word: str, possible: tuple[str, ...]) -> str | None:
    """The one of `possible` that was probably meant."""
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches  # only needed when something is wrong

    plain = _plain(word)
    by_plain = {_plain(name): name for name in possible}
    if plain in by_plain:
        return by_plain[plain]
    other = OTHER_WORDS.get(plain)
    if other in possible:
        return other
    near = get_close_matches(plain, by_plain, 1, cutoff=0.65)
    return by_plain[near[0]] if near else None


def _plain(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())
