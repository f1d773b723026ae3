"""What scoring gives for one score: the number, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class ScoreValue:
    """One score of one person at one time.

    Attributes:
        value: In the score's own units, None where it could not be made.
        pomp: Position on its scale, 0 to 100, None with the value.
        answered: How many of its items were answered.
        of: How many of its items were asked (hidden ones are in neither count).
        band: The label of the band it falls in, if the form has bands.
        reason: Why there is no value, else None.
        prorated: Whether missing answers were filled by the person's own mean.
        exact: The value before it was rounded, for scores of scores; not kept.
    """

    value: float | None
    pomp: float | None
    answered: int
    of: int
    band: str | None = None
    reason: str | None = None
    prorated: bool = False
    exact: float | None = field(default=None, compare=False, repr=False)

    def to_document(self) -> dict[str, Any]:
        """The stored form; what is absent or False is left out but for value and pomp."""
        document: dict[str, Any] = {
            "value": self.value,
            "pomp": self.pomp,
            "answered": self.answered,
            "of": self.of,
        }
        if self.band is not None:
            document["band"] = self.band
        if self.reason is not None:
            document["reason"] = self.reason
        if self.prorated:
            document["prorated"] = True
        return document

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Self:
        """Read the stored form; raises KeyError where a field is missing."""
        return cls(
            document["value"],
            document["pomp"],
            document["answered"],
            document["of"],
            document.get("band"),
            document.get("reason"),
            document.get("prorated", False),
        )
