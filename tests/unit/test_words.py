"""What people read: plain, without capitals for emphasis, and never more than is known."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import growth_tui
from growth_tui import words
from growth_tui.cli.app import COMMANDS
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.words import home as home_words

ROOM = Path(growth_tui.__file__).parent
MODULES = [
    words,
    *(
        importlib.import_module(f"growth_tui.words.{each.name}")
        for each in pkgutil.iter_modules(words.__path__)
    ),
]
NAMES = {"ASCII", "CC", "CSV", "DOI", "ISO", "JSON", "POMP", "RC", "RCI", "SD", "SEM", "UTF"}
"""Abbreviations that are written so everywhere."""


def constants() -> Iterator[tuple[str, str]]:
    """Every text in the words, with its name."""
    for module in MODULES:
        for name, value in vars(module).items():
            for text in value.values() if isinstance(value, dict) else [value]:
                if isinstance(text, str) and not name.startswith("__"):
                    yield f"{module.__name__}.{name}", text


def texts_of(file: Path) -> Iterator[str]:
    """Every text in a file of code that is no docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def strings_in(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_in(each)


CONSTANTS = list(constants())


def test_there_are_words_to_look_at() -> None:
    assert len(CONSTANTS) > 150


def test_no_word_is_in_capitals() -> None:
    found = {
        (name, word)
        for name, text in CONSTANTS
        for word in re.findall(r"\b[A-ZÄÖÜ]{2,}\b", text)
        if word not in NAMES
    }
    assert found == set()


def test_sentences_end_with_a_full_stop() -> None:
    """What has one sentence after another ends as one; a place for a name may come last."""
    unended = {
        name
        for name, text in CONSTANTS
        if re.search(r"[.?!] [A-Z]", text) and not re.search(r"[.?!:”)]$|\{\}$", text.strip())
    }
    assert unended == set()


def test_labels_do_not_end_with_one() -> None:
    """One or two words are a label, but for what has just happened."""
    happened = {"Saved.", "Not saved.", "Deleted.", "Opening.", "Written.", "Kept."}
    ended = {
        text
        for _, text in CONSTANTS
        if len(text.split()) <= 2 and text.endswith(".") and text not in happened
    }
    assert ended == set()


def test_nothing_is_said_twice_over_or_left_untidy() -> None:
    for name, text in CONSTANTS:
        assert "  " not in text.replace("\n", ""), name
        assert text == text.strip() or text.endswith("\n"), name
        assert not re.search(r"!|\?\?|\.\.", text.replace("...", "")), name
        assert "'" not in re.sub(r"``?[^`]*`", "", text), f"{name}: a straight apostrophe"


SUSPECT = re.compile(r"competen|percentile|rank|improved|significan|statistic|clinical", re.I)
NEGATED = re.compile(r"\b(not|cannot|nobody|never|no)\b", re.IGNORECASE)


def claims(text: str) -> list[str]:
    """The sentences of a text that say more than can be known."""
    found = []
    for sentence in re.split(r"(?<=[.?!:;])\s+", text):
        low = sentence.lower()
        claimed = re.search(
            r"\bcompeten(t|ce|cy)\b|\bpercentile|\branks?\b|improved clinician", low
        )
        if claimed and not NEGATED.search(sentence[: claimed.start()]):
            found.append(sentence)
        if re.search(r"\bsignificant(ly)?\b|statistically|clinically", low):
            found.append(sentence)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You are competent.", 1),
        ("It does not show that anyone is competent. It is a percentile.", 1),
        ("An improved clinician does not rest.", 1),
        ("A significant rise.", 1),
        ("It shows that you are competent, and cannot rank anyone.", 1),
        ("It is not a percentile; nobody can rank anyone by it.", 0),
    ],
)
def test_a_claim_is_known_when_it_is_seen(text: str, expected: int) -> None:
    assert len(claims(text)) == expected


def test_the_program_never_claims_too_much() -> None:
    found = {
        (file.name, sentence)
        for file in ROOM.rglob("*.py")
        if SUSPECT.search(file.read_text(encoding="utf-8"))
        for text in texts_of(file)
        for sentence in claims(text)
    }
    assert found == set()


def test_the_shipped_forms_never_claim_too_much() -> None:
    for form in shipped_ids():
        found = [
            sentence
            for text in strings_in(json.loads(shipped_bytes(form)))
            for sentence in claims(text)
        ]
        assert found == [], form


def test_every_command_is_told_in_one_sentence() -> None:
    for _, about in COMMANDS.values():
        assert re.fullmatch(r"[A-Z][^.]*\.", about)


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "due today"),
        (1, "due tomorrow"),
        (2, "due in 2 days"),
        (13, "due in 13 days"),
        (14, "due in 2 weeks"),
        (59, "due in 8 weeks"),
        (60, "due in 2 months"),
        (-1, "due since Sunday"),
        (-6, "due since Tuesday"),
        (-7, "due for 7 days"),
        (-14, "due for 2 weeks"),
        (-400, "due for 13 months"),
    ],
)
def test_when_something_is_due(days: int, said: str) -> None:
    assert words.due_phrase(TODAY + timedelta(days=days), days) == said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (words.answered_of(7, 7), "Every question is answered."),
        (words.answered_of(1, 7), "1 of 7 questions are answered."),
        (
            words.answered_of(4, 7, {"Prefer not to answer": 2}),
            "4 of 7 questions are answered, 2 with “Prefer not to answer”.",
        ),
        (
            words.answered_of(7, 7, {"No opportunity": 1, "Prefer not": 2}),
            "Every question is answered, 1 with “No opportunity” and 2 with “Prefer not”.",
        ),
        (words.begun_with(1), "You have begun: 1 answer is kept."),
        (words.begun_with(3), "You have begun: 3 answers are kept."),
        (words.ready(0), "Enter saves it."),
        (words.length(1, None), "1 question"),
        (words.length(36, 8), "36 questions, about 8 minutes"),
        (words.length(18, 10, branches=True), "up to 18 questions, 10 minutes"),
        (home_words.repairs(1), "1 repair to look at again"),
        (home_words.repairs(2), "2 repairs to look at again"),
        (words.times_taken(3), "third time taken"),
        (words.times_taken(10), "taken 10 times"),
        (home_words.promises(2, None, TODAY), "2 open"),
        (home_words.promises(2, TODAY, TODAY), "2 open, the next until 23 Nov"),
        (home_words.promises(1, TODAY - timedelta(days=1), TODAY), "1 open"),
        (home_words.next_consultation(None, 1), "no day set, 1 question gathered"),
        (home_words.next_consultation(TODAY, 0), "23 Nov"),
    ],
)
def test_one_and_many(said: str, expected: str) -> None:
    assert said == expected


def whole_number_functions(module: ModuleType) -> Iterator[Any]:
    """The functions that say how many of something there are."""
    for function in vars(module).values():
        if inspect.isfunction(function) and function.__module__ == module.__name__:
            kinds = [each.annotation for each in inspect.signature(function).parameters.values()]
            if kinds == ["int"] and not function.__name__.startswith("_"):
                yield function


def test_no_count_of_one_is_a_plural() -> None:
    functions = [each for module in MODULES for each in whole_number_functions(module)]
    assert len(functions) >= 5
    for function in functions:
        assert not re.search(r"\b1 \w+s\b", function(1).replace("1 times", "")), function
        assert function(2) != function(1), function
