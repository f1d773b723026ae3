"""The numbers of a chart as a table: dates down, scores across."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from growth_tui.cells import clip, pad, width_of
from growth_tui.dates import day
from growth_tui.rounding import whole
from growth_tui.workspace.progress import TableRow

DATE = 11
LEAST = 8


class Numbers(Widget):
    """As many scores as fit with eight columns or more, then a line naming those left out.

    Of thousands of dates only the lines in sight are drawn.
    """

    DEFAULT_CSS = """
    Numbers { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._titles: list[str] = []
        self._rows: list[TableRow] = []

    def show(self, titles: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Show other numbers."""
        self._titles, self._rows = list(titles), list(rows)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The heading lines, a line a date, and one for what found no room."""
        count, column = self._columns(width)
        left_out = count < len(self._titles)
        return len(self._headings(count, column)) + len(self._rows) + left_out

    def render_line(self, y: int) -> Strip:
        """Draw one line of the table."""
        width = self.size.width
        return Visual.to_strips(self, self._line(y, width), width, 1, self.visual_style)[0]

    def _line(self, y: int, width: int) -> Content:
        """A heading, a date, or what found no room."""
        count, column = self._columns(width)
        headings = self._headings(count, column)
        if y < len(headings):
            return Content.styled(f"{' ' * DATE} {headings[y]}", "$quiet")
        if y - len(headings) < len(self._rows):
            return self._row(self._rows[y - len(headings)], count, column)
        left_out = ", ".join(self._titles[count:])
        return Content.styled(clip(f"No room for: {left_out}", width) if left_out else "", "$quiet")

    def _columns(self, width: int) -> tuple[int, int]:
        """How many scores there is room for, and how wide each is."""
        count = max(1, min(len(self._titles), (width - DATE) // (LEAST + 1)))
        return count, min(16, (width - DATE) // count - 1)

    def _headings(self, count: int, column: int) -> list[str]:
        """Titles over two or three lines, ending in the same one."""
        wrapped = [_folded(title, column) for title in self._titles[:count]]
        tall = max(map(len, wrapped), default=0)
        lines = zip(*([""] * (tall - len(parts)) + parts for parts in wrapped), strict=True)
        return [" ".join(pad(cell, column, "right") for cell in cells) for cells in lines]

    @staticmethod
    def _row(row: TableRow, count: int, column: int) -> Content:
        """One date."""
        numbers = [
            pad("–" if value is None else whole(value), column, "right")
            for value in row.positions[:count]
        ]
        mark = "*" if row.break_before else " "
        date = Content.styled(f"{pad(day(row.taken_at), DATE)}{mark}", "$quiet")
        return date + " ".join(numbers)


def _folded(title: str, width: int) -> list[str]:
    """A title on several lines; a word that is too long is cut, never broken."""
    lines: list[str] = []
    for word in title.split():
        if lines and width_of(lines[-1]) + 1 + width_of(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(clip(word, width))
    return lines
