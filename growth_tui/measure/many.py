"""Scoring many people's answers to one form, a row each.

Most scores depend on two numbers only: how many items were answered, and what they add up to. Few
such pairs exist, so each outcome is made once, by scoring.py, and looked up from then on. Scores
that depend on more (weights, the lowest or highest answer, numbers with fractions, branching, other
scores) are made afresh for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import getitem, itemgetter
from typing import Any, Generic, TypeVar

from growth_tui.instrument.model import Instrument, Item, Score
from growth_tui.measure.keying import Key, item_keys, keys_of
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import (
    branches,
    counted,
    hidden_items,
    score_of_scores,
    score_one,
    score_order,
    scores_made_first,
)

T = TypeVar("T")
Row = Sequence[Any]

_ONE = 1 << 40  # stands for one answer in a sum; what answers add up to stays far below it
_ADDING = frozenset({"mean", "weighted_mean", "sum", "count"})


class RowScorer(Generic[T]):
    """A form made ready for scoring rows.

    Args:
        instrument: The form.
        items: Which item stands in which column; an item without a column is unanswered.
        finish: What to make of each score (its text, for instance); done once for each outcome.
    """

    def __init__(
        self, instrument: Instrument, items: Sequence[str], finish: Callable[[ScoreValue], T]
    ) -> None:
        self.order = score_order(instrument)
        self._instrument = instrument
        self._items = tuple(items)
        self._branches = branches(instrument)
        self._finish = finish
        found = {item.id: item for item in instrument.items()}
        of_items = [instrument.scores[each] for each in self.order]
        self._scorers = {
            made.id: self._scorer(made, found) for made in of_items if not made.components
        }
        self._of_scores = {
            made.id: (made, keys_of(instrument, made), item_keys(instrument, made))
            for made in scores_made_first(instrument)
            if made.components
        }

    def score(self, row: Row) -> tuple[T, ...]:
        """Score one row.

        Args:
            row: An answer for each column: a number, a choice's code, a list of codes, or None
                where nothing was answered or a nonresponse was chosen.

        Returns:
            What `finish` made of each score, in `order`.

        Raises:
            Problem: An answer is not a number where one is needed, or lies off its scale.
        """
        hidden: frozenset[str] = frozenset()
        if self._branches:
            answers = dict(zip(self._items, row, strict=True))
            hidden = frozenset(hidden_items(self._instrument, answers))
        if self._of_scores:
            return self._with_scores_of_scores(row, hidden)
        return tuple([scorer(row, hidden)[1] for scorer in self._scorers.values()])

    def _with_scores_of_scores(self, row: Row, hidden: frozenset[str]) -> tuple[T, ...]:
        answers = dict(zip(self._items, row, strict=True))
        found = {each: scorer(row, hidden) for each, scorer in self._scorers.items()}
        values = {score_id: value for score_id, (value, _) in found.items()}
        for score_id, (made, keys, items) in self._of_scores.items():
            counts = counted(items, answers, hidden)
            value = values[score_id] = score_of_scores(made, keys, values, counts)
            found[score_id] = value, self._finish(value)
        return tuple([found[score_id][1] for score_id in self.order])

    def _scorer(
        self, made: Score, found: Mapping[str, Item]
    ) -> Callable[[Row, frozenset[str]], tuple[ScoreValue, T]]:
        keys = keys_of(self._instrument, made)
        afresh = _Afresh(made, keys, self._items, self._finish)
        if self._branches or made.method not in _ADDING or any(key.weight != 1 for key in keys):
            return afresh
        tables = {key.part: _table(key, found[key.part], made) for key in keys}
        known = {item: table for item, table in tables.items() if table is not None}
        return _Adding(known, self._items, afresh) if len(known) == len(keys) else afresh


class _Afresh(Generic[T]):
    """Makes one score of each row by itself, and what `finish` makes of it."""

    def __init__(
        self,
        made: Score,
        keys: tuple[Key, ...],
        items: Sequence[str],
        finish: Callable[[ScoreValue], T],
    ) -> None:
        self._made, self._keys, self._finish = made, keys, finish
        wanted = {key.part for key in keys}
        self._places = [(item, place) for place, item in enumerate(items) if item in wanted]

    def __call__(self, row: Row, hidden: frozenset[str]) -> tuple[ScoreValue, T]:
        answers = {item: row[place] for item, place in self._places}
        value = score_one(self._made, self._keys, answers, hidden)
        return value, self._finish(value)


class _Adding(Generic[T]):
    """Looks one score up by how many items were answered and what they add up to."""

    def __init__(
        self, tables: Mapping[str, Mapping[Any, int]], items: Sequence[str], afresh: _Afresh[T]
    ) -> None:
        places = [place for place, item in enumerate(items) if item in tables]
        self._tables = [tables[items[place]] for place in places]
        self._pick = _picker(places)
        self._afresh = afresh
        self._outcomes: dict[int, tuple[ScoreValue, T]] = {}

    def __call__(self, row: Row, hidden: frozenset[str]) -> tuple[ScoreValue, T]:
        try:
            added = sum(map(getitem, self._tables, self._pick(row)))
        except (KeyError, TypeError):  # no answer of this form: scoring.py says what is wrong
            return self._afresh(row, hidden)
        if added not in self._outcomes:
            self._outcomes[added] = self._afresh(row, hidden)
        return self._outcomes[added]


def _table(key: Key, item: Item, made: Score) -> dict[Any, int] | None:
    """Give for each possible answer what it adds; None where that cannot be listed."""
    possible: Sequence[Any]
    if item.scale is not None and item.type == "scale":
        possible = item.scale.points
    elif item.type == "single_choice":
        possible = [choice.code for choice in item.choices]
    else:
        return None
    table: dict[Any, int] = {None: 0}
    for answer in possible:
        value = key.number(answer)
        if value is not None and not float(value).is_integer():
            return None
        counted = value if made.method != "count" or value is None else value != 0
        table[answer] = 0 if counted is None else _ONE + int(counted)
    return table


def _picker(places: Sequence[int]) -> Callable[[Row], Sequence[Any]]:
    """Give what takes these places of a row, always as a sequence."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: [row[place] for place in places]
