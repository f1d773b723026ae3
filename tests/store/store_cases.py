"""Documents to store."""

from __future__ import annotations

import uuid
from typing import Any


def result(taken_at: str = "2026-11-23T10:00:00+01:00", **more: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "assessment": "cultural-humility",
        "version": "1.0.0",
        "language": "en",
        "fingerprint": {"scores": "aaaa", "words": "bbbb"},
        "definition": "0" * 64,
        "taken_at": taken_at,
        "seconds": 312.5,
        "answers": {"first": 4, "second": {"nonresponse": "no_opportunity"}, "third": None},
        "notes": {"first": "Grüße, 你好", "second": "another"},
        "scores": {"overall": {"value": 3.25, "pomp": 56.25, "answered": 2, "of": 3}},
        "hidden": [],
    }
    return {**document, **more}
