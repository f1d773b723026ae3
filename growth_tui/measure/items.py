"""What happened to single answers between two times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from growth_tui.instrument.in_words import in_words
from growth_tui.instrument.model import NUMERIC, Instrument, Item
from growth_tui.measure.change import raw_change
from growth_tui.measure.keying import item_number
from growth_tui.measure.results import ResultLike


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item at two times.

    Attributes:
        id: The item's id.
        text: Its text in the second form.
        a: The first answer in its stored shape, None where there is none.
        b: The second answer.
        change: Second number - first number, as answered and not turned; None unless both gave one.
        share: The change as a share of the item's own range, -1 to 1; None with the change, and
            for a number without limits.
        turned: Whether more of it counts as less in its score.
        a_label: The first answer in words: its anchor or choice, else the number.
        b_label: The second answer in words.
    """

    id: str
    text: str
    a: Any
    b: Any
    change: float | None
    share: float | None
    turned: bool
    a_label: str
    b_label: str


def item_changes(
    form_a: Instrument,
    a: ResultLike,
    form_b: Instrument,
    b: ResultLike,
    *,
    sensitive: bool = False,
) -> tuple[ItemChange, ...]:
    """Give the change of every item that carries a number, in the second form's order.

    Left out: items that only one of the forms has or that have other limits or another type in
    each, items not answered at either time, and, unless `sensitive` is asked for, items whose
    answers enter a comparison only by an explicit choice.
    """
    items_a = {item.id: item for item in form_a.items()}
    pairs = ((items_a[item.id], item) for item in form_b.items() if item.id in items_a)
    changes = (
        _change(before, after, a, b, turned=is_turned(form_b, after))
        for before, after in pairs
        if _alike(before, after) and (sensitive or not (before.sensitive or after.sensitive))
    )
    return tuple(change for change in changes if (change.a, change.b) != (None, None))


def without_wording(form: Instrument, changes: Iterable[ItemChange]) -> tuple[ItemChange, ...]:
    """Give the same changes with the form's words left out: items by number, answers as numbers."""
    items, numbers = {item.id: item for item in form.items()}, item_numbers(form)

    def label(change: ItemChange, answer: Any) -> str:
        number = item_number(items[change.id], answer)
        return "" if number is None else f"{number:g}"

    return tuple(
        replace(
            each,
            text=f"Item {numbers[each.id]}",
            a_label=label(each, each.a),
            b_label=label(each, each.b),
        )
        for each in changes
    )


def item_numbers(form: Instrument) -> dict[str, int]:
    """Give every item's number in the order of the form, counting those that ask something."""
    asked = [item for item in form.items() if item.asks]
    return {item.id: number for number, item in enumerate(asked, start=1)}


def moved_most(changes: Iterable[ItemChange], most: int = 3) -> tuple[ItemChange, ...]:
    """Give the items that moved furthest in their own range, furthest first, ties in form order."""
    moved = [change for change in changes if change.share]
    return tuple(sorted(moved, key=lambda change: -abs(change.share or 0.0))[:most])


def stayed(changes: Iterable[ItemChange]) -> tuple[ItemChange, ...]:
    """Give the items with the same number both times."""
    return tuple(change for change in changes if change.change == 0)


def is_turned(instrument: Instrument, item: Item) -> bool:
    """Tell whether more of an item counts as less: in its subscale, else overall, else anywhere.

    False for an item that is in no score.
    """
    wanted = [item.subscale, "overall", *instrument.scores]
    for score_id in wanted:
        score = instrument.scores.get(score_id) if score_id else None
        if score is not None and item.id in score.weights:
            return score.weights[item.id] < 0
    return False


def _alike(before: Item, after: Item) -> bool:
    carries_numbers = after.type in NUMERIC or after.limits is not None
    return carries_numbers and before.type == after.type and before.limits == after.limits


def _change(before: Item, after: Item, a: ResultLike, b: ResultLike, *, turned: bool) -> ItemChange:
    first, second = _answer(before, a), _answer(after, b)
    x1, x2 = item_number(before, first), item_number(after, second)
    change = None if x1 is None or x2 is None else raw_change(x1, x2)
    limits = after.limits
    return ItemChange(
        after.id,
        after.text,
        first,
        second,
        change,
        None if change is None or limits is None else change / (limits[1] - limits[0]),
        turned,
        in_words(before, first, numbers=False),
        in_words(after, second, numbers=False),
    )


def _answer(item: Item, result: ResultLike) -> Any:
    """Give the answer; one that branching has hidden counts as absent."""
    return None if item.id in result.hidden else result.answers.get(item.id)
