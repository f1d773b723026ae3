"""Every field of a form: with the files beside it, the one table for checker and schema."""

from __future__ import annotations

from typing import get_args

from growth_tui.instrument.checks.containers import Field, ListOf, MapOf, Record
from growth_tui.instrument.checks.item_fields import RESPONSE_SCALE, SECTION, SUBSCALE
from growth_tui.instrument.checks.kinds import ID, LABEL, LANGUAGE, NAME, TEXT, VERSION
from growth_tui.instrument.checks.scalars import Flag, OneOf, Whole
from growth_tui.instrument.checks.score_fields import SCORING
from growth_tui.instrument.checks.translation_fields import TRANSLATION
from growth_tui.instrument.model import Kind

FORM = Record(
    "a form",
    {
        "format": Field(
            OneOf((1,), "A higher number needs a newer version of growth-tui."),
            "The version of this format.",
        ),
        "id": Field(ID, "Its id, which is also its file name."),
        "version": Field(VERSION, "Its version; every change of it gets a new one."),
        "kind": Field(OneOf(get_args(Kind)), "What it is."),
        "title": Field(LABEL, "Its title."),
        "purpose": Field(TEXT, "What it is for."),
        "language": Field(LANGUAGE, "The language of its texts."),
        "authors": Field(ListOf(LABEL, 100), "Who wrote it."),
        "citation": Field(TEXT, "How to cite it."),
        "licence": Field(
            Record(
                "a licence",
                {
                    "spdx": Field(LABEL, "The SPDX id of the licence."),
                    "terms": Field(TEXT, "The terms, where no SPDX id says them."),
                    "text_may_be_shared": Field(
                        Flag(), "Whether reports may show the text of items; false unless said."
                    ),
                },
            ),
            "The terms under which it is used.",
        ),
        "evidence": Field(
            Record(
                "evidence",
                {
                    "validated": Field(Flag(), "Whether it was validated."),
                    "by": Field(LABEL, "By whom."),
                    "note": Field(TEXT, "What is known and what is not."),
                },
            ),
            "What is known of its validity.",
        ),
        "recall_period": Field(LABEL, "The time that it asks about."),
        "minutes": Field(Whole(1, 600), "How long it takes."),
        "retake_after_days": Field(Whole(1, 3650), "After how many days it is due again."),
        "opening": Field(TEXT, "What to know before starting."),
        "settling": Field(TEXT, "A way to settle, offered before and after."),
        "response_scales": Field(MapOf(NAME, RESPONSE_SCALE, 200), "The scales, by name."),
        "subscales": Field(ListOf(SUBSCALE, 100), "What it looks at, each with its own score."),
        "sections": Field(ListOf(SECTION, 200, 1), "The items, in sections."),
        "scoring": Field(SCORING, "How scores are made."),
        "changes": Field(
            ListOf(
                Record(
                    "a change",
                    {
                        "version": Field(VERSION, "The version that brought it."),
                        "note": Field(TEXT, "What changed."),
                        "comparable_with": Field(
                            ListOf(VERSION, 100), "Versions whose scores may be compared with its."
                        ),
                    },
                    ("version", "note"),
                ),
                500,
            ),
            "The change log.",
        ),
        "comparable_languages": Field(
            ListOf(LANGUAGE, 100), "Languages whose scores may be compared with each other."
        ),
        "translations": Field(MapOf(LANGUAGE, TRANSLATION, 50), "Texts in other languages."),
    },
    ("format", "id", "version", "kind", "title", "language", "sections"),
)
