"""A number as an answer: typed, left open, refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.widgets.number_field import NumberField
from growth_tui.workspace import Workspace
from tests.tui.showing import opened, press

FORM: dict[str, Any] = {
    "format": 1,
    "id": "days",
    "version": "1.0",
    "kind": "reflection",
    "title": "Days",
    "purpose": "To try numbers.",
    "language": "en",
    "licence": {"spdx": "CC-BY-4.0", "text_may_be_shared": True},
    "sections": [
        {
            "id": "first",
            "title": "First",
            "items": [
                {"id": "days", "type": "number", "text": "How long?", "min": 1, "max": 365},
                {"id": "more", "type": "text", "text": "What else?"},
            ],
        }
    ],
}


@pytest.fixture
def screen(workspace: Workspace) -> TakeScreen:
    folder = workspace.folder / "assessments"
    folder.mkdir(parents=True)
    (folder / "days.json").write_text(json.dumps(FORM), encoding="utf-8")
    workspace.settings.change(first_run=False)
    return TakeScreen(workspace.taking.begin("days"))


def said(screen: TakeScreen) -> str:
    return screen.query_one(NumberField).render().plain


async def test_enter_on_nothing_typed_leaves_the_question_open(
    workspace: Workspace, screen: TakeScreen
) -> None:
    async with opened(workspace, opening=lambda app: app.push_screen(screen) and None) as pilot:
        await press(pilot)
        assert "From 1 to 365. Enter leaves it open." in said(screen)
        await press(pilot, "enter")
        assert screen.session.item.id == "more"
        assert "days" not in screen.session.draft.answers


async def test_what_does_not_fit_is_said_and_what_fits_is_taken(
    workspace: Workspace, screen: TakeScreen
) -> None:
    async with opened(workspace, opening=lambda app: app.push_screen(screen) and None) as pilot:
        await press(pilot, "4", "0", "0", "enter")
        assert screen.session.item.id == "days"
        assert "A number from 1 to 365 fits here." in said(screen)
        await press(pilot, "backspace")
        assert "From 1 to 365. Enter takes it." in said(screen)
        await press(pilot, "enter")
        assert screen.session.item.id == "more"
        assert screen.session.draft.answers["days"] == 40
