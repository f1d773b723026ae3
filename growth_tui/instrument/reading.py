"""From a definition's bytes to an Instrument in one language."""

from __future__ import annotations

from typing import Any

from growth_tui.instrument import building
from growth_tui.instrument.checking import parsed
from growth_tui.instrument.fingerprint import fingerprint
from growth_tui.instrument.model import Change, Evidence, Fingerprint, Instrument, Licence
from growth_tui.instrument.scores import scores
from growth_tui.instrument.translation import best_language, in_language, languages

Raw = dict[str, Any]


NO_FINGERPRINT = Fingerprint("", "")


def read(
    data: bytes, *, name: str = "", language: str | None = None, fingerprinted: bool = True
) -> Instrument:
    """Read a definition.

    Args:
        data: The JSON file's bytes.
        name: What the file is called in error messages.
        language: The wanted language ("es"); texts without a translation stay in the original.
        fingerprinted: Whether to work out its fingerprint. Where nothing is stored nobody needs
            one, and the library of hashes weighs more than everything else here.

    Raises:
        Faulty: The definition has errors; it carries every one of them with its place.
    """
    return _built(parsed(data, name=name), language, fingerprinted)


def _built(raw: Raw, language: str | None, fingerprinted: bool) -> Instrument:
    """Build the instrument from parsed JSON that has been checked."""
    chosen = best_language(raw, language)
    form = in_language(raw, chosen)
    subscales = building.subscales(form)
    sections = building.sections(form, building.response_scales(form))
    items = {item.id: item for section in sections for item in section.items}
    made = scores(form, items, subscales)
    recall_period = building.line(form, "recall_period")
    return Instrument(
        id=form["id"],
        version=form["version"],
        kind=form["kind"],
        title=building.line(form, "title"),
        purpose=building.text(form, "purpose"),
        language=chosen,
        sections=sections,
        scores=made,
        fingerprint=(
            fingerprint(sections, made, recall_period) if fingerprinted else NO_FINGERPRINT
        ),
        subscales=subscales,
        recall_period=recall_period,
        minutes=form.get("minutes"),
        retake_after_days=form.get("retake_after_days"),
        authors=building.lines(form, "authors"),
        citation=building.text(form, "citation"),
        licence=_licence(form.get("licence", {})),
        evidence=_evidence(form.get("evidence", {})),
        changes=tuple(_change(change) for change in form.get("changes", [])),
        comparable_languages=tuple(form.get("comparable_languages", [])),
        languages=languages(raw),
        opening=building.text(form, "opening"),
        settling=building.text(form, "settling"),
    )


def _licence(raw: Raw) -> Licence:
    return Licence(
        building.line(raw, "spdx"),
        building.text(raw, "terms"),
        raw.get("text_may_be_shared", False),
    )


def _evidence(raw: Raw) -> Evidence:
    return Evidence(
        raw.get("validated", False), building.line(raw, "by"), building.text(raw, "note")
    )


def _change(raw: Raw) -> Change:
    return Change(raw["version"], building.text(raw, "note"), tuple(raw.get("comparable_with", [])))
