"""JSON as the standard has it: no duplicate names, no NaN, no number beyond what can be held."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

MOST_BYTES = 2_000_000
"""A bigger file is no form. (A form of a thousand items takes half of this.)"""

LONGEST_NUMBER = 20
"""In characters; nothing that a form counts needs more."""

SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class NotStrictError(ValueError):
    """The text is no JSON, or JSON that can be read in more than one way."""


class NumberError(NotStrictError):
    """A number that cannot be held."""


def strict(data: bytes) -> Any:
    """Parse UTF-8 bytes; raises NotStrictError without saying where, which costs nothing.

    A byte order mark is accepted. Escaped surrogates are refused here even in sound pairs; the
    careful reading in slips.py tells them apart.
    """
    if len(data) > MOST_BYTES:
        raise NotStrictError
    try:
        text = data.decode("utf-8-sig")
        if SURROGATE.search(text):
            raise NotStrictError
        return loads(text, _once)
    except (ValueError, RecursionError) as error:
        raise NotStrictError from error


def loads(text: str, pairs_hook: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> Any:
    """Parse a text, its objects made by `pairs_hook`.

    Raises:
        NumberError: A number is too long, too big, NaN or infinite.
        json.JSONDecodeError: The text is no JSON.
    """
    return json.loads(
        text,
        object_pairs_hook=pairs_hook,
        parse_int=_whole,
        parse_float=_finite,
        parse_constant=_no_constant,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        raise NotStrictError
    return out


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise NumberError
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise NumberError
    return value


def _no_constant(name: str) -> Any:
    raise NumberError(name)
