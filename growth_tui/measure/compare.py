"""Two results side by side, as data; nothing here is formatted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from growth_tui.instrument.model import Direction, Instrument, Score
from growth_tui.measure.alike import made_alike
from growth_tui.measure.between import Moment, between
from growth_tui.measure.change import ErrorEstimate, raw_change
from growth_tui.measure.comparable import Comparability, comparable
from growth_tui.measure.findings import Finding
from growth_tui.measure.items import ItemChange, item_changes, moved_most, stayed, without_wording
from growth_tui.measure.results import FormLike, ResultLike, hidden_of
from growth_tui.measure.score_value import ScoreValue
from growth_tui.measure.scoring import score_order


@dataclass(frozen=True, slots=True)
class ScoreComparison:
    """One score at two times.

    Attributes:
        id: The score's id.
        title: Its title in the second form.
        direction: Which way the form looks for.
        a: The first score; None where that form had no such score.
        b: The second score.
        change: Second value - first, in the score's own units; None where either is missing, the
            two may not be compared, or the score was made in another way.
        pomp_change: The same as positions on the scale, -100 to 100.
        comparable: Whether the two may be compared.
        reason: Why not, a plain sentence; empty where they may.
        other_items: Whether branching showed other items of this score.
        finding: What may be said.
        sem: Standard error of measurement, None without an error estimate.
        rc: Reliable change; also None where the estimate does not hold for these two.
        rci: The change that error alone would exceed about 5 times in 100; None with `rc`.
    """

    id: str
    title: str
    direction: Direction
    a: ScoreValue | None
    b: ScoreValue | None
    change: float | None
    pomp_change: float | None
    comparable: bool
    reason: str
    other_items: bool
    finding: Finding
    sem: float | None = None
    rc: float | None = None
    rci: float | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """Which result stands on one side."""

    id: str
    taken_at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results of one assessment.

    `items` has every item that carries a number, `moved` those that moved most (furthest first),
    `stayed` those with the same number; all are empty where the two may not be compared.
    """

    assessment: str
    a: Side
    b: Side
    comparability: Comparability
    scores: Mapping[str, ScoreComparison]
    items: tuple[ItemChange, ...]
    moved: tuple[ItemChange, ...]
    stayed: tuple[ItemChange, ...]
    moved_finding: Finding | None


def compare(
    form_a: Instrument,
    a: ResultLike,
    form_b: Instrument,
    b: ResultLike,
    *,
    newest: Instrument | None = None,
    through: Iterable[FormLike] = (),
    sensitive: bool = False,
    worded: bool = True,
) -> Comparison:
    """Compare result `b` with result `a`; changes are b - a.

    Args:
        form_a: The definition as `a` was taken.
        a: The first result.
        form_b: The definition as `b` was taken; titles and texts are its.
        b: The second result.
        newest: The definition in use now, whose change log counts too.
        through: Forms of other results, which may link two versions (comparable.comparable).
        sensitive: Whether items marked sensitive enter the comparison.
        worded: Whether the form's own words do; else items are named by number.
    """
    declaring = [form for form in (newest, form_b, form_a) if form is not None]
    comparability = comparable(a.form, b.form, *declaring, through=through)
    items = item_changes(form_a, a, form_b, b, sensitive=sensitive) if comparability.ok else ()
    items = items if worded else without_wording(form_b, items)
    moved = moved_most(items)
    return Comparison(
        b.form.assessment,
        _side(a),
        _side(b),
        comparability,
        {
            score_id: _compare_score(form_b.scores[score_id], form_a, a, form_b, b, comparability)
            for score_id in score_order(form_b)
        },
        items,
        moved,
        stayed(items),
        moved_finding(moved) if comparability.ok else None,
    )


def telling(compared: Comparison) -> tuple[Finding, ...]:
    """Give the findings that two times call for, the first score's first.

    Every score with an error estimate has its band told. That the others have none is told too: by
    the first score, or else by the one among them that moved most.
    """
    findings = [each.finding for each in compared.scores.values()]
    if not compared.comparability.ok:
        return tuple(findings[:1])
    told = findings[:1] + [each for each in findings[1:] if each.kind == "reliable_change"]
    if not any(map(_moved_without_band, told)):
        bare = [s for s in compared.scores.values() if _moved_without_band(s.finding)]
        most = max(bare, key=lambda each: abs(each.pomp_change or 0.0), default=None)
        told += [most.finding] if most else []
    return tuple(told)


def _moved_without_band(finding: Finding) -> bool:
    return finding.kind == "change" and finding.direction != "same"


def moved_finding(moved: Iterable[ItemChange]) -> Finding:
    """Give the finding about the items that moved most."""
    items = tuple(
        {
            "text": change.text,
            "before": change.a,
            "after": change.b,
            "before_label": change.a_label,
            "after_label": change.b_label,
            "turned": change.turned,
            "shift": change.share,
        }
        for change in moved
    )
    return Finding("moved", inputs={"items": items})


def _side(result: ResultLike) -> Side:
    return Side(result.id, result.taken_at, result.form.version)


def _compare_score(
    score: Score,
    form_a: Instrument,
    a: ResultLike,
    form_b: Instrument,
    b: ResultLike,
    comparability: Comparability,
) -> ScoreComparison:
    before = Moment(a.taken_at, a.scores.get(score.id), hidden_of(a, form_a, score.id))
    after = Moment(b.taken_at, b.scores.get(score.id), hidden_of(b, form_b, score.id))
    alike = made_alike(form_a, form_b, score.id)
    finding = between(score, before, after, comparability.reason, alike=alike)
    estimate = ErrorEstimate.of(score.reference)
    return ScoreComparison(
        id=score.id,
        title=score.title,
        direction=score.direction,
        a=before.value,
        b=after.value,
        change=_difference(before.number, after.number) if comparability.ok and alike else None,
        pomp_change=_difference(before.position, after.position) if comparability.ok else None,
        comparable=comparability.ok,
        reason=comparability.reason,
        other_items=before.hidden != after.hidden,
        finding=finding,
        sem=estimate.sem if estimate else None,
        rc=finding.inputs.get("rc"),
        rci=finding.inputs.get("rci"),
    )


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else raw_change(before, after)
