"""The promises that lie behind a result, each with what its facet did until then."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from growth_tui.records import Commitment
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import consult as words
from growth_tui.workspace.beside import Movement, here_in_words

MOST = 3


class PromisesBeside(Vertical):
    """The latest few of them; nothing at all where there was none."""

    DEFAULT_CSS = """
    PromisesBeside { height: auto; }
    PromisesBeside .promise { margin-left: 2; }
    PromisesBeside .beside { margin-left: 2; color: $quiet; }
    """

    def __init__(self, promises: Sequence[tuple[Commitment, Movement]]) -> None:
        super().__init__()
        self._promises = tuple(promises)[-MOST:]

    def compose(self) -> ComposeResult:
        """A promise, and below it its facet."""
        if not self._promises:
            return
        yield Literal(words.PROMISED, classes="section-title")
        for promise, movement in self._promises:
            yield Literal(promise.text, classes="promise prose")
            yield Literal(here_in_words(movement), classes="beside prose")
        yield Literal(words.NOT_BECAUSE, classes="beside prose")
