"""What an assessment is, in the field's terms.

Everything here is immutable and holds plain values; reading.py builds it from JSON that checking.py
found faultless. Texts are already in one language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["assessment", "reflection"]
ItemType = Literal[
    "scale",
    "number",
    "single_choice",
    "multiple_choice",
    "vas",
    "text",
    "long_text",
    "body",
    "info",
]
Direction = Literal["higher_is_better", "lower_is_better", "neutral"]
Method = Literal["mean", "sum", "weighted_mean", "min", "max", "count"]
Missing = Literal["person_mean", "none"]
Operator = Literal["eq", "ne", "lt", "le", "gt", "ge", "in", "includes", "answered"]

NUMERIC: frozenset[str] = frozenset({"scale", "number", "vas"})
"""Item types whose answer is a number."""

TEXTUAL: frozenset[str] = frozenset({"text", "long_text"})
"""Item types whose answer is free text."""


@dataclass(frozen=True, slots=True)
class Nonresponse:
    """An answer that says why there is no answer; never scored."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class ResponseScale:
    """Whole numbers from `min` to `max`, some or all with an anchor."""

    id: str
    min: int
    max: int
    anchors: Mapping[int, str]
    nonresponse: tuple[Nonresponse, ...] = ()

    @property
    def points(self) -> range:
        """Every answer the scale allows, lowest first."""
        return range(self.min, self.max + 1)


USUAL_STRENGTH = ResponseScale("strength", 1, 5, {})
"""How strongly something is felt in the body, where a form names no response scale for it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice; `points` is None where choosing it scores nothing."""

    code: str
    text: str
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """A condition on one earlier item's answer."""

    item: str
    operator: Operator
    value: object = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is."""

    parts: tuple[Condition, ...]


Condition = Test | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or with type `info` a text to read."""

    id: str
    type: ItemType
    text: str
    help: str = ""
    required: bool = False
    sensitive: bool = False
    subscale: str | None = None
    reverse_scored: bool = False
    scale: ResponseScale | None = None
    choices: tuple[Choice, ...] = ()
    min: float | None = None
    max: float | None = None
    whole: bool = False
    unit: str = ""
    low_label: str = ""
    high_label: str = ""
    regions: tuple[Choice, ...] = ()
    sensations: tuple[Choice, ...] = ()
    strength: ResponseScale | None = None
    nonresponse: tuple[Nonresponse, ...] = ()
    ask_example_from: float | None = None
    show_when: Condition | None = None

    @property
    def asks(self) -> bool:
        """Whether it can be answered at all."""
        return self.type != "info"

    @property
    def marks(self) -> ResponseScale:
        """How strong a place in the body can be marked."""
        return self.strength or USUAL_STRENGTH

    @property
    def limits(self) -> tuple[float, float] | None:
        """Lowest and highest number an answer can carry, None where it carries none."""
        if self.scale is not None:
            return float(self.scale.min), float(self.scale.max)
        if self.type in NUMERIC:
            return None if self.min is None or self.max is None else (self.min, self.max)
        points = [choice.points for choice in self.choices if choice.points is not None]
        if not points:
            return None
        if self.type == "multiple_choice":
            return sum(p for p in points if p < 0), sum(p for p in points if p > 0)
        return min(points), max(points)


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together, under one heading."""

    id: str
    title: str
    intro: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Subscale:
    """A facet of what the instrument looks at, scored under its own id."""

    id: str
    title: str
    about: str = ""
    direction: Direction = "higher_is_better"
    practices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of a score's range: `low` belongs to it, `high` only in the last band."""

    low: float
    high: float
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a published sample says of a score; the only ground for an error estimate."""

    mean: float | None = None
    sd: float | None = None
    n: int | None = None
    reliability: float | None = None
    type: str = ""
    population: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How one score is made.

    `weights` maps item id to 1 (as answered), -1 (min + max - x) or any positive weight; in a score
    of other scores `components` does so by their ids instead.
    `points` maps item id to a map from an answer (as text: "3", a choice's code) to points.
    `range` is the lowest and highest value the score can take; POMP is a position on it.
    """

    id: str
    title: str
    method: Method
    weights: Mapping[str, float]
    range: tuple[float, float]
    about: str = ""
    direction: Direction = "higher_is_better"
    practices: tuple[str, ...] = ()
    points: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    missing: Missing = "person_mean"
    min_answered: int | None = None
    min_share_answered: float | None = None
    rounding: int | None = None
    bands: tuple[Band, ...] = ()
    reference: Reference | None = None
    components: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the form is used, and whether its item texts may be shown to others."""

    spdx: str = ""
    terms: str = ""
    text_may_be_shared: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the form's validity; the shipped forms have none, and say so."""

    validated: bool = False
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log; scores of this version may be compared with those named."""

    version: str
    note: str
    comparable_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of what decides scores and of the words, each a short hexadecimal text."""

    scores: str
    words: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One definition in one language.

    `opening` is what to know before starting; `settling` a way to settle, offered before and after.
    """

    id: str
    version: str
    kind: Kind
    title: str
    purpose: str
    language: str
    sections: tuple[Section, ...]
    scores: Mapping[str, Score]
    fingerprint: Fingerprint
    subscales: tuple[Subscale, ...] = ()
    recall_period: str = ""
    minutes: int | None = None
    retake_after_days: int | None = None
    authors: tuple[str, ...] = ()
    citation: str = ""
    licence: Licence = Licence()
    evidence: Evidence = Evidence()
    changes: tuple[Change, ...] = ()
    comparable_languages: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    opening: str = ""
    settling: str = ""

    def items(self) -> Iterator[Item]:
        """Every item in the order it is asked, `info` included."""
        for section in self.sections:
            yield from section.items

    def item(self, item_id: str) -> Item | None:
        """The item with that id, or None."""
        return next((item for item in self.items() if item.id == item_id), None)

    def section_of(self, item_id: str) -> Section | None:
        """The section that holds the item, or None."""
        holding = (s for s in self.sections if any(item.id == item_id for item in s.items))
        return next(holding, None)
