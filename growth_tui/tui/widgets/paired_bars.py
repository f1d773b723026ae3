"""Scores at two times: a bar for each, and the change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from growth_tui.cells import clip, pad, width_of
from growth_tui.dates import day, short_day
from growth_tui.drawing.bars import bar
from growth_tui.measure.compare import ScoreComparison
from growth_tui.measure.score_value import ScoreValue
from growth_tui.rounding import whole
from growth_tui.workspace.profiles import signed

LONGEST, SHORTEST = 24, 6
DATE, SHORT_DATE, CHANGE = 11, 6, 8


class PairedBars(Widget):
    """Title, position then, position now, a bar each where there is room, the change."""

    DEFAULT_CSS = """
    PairedBars { height: auto; }
    """

    def __init__(
        self, scores: Iterable[ScoreComparison], first: datetime, second: datetime
    ) -> None:
        super().__init__()
        self._scores = tuple(scores)
        self._days = (first, second)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading and a line a score."""
        return len(self._scores) + 1

    def render(self) -> Content:
        """Draw the rows."""
        width = self.size.width
        titles = max((width_of(score.title) for score in self._scores), default=0)
        roomy = width >= titles + 2 * (DATE + 2) + CHANGE
        least = DATE if roomy else SHORT_DATE
        titles = min(titles, max(8, width - 2 * (least + 2) - CHANGE))
        length = min(LONGEST, (width - titles - CHANGE) // 2 - 7)
        column = max(least, length + 5) if length >= SHORTEST else least
        heads = "  ".join(
            pad(day(each) if roomy else short_day(each), column) for each in self._days
        )
        head = f"{' ' * titles}  {heads}  change"
        rows = [Content.styled(clip(head, width), "$quiet")]
        rows += [self._row(score, titles, length, column) for score in self._scores]
        return Content("\n").join(rows)

    @staticmethod
    def _row(score: ScoreComparison, titles: int, length: int, column: int) -> Content:
        """One score at both times."""
        weight = "bold" if score.id == "overall" else ""
        parts: list[str | tuple[str, str]] = [(pad(clip(score.title, titles), titles), weight)]
        for value in (score.a, score.b):
            parts += ["  ", *_position(value, length, column)]
        parts.append(f"  {signed(score.pomp_change):>6}")
        return Content.assemble(*parts)


def _position(value: ScoreValue | None, length: int, column: int) -> list[str | tuple[str, str]]:
    """A number and, where there is room, its bar."""
    pomp = None if value is None else value.pomp
    number = f"{'–' if pomp is None else whole(pomp):>3}"
    if length < SHORTEST:
        return [pad(number, column)]
    drawn = bar(pomp, 0, 100, length)
    used = 3 + 2 + length
    return [
        f"{number}  ",
        (drawn.rstrip("░").replace("█", "━"), "$secondary"),
        ("─" * drawn.count("░"), "$faint"),
        " " * (column - used),
    ]
