"""A list of rows with a cursor: what can be opened, under quiet headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from growth_tui.cells import clip, pad, width_of

GAP = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row: columns from left to right, `last` at the right edge; a heading cannot be chosen.

    The first column is the title; the others are quiet. An empty heading is a blank line. A `wide`
    row has one column, which takes all the room there is and keeps out of the others' way.
    """

    id: str
    columns: tuple[str, ...]
    last: str = ""
    heading: bool = False
    wide: bool = False


def heading(text: str = "", last: str = "") -> Row:
    """A line that groups the rows below it, or a blank line."""
    return Row("", (text,), last, heading=True)


class RowList(OptionList):
    """Rows drawn to the width there is: columns that do not fit are left out from the right."""

    DEFAULT_CSS = """
    RowList {
        height: auto;
        max-height: 1fr;
        background: $background;
        border: none;
        padding: 0;
        scrollbar-size-vertical: 1;
        scrollbar-color: $faint;
        scrollbar-color-hover: $quiet;
        scrollbar-color-active: $accent;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    RowList:focus { border: none; background-tint: $background 0%; }
    RowList > .option-list--option { padding: 0; color: $foreground; }
    RowList > .option-list--option-disabled { color: $quiet; text-style: none; }
    RowList > .option-list--option-hover { background: $surface; }
    RowList > .option-list--option-highlighted { background: $background; color: $foreground; }
    RowList:focus > .option-list--option-highlighted {
        background: $cursor-back;
        color: $accent;
        text-style: bold;
    }
    """

    BINDINGS = [
        Binding("enter", "select", "open", id="rows.open"),
        Binding("j", "cursor_down", "Down", show=False, id="rows.down"),
        Binding("k", "cursor_up", "Up", show=False, id="rows.up"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self._rows: list[Row] = []
        self._drawn_width = 0

    def show(self, rows: Iterable[Row]) -> None:
        """Show other rows, the cursor staying on the row it was on if that is still there."""
        here = self.chosen
        self._rows = list(rows)
        self._draw()
        ids = [row.id for row in self._rows]
        first = next((i for i, row in enumerate(self._rows) if not row.heading), None)
        self.highlighted = ids.index(here) if here in ids else first

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be opened where there are only headings."""
        return action != "select" or bool(self.chosen)

    @property
    def chosen(self) -> str | None:
        """The id of the row under the cursor."""
        at = self.highlighted
        return self._rows[at].id if at is not None and at < len(self._rows) else None

    @property
    def room(self) -> int:
        """Columns there are for a row, the scrollbar's left out."""
        return self.scrollable_content_region.width

    def holds(self, row: Row) -> bool:
        """Whether a wide row's text fits on its line."""
        return width_of(row.columns[0]) <= _wide_room(row, self.room)

    def on_resize(self) -> None:
        """Draw the rows to the new width."""
        if self.room != self._drawn_width and self._rows:
            at = self.highlighted
            self._draw()
            self.highlighted = at

    def _draw(self) -> None:
        """Turn the rows into options of this width; columns line up between two headings."""
        self._drawn_width = self.room
        width = max(20, self.room or 76)
        plain = [row for row in self._rows if not (row.heading or row.wide)]
        titles = max((width_of(row.columns[0]) for row in plain), default=0)
        titles = min(titles, max(16, width // 2))
        options = []
        for is_heading, group in groupby(self._rows, key=lambda row: row.heading):
            rows = list(group)
            columns = [] if is_heading else _widths(rows)
            for row in rows:
                drawn = (
                    self._heading(row, width)
                    if is_heading
                    else self._line(row, width, titles, columns)
                )
                options.append(Option(drawn, disabled=is_heading))
        self.set_options(options)

    @staticmethod
    def _heading(row: Row, width: int) -> Content:
        """A heading with what stands at its right, where there is room for that."""
        text = clip(row.columns[0], width)
        if width_of(text) + width_of(row.last) >= width:
            return Content(text)
        return Content(text + row.last.rjust(max(0, width - width_of(text))))

    @staticmethod
    def _line(row: Row, width: int, titles: int, widths: list[int]) -> Content:
        """A row with as many of its columns as fit."""
        if row.wide:
            titles = _wide_room(row, width)
        title = pad(clip(row.columns[0], titles), titles)
        line = Content(f"  {title}")
        room = width - 2 - titles - (width_of(row.last) + GAP if row.last else 0)
        for text, column in zip(row.columns[1:], widths, strict=False):
            if column + GAP > room:
                text = clip(text, max(0, room - GAP)) if room - GAP > 8 else ""
                column = width_of(text)
            if text or column:
                line += Content.styled(" " * GAP + pad(text, column), "$quiet")
                room -= column + GAP
        if row.last and line.cell_length + width_of(row.last) + GAP <= width:
            line = line.pad_right(width - line.cell_length - width_of(row.last))
            line += Content.styled(row.last, "$quiet")
        return line


def _wide_room(row: Row, width: int) -> int:
    """Columns for the text of a wide row."""
    return width - 2 - (width_of(row.last) + GAP if row.last else 0)


def _widths(rows: list[Row]) -> list[int]:
    """The width of every column after the title."""
    count = max(len(row.columns) for row in rows)
    return [
        max((width_of(row.columns[i]) for row in rows if i < len(row.columns)), default=0)
        for i in range(1, count)
    ]
