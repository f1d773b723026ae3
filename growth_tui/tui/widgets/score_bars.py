"""Scores as rows: title, value, position on the scale with a bar, change."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from growth_tui.cells import clip, pad, width_of
from growth_tui.drawing.bars import bar
from growth_tui.rounding import whole
from growth_tui.workspace.profiles import NO_CHANGE, ProfileLine

LONGEST_BAR = 40
SHORTEST_BAR = 6
GAP = 3
NUMBERS = len("   value   of 100   change")


class ScoreBars(Widget):
    """One line a score; where the screen is narrow the bar goes below, shorter."""

    DEFAULT_CSS = """
    ScoreBars { height: auto; }
    """

    def __init__(self, lines: Sequence[ProfileLine], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines = tuple(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading line and one line a score, two where a reason needs the second."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        """Heading and scores."""
        titles = max((width_of(line.title) for line in self._lines), default=0)
        titles = min(titles, max(6, width - NUMBERS))
        length = min(LONGEST_BAR, width - titles - NUMBERS - GAP)
        bars = " " * (length + GAP) if length >= SHORTEST_BAR else ""
        change = "change" if self._any_change else ""
        head = f"{'':<{titles}}   value   of 100   {bars}{change}"
        rows = [Content.styled(clip(head, width), "$quiet")]
        for line in self._lines:
            rows.append(self._row(line, titles, length))
            if line.reason:
                rows += [
                    Content.styled(f"  {part.plain}", "$quiet")
                    for part in Content(line.reason).wrap(max(20, width - 2))
                ]
        return rows

    @property
    def _any_change(self) -> bool:
        """Whether there is a change to show at all; the first time there is none."""
        return any(line.change != NO_CHANGE for line in self._lines)

    def _row(self, line: ProfileLine, titles: int, length: int) -> Content:
        """One score."""
        weight = "bold" if line.score == "overall" else ""
        value = "–" if line.value is None else line.value
        position = "–" if line.pomp is None else whole(line.pomp)
        title = pad(clip(line.title, titles), titles)
        parts: list[str | tuple[str, str]] = [(title, weight), f"   {value:>5}   {position:>6}   "]
        if length >= SHORTEST_BAR:
            drawn = bar(line.pomp, 0, 100, length)
            parts += [
                (drawn.rstrip("░").replace("█", "━"), "$secondary"),
                ("─" * drawn.count("░"), "$faint"),
            ]
            parts.append(" " * GAP)
        if self._any_change:
            parts.append((f"{line.change:>6}", "$quiet" if line.change == NO_CHANGE else ""))
        return Content.assemble(*parts)
