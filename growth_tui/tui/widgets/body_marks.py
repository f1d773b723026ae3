"""The marks made on a body so far (no Textual here)."""

from __future__ import annotations

from typing import Any

from growth_tui.instrument.in_words import felt_in_words
from growth_tui.instrument.model import Item

Mark = dict[str, Any]


class BodyMarks:
    """Places with what is felt there; a place can have several sensations, each once."""

    def __init__(self, item: Item, answer: object = None) -> None:
        self.item = item
        given = answer if isinstance(answer, list) else []
        self._marks: list[Mark] = [dict(mark) for mark in given]
        self._given: list[Mark] = [dict(mark) for mark in given]

    @property
    def regions(self) -> list[str]:
        """The regions that carry a mark, in the form's order."""
        return [each.code for each in self.item.regions if self.at(each.code)]

    def at(self, region: str) -> list[Mark]:
        """The marks of one region."""
        return [mark for mark in self._marks if mark["region"] == region]

    def get(self, region: str, sensation: str | None) -> Mark | None:
        """The mark of one sensation at one region."""
        return next((m for m in self.at(region) if m.get("sensation") == sensation), None)

    def put(self, region: str, sensation: str | None, strength: int | None = None) -> None:
        """Mark a sensation at a region; where it is marked, only a strength given changes.

        A region that is marked alone is given the sensation.
        """
        mark = self.get(region, sensation) or self.get(region, None)
        if mark is None:
            mark = {"region": region}
            self._marks.append(mark)
        if sensation is not None:
            mark["sensation"] = sensation
        if strength is not None:
            mark["strength"] = strength

    def take_away(self, region: str, sensation: str | None = None) -> bool:
        """Remove one sensation at a region, or all of them; False where there was none."""
        gone = [
            mark
            for mark in self.at(region)
            if sensation is None or mark.get("sensation") == sensation
        ]
        self._marks = [mark for mark in self._marks if mark not in gone]
        return bool(gone)

    def lacks(self, mark: Mark) -> bool:
        """Whether a mark made here has no strength, or none of the sensations that are offered.

        What was left open in the answer given is no business of this visit.
        """
        asked = {"sensation", "strength"} if self.item.sensations else {"strength"}
        return bool(asked - mark.keys()) and mark not in self._given

    def unfinished(self) -> Mark | None:
        """The first mark that lacks something."""
        return next((mark for mark in self.to_answer() if self.lacks(mark)), None)

    def leave_out(self, mark: Mark) -> None:
        """Remove one mark, and no other at its region."""
        self._marks.remove(mark)

    def own_words(self, region: str) -> list[str]:
        """The person's own words for what is felt at a region."""
        listed = {choice.code for choice in self.item.sensations}
        words = (mark.get("sensation") for mark in self.at(region))
        return [word for word in words if word is not None and word not in listed]

    def in_words(self, region: str) -> str:
        """What is felt at a region, in words."""
        return "; ".join(felt_in_words(self.item, mark) for mark in self.at(region))

    def strengths(self) -> dict[str, str]:
        """For each region marked, the largest strength as one character, blank where unknown."""
        found = {}
        for region in self.regions:
            strengths = [mark["strength"] for mark in self.at(region) if "strength" in mark]
            largest = f"{max(strengths)}" if strengths else ""
            found[region] = largest if len(largest) <= 1 else "+"
        return found

    def to_answer(self) -> list[Mark]:
        """What is to be stored: the marks in the order of the form's regions."""
        return [dict(mark) for region in self.regions for mark in self.at(region)]
