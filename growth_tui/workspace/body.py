"""The body over time: which places and sensations come back, and whether strength falls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from growth_tui.charts import Series
from growth_tui.instrument.in_words import text_of
from growth_tui.instrument.model import Instrument, Item
from growth_tui.records import Answers, Reflection
from growth_tui.words import journal as words
from growth_tui.workspace.kept import kept

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.journal import Journal

BEFORE_ITEM, AFTER_ITEM = "strength-before", "strength-after"
"""The items that ask how strong it was at its height, and how strong it is now."""
STRENGTH_RANGE = (0.0, 10.0)


@dataclass(frozen=True, slots=True)
class Felt:
    """One mark: the place by its code, then place and sensation in words, empty where left open."""

    code: str
    place: str
    sensation: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One reflection with a body item: what was felt where, and how strong it was."""

    reflection: str
    at: datetime
    felt: tuple[Felt, ...]
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comeback:
    """A place or a sensation: in how many check-ins it was named, and with what most often.

    `code` is the place's, empty for a sensation.
    """

    name: str
    times: int
    along: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Falls:
    """Of the check-ins with both strengths: in how many it was lower, the same, higher after."""

    lower: int
    same: int
    higher: int

    @property
    def of(self) -> int:
        """How many have both."""
        return self.lower + self.same + self.higher


class Body:
    """The check-ins."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def check_ins(self) -> list[CheckIn]:
        """Every reflection in which the body was marked or its strength told, oldest first."""
        found = []
        for each in kept(self._store, "reflections", Reflection.from_document):
            form = self._journal.form_of(each)
            if form is not None and any(item.type == "body" for item in form.items()):
                found.append(_check_in(form, each))
        found = [each for each in found if each.felt or each.before is not None]
        return sorted(found, key=lambda each: each.at.astimezone(UTC))


def places(check_ins: Iterable[CheckIn]) -> list[Comeback]:
    """The places, the one named most often first, each with its most frequent sensations."""
    return _comebacks(
        [{(felt.place, felt.sensation, felt.code) for felt in each.felt} for each in check_ins]
    )


def sensations(check_ins: Iterable[CheckIn]) -> list[Comeback]:
    """The sensations, the one named most often first, each with its most frequent places."""
    return _comebacks(
        [{(felt.sensation, felt.place, "") for felt in each.felt} for each in check_ins]
    )


def falls(check_ins: Iterable[CheckIn]) -> Falls:
    """Whether the strength was lower afterwards."""
    pairs = [
        (each.before, each.after)
        for each in check_ins
        if each.before is not None and each.after is not None
    ]
    lower = sum(after < before for before, after in pairs)
    higher = sum(after > before for before, after in pairs)
    return Falls(lower, len(pairs) - lower - higher, higher)


def strengths(check_ins: Iterable[CheckIn]) -> tuple[Series, Series]:
    """Strength at its height and afterwards, for a chart; gaps stay gaps."""
    found = list(check_ins)
    return (
        Series(words.AT_ITS_HEIGHT, tuple((each.at, each.before, False) for each in found)),
        Series(words.AFTERWARDS, tuple((each.at, each.after, False) for each in found)),
    )


def _comebacks(check_ins: list[set[tuple[str, str, str]]]) -> list[Comeback]:
    """Count the first of each (name, what it came with, code), a check-in once."""
    times: Counter[str] = Counter()
    along: dict[str, Counter[str]] = {}
    codes: dict[str, str] = {}
    for triples in check_ins:
        times.update({name for name, _, _ in triples if name})
        for name, other, code in triples:
            codes[name] = code
            along.setdefault(name, Counter()).update([other] if other else [])
    ordered = sorted(times.items(), key=lambda item: (-item[1], item[0]))
    return [
        Comeback(name, count, tuple(_most(along[name])), codes[name]) for name, count in ordered
    ]


def _most(counts: Counter[str]) -> list[str]:
    """The three most frequent, equal ones by name."""
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:3]


def _check_in(form: Instrument, reflection: Reflection) -> CheckIn:
    """What one reflection says of the body."""
    felt = [
        mark
        for item in form.items()
        if item.type == "body"
        for mark in _felt(item, reflection.answers.get(item.id))
    ]
    return CheckIn(
        reflection.id,
        reflection.written_at,
        tuple(felt),
        _number(reflection.answers, BEFORE_ITEM),
        _number(reflection.answers, AFTER_ITEM),
    )


def _felt(item: Item, answer: Any) -> list[Felt]:
    """Every mark in words."""
    marks = answer if isinstance(answer, list) else []
    return [
        Felt(
            mark["region"],
            text_of(item.regions, mark["region"]),
            text_of(item.sensations, mark["sensation"]) if mark.get("sensation") else "",
        )
        for mark in marks
    ]


def _number(answers: Answers, item: str) -> float | None:
    """A number that was answered, None for every other answer."""
    answer = answers.get(item)
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return None
    return float(answer)
