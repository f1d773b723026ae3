"""Whether two forms make a score in the same way, so that its own units mean the same in both."""

from __future__ import annotations

from operator import attrgetter

from growth_tui.instrument.model import Instrument, Item

_HOW = attrgetter("method", "range", "weights", "points", "components")


def made_alike(a: Instrument, b: Instrument, score_id: str) -> bool:
    """Tell whether both forms have the score, of the same parts, by one method, on one range."""
    one, other = a.scores.get(score_id), b.scores.get(score_id)
    if one is None or other is None or _HOW(one) != _HOW(other):
        return False
    items_a, items_b = _items(a), _items(b)
    same = all(items_a[each].limits == items_b[each].limits for each in one.weights)
    return same and all(made_alike(a, b, part) for part in one.components)


def _items(form: Instrument) -> dict[str, Item]:
    return {item.id: item for item in form.items()}
