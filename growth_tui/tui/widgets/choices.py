"""A list of answers of which one, or several, can be taken with a single key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from growth_tui.tui.widgets.answer_rows import AnswerRow, longest_key


class Choices(Widget, can_focus=True):
    """Rows with a cursor. With `several`, answers are ticked and Enter goes on with them.

    Where keys have two digits, digits move the cursor and Enter takes the answer. `among_others`
    tells that other fields stand on the same screen: the cursor then shows only with the focus.
    """

    DEFAULT_CSS = """
    Choices { height: auto; width: 1fr; }
    """

    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False, id="choices.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="choices.down"),
        Binding("home", "move(-999)", "First", show=False, id="choices.first"),
        Binding("end", "move(999)", "Last", show=False, id="choices.last"),
        # Named at the foot only where a digit alone does not answer.
        Binding("enter", "confirm", "take", key_display="Enter", id="choices.take"),
        Binding("enter", "take", "Take this answer", show=False, id="choices.take"),
        Binding("space", "mark", "tick", id="choices.tick"),
        Binding("space", "tick", "Tick", show=False, id="choices.tick"),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Taken(Message):
        """An answer was taken; `value` is what is to be stored."""

        value: Any

    class Ticked(Message):
        """What is ticked changed."""

    class Typed(Message):
        """The number of a row was typed, which is not taken yet."""

    class Undecided(Message):
        """Enter or Space was pressed while the cursor stood on no row."""

    @dataclass
    class Moved(Message):
        """The cursor moved; `row` is the part of the screen that it is on now."""

        row: Region

    def __init__(self, *, among_others: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.among_others = among_others
        self.rows: tuple[AnswerRow, ...] = ()
        self.several = False
        self.answer: Any = None
        self._typed = ""
        self._drawn: object = None

    def offer(
        self,
        rows: tuple[AnswerRow, ...],
        answer: Any,
        *,
        several: bool = False,
        on_none: bool = False,
    ) -> None:
        """Show other rows, `answer` being what was answered before (None: nothing yet).

        With `on_none` the cursor stands on no row until it is moved, so that Enter alone never
        answers.
        """
        self.rows, self.several, self._typed = rows, several, ""
        self.answer = list(answer) if several and isinstance(answer, list) else answer
        self.set_reactive(Choices.cursor, self._row_of(answer, -1 if on_none else 0))
        if self._drawn != self._to_draw:
            self.refresh(layout=len(self._lines(self.size.width)) != self.size.height)

    @property
    def value(self) -> Any:
        """What stands here as the answer: what was taken or ticked, or the row typed last."""
        return self.rows[self.cursor].value if self._typed and not self.several else self.answer

    def _row_of(self, answer: Any, otherwise: int) -> int:
        """Where the cursor starts: on the answer given."""
        if isinstance(answer, list):
            answer = answer[0] if answer else None
        values = [row.value for row in self.rows]
        return values.index(answer) if answer in values else otherwise

    def _is_given(self, row: AnswerRow) -> bool:
        """Whether this row is the answer given, or one of them."""
        if self.several and isinstance(self.answer, list):
            return row.value in self.answer
        return self.answer is not None and bool(row.value == self.answer)

    @property
    def _to_draw(self) -> object:
        """All that decides how the rows look: mostly the next question's look like the last's."""
        return self.rows, self.several, self.answer, self.cursor, self.has_focus, self.size

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """Every line to draw with the index of its row, -1 for the blank one above the asides."""
        keys = longest_key(self.rows)
        indent = 2 + keys + 3
        lines: list[tuple[int, Content]] = []
        for index, row in enumerate(self.rows):
            if row.aside and index and not self.rows[index - 1].aside:
                lines.append((-1, Content("")))
            here = index == self.cursor and (self.has_focus or not self.among_others)
            given = self._is_given(row)
            style = "$accent bold" if here else ("$quiet" if row.aside else "$foreground")
            mark = (
                ("■" if given else "□") if self.several and not row.aside else "●" if given else " "
            )
            label = Content(row.label or " ").wrap(max(8, width - indent))
            head = f"{'▸' if here else ' '} {row.key:>{keys}} {mark} "
            for number, part in enumerate(label):
                lead = head if number == 0 else " " * indent
                line = Content.styled(lead + part.plain, style)
                if here:
                    line = line.pad_right(max(0, width - line.cell_length)).stylize(
                        "on $cursor-back"
                    )
                lines.append((index, line))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take at that width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the rows."""
        self._drawn = self._to_draw
        return Content("\n").join(line for _, line in self._lines(self.size.width))

    def watch_has_focus(self, value: bool) -> None:
        """Show or hide the cursor."""
        super().watch_has_focus(value)
        if self.among_others:
            self.refresh()

    @property
    def row(self) -> Region:
        """The part of the screen that the cursor is on, the first row where it is on none."""
        at = max(0, self.cursor)
        lines = [y for y, (row, _) in enumerate(self._lines(self.size.width)) if row == at] or [0]
        return Region(self.region.x, self.region.y + lines[0], self.size.width, len(lines))

    def watch_cursor(self) -> None:
        """Keep the row under the cursor in sight."""
        if self.cursor >= 0 and self.has_focus:
            self.post_message(self.Moved(self.row))

    def action_move(self, by: int) -> None:
        """Move the cursor, stopping at the ends."""
        self._typed = ""
        self.cursor = min(len(self.rows) - 1, max(0, self.cursor + by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key is named at the foot."""
        if action == "confirm":
            return self.several or longest_key(self.rows) > 1
        return self.several if action == "mark" else True

    def action_confirm(self) -> None:
        """Take what the cursor is on, or go on with what is ticked."""
        self.action_take()

    def action_mark(self) -> None:
        """Tick or untick the row under the cursor."""
        self.action_tick()

    def action_take(self) -> None:
        """Take what the cursor is on; with several, go on with what is ticked, nothing included."""
        row = self.rows[self.cursor] if self.cursor >= 0 else None
        if row is not None and (not self.several or row.aside):
            self._take(row)
        elif self.several:
            self.post_message(
                self.Taken(list(self.answer) if isinstance(self.answer, list) else [])
            )
        else:
            self.post_message(self.Undecided())

    def action_tick(self) -> None:
        """Tick or untick the row under the cursor; where only one counts, take it."""
        if self.cursor < 0:
            self.post_message(self.Undecided())
            return
        row = self.rows[self.cursor]
        if not self.several or row.aside:
            self._take(row)
            return
        before = self.answer if isinstance(self.answer, list) else []
        ticked = {*before} ^ {row.value}
        self.answer = [each.value for each in self.rows if not each.aside and each.value in ticked]
        self.refresh()
        self.post_message(self.Ticked())

    def _take(self, row: AnswerRow) -> None:
        """Mark the row as the answer and say so.

        Who takes the message either shows something else or calls `refresh`: to draw the mark here
        as well would cost the next question a frame. Ticks stay until other rows are offered.
        """
        if not self.several:
            self.answer = row.value
        self._typed = ""
        self.set_reactive(Choices.cursor, self.rows.index(row))
        self.post_message(self.Taken(row.value))

    def on_key(self, event: events.Key) -> None:
        """A row's own key takes it, or ticks it where several count."""
        character = event.character or ""
        if character.isdigit() and longest_key(self.rows) > 1:
            event.stop()
            self._type(character)
            return
        for index, row in enumerate(self.rows):
            if row.key and row.key == character:
                event.stop()
                self._choose(index)
                return

    def _choose(self, index: int) -> None:
        """Do what a row's own key or a click on it does."""
        if self.several and not self.rows[index].aside:
            self.cursor = index
            self.action_tick()
        else:
            self._take(self.rows[index])

    def _type(self, digit: str) -> None:
        """Go to the row whose number was typed; a digit that fits none starts a new number."""
        keys = [row.key for row in self.rows]
        tries = (self._typed + digit, digit)
        self._typed = next((typed for typed in tries if typed in keys), "")
        if self._typed:
            self.cursor = keys.index(self._typed)
            self.post_message(self.Typed())

    def on_click(self, event: events.Click) -> None:
        """A click on a row is its key."""
        lines = self._lines(self.size.width)
        if 0 <= event.y < len(lines) and (index := lines[event.y][0]) >= 0:
            self._choose(index)
