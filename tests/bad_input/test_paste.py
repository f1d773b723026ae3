"""What is pasted into the app."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input, TextArea

from growth_tui.tui import places
from growth_tui.tui.app import GrowthApp
from growth_tui.workspace import Workspace

PASTED = "a\x1b[31mb\x1b]52;c;AAAA\x07c\x9bd\u202ee\x00f\r\ng"


@pytest.mark.parametrize("field", [TextArea, Input])
async def test_a_paste_is_neutralised_where_it_enters(
    workspace: Workspace, field: type[TextArea | Input]
) -> None:
    """Row: ESC sequences, OSC 52, C1 controls, bidi overrides, NUL in a paste."""
    workspace.settings.change(first_run=False)
    app = GrowthApp(workspace, places.open_session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        widget = (
            app.screen.query(field).last() if field is TextArea else app.screen.query_one("#with")
        )
        widget.focus()
        await pilot.pause()
        app.post_message(events.Paste(PASTED))
        await pilot.pause()
        text = widget.text if isinstance(widget, TextArea) else widget.value  # type: ignore[attr-defined]
        assert text.startswith("abc")
        assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00", "\r"}
