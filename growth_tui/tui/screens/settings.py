"""The person's own choices, each changed in a line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList

from growth_tui.problem import Problem
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.literal import Literal
from growth_tui.tui.widgets.page import Page
from growth_tui.tui.widgets.row_list import Row, RowList, heading
from growth_tui.words import settings as words


class SettingsScreen(BaseScreen):
    """Enter changes the line under the cursor."""

    HELP_TEXT = words.HELP_SETTINGS
    BINDINGS = [
        Binding("escape", "leave", "leave", id="settings.leave"),
    ]

    @property
    def heading(self) -> str:
        """What this is."""
        return "Settings"

    def compose_body(self) -> ComposeResult:
        """One list."""
        with Page(classes="body"):
            yield RowList(id="rows")

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()
        self.query_one(RowList).focus()

    def _show(self) -> None:
        """Show the choices as they are now."""
        choices = self.workspace.settings.choices
        rows = [
            Row("theme", ("Colours", choices.theme)),
            Row("language", ("Language of forms", choices.language or words.FORMS_OWN)),
            Row("name", ("Your name in reports", choices.name)),
            Row("consultant", ("Whom reports are for", choices.consultant)),
            Row("idle_minutes", ("Lock after minutes", str(choices.idle_minutes))),
            heading(),
            heading(words.RHYTHM),
        ]
        for card in self.workspace.library.assessments:
            usual = card.retake_after_days
            days = choices.rhythm.get(card.id, usual)
            said = words.every(days, own=card.id in choices.rhythm)
            rows.append(Row(f"rhythm.{card.id}", (card.title, said)))
        self.query_one(RowList).show(rows)

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self) -> None:
        """Change the line under the cursor."""
        name = self.query_one(RowList).chosen
        if name == "theme":
            self.growth.action_switch_theme()
            self._show()
        elif name:
            self.app.push_screen(SettingScreen(name), lambda _: self._show())


class SettingScreen(Dialog[None]):
    """One choice; what does not fit is said and can be mended."""

    BINDINGS = [Binding("escape", "leave", "leave", id="setting.leave")]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._setting = name

    def compose_body(self) -> ComposeResult:
        """The question and a field."""
        with Vertical(classes="dialog"):
            yield Literal(words.SETTING_ASKS[self._setting.partition(".")[0]])
            yield Input(self.workspace.settings.text(self._setting), id="value")
            yield Literal(words.SETTING_HINT, id="hint", classes="quiet")

    def on_mount(self) -> None:
        """Start typing."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        """Keep it, or say why not."""
        try:
            self.workspace.settings.put(self._setting, event.value.strip())
        except Problem as problem:
            self.query_one("#hint", Literal).update(f"{problem.what} {problem.then}")
        else:
            self.dismiss()
