"""A key of one's own for a binding: that there is such a binding, and such a key."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Mapping

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.words.keys import KEYS

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _name(character: str) -> str:
    """What the app calls the key of a character: itself, or a name where it is a sign."""
    if character.isalnum():
        return character
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_SIGNS = {_name(each) for each in string.punctuation}
_MOVES = {"left", "right", "up", "down", "home", "end", "pageup", "pagedown", "insert", "delete"}
_FUNCTIONS = {f"f{number}" for number in range(1, 25)}
_OTHERS = {"enter", "escape", "tab", "space", "backspace"}
_WITH_CTRL = set(string.ascii_lowercase) - set("him") | _MOVES | _FUNCTIONS
"""A terminal cannot tell Ctrl with h, i or m from Backspace, Tab and Enter."""

_WITH = {"ctrl": _WITH_CTRL, "shift": _MOVES | _FUNCTIONS | {"tab"}, "alt": _MOVES | _FUNCTIONS}


def checked_binding(binding: str) -> str:
    """The name of a binding; raises Problem where none is called so."""
    if binding not in KEYS:
        import difflib  # imported late: Home reads settings, and seldom needs this

        near = difflib.get_close_matches(binding, KEYS, 1)
        listed = "“growth-tui settings keys” lists them."
        raise Problem(
            f"There is no key named “{clean_line(binding)[:40]}”.",
            then=f"Did you mean “keys.{near[0]}”? {listed}" if near else listed,
        )
    return binding


def checked_keys(binding: str, text: str, chosen: Mapping[str, str]) -> str:
    """Keys, with commas between them, as the app calls them.

    Raises Problem where one cannot be pressed, or does something else on the same screen already.
    """
    keys = [
        _name(each) if len(each) == 1 else each.lower() for each in map(str.strip, _parts(text))
    ]
    for key in keys:
        if not _can_be_pressed(key):
            raise Problem(
                f"“{clean_line(key)[:40]}” is no key that can be pressed.",
                where=f"keys.{binding}",
                then="Write one such as n, ctrl+n, f4, slash or pageup.",
            )
        for other, (usual, about) in KEYS.items():
            taken = (chosen.get(other) or usual).split(",")
            if key in taken and _meet(binding, other):
                raise Problem(
                    f"“{key}” is the key of “{about}” (keys.{other}) on the same screen.",
                    where=f"keys.{binding}",
                    then="Choose another, or change that one first.",
                )
    return ",".join(dict.fromkeys(keys))


def _meet(binding: str, other: str) -> bool:
    """Whether two bindings may stand on the same screen, by the first part of their names."""
    screens = {binding.partition(".")[0], other.partition(".")[0]}
    return binding != other and (len(screens) == 1 or bool(screens & {"app", "go"}))


def _parts(text: str) -> list[str]:
    """The keys of a list; a comma alone is the key of that sign."""
    return [text] if text == "," else text.split(",")


def _can_be_pressed(key: str) -> bool:
    """Whether a terminal can tell the app of it."""
    *with_, last = key.split("+")
    if not with_:
        one = len(last) == 1 and last.isalnum()
        return one or last in _SIGNS | _MOVES | _FUNCTIONS | _OTHERS
    return len(with_) == 1 and last in _WITH.get(with_[0], ())
