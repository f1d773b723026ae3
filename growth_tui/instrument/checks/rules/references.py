"""What one part names must be there: scales, subscales, versions, languages."""

from __future__ import annotations

from collections.abc import Iterable

from growth_tui.instrument.checks.fault import quoted
from growth_tui.instrument.checks.report import Path, Report, Spot
from growth_tui.instrument.checks.rules.index import Index, placed
from growth_tui.instrument.membership import components, members, table


def check(index: Index, report: Report) -> None:
    """Report names that lead nowhere, and scales and languages that nothing uses."""
    used: set[str] = set()
    for item in index.all_items:
        for field in ("scale", "strength"):
            name = item.raw.get(field)
            if isinstance(name, str):
                used.add(name)
                must_be(name, "response scale", index.scales, (*item.path, field), report)
        name = item.raw.get("subscale")
        if isinstance(name, str):
            must_be(name, "subscale", index.subscales, (*item.path, "subscale"), report)
    for name in index.scales:
        if name not in used:
            message = f"No item uses the response scale {quoted(name)}."
            report.warning(("response_scales", name), message, "key")
    for name, subscale in index.subscales.items():
        if not members(index.raw, name) and not components(index.raw, name):
            message = f"No item belongs to the subscale {quoted(name)}, so it has no score."
            report.error(subscale.path, message)
    _versions(index, report)
    _languages(index, report)


def must_be(
    name: str,
    what: str,
    possible: Iterable[str],
    path: Path,
    report: Report,
    spot: Spot = "value",
) -> bool:
    """Report a name that is not among the possible ones; whether it is."""
    names = list(possible) if not isinstance(possible, dict) else possible
    if name in names:
        return True
    near = report.did_you_mean(name, names)
    report.error(path, f"There is no {what} {quoted(name)} in this form.{near}", spot)
    return False


def _versions(index: Index, report: Report) -> None:
    changes = placed(index.raw.get("changes"), ("changes",))
    known = [each.raw["version"] for each in changes if isinstance(each.raw.get("version"), str)]
    version = index.raw.get("version")
    if known and isinstance(version, str) and version not in known:
        message = f"The change log does not name this version, {quoted(version)}."
        report.warning(("changes",), message, "key")
    for change in changes:
        others = change.raw.get("comparable_with")
        for place, other in enumerate(others if isinstance(others, list) else []):
            path = (*change.path, "comparable_with", place)
            if other == change.raw.get("version"):
                report.warning(path, "A version is always comparable with itself.")
            elif isinstance(other, str) and other not in known:
                near = report.did_you_mean(other, known)
                message = f"The change log does not name the version {quoted(other)}.{near}"
                report.warning(path, message)


def _languages(index: Index, report: Report) -> None:
    own = index.raw.get("language")
    translations = table(index.raw.get("translations"))
    if isinstance(own, str) and own in translations:
        message = f"The form's own language is {quoted(own)}, so this translation is never shown."
        report.error(("translations", own), message, "key")
    known = [*([own] if isinstance(own, str) else []), *translations]
    listed = index.raw.get("comparable_languages")
    for place, language in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(language, str):
            must_be(language, "language", known, ("comparable_languages", place), report)
