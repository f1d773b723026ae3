"""The table of keys, and the sentences that name keys, tell what the bindings do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

from textual.binding import Binding

import growth_tui.tui
from growth_tui import words
from growth_tui.words.keys import KEYS, spelled


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def bindings() -> Iterator[Binding]:
    """Every binding of ours that has a name."""
    for module in modules(growth_tui.tui):
        for value in vars(module).values():
            if isinstance(value, type) and value.__module__ == module.__name__:
                yield from (
                    each
                    for each in vars(value).get("BINDINGS", ())
                    if isinstance(each, Binding) and each.id
                )


def test_the_table_names_every_key() -> None:
    """Where this fails, bring the table in growth_tui/words/keys.py up to date."""
    found = {each.id: (each.key, each.description) for each in bindings()}
    assert dict(KEYS) == found


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in texts(each))


def test_sentences_name_keys_by_their_binding() -> None:
    for module in modules(words):
        for text in (text for value in vars(module).values() for text in texts(value)):
            assert not re.search(r"\b[A-Z]\b (asks|begins|chooses|does|goes|says|writes)", text)
            assert "<" not in spelled(text, {}), text


def test_a_key_of_ones_own_is_named_in_sentences() -> None:
    assert spelled("<journal.write> begins one.", {}) == "n begins one."
    assert spelled("<journal.write> begins one.", {"journal.write": "ctrl+n"}) == "^n begins one."
