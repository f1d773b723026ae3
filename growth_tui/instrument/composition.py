"""What a score is made of in the end, where it is made of other scores."""

from __future__ import annotations

from growth_tui.instrument.model import Instrument, Score


def scores_in(instrument: Instrument, score_id: str) -> tuple[Score, ...]:
    """Give a score, its components, theirs, and so on, each once; nothing where there is none."""
    found = [score_id] if score_id in instrument.scores else []
    for each in found:  # grows while it is walked
        found += [part for part in instrument.scores[each].components if part not in found]
    return tuple(instrument.scores[each] for each in found)


def items_in(instrument: Instrument, score_id: str) -> frozenset[str]:
    """Give the ids of the items that a score is made of, by itself or through its components."""
    made = scores_in(instrument, score_id)
    return frozenset(item for score in made for item in score.weights)
