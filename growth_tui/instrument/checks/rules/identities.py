"""Every id once, and none that means something else."""

from __future__ import annotations

from collections.abc import Iterable

from growth_tui.instrument.checks.fault import pointer_of, quoted
from growth_tui.instrument.checks.report import Path, Report
from growth_tui.instrument.checks.rules.index import Index, Placed, placed
from growth_tui.instrument.membership import OVERALL, score_ids

ID_COLUMN = "id"
"""The column of a table of responses that names the respondent."""

CODED = ("choices", "regions", "sensations", "nonresponse")


def check(index: Index, report: Report) -> None:
    """Report ids, codes and versions that are there twice, and reserved ones."""
    raw = index.raw
    _once("section", placed(raw.get("sections"), ("sections",)), report)
    _once("item", index.all_items, report)
    _once("subscale", placed(raw.get("subscales"), ("subscales",)), report)
    _once("version", placed(raw.get("changes"), ("changes",)), report, "version")
    for item in index.all_items:
        _codes(item, report)
    for name, scale in index.scales.items():
        _codes(Placed(scale, ("response_scales", name)), report)
    _reserved(index, report)


def _once(what: str, parts: Iterable[Placed], report: Report, field: str = "id") -> None:
    first: dict[str, Path] = {}
    for part in parts:
        name = part.raw.get(field)
        if not isinstance(name, str):
            continue
        if name in first:
            where = pointer_of(first[name])
            message = f"The {what} {quoted(name)} is already there, at {where}."
            report.error((*part.path, field), message)
        first.setdefault(name, part.path)


def _codes(part: Placed, report: Report) -> None:
    for field in CODED:
        _once("code", placed(part.raw.get(field), (*part.path, field)), report, "code")


def _reserved(index: Index, report: Report) -> None:
    if ID_COLUMN in index.items:
        message = "“id” names the column of respondents; give the item another id."
        report.error((*index.items[ID_COLUMN].path, "id"), message)
    if OVERALL in index.subscales:
        message = "“overall” is the id of the score of all items; give the subscale another id."
        report.error((*index.subscales[OVERALL].path, "id"), message)
    names = set(score_ids(index.raw))
    for name in sorted(names):
        clash = next((end for end in ("_pomp", "_answered") if name.removesuffix(end) in names), "")
        if name == ID_COLUMN or (clash and name.endswith(clash)):
            message = f"A score cannot be called {quoted(name)}: a table of scores has a column "
            message += "with that name."
            report.error(path_of_score(index, name), message)


def path_of_score(index: Index, score_id: str) -> Path:
    """Where a score is declared: in scoring, else its subscale, else the form's scoring."""
    scoring = index.raw.get("scoring")
    if isinstance(scoring, dict):
        scores = scoring.get("scores")
        if isinstance(scores, dict) and score_id in scores:
            return ("scoring", "scores", score_id)
    if score_id in index.subscales:
        return index.subscales[score_id].path
    return ("scoring",) if "scoring" in index.raw else ()
