"""What is kept: the records, each frozen, and the JSON documents they are stored as."""

from __future__ import annotations

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
