"""Sentences about scores, one paragraph each; what holds for several stands at their end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from growth_tui.tui.widgets.literal import Literal
from growth_tui.workspace.sentences import Sentence, in_a_row


class Findings(Literal):
    """What can be said, and no more."""

    DEFAULT_CSS = """
    Findings { max-width: 76; height: auto; }
    """

    def __init__(self, sentences: Sequence[Sentence], *, id: str | None = None) -> None:  # noqa: A002
        text = Content("\n").join([Content(each) for each in in_a_row(sentences)])
        super().__init__(text, id=id)
