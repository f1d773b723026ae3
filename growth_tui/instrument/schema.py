"""The format as JSON Schema 2020-12, drawn from the table that the checker works from.

The schema says what shape a form has. What must hold between its parts (names that lead somewhere,
ranges, bands, circles), names that are there twice, and 1.0 where 1 is needed, only the checker
finds: JSON Schema has no words for them.
"""

from __future__ import annotations

from typing import Any

from growth_tui.instrument.checks.form_fields import FORM
from growth_tui.instrument.checks.item_fields import BRANCH, ITEM

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "growth-tui assessment",
    "description": "A self-assessment or a guided reflection, as growth-tui reads it.",
    **FORM.schema(),
    "$defs": {**ITEM.definitions(), **BRANCH.definitions()},
}
"""The schema of a definition."""
