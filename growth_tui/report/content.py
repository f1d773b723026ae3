"""What a report can say, gathered by the workspace; and what of it the person chose to share.

Texts may come from anywhere: they are cleaned where the report is made. Dates are given, since
nothing in this package looks at a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from growth_tui.charts import Event, Series


@dataclass(frozen=True, slots=True)
class TakenEntry:
    """One time a form was taken; `language` is a code such as "en"."""

    on: date
    version: str
    language: str


@dataclass(frozen=True, slots=True)
class ScoreDetail:
    """The latest of one score in its own units, and how much was answered.

    `value` is None where no score could be made; `reason` then says why.
    """

    value: float | None
    low: float
    high: float
    answered: int
    of: int
    band: str = ""
    reason: str = ""
    prorated: bool = False


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score over time.

    `positions` are POMP, 0 to 100, one for each date of the form, None where there is no score.
    """

    title: str
    positions: tuple[float | None, ...]
    latest: ScoreDetail | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finished sentence about change.

    Attributes:
        sentence: The sentence.
        why: The answer to "why?": a label and a text each. Sentences with the same share a
            footnote.
        inputs: What this sentence was made from, in one line of that footnote.
        span: The times it is about, such as "18 Nov 2025 to 23 Oct 2026"; sentences that follow
            each other and have the same one stand together.
    """

    sentence: str
    why: tuple[tuple[str, str], ...] = ()
    inputs: str = ""
    span: str = ""


@dataclass(frozen=True, slots=True)
class MovedItem:
    """An item whose answer changed; `number` counts from 1 in the order of the form.

    The labels say the answers in words, and are empty where the form has none for them. `counts`
    says which way the change counts where the item is reverse-scored, such as ", which counts up".
    """

    number: int
    text: str
    before: float
    after: float
    before_label: str = ""
    after_label: str = ""
    sensitive: bool = False
    counts: str = ""


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What the person wrote at one item: a note, or an example of a high answer."""

    number: int
    item_text: str
    on: date
    words: str
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class MethodRow:
    """How one score is made; see method.py."""

    title: str
    made_as: str
    items: int
    reversed: int
    least: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class FormReport:
    """One form in the period.

    Attributes:
        title: Its title.
        taken: Every time it was taken, oldest first.
        dates: The dates of the positions in `scores`, oldest first.
        scores: Overall first, then the subscales.
        series: What the chart draws, by default overall alone.
        events: What the chart marks.
        findings: What changed, by the times that each is about.
        findings_note: What holds for several of the findings.
        moved: The items that moved most, the largest first.
        notes: Notes at items. Shown only when asked for.
        examples: Examples of high answers. Shown only when asked for.
        quality: Remarks on how the form was answered. Shown only when asked for.
        remarks: Sentences under the table, such as versions that are not comparable.
        method: How each score is made.
        recall_period: The window that the items ask about, in the words of the form.
        validated: Whether the form has been validated.
        evidence: What the form says of its own evidence.
        credit: Authors, citation and licence of the form.
        text_may_be_shared: Whether its licence lets its wording leave; if not, items are named by
            their number alone and answers are given as numbers.
    """

    title: str
    taken: tuple[TakenEntry, ...]
    dates: tuple[date, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    series: tuple[Series, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    findings_note: str = ""
    moved: tuple[MovedItem, ...] = ()
    notes: tuple[ItemWords, ...] = ()
    examples: tuple[ItemWords, ...] = ()
    quality: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    method: tuple[MethodRow, ...] = ()
    recall_period: str = ""
    validated: bool = False
    evidence: str = ""
    credit: str = ""
    text_may_be_shared: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: its words, what it is about, where it stands and a word of why."""

    text: str
    state: str
    made_on: date
    due: date | None = None
    about: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A prompt of a reflection and what was written there; `prompt` may be empty.

    `number` counts from 1 in the order of the form; it stands in for a prompt that may not leave.
    """

    prompt: str
    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class ReflectionPages:
    """One reflection that may be chosen, by `id`; `left_out` sensitive answers are not in it."""

    id: str
    title: str
    on: date
    passages: tuple[Passage, ...]
    text_may_be_shared: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything a report may be made of.

    Attributes:
        generated_on: The day the report is written.
        period: First and last day that it covers.
        forms: The forms taken in it.
        prepared_for: Who it is for.
        prepared_by: Who wrote it, as they wish to be named.
        promises: Commitments. Shown only when asked for.
        repairs: A state and how many repairs are in it. Shown only when asked for.
        questions: What to bring to the consultation. Shown only when asked for.
        reflections: Those that can be chosen; only chosen ones are shown.
    """

    generated_on: date
    period: tuple[date, date]
    forms: tuple[FormReport, ...] = ()
    prepared_for: str = ""
    prepared_by: str = ""
    promises: tuple[Promise, ...] = ()
    repairs: tuple[tuple[str, int], ...] = ()
    questions: tuple[str, ...] = ()
    reflections: tuple[ReflectionPages, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the person chose to share; nothing private unless it is chosen here.

    `sensitive` adds to the other choices what belongs to items that the form marks as sensitive.
    `reflections` holds ids. `ascii` draws the charts with ASCII characters alone.
    """

    notes: bool = False
    examples: bool = False
    sensitive: bool = False
    quality: bool = False
    promises: bool = False
    repairs: bool = False
    questions: bool = False
    reflections: frozenset[str] = frozenset()
    ascii: bool = False
