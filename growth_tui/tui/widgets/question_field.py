"""Where a question is answered: the right kind of field for each kind of question."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable
from typing import Any

from textual.containers import Vertical
from textual.geometry import Region

from growth_tui.instrument.model import Item
from growth_tui.plain_text import clean
from growth_tui.tui.widgets.answer_rows import answer_rows
from growth_tui.tui.widgets.body_map import BodyMap
from growth_tui.tui.widgets.choices import Choices
from growth_tui.tui.widgets.number_field import NumberField
from growth_tui.tui.widgets.text_field import TextField

Field = Choices | NumberField | TextField | BodyMap


class QuestionField(Vertical):
    """Each kind of field is made the first time it is needed, and used again after that."""

    DEFAULT_CSS = """
    QuestionField { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.item: Item | None = None
        """The question that what stands here answers."""
        self._field: Field | None = None
        self._fields: dict[str, Field] = {}
        self._asking = Lock()

    async def ask(self, item: Item, answer: Any) -> None:
        """Show the field of another question, with what was answered before, and give it focus."""
        self.item = self._field = None
        async with self._asking:  # keys of one burst may ask for several questions
            for kind, field in self._fields.items():
                field.display = kind == item.type
            if item.type not in _FIELDS:
                self.screen.set_focus(None)
                return
            if item.type not in self._fields:
                self._fields[item.type] = _FIELDS[item.type]()
                await self.mount(self._fields[item.type])
            self.item, self._field = item, self._fields[item.type]
            self.offer(answer)

    def offer(self, answer: Any) -> None:
        """Show an answer to the question that stands here."""
        field, item = self._field, self.item
        if item is None:
            return
        if isinstance(field, Choices):
            several = item.type == "multiple_choice"
            field.offer(answer_rows(item), answer, several=several, on_none=True)
            if not field.has_focus:
                field.focus(scroll_visible=False)
        elif isinstance(field, TextField):
            field.offer(answer if isinstance(answer, str) else "")
        elif field is not None:
            field.offer(item, answer)

    @property
    def value(self) -> Any:
        """What stands here as an answer; None where there is none."""
        value = self._field.value if self._field is not None else None
        if isinstance(value, str):
            value = clean(value)
            return value if value.strip() else None
        return None if value == [] else value

    @property
    def head(self) -> Region | None:
        """What has to be in sight for answering; None where one may read first."""
        field = self._field
        if isinstance(field, Choices):
            return field.row
        return field.region if isinstance(field, NumberField) else field.head if field else None

    def redraw(self) -> None:
        """Draw anew what was taken and could not be kept."""
        if self._field is not None:
            self._field.refresh()


_FIELDS: dict[str, Callable[[], Field]] = {
    "scale": Choices,
    "single_choice": Choices,
    "multiple_choice": Choices,
    "number": NumberField,
    "vas": NumberField,
    "text": lambda: TextField(long=False),
    "long_text": lambda: TextField(long=True),
    "body": BodyMap,
}
