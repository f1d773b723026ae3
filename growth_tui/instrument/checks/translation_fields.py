"""The fields of a translation: every text of a form, under the ids that the form gives."""

from __future__ import annotations

from growth_tui.instrument.checks.containers import Field, ListOf, MapOf, Record
from growth_tui.instrument.checks.kinds import (
    LABEL,
    MOST_ITEMS,
    NAME,
    TEXT,
    VERSION,
    WHOLE_TEXT,
    labels,
)
from growth_tui.instrument.checks.scalars import Spec


def _texts(**kinds: Spec) -> dict[str, Field]:
    return {name: Field(kind, "The translation of the field.") for name, kind in kinds.items()}


def _by_id(what: str, **kinds: Spec) -> MapOf:
    return MapOf(NAME, Record(what, _texts(**kinds)), MOST_ITEMS)


_CODES = labels(NAME)
TRANSLATION = Record(
    "a translation",
    _texts(
        title=LABEL,
        purpose=TEXT,
        recall_period=LABEL,
        citation=TEXT,
        opening=TEXT,
        settling=TEXT,
        licence=Record("the licence's translation", _texts(terms=TEXT)),
        evidence=Record("the evidence's translation", _texts(by=LABEL, note=TEXT)),
        changes=MapOf(VERSION, TEXT, MOST_ITEMS),
        response_scales=_by_id(
            "a response scale's translation", anchors=labels(WHOLE_TEXT), nonresponse=_CODES
        ),
        subscales=_by_id(
            "a subscale's translation", title=LABEL, about=TEXT, practices=ListOf(TEXT, 50)
        ),
        sections=_by_id("a section's translation", title=LABEL, intro=TEXT),
        items=_by_id(
            "an item's translation",
            text=TEXT,
            help=TEXT,
            unit=LABEL,
            low_label=LABEL,
            high_label=LABEL,
            choices=_CODES,
            regions=_CODES,
            sensations=_CODES,
            nonresponse=_CODES,
        ),
        scores=_by_id(
            "a score's translation",
            title=LABEL,
            about=TEXT,
            practices=ListOf(TEXT, 50),
            bands=ListOf(Record("a band's translation", _texts(label=LABEL, text=TEXT)), 50),
        ),
    ),
)
