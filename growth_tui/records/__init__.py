"""What is kept: the records, each frozen, and the JSON documents they are stored as.

A name is looked up in its module only when it is asked for: Home shows drafts, and making the
classes of all the other records would take a tenth of its start.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from growth_tui.records.commitments import (
        COMMITMENT_STATES,
        Commitment,
        CommitmentState,
        CommitmentStep,
    )
    from growth_tui.records.consultations import (
        QUESTION_SOURCES,
        WORKED_ON,
        Consultation,
        Question,
        QuestionSource,
    )
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
    "COMMITMENT_STATES",
    "OPEN_STATES",
    "QUESTION_SOURCES",
    "REPAIR_STATES",
    "WORKED_ON",
    "Answers",
    "Commitment",
    "CommitmentState",
    "CommitmentStep",
    "Consultation",
    "Document",
    "Draft",
    "LookingBack",
    "Question",
    "QuestionSource",
    "Reflection",
    "Repair",
    "RepairState",
    "RepairStep",
    "Result",
    "Taken",
]

_MODULES = ("taken", "reflection", "commitments", "consultations")


def __getattr__(name: str) -> Any:
    """Find a record's class in the module that has it."""
    if name in __all__:
        for module in _MODULES:
            found = getattr(importlib.import_module(f"{__name__}.{module}"), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
