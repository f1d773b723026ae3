"""What leads to a question."""

from __future__ import annotations

from growth_tui.workspace import Workspace
from growth_tui.workspace.leading import Leading


def test_looking_back_says_when_as_far_as_it_is_known(workspace: Workspace) -> None:
    result = workspace.taking.record("pulse", {"owned-a-misstep": 3}, {})
    session = workspace.taking.look_back(result)
    said = Leading(workspace, session.draft).to_question(session)
    assert said.startswith("Looking back at 23 Nov 2026: knowing")
    workspace.delete("results", result.id)
    said = Leading(workspace, session.draft).to_question(session)
    assert said.startswith("Looking back: knowing")
