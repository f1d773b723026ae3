"""Forms for the tests of instrument: a small one, and one that uses every field of the format."""

from __future__ import annotations

import copy
import json
from typing import Any

from growth_tui.instrument.model import Instrument
from growth_tui.instrument.reading import read

Raw = dict[str, Any]


def scale_item(item_id: str, **fields: Any) -> Raw:
    return {"id": item_id, "type": "scale", "scale": "often", "text": f"Item {item_id}?", **fields}


def small(**fields: Any) -> Raw:
    """Four scale items in two subscales, the second of them reverse-scored."""
    return {
        "format": 1,
        "id": "small",
        "version": "1.0",
        "kind": "assessment",
        "title": "Small",
        "language": "en",
        "response_scales": {
            "often": {"min": 1, "max": 5, "anchors": {"1": "Never", "5": "Always"}}
        },
        "subscales": [{"id": "a", "title": "Facet A"}, {"id": "b", "title": "Facet B"}],
        "sections": [
            {
                "id": "s",
                "title": "Section",
                "items": [
                    scale_item("a1", subscale="a"),
                    scale_item("a2", subscale="a", reverse_scored=True),
                    scale_item("b1", subscale="b"),
                    scale_item("b2", subscale="b"),
                ],
            }
        ],
        "scoring": {"method": "mean", "missing": "person_mean", "min_share_answered": 0.5},
        **fields,
    }


