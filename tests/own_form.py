"""A small form of one's own, as it was worded and taken over time."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from growth_tui.records import Result
from growth_tui.workspace import Workspace

REFERENCE = {
    "sd": 7.5,
    "reliability": 0.8,
    "type": "test-retest, 4 weeks",
    "citation": "Sample 1991",
}
ITEMS = ("a1", "a2", "a3", "b1", "b2", "b3")


def own_form(version: str = "1.0", *, comparable_with: tuple[str, ...] = (), **fields: Any) -> Any:
    """Two facets of three items each, from 0 to 10, added up; versions differ in their wording."""
    items = [
        {
            "id": item,
            "type": "scale",
            "scale": "ten",
            "text": f"Item {item}, as version {version} words it.",
            "subscale": item[0],
        }
        for item in ITEMS
    ]
    return {
        "format": 1,
        "id": "own",
        "version": version,
        "kind": "assessment",
        "title": "Own form",
        "language": "en",
        "response_scales": {
            "ten": {"min": 0, "max": 10, "anchors": {"0": "Never", "10": "Always"}}
        },
        "subscales": [{"id": "a", "title": "Facet A"}, {"id": "b", "title": "Facet B"}],
        "sections": [{"id": "s", "title": "Section", "items": items}],
        "scoring": {"method": "sum", "missing": "person_mean", "min_share_answered": 0.5},
        "changes": [
            {"version": version, "note": "Reworded.", "comparable_with": list(comparable_with)}
        ],
        **fields,
    }


def scoring(**scores: Any) -> Any:
    """The form's way of scoring, with what is said of single scores."""
    return {"scoring": own_form()["scoring"] | {"scores": scores}}


def take(folder: Path, form: Any, answers: Any, when: datetime) -> Result:
    """Put the form among one's own and take it, with one answer to every item or an answer each."""
    (folder / "assessments").mkdir(parents=True, exist_ok=True)
    (folder / "assessments" / "own.json").write_text(json.dumps(form), encoding="utf-8")
    if not isinstance(answers, dict):
        answers = dict.fromkeys(ITEMS, answers)
    workspace = Workspace(folder, now=lambda: when)
    workspace.settings.change(first_run=False)
    return workspace.taking.record("own", answers, {}, when)
