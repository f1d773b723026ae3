"""The numbers of a chart as a table: dates down, scores across."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from growth_tui.cells import clip, pad, width_of
from growth_tui.dates import day
from growth_tui.rounding import whole
from growth_tui.workspace.progress import TableRow

DATE = 11
LEAST = 8


class Numbers(Widget):
    """As many scores as fit with eight columns or more, then a line naming those left out."""

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
        """The heading lines and a line a date."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the table."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        """Headings wrapped over two or three lines, then the dates."""
        if not self._titles:
            return []
        count = max(1, min(len(self._titles), (width - DATE) // (LEAST + 1)))
        column = min(16, (width - DATE) // count - 1)
        wrapped = [_folded(title, column) for title in self._titles[:count]]
        tall = max(len(parts) for parts in wrapped)
        lines = []
        for row in range(tall):
            cells = [
                parts[row - (tall - len(parts))] if row >= tall - len(parts) else ""
                for parts in wrapped
            ]
            text = " ".join(pad(cell, column, "right") for cell in cells)
            lines.append(Content.styled(" " * DATE + " " + text, "$quiet"))
        lines += [self._row(row, count, column) for row in self._rows]
        if count < len(self._titles):
            left_out = ", ".join(self._titles[count:])
            lines.append(Content.styled(f"No room for: {left_out}", "$quiet"))
        return lines

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