_FULL: Raw = {
    "format": 1,
    "id": "full",
    "version": "2.0",
    "kind": "assessment",
    "title": "Full",
    "purpose": "To use every field.",
    "language": "en",
    "authors": ["Somebody"],
    "citation": "Somebody 2026.",
    "licence": {"spdx": "CC-BY-4.0", "terms": "Free.", "text_may_be_shared": True},
    "evidence": {"validated": False, "by": "Nobody", "note": "Nothing is known."},
    "recall_period": "the last week",
    "minutes": 5,
    "retake_after_days": 14,
    "opening": "Before.",
    "settling": "After.",
    "response_scales": {
        "often": {
            "min": 1,
            "max": 5,
            "anchors": {"1": "Never", "3": "Sometimes", "5": "Always"},
            "nonresponse": [
                {"code": "no_opportunity", "label": "No opportunity"},
                {"code": "prefer_not", "label": "Prefer not to answer"},
            ],
        },
        "strong": {"min": 0, "max": 10, "anchors": {"0": "Not at all", "10": "Extremely"}},
    },
    "subscales": [
        {
            "id": "a",
            "title": "Facet A",
            "about": "What A means.",
            "direction": "higher_is_better",
            "practices": ["Try this.", "Try that."],
        },
        {"id": "b", "title": "Facet B", "direction": "lower_is_better"},
    ],
    "sections": [
        {
            "id": "first",
            "title": "First",
            "intro": "Read this.",
            "items": [
                {"id": "hello", "type": "info", "text": "Welcome."},
                scale_item("a1", subscale="a", required=True, ask_example_from=5, help="Help."),
                scale_item("a2", subscale="a", reverse_scored=True, sensitive=True),
                scale_item("b1", subscale="b", nonresponse=[{"code": "na", "label": "Not for me"}]),
                scale_item("b2", subscale="b"),
                {
                    "id": "times",
                    "type": "number",
                    "text": "How many times?",
                    "min": 0,
                    "max": 20,
                    "whole": True,
                    "unit": "times",
                    "show_when": {
                        "all": [
                            {"item": "a1", "operator": "ge", "value": 2},
                            {
                                "any": [
                                    {"item": "b1", "operator": "answered"},
                                    {"item": "b2", "operator": "in", "value": [1, 2]},
                                ]
                            },
                        ]
                    },
                },
            ],
        },
        {
            "id": "second",
            "title": "Second",
            "items": [
                {
                    "id": "where",
                    "type": "single_choice",
                    "text": "Where?",
                    "choices": [
                        {"code": "here", "text": "Here", "points": 0},
                        {"code": "there", "text": "There", "points": 2},
                        {"code": "nowhere", "text": "Nowhere"},
                    ],
                },
                {
                    "id": "which",
                    "type": "multiple_choice",
                    "text": "Which?",
                    "choices": [
                        {"code": "x", "text": "X", "points": 1},
                        {"code": "y", "text": "Y", "points": 1.5},
                    ],
                    "show_when": {"item": "where", "operator": "eq", "value": "here"},
                },
                {
                    "id": "line",
                    "type": "vas",
                    "text": "How much?",
                    "min": 0,
                    "max": 1,
                    "low_label": "None",
                    "high_label": "All",
                    "show_when": {"item": "which", "operator": "includes", "value": "x"},
                },
                {"id": "word", "type": "text", "text": "A word?"},
                {"id": "story", "type": "long_text", "text": "A story?", "sensitive": True},
                {
                    "id": "body",
                    "type": "body",
                    "text": "Where in the body?",
                    "regions": [{"code": "chest", "text": "Chest"}, {"code": "jaw", "text": "Jaw"}],
                    "sensations": [{"code": "tight", "text": "Tight"}],
                    "strength": "strong",
                    "show_when": {"item": "word", "operator": "ne", "value": "no"},
                },
            ],
        },
    ],
    "scoring": {
        "method": "mean",
        "missing": "person_mean",
        "min_answered": 1,
        "min_share_answered": 0.5,
        "rounding": 2,
        "scores": {
            "overall": {
                "items": {"a1": 1, "a2": -1, "b1": -1, "b2": -1},
                "direction": "higher_is_better",
                "bands": [
                    {"from": 1, "to": 3, "label": "Lower half", "text": "Some."},
                    {"from": 3, "to": 5, "label": "Upper half"},
                ],
                "reference": {
                    "mean": 3.1,
                    "sd": 0.7,
                    "n": 200,
                    "reliability": 0.8,
                    "type": "test-retest",
                    "population": "Adults",
                    "citation": "Somebody 2026.",
                },
            },
            "a": {"rounding": 1, "min_answered": 2},
            "b": {"min_share_answered": None},
            "load": {
                "title": "Load",
                "about": "A sum of points.",
                "direction": "neutral",
                "practices": ["Rest."],
                "method": "sum",
                "missing": "none",
                "min_answered": None,
                "min_share_answered": None,
                "items": {"a1": 2, "times": 1, "where": 1, "which": 0.5},
                "points": {
                    "a1": {"1": 0, "2": 0, "3": 1, "4": 1, "5": 2},
                    "where": {"here": 1, "there": 3},
                },
                "range": [0, 40],
            },
            "both": {
                "title": "Both facets",
                "direction": "higher_is_better",
                "components": {"a": 1, "b": -1},
                "min_answered": 2,
            },
        },
    },
    "changes": [
        {"version": "1.0", "note": "First."},
        {"version": "2.0", "note": "Second.", "comparable_with": ["1.0"]},
    ],
    "comparable_languages": ["en", "es"],
    "translations": {
        "es": {
            "title": "Completo",
            "purpose": "Usar cada campo.",
            "recall_period": "la última semana",
            "citation": "Alguien 2026.",
            "opening": "Antes.",
            "settling": "Después.",
            "licence": {"terms": "Libre."},
            "evidence": {"by": "Nadie", "note": "No se sabe nada."},
            "changes": {"1.0": "Primera."},
            "response_scales": {
                "often": {
                    "anchors": {"1": "Nunca", "5": "Siempre"},
                    "nonresponse": {"prefer_not": "Prefiero no responder"},
                }
            },
            "subscales": {"a": {"title": "Faceta A", "about": "Qué es A.", "practices": ["Esto."]}},
            "sections": {"first": {"title": "Primera", "intro": "Lea esto."}},
            "items": {
                "a1": {"text": "¿Uno?", "help": "Ayuda."},
                "b1": {"nonresponse": {"na": "No es para mí"}},
                "times": {"text": "¿Cuántas veces?", "unit": "veces"},
                "where": {"choices": {"here": "Aquí"}},
                "line": {"low_label": "Nada", "high_label": "Todo"},
                "body": {"regions": {"chest": "Pecho"}, "sensations": {"tight": "Tenso"}},
            },
            "scores": {
                "overall": {
                    "title": "Total",
                    "about": "Todo.",
                    "practices": ["Nada."],
                    "bands": [{"label": "Mitad baja", "text": "Algo."}, {"label": "Mitad alta"}],
                }
            },
        }
    },
}


def full() -> Raw:
    """A form that uses every field of the format."""
    return copy.deepcopy(_FULL)


def as_bytes(raw: Raw) -> bytes:
    return json.dumps(raw, indent=1, ensure_ascii=False).encode()


def built(raw: Raw, language: str | None = None) -> Instrument:
    return read(as_bytes(raw), name="form.json", language=language)


def at(raw: Raw, path: str) -> Any:
    """The part of a form at a path such as `sections/0/items/2`."""
    here: Any = raw
    for step in path.split("/"):
        here = here[int(step)] if isinstance(here, list) else here[step]
    return here
