"""What an answer may be.

A scale, number or vas is answered with a number, a single choice with a code, a multiple choice
with a list of codes, a text with a string, a body item with a list of marks, each
`{"region": code, "sensation": code, "strength": number}`; the sensation may be a word of one's own,
and it and the strength may be absent. `{"nonresponse": code}` says why there is no answer; None is
no answer at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from growth_tui.instrument.model import NUMERIC, TEXTUAL, Item, Nonresponse, ResponseScale
from growth_tui.plain_text import clean_line

LONGEST_SENSATION = 60
"""How many characters a person's own word for a sensation may have."""

_MARK_FIELDS = frozenset({"region", "sensation", "strength"})


def nonresponses(item: Item) -> tuple[Nonresponse, ...]:
    """The item's own nonresponse answers, else those of its response scale."""
    if item.nonresponse or item.scale is None:
        return item.nonresponse
    return item.scale.nonresponse


def nonresponse_code(answer: object) -> str | None:
    """The code of a nonresponse answer, None for every other answer."""
    if isinstance(answer, dict):
        code = answer.get("nonresponse")
        if isinstance(code, str):
            return code
    return None


def is_answered(answer: object) -> bool:
    """Whether something was answered: not None, no nonresponse, no blank text, no empty list."""
    if answer is None or isinstance(answer, dict):
        return False
    if isinstance(answer, str):
        return bool(answer.strip())
    return not isinstance(answer, list | tuple) or bool(answer)


def problem_with(item: Item, answer: object) -> str | None:
    """Why `answer` cannot be an answer to `item`, in one sentence, or None where it can.

    The sentence never repeats the answer. None is always possible; whether the item is required
    is not looked at here.
    """
    if answer is None:
        return None
    if not item.asks:
        return "This is a text to read; it takes no answer."
    if isinstance(answer, dict):
        return _nonresponse_problem(item, answer)
    if item.type in NUMERIC:
        return _number_problem(item, answer)
    if item.type in TEXTUAL:
        return None if isinstance(answer, str) else "The answer must be a text."
    if item.type == "single_choice":
        if not isinstance(answer, str):
            return "The answer must be the code of one choice, in quotes."
        return _unknown_code(answer, (choice.code for choice in item.choices))
    if item.type == "multiple_choice":
        return _codes_problem(item, answer)
    return _body_problem(item, answer)


def _nonresponse_problem(item: Item, answer: dict[str, object]) -> str | None:
    code = nonresponse_code(answer)
    if code is None or len(answer) != 1:
        return 'An object as an answer must be {"nonresponse": code}.'
    possible = [each.code for each in nonresponses(item)]
    if code in possible:
        return None
    if not possible:
        return "This item has no nonresponse answers."
    return f"The nonresponse code must be one of: {', '.join(possible)}."


def _number_problem(item: Item, answer: object) -> str | None:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return "The answer must be a number."
    if item.scale is not None:
        return _scale_problem(item.scale, answer, "The answer")
    if item.whole and not isinstance(answer, int):
        return "The answer must be a whole number."
    if isinstance(answer, float) and not math.isfinite(answer):
        return "The answer must be a finite number."
    low, high = item.min, item.max
    if (low is not None and answer < low) or (high is not None and answer > high):
        return f"The answer must be {_between(low, high)}."
    return None


def _scale_problem(scale: ResponseScale, answer: object, what: str) -> str | None:
    if isinstance(answer, bool) or not isinstance(answer, int):
        return f"{what} must be a whole number from {scale.min} to {scale.max}."
    if not scale.min <= answer <= scale.max:
        return f"{what} must be from {scale.min} to {scale.max}."
    return None


def _between(low: float | None, high: float | None) -> str:
    if low is None:
        return f"at most {high:g}"
    return f"at least {low:g}" if high is None else f"from {low:g} to {high:g}"


def _unknown_code(code: str, possible: Iterable[str]) -> str | None:
    codes = list(possible)
    return None if code in codes else f"The answer must be one of: {', '.join(codes)}."


def _codes_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, list | tuple) or not all(isinstance(code, str) for code in answer):
        return "The answer must be a list of choices' codes."
    if len(set(answer)) != len(answer):
        return "Each choice can be taken once."
    codes = [choice.code for choice in item.choices]
    problems = (_unknown_code(code, codes) for code in answer)
    return next((problem for problem in problems if problem), None)


def _body_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, list | tuple):
        return "The answer must be a list of places in the body."
    for mark in answer:
        if not isinstance(mark, dict) or "region" not in mark or not mark.keys() <= _MARK_FIELDS:
            return "Each place must have a region and may have a sensation and a strength."
        problem = _mark_problem(item, mark)
        if problem:
            return problem
    return None


def _mark_problem(item: Item, mark: dict[str, object]) -> str | None:
    if mark["region"] not in [region.code for region in item.regions]:
        return f"A region must be one of: {', '.join(each.code for each in item.regions)}."
    sensation, strength = mark.get("sensation"), mark.get("strength")
    if sensation is not None:
        if not isinstance(sensation, str) or not clean_line(sensation):
            return "A sensation must be one of the form's, or a word of your own."
        if len(sensation) > LONGEST_SENSATION:
            return f"A word of your own can have at most {LONGEST_SENSATION} characters."
    return None if strength is None else _scale_problem(item.marks, strength, "A strength")
