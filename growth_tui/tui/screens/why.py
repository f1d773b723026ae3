"""Where a sentence comes from: formula, inputs, source, and what it does not mean."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from growth_tui import words
from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.literal import Literal
from growth_tui.workspace.sentences import Sentence


class WhyScreen(Dialog[None]):
    """Each sentence with its reasons."""

    BINDINGS = [Binding("escape,w,q,enter", "leave", "close", id="why.leave")]
    DEFAULT_CSS = """
    WhyScreen .sentence { margin-top: 1; text-style: bold; }
    WhyScreen .reason { margin-left: 2; color: $quiet; }
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        super().__init__()
        self._sentences = tuple(sentences)

    def compose_body(self) -> ComposeResult:
        """Sentence by sentence."""
        with VerticalScroll(classes="dialog"):
            for each in self._sentences:
                yield Literal(each.text, classes="sentence")
                for label, text in each.reasons:
                    yield Literal(f"{label}: {text}", classes="reason")
            if not self._sentences:
                yield Literal(words.NO_FINDING)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
