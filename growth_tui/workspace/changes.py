"""What a merge, an import or a restore changes, and what was left out, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from growth_tui.words.upkeep import LEFT_OUT, MORE_LEFT_OUT, listed

if TYPE_CHECKING:
    from growth_tui.store.applying import Changes
    from growth_tui.store.failures import Damage

_NAMED = 10
"""How many of the records that could not be read are named before they are only counted."""


def told(changes: Changes, verbs: tuple[str, str, str]) -> list[str]:
    """Say what becomes different, a line for each way.

    `verbs` name what happens to what is added, changed and removed: "Comes in", say.
    """
    lines = []
    groups = (changes.added, changes.changed, changes.removed)
    for verb, group in zip(verbs, groups, strict=True):
        if group:
            lines.append(f"{verb}: {listed(group)}.")
    if changes.own:
        forms = "a form" if changes.own == 1 else f"{changes.own} forms"
        lines.append(f"{verbs[0]}: {forms} of your own.")
    if changes.undecided:
        lines.append(
            f"Edited in two places: {listed(changes.undecided)}. The newest counts; "
            "“growth-tui settle” shows the other beside it."
        )
    return lines


def not_read(left_out: Sequence[Damage]) -> list[str]:
    """Say what could not be read and so was left out, a line each; of many the first ones."""
    lines = [
        LEFT_OUT.format(f"{each.kind}/{each.name}", each.reason.rstrip("."))
        for each in left_out[:_NAMED]
    ]
    more = len(left_out) - _NAMED
    return [*lines, MORE_LEFT_OUT.format(more)] if more > 0 else lines
