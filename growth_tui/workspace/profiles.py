"""One result as it is shown after saving: where each score stands, and one thing to try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from growth_tui.instrument.model import Instrument, Score
from growth_tui.measure.compare import Comparison, compare, telling
from growth_tui.measure.findings import Finding
from growth_tui.measure.items import item_numbers
from growth_tui.measure.leading import leading_score
from growth_tui.measure.lookback import recalibration
from growth_tui.measure.quality import answer_quality, open_answers, remark
from growth_tui.measure.score_value import ScoreValue
from growth_tui.records import Result
from growth_tui.rounding import whole
from growth_tui.workspace.sentences import Sentence, all_said, said

if TYPE_CHECKING:
    from growth_tui.workspace.history import History
    from growth_tui.workspace.library import Library

NO_CHANGE = "–"
FEWEST = 3
"""Items a subscale must have to be named for its change; one answer moves a smaller one far."""


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One score, ready to show; `change` is in positions on the scale since last time."""

    score: str
    title: str
    value: str | None
    pomp: float | None
    change: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Practice:
    """One thing to try, of the subscale it belongs to."""

    score: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything a result's screen shows; `remark` is private and never enters a report."""

    lines: tuple[ProfileLine, ...]
    sentences: tuple[Sentence, ...]
    practice: Practice | None
    remark: Sentence | None


class Profiles:
    """Makes profiles of results."""

    def __init__(self, history: History, library: Library) -> None:
        self._history = history
        self._library = library

    def of(self, result: Result) -> Profile:
        """The profile of one result, beside the one before it where the two can be compared."""
        form = self._library.as_taken(result.form)
        before = self._history.before(result)
        beside = self.compare(before, result) if before else None
        quality = remark(answer_quality(form, result.answers, result.seconds))
        return Profile(
            tuple(
                _line(name, form.scores.get(name), score, beside)
                for name, score in result.scores.items()
            ),
            all_said([*_findings(form, result, beside), self._looked_back(form, result)]),
            _practice(form, result, self._history.number_of(result)),
            said(quality) if quality else None,
        )

    def _looked_back(self, form: Instrument, result: Result) -> Finding | None:
        """How the latest rating anew differs from what was answered then, where there is one."""
        ratings = self._history.looking_back(result.form.assessment)
        latest = [each for each in ratings if each.result == result.id][-1:]
        leading = leading_score(form)
        if not latest or leading is None:
            return None
        return recalibration(form, result, latest[0])[leading]

    def compare(
        self, first: Result, second: Result, *, sensitive: bool = False, worded: bool = True
    ) -> Comparison:
        """Compare two results of one form; sensitive items and the form's words by choice."""
        results = self._history.results(second.form.assessment)
        return compare(
            self._library.as_taken(first.form),
            first,
            self._library.as_taken(second.form),
            second,
            newest=self._library.newest(second.form),
            through=[each.form for each in results],
            sensitive=sensitive,
            worded=worded,
        )

    def notes(
        self, result: Result, *, sensitive: bool = False, worded: bool = True
    ) -> list[tuple[str, str]]:
        """The items that a result has notes on, each with its note; as in `compare`."""
        form = self._library.as_taken(result.form)
        numbers, items = item_numbers(form), {item.id: item for item in form.items()}
        return [
            (item.text if worded else f"Item {numbers[item.id]}", result.notes[item.id])
            for item in items.values()
            if item.id in result.notes and (sensitive or not item.sensitive)
        ]


def _line(
    name: str, score: Score | None, value: ScoreValue, beside: Comparison | None
) -> ProfileLine:
    """One score with its change."""
    change = beside.scores[name].pomp_change if beside and name in beside.scores else None
    return ProfileLine(
        name,
        score.title if score else name,
        None if value.value is None else f"{value.value:.2f}",
        value.pomp,
        signed(change),
        value.reason,
    )


def signed(change: float | None) -> str:
    """A change with its sign; a dash where there is none to tell."""
    if change is None:
        return NO_CHANGE
    rounded = whole(change)
    return f"+{rounded}" if change > 0 and rounded != "0" else rounded


def _findings(form: Instrument, result: Result, beside: Comparison | None) -> list[Finding | None]:
    """What is said under the bars: the leading score, what moved most, what was left open."""
    left_open = open_answers(form, result.answers)
    if beside is None:
        return [_first(form, result), left_open]
    if not beside.comparability.ok:
        return [*telling(beside), left_open]
    compared = list(beside.scores.values())
    leading, others = compared[:1], compared[1:]
    moved = [each for each in others if each.pomp_change and each.b and each.b.of >= FEWEST]
    most = max(moved, key=lambda each: abs(each.pomp_change or 0.0), default=None)
    return [*(each.finding for each in [*leading, most] if each), left_open]


def _first(form: Instrument, result: Result) -> Finding | None:
    """The first time: nothing about change."""
    leading = leading_score(form) or ""
    score, value = form.scores.get(leading), result.scores.get(leading)
    if score is None or value is None or value.value is None:
        return None
    return Finding("first", score.id, score.title, inputs={"taken_at": result.taken_at})


def _practice(form: Instrument, result: Result, number: int) -> Practice | None:
    """A practice of the subscale with the most room, another one each time."""
    scored = [
        (score.pomp if form.scores[name].direction != "lower_is_better" else 100 - score.pomp, name)
        for name, score in result.scores.items()
        if score.pomp is not None and name in form.scores and form.scores[name].practices
    ]
    if not scored:
        return None
    name = min(scored)[1]
    practices = form.scores[name].practices
    return Practice(name, practices[(number - 1) % len(practices)])
