"""Writing reflections in tests, the way the app does."""

from __future__ import annotations

from typing import Any

from growth_tui.records import Reflection
from growth_tui.workspace import Workspace
from growth_tui.workspace.session import Session


def fill(session: Session, answers: dict[str, Any], notes: dict[str, str] | None = None) -> Session:
    """Answer items in the order given."""
    for item, answer in answers.items():
        session.go_to(item)
        session.answer(answer)
    for item, note in (notes or {}).items():
        session.go_to(item)
        session.note(note)
    return session


def write(
    workspace: Workspace,
    form: str,
    answers: dict[str, Any],
    notes: dict[str, str] | None = None,
) -> Reflection:
    """Write a reflection and keep it."""
    session = fill(workspace.taking.begin(form), answers, notes)
    kept = workspace.taking.finish(session)
    assert isinstance(kept, Reflection)
    return kept


def notice(workspace: Workspace, origin: Reflection, answers: dict[str, Any]) -> Reflection:
    """Note that a belief came up again."""
    kept = workspace.taking.finish(fill(workspace.beliefs.notice(origin.id), answers))
    assert isinstance(kept, Reflection)
    return kept
