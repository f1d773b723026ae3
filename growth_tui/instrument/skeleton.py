"""A starting point for a form of one's own: small, valid, and explained by its own texts."""

from __future__ import annotations

import json
from typing import Any


def skeleton(form_id: str) -> str:
    """The JSON text of a small form under that id, to be edited."""
    return json.dumps(_form(form_id), indent=2, ensure_ascii=False) + "\n"


def _form(form_id: str) -> dict[str, Any]:
    return {
        "format": 1,
        "id": form_id,
        "version": "0.1",
        "kind": "assessment",
        "title": "A form of my own",
        "purpose": "Say in a sentence or two what the form is for. This text stands on the page "
        "before the first question.",
        "language": "en",
        "authors": ["Who wrote it"],
        "citation": "How to cite it. Leave the field out if there is nothing to cite.",
        "licence": {
            "terms": "Under what terms the form may be used; “spdx” takes an SPDX id such as "
            "CC-BY-4.0 instead.",
            "text_may_be_shared": False,
        },
        "evidence": {"validated": False, "note": "Not validated. Say here what is known."},
        "recall_period": "the last four weeks",
        "minutes": 2,
        "retake_after_days": 28,
        "opening": "What to know before starting. “settling” may follow: a way to settle, before "
        "and after.",
        "response_scales": {
            "frequency": {
                "min": 1,
                "max": 5,
                "anchors": {
                    "1": "Never",
                    "2": "Rarely",
                    "3": "Sometimes",
                    "4": "Often",
                    "5": "Almost always",
                },
                "nonresponse": [
                    {"code": "no_opportunity", "label": "No opportunity in this period"},
                    {"code": "prefer_not", "label": "Prefer not to answer"},
                ],
            }
        },
        "subscales": [
            {
                "id": "first-facet",
                "title": "First facet",
                "about": "What a score on this facet means, in a sentence.",
                "direction": "higher_is_better",
                "practices": ["Something to try. Each practice is a text in this list."],
            }
        ],
        "sections": [_questions(), _afterthought()],
        "scoring": {
            "method": "mean",
            "missing": "person_mean",
            "min_share_answered": 0.75,
            "rounding": 2,
        },
        "changes": [
            {
                "version": "0.1",
                "note": "First version. Give every change a new version and an entry here; "
                "“comparable_with” lists versions whose scores mean the same.",
                "comparable_with": [],
            }
        ],
    }


def _questions() -> dict[str, Any]:
    return {
        "id": "questions",
        "title": "Questions",
        "intro": "What to read before the questions of this section.",
        "items": [
            _scale("first-question", "Ask how often something was done in a stated time."),
            _scale("second-question", "Ask about one thing only, in everyday words."),
            {
                **_scale("third-question", "Turn this one round: “often” then scores low."),
                "reverse_scored": True,
            },
            {
                **_scale("fourth-question", "“help” explains, and an example can be asked for."),
                "help": "A further explanation of the question.",
                "ask_example_from": 5,
            },
        ],
    }


def _scale(item_id: str, text: str) -> dict[str, Any]:
    return {
        "id": item_id,
        "type": "scale",
        "scale": "frequency",
        "text": text,
        "subscale": "first-facet",
    }


def _afterthought() -> dict[str, Any]:
    return {
        "id": "in-words",
        "title": "In your own words",
        "intro": "Other types of item: number, single_choice, multiple_choice, vas, text, "
        "long_text, body, info.",
        "items": [
            {
                "id": "what-happened",
                "type": "long_text",
                "text": "A long text is never scored. This one is shown only after a high answer "
                "to the fourth question.",
                "sensitive": True,
                "show_when": {"item": "fourth-question", "operator": "ge", "value": 4},
            }
        ],
    }
