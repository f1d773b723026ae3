"""A number as an answer: typed, left open, refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from textual.widgets import Input

from growth_tui.tui.screens.take import TakeScreen
from growth_tui.tui.widgets.number_field import NumberField
from growth_tui.workspace import Workspace
from tests.tui.showing import opened, press, seen

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
                {"id": "tone", "type": "number", "text": "How?", "min": -5, "max": 5},
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


async def test_a_minus_begins_a_number_where_the_limits_allow_one(
    workspace: Workspace, screen: TakeScreen
) -> None:
    async with opened(workspace, opening=lambda app: app.push_screen(screen) and None) as pilot:
        await press(pilot, "5", "minus")
        assert "▸ 4" in said(screen)
        screen.session.go_to("tone")
        await screen._ask()
        await press(pilot, "minus", "3")
        assert "▸ -3" in said(screen)
        await press(pilot, "minus")
        assert "▸ -4" in said(screen)
        await press(pilot, "enter")
        assert screen.session.draft.answers["tone"] == -4


async def test_a_number_that_was_typed_is_kept_when_one_goes_on(
    workspace: Workspace, screen: TakeScreen
) -> None:
    async with opened(workspace, opening=lambda app: app.push_screen(screen) and None) as pilot:
        await press(pilot, "4", "0", "0", "right")
        assert screen.session.item.id == "days"
        assert "Not saved. The answer must be from 1 to 365." in seen(pilot)
        await press(pilot, "backspace", "right")
        assert screen.session.item.id == "more"
        assert screen.session.draft.answers == {"days": 40}


async def test_a_line_that_is_come_back_to_is_not_typed_over(
    workspace: Workspace, screen: TakeScreen
) -> None:
    async with opened(workspace, opening=lambda app: app.push_screen(screen) and None) as pilot:
        await press(pilot, "right", *"more", "enter", "left", *" so")
        assert screen.query_one(Input).value == "more so"
