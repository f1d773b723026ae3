from __future__ import annotations

from datetime import UTC, datetime

from growth_tui.measure.findings import Finding
from growth_tui.measure.in_short import inputs_in_short

BEFORE = datetime(2026, 9, 23, tzinfo=UTC)
AFTER = datetime(2026, 10, 23, tzinfo=UTC)


def change(unit: str, **more: object) -> Finding:
    inputs = {
        "before": 59.0909,
        "after": 58.5714,
        "before_value": 3.3636,
        "after_value": 3.3429,
        "before_at": BEFORE,
        "after_at": AFTER,
        "range": (1.0, 5.0),
        "looks_for": "higher_is_better",
        **more,
    }
    kind = "reliable_change" if more else "change"
    return Finding(kind, "overall", "Overall", "fell", -0.52, unit, inputs)  # type: ignore[arg-type]


def test_a_change_gives_its_ends_as_positions_with_the_values_beside_them() -> None:
    assert inputs_in_short(change("position")) == (
        "Overall: before 59.09 (value 3.36) on 23 Sep 2026, after 58.57 (3.34) on 23 Oct 2026"
    )


def test_a_change_told_in_the_scores_own_units_has_no_positions_beside() -> None:
    reference = {"sd": 7.5, "reliability": 0.8, "type": "retest", "citation": "Somebody 2001"}
    computed = {"sem": 3.354, "s_diff": 4.743, "rci": 9.297, "rc": -0.11, "beyond": False}
    assert inputs_in_short(change("score", **reference, **computed)) == (
        "Overall: before 59.09 on 23 Sep 2026, after 58.57 on 23 Oct 2026; SD 7.5; "
        "reliability r .80, retest; SEM 3.354; S_diff 4.743; band 9.297; RC -0.110; "
        "SD and r from Somebody 2001"
    )


def test_other_findings_give_every_input_with_its_label() -> None:
    inputs = {"n": 3, "low": 41.2, "high": 47, "first_at": BEFORE, "last_at": AFTER}
    finding = Finding("range", "overall", "Overall", None, 5.8, inputs=inputs)
    assert inputs_in_short(finding) == (
        "Overall: times 3; lowest 41; highest 47; from 23 Sep 2026; to 23 Oct 2026"
    )


def test_a_reason_stands_by_itself() -> None:
    finding = Finding("no_score", "x", "X", inputs={"reason": "Too little.", "at": AFTER})
    assert inputs_in_short(finding) == "X: on 23 Oct 2026; Too little."
    assert inputs_in_short(Finding("not_comparable", inputs={"reason": "So."})) == "So."
