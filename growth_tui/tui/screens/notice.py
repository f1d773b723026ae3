"""Before noting that a belief came up again."""

from __future__ import annotations

from growth_tui import words
from growth_tui.tui.screens.intro import IntroScreen
from growth_tui.workspace import Workspace
from growth_tui.workspace.beliefs import NOTICED
from growth_tui.workspace.session import Session


class NoticeScreen(IntroScreen):
    """The introduction of the short exercise, for one belief."""

    def __init__(self, workspace: Workspace, origin_id: str) -> None:
        super().__init__(workspace, NOTICED)
        self.origin_id = origin_id
        self.draft = workspace.beliefs.begun(origin_id)

    @property
    def subject(self) -> str:
        """The belief in its own words."""
        return words.THE_BELIEF.format(self.workspace.beliefs.name_of(self.origin_id))

    def start(self) -> Session:
        """A session that follows the belief."""
        return self.workspace.beliefs.notice(self.origin_id)
