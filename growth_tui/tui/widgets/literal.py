"""Text shown just as it is."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Literal(Static):
    """A Static that never reads its text as markup: whatever a file or a person wrote is literal.

    Styled text is passed as Content.
    """

    def __init__(
        self,
        content: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(content, markup=False, id=id, classes=classes)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text, a string taken literally."""
        super().update(Content(content) if isinstance(content, str) else content, layout=layout)
