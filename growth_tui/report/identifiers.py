"""Point at what might identify somebody, before a report leaves. A help, not a guarantee.

It looks for e-mail addresses, phone numbers, dates as people write a birthday, names, and initials
with an age. It cannot see a story that only one client could have told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from growth_tui.dates import MONTHS
from growth_tui.plain_text import clean_line
from growth_tui.report.blocks import Block, Table

_ANY = re.compile(r"[^\n]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS_OF_A_SOURCE = re.compile(r"(?:https?://|www\.|doi:?\s*)\S+|\b10\.\d{4,9}/\S+", re.I)
_NUMERIC_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}([./-])\s?\d{1,2}\1\s?(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})"
    r"(?!\w)"
)
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_WRITTEN_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+\d{{1,2}}"
    r"(?:st|nd|rd|th)?),?\s+((?:19|20)\d\d)(?!\w)",
    re.I,
)
_BORN = re.compile(r"\b(?:born|birth|birthday|d\.?o\.?b)\b\W*(?:\w+\W+){0,2}$", re.I)
_EARLIEST_ENTRY = 2020
"""No report has a date before this program; a written date with an earlier year is somebody's."""

_PHONE = re.compile(r"(?<![\w.,/])\+?\(?\d(?:[ ().\-/]{0,2}\d){6,14}(?![\w/])")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_BETWEEN_NUMBERS = re.compile(r"[ ()/]+")
_INITIALS = re.compile(
    r"(?<![\w.])(?![AI][ ,(])(?:(?:[^\W\d_a-z]\.[ -]?){1,3}|[^\W\d_a-z]{1,2})"
    r"(?:,\s*|\s*\(|\s+)(?:who is\s+|is\s+)?(?:aged?\s+)?\d{1,3}(?!\w|[.,]\d)"
)
_TITLED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?(?:\s+(?=[^\W\d_a-z])[^\W\d_]+(?:['’-][^\W\d_]+)*)+"
)
_ENDS_A_SENTENCE = re.compile(
    r"(?:[.!?:;…]|\n[ \t│>]*\n|^)[\s\"'“”‘’()\[\]│>•*#\\\d-]*$"
    r"|\S {2,}$|\*\* $"  # the second column of a list
)

_COMMON = """
    I I'm I'd I've I'll I’m I’d I’ve I’ll
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    English Spanish French German Italian Dutch Portuguese Christmas Ramadan Diwali Easter
    Black White Latino Latina Latinx Hispanic Asian African American European Indigenous Native
    Muslim Christian Jewish Hindu Buddhist Sikh Catholic Deaf
"""
_NOT_NAMES = frozenset(_COMMON.split()) | frozenset(MONTHS)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A possible identifier: line and column (in characters, both from 1), kind and excerpt."""

    line: int
    column: int
    kind: str
    excerpt: str


def possible_identifiers(text: str, known: Iterable[str] = ()) -> tuple[Identifier, ...]:
    """Everything in a finished report that a reader should look at again, in the order of the text.

    `known` holds texts that are meant to be there, such as titles of forms: the words of a title,
    and what would be pointed at in a sentence, are not taken for names (see meant_texts.py).
    """
    words = _NOT_NAMES.union(*map(_meant, known))
    sources = [found.span() for found in _ADDRESS_OF_A_SOURCE.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for kind, spans in (
        ("e-mail address", _spans(_EMAIL, text)),
        ("date of birth", _dates(text)),
        ("phone number", _phones(text)),
        ("initials with an age", _spans(_INITIALS, text)),
        ("name", _names(text, words)),
    ):
        for begin, end in spans:
            taken = [(b, e) for b, e, _ in found]
            if kind != "e-mail address":
                taken += sources
            if all(end <= b or begin >= e for b, e in taken):
                found.append((begin, end, kind))
    return tuple(_placed(text, begin, end, kind) for begin, end, kind in sorted(found))


def without_tables(parts: Iterable[tuple[Block, str]]) -> str:
    """A report with a blank for every character of its tables, which hold numbers and titles.

    What is found in it stands at the same line and column of the report itself.
    """
    return "".join(
        _ANY.sub(" ", text) if isinstance(block, Table) else text for block, text in parts
    )


def _meant(text: str) -> set[str]:
    """Words that are no names: all of a title, and of a sentence what would be pointed at."""
    if not text.rstrip().endswith((".", "?", "!")):
        return set(_WORD.findall(text))
    return {
        word for begin, end in _names(text, _NOT_NAMES) for word in _WORD.findall(text[begin:end])
    }


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in pattern.finditer(text))


def _dates(text: str) -> Iterator[tuple[int, int]]:
    """Dates in figures, which no report writes itself; written ones that are old or a birth."""
    yield from _spans(_NUMERIC_DATE, text)
    for found in _WRITTEN_DATE.finditer(text):
        before = text[max(found.start() - 40, 0) : found.start()]
        if int(found.group(1)) < _EARLIEST_ENTRY or _BORN.search(before):
            yield found.span()


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for found in _PHONE.finditer(text):
        if not any(map(_DECIMAL.fullmatch, _BETWEEN_NUMBERS.split(found.group()))):
            yield found.span()


def _names(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """A title with a name, and runs of capitalised words that no sentence begins with.

    A run of two or more at the beginning of a sentence counts from its second word on.
    """
    for found in _TITLED.finditer(text):
        if not known.issuperset(_WORD.findall(found.group())[1:]):
            yield found.span()
    run: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        adjoining = bool(run) and not text[run[-1][1] : found.start()].strip()
        if _looks_like_a_name(found.group()) and found.group() not in known:
            if run and not adjoining:
                yield from _named(text, run)
                run = []
            run.append(found.span())
        elif run:
            yield from _named(text, run)
            run = []
    if run:
        yield from _named(text, run)


def _looks_like_a_name(word: str) -> bool:
    return word[0].isupper() and any(letter.islower() for letter in word)


def _named(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begins = _ENDS_A_SENTENCE.search(text[max(run[0][0] - 60, 0) : run[0][0]]) is not None
    if not begins or len(run) > 1:
        yield run[0][0], run[-1][1]


def _placed(text: str, begin: int, end: int, kind: str) -> Identifier:
    line = text.count("\n", 0, begin) + 1
    column = begin - (text.rfind("\n", 0, begin) + 1) + 1
    return Identifier(line, column, kind, clean_line(text[begin:end]))
