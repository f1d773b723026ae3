"""Texts that mean harm to a terminal or to markup, and a form made of them."""

from __future__ import annotations

from typing import Any

MARKUP = "[/] [@click=app.quit]x[/] [sic]"
HOSTILE = f"A{MARKUP}\x1b]52;c;ZXZpbA==\x07\x1b[31m \x9b2J\u202e\u2066\x00\x07\u2028Z"
"""Markup, a clipboard write, colours, C1 controls, bidirectional overrides, NUL and BEL."""

SPOKEN = f"A{MARKUP}"
"""What of HOSTILE is to stand on the screen, to the letter."""

SENT = (b"]52;c;ZXZpbA==", b"\x1b[31m \xc2\x9b", b"\xc2\x9b", b"\xe2\x80\xae", b"\xe2\x81\xa6")
"""Byte sequences of HOSTILE that must never be sent to a terminal."""


def scale_item(item_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": item_id,
        "type": "scale",
        "scale": "often",
        "text": HOSTILE,
        "help": HOSTILE,
        "subscale": "facet",
        **more,
    }


FORM: dict[str, Any] = {
    "format": 1,
    "id": "hostile",
    "version": "1.0",
    "kind": "assessment",
    "title": HOSTILE,
    "purpose": HOSTILE,
    "language": "en",
    "authors": [HOSTILE],
    "citation": HOSTILE,
    "licence": {"terms": HOSTILE, "text_may_be_shared": True},
    "evidence": {"validated": True, "by": HOSTILE, "note": HOSTILE},
    "recall_period": HOSTILE,
    "opening": HOSTILE,
    "settling": HOSTILE,
    "response_scales": {
        "often": {
            "min": 1,
            "max": 5,
            "anchors": {"1": HOSTILE, "5": HOSTILE},
            "nonresponse": [{"code": "no_opportunity", "label": HOSTILE}],
        }
    },
    "subscales": [
        {"id": "facet", "title": HOSTILE, "about": HOSTILE, "practices": [HOSTILE]},
    ],
    "sections": [
        {
            "id": "s",
            "title": HOSTILE,
            "intro": HOSTILE,
            "items": [
                scale_item("one"),
                scale_item("two", ask_example_from=5),
                scale_item("three"),
                {"id": "free", "type": "long_text", "text": HOSTILE},
                {
                    "id": "which",
                    "type": "multiple_choice",
                    "text": HOSTILE,
                    "choices": [{"code": "a", "text": HOSTILE}, {"code": "b", "text": HOSTILE}],
                },
            ],
        }
    ],
    "scoring": {
        "method": "mean",
        "missing": "person_mean",
        "min_share_answered": 0.5,
        "scores": {
            "overall": {"bands": [{"from": 1, "to": 5, "label": HOSTILE, "text": HOSTILE}]},
        },
    },
}
