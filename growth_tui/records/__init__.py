"""What is kept: the records, each frozen, and the JSON documents they are stored as."""

from __future__ import annotations

from growth_tui.records.reflection import (
    OPEN_STATES,
    REPAIR_STATES,
    Reflection,
    Repair,
    RepairState,
    RepairStep,
)
from growth_tui.records.taken import Answers, Document, Draft, LookingBack, Result, Taken

__all__ = [
    "OPEN_STATES",
    "REPAIR_STATES",
    "Answers",
    "Document",
    "Draft",
    "LookingBack",
    "Reflection",
    "Repair",
    "RepairState",
    "RepairStep",
    "Result",
    "Taken",
]
