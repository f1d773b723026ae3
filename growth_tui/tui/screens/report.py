"""The report: what goes in is chosen here, and the preview shows exactly what would leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input

from growth_tui.exchange.outfile import write_text_file
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.report.content import ReportOptions
from growth_tui.tui.screens.base import BaseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import report as words
from growth_tui.workspace.reports import Scope, Written

PARTS = (
    ("notes", "Notes and examples at questions"),
    ("sensitive", "Answers marked as sensitive"),
    ("promises", "Promises"),
    ("repairs", "Repairs, by count only"),
    ("questions", "Questions gathered"),
    ("quality", "Remarks on how it was answered"),
)


MONTHS = ((12, "The last 12 months"), (6, "The last 6 months"), (3, "The last 3 months"))
DAYS_A_MONTH = 365 / 12
EVERYTHING = "0"


class ReportScreen(BaseScreen):
    """A preview of the very text that is saved."""

    CSS_PATH = "report.tcss"
    HELP_TEXT = words.HELP_REPORT
    BINDINGS = [
        Binding("s", "save", "save", id="report.save"),
        Binding("l", "look_again", "look again", id="report.look-again"),
        Binding("i", "include", "what goes in", id="report.include"),
        Binding("e", "reflections", "reflections", id="report.reflections"),
        Binding("f", "forms", "forms", id="report.forms"),
        Binding("p", "period", "period", id="report.period"),
        Binding("w", "whom", "for whom", id="report.whom"),
        Binding("m", "markdown", "Markdown or text", id="report.markdown"),
        Binding("escape", "leave", "leave", id="report.leave"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.options = ReportOptions()
        self.scope = Scope()
        self.months = EVERYTHING
        self.saved_as = ""
        self.markdown = False
        self.written: Written | None = None

    @property
    def heading(self) -> str:
        """What this is."""
        return "Report"

    @property
    def aside(self) -> str:
        """That nothing has left yet, or where it was written to."""
        return words.WRITTEN.format(self.saved_as) if self.saved_as else words.PREVIEW

    def compose_body(self) -> ComposeResult:
        """The preview, what to look at again, the name of the file."""
        with VerticalScroll(id="preview", classes="body"):
            yield Literal(id="text")
        yield Literal(id="again", classes="quiet")
        with Vertical(id="saving"):
            yield Literal(words.FILE_NAME, classes="quiet")
            yield Input(id="file")

    def on_mount(self) -> None:
        """Write the preview."""
        self.query_one("#saving").display = False
        self._write()

    def _write(self) -> None:
        """Write the report as it would be saved now."""
        try:
            self.written = self.workspace.reports.write(
                self.scope, self.options, markdown=self.markdown
            )
            text = self.written.text
        except Problem as problem:
            self.written, text = None, str(problem)
        self.saved_as = ""
        self.retitle()
        preview = self.query_one("#text", Literal)
        preview.set_class(self.markdown or self.written is None, "unframed")
        preview.update(text)
        again = self.query_one("#again", Literal)
        found = self.written.identifiers if self.written else ()
        again.display = bool(found)
        again.update(self.spelled(words.look_again(len(found))))
        self.query_one("#preview").focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something to do with."""
        if action == "look_again":
            return self.written is not None and bool(self.written.identifiers)
        return action != "save" or self.written is not None

    def action_look_again(self) -> None:
        """List everything that might identify someone."""
        from growth_tui.tui.screens.why import WhyScreen
        from growth_tui.workspace.sentences import Sentence

        if self.written is not None:
            found = tuple(
                (words.LINE.format(at.line), at.excerpt) for at in self.written.identifiers
            )
            self.app.push_screen(WhyScreen((Sentence(words.LOOK_AGAIN, found),)))

    def action_forms(self) -> None:
        """Choose the forms that it tells of; all of them where none is ticked."""
        from growth_tui.tui.screens.choose import ChooseScreen

        taken = self.workspace.history.last_taken()
        options = [(form, self.workspace.library.title(form)) for form in taken]

        def narrow(chosen: list[str] | None) -> None:
            if chosen is not None:
                self.scope = replace(self.scope, assessments=frozenset(chosen))
                self._write()

        if options:
            now = [form for form in taken if form in self.scope.assessments]
            self.app.push_screen(
                ChooseScreen(words.WHICH_FORMS, options, now, several=True), narrow
            )

    def action_period(self) -> None:
        """Choose how far back it goes."""
        from growth_tui.tui.screens.choose import ChooseScreen

        options = [(EVERYTHING, words.ALL_OF_IT), *((str(each), text) for each, text in MONTHS)]

        def narrow(chosen: list[str] | None) -> None:
            if chosen:
                self.months = chosen[0]
                back = timedelta(days=round(int(self.months) * DAYS_A_MONTH))
                since = self.workspace.now().date() - back if back else None
                self.scope = replace(self.scope, since=since)
                self._write()

        self.app.push_screen(ChooseScreen(words.WHICH_PERIOD, options, [self.months]), narrow)

    def action_whom(self) -> None:
        """Say whom reports are for."""
        from growth_tui.tui.screens.settings import SettingScreen

        self.app.push_screen(SettingScreen("consultant"), lambda _: self._write())

    def action_include(self) -> None:
        """Choose which private parts go in."""
        from growth_tui.tui.screens.choose import ChooseScreen

        now = [name for name, _ in PARTS if getattr(self.options, name)]
        self.app.push_screen(
            ChooseScreen(words.WHICH_PARTS, PARTS, now, several=True), self._included
        )

    def _included(self, chosen: list[str] | None) -> None:
        if chosen is not None:
            parts: dict[str, Any] = {name: name in chosen for name, _ in PARTS}
            self.options = replace(self.options, examples=parts["notes"], **parts)
            self._write()

    def action_reflections(self) -> None:
        """Choose reflections, each one by itself."""
        from growth_tui.dates import day
        from growth_tui.tui.screens.choose import ChooseScreen

        library = self.workspace.library
        options = [
            (each.id, f"{library.title(each.form.assessment)}, {day(each.written_at)}")
            for each in self.workspace.journal.all()
        ]
        if not options:
            self.notify(words.NO_REFLECTION, markup=False)
            return
        now = [each for each, _ in options if each in self.options.reflections]
        self.app.push_screen(
            ChooseScreen(words.WHICH_REFLECTIONS, options, now, several=True), self._reflected
        )

    def _reflected(self, chosen: list[str] | None) -> None:
        if chosen is not None:
            self.options = replace(self.options, reflections=frozenset(chosen))
            self._write()

    def action_markdown(self) -> None:
        """Text, or Markdown."""
        self.markdown = not self.markdown
        self._write()

    def action_save(self) -> None:
        """Ask for the name of the file."""
        if self.written is None:
            return
        field = self.query_one("#file", Input)
        ending = "md" if self.markdown else "txt"
        field.value = str(Path.home() / f"growth-report-{self.workspace.now():%Y-%m-%d}.{ending}")
        self.query_one("#saving").display = True
        field.focus()

    @on(Input.Submitted, "#file")
    def _named(self, event: Input.Submitted) -> None:
        """Write the file; one that is there is asked about."""
        path = Path(event.value).expanduser()
        if path.is_file() and not path.is_symlink():
            question = words.REPLACE_FILE.format(clean_line(path.name))
            self.app.push_screen(
                ConfirmScreen(question, "Replace it", "Keep it"),
                lambda yes: self._save(path, force=True) if yes else None,
            )
        else:
            self._save(path, force=False)

    def _save(self, path: Path, *, force: bool) -> None:
        """Write what the preview shows."""
        if self.written is None:
            return
        text = self.written.text
        if self.growth.attempt(lambda: write_text_file(path, text, force=force)):
            self._close_saving()
            self.saved_as = clean_line(path.name)
            self.retitle()

    def action_leave(self) -> None:
        """Leave the file name, or the report."""
        if self.query_one("#saving").display:
            self._close_saving()
        else:
            self.dismiss()

    def _close_saving(self) -> None:
        """Back to the preview."""
        self.query_one("#saving").display = False
        self.query_one("#preview").focus()
