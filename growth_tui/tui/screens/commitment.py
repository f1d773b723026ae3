"""Making a promise: from something to try, from nothing, or in place of another one."""

from __future__ import annotations

from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, TextArea

from growth_tui.problem import Problem
from growth_tui.records import Commitment, Result
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.dialog import WritingDialog
from growth_tui.tui.widgets.day_field import DayField
from growth_tui.tui.widgets.labelled import Labelled
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import consult as words
from growth_tui.workspace.days import HOW
from growth_tui.workspace.facets import Facets

USUAL_DAYS = 28
"""Days until a promise is looked at again, where the person names no other day."""
NOTHING = ""


class CommitmentScreen(WritingDialog[Commitment | None]):
    """Gives the commitment that was made, or None.

    Args:
        result: The result it comes from, if it comes from one.
        subscale: The facet it is about, a score's id of the result's form.
        suggestion: Words to begin with.
        instead_of: The commitment in whose place it comes, with the word of why.
    """

    CSS_PATH = "dialog.tcss"
    HELP_TEXT = words.PROMISE_HINT

    def __init__(
        self,
        result: Result | None = None,
        subscale: str | None = None,
        suggestion: str = "",
        *,
        instead_of: tuple[Commitment, str] | None = None,
    ) -> None:
        super().__init__()
        self._result = result
        self._assessment = result.form.assessment if result else None
        self._subscale = subscale
        self._suggestion = suggestion
        self._instead_of = instead_of

    def compose_body(self) -> ComposeResult:
        """The words, the day, the facet, the two ways out."""
        today = self.workspace.now().date()
        usual = today + timedelta(days=USUAL_DAYS)
        title = words.CHANGE_PROMISE if self._instead_of else words.MAKE_PROMISE
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Literal(title, classes="title")
            yield Literal(words.PROMISE_HINT, classes="quiet")
            yield TextArea(
                self._suggestion, soft_wrap=True, tab_behavior="focus", show_line_numbers=False
            )
            yield DayField(words.UNTIL_WHEN, usual, today, ahead=True)
            if self._instead_of is None:
                yield Labelled(words.ABOUT, Button(self._about(), id="about"))
            with Horizontal(classes="ways"):
                yield Button("Keep", id="keep")
                yield Button(words.LEAVE, id="leave")

    def on_mount(self) -> None:
        """A suggestion can be kept as it is; else begin to write."""
        super().on_mount()
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        if self._suggestion and self._instead_of is None:
            self.query_one("#keep", Button).focus()
        else:
            editor.focus()

    def _about(self) -> Content:
        """What the facet is called, to the letter: a button would read markup in a string."""
        title = Facets(self.workspace.library).title(self._assessment, self._subscale)
        return Content(title or words.ABOUT_NOTHING)

    @on(Input.Submitted)
    def _to_the_next(self) -> None:
        """Enter in a line goes on."""
        self.focus_next()

    @on(Button.Pressed, "#about")
    def _choose_facet(self) -> None:
        """Choose the facet it is about, out of the forms that were taken."""
        facets = Facets(self.workspace.library)
        came_from = [self._result.form.assessment] if self._result else None
        forms = came_from or facets.likely(self.workspace.history.last_taken())
        options = [(NOTHING, words.ABOUT_NOTHING.capitalize())]
        options += [(f"{form} {score}", title) for form, score, title in facets.of(forms)]

        def choose(chosen: list[str] | None) -> None:
            if chosen:
                form, _, score = chosen[0].partition(" ")
                self._assessment, self._subscale = form or None, score or None
                self.query_one("#about", Button).label = self._about()

        here = f"{self._assessment} {self._subscale}" if self._subscale else NOTHING
        self.app.push_screen(ChooseScreen(words.WHICH_FACET, options, [here]), choose)

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        """Make the promise; where that does not succeed, everything stays as it is."""
        self.keep(self.save)

    def save(self) -> Commitment:
        """Keep the promise; raises Problem."""
        field = self.query_one(DayField)
        if field.faulty:
            field.query_one("Input").focus()
            raise Problem("This is not a day.", then=HOW)
        text = self.query_one(TextArea).text
        commitments = self.workspace.commitments
        if self._instead_of is not None:
            before, why = self._instead_of
            return commitments.change(before.id, text, field.value, why)
        return commitments.make(
            text,
            due=field.value,
            assessment=self._assessment if self._subscale else None,
            subscale=self._subscale,
            result=self._result.id if self._result and self._subscale else None,
        )

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.action_leave()
