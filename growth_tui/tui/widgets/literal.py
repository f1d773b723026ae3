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
        """Show another text, a string taken literally.

        Nothing happens where it says the same, and the screen is laid out anew only where the text
        takes another number of lines: that is most of the time between two questions.
        """
        shown = Content(content) if isinstance(content, str) else content
        if isinstance(shown, Content):
            if shown == self.content:
                return
            layout = layout and not self._fits_as_before(shown)
        super().update(shown, layout=layout)

    def _fits_as_before(self, content: Content) -> bool:
        """Whether `content` takes just the room that there is now."""
        width, height = self.size
        if not width:
            return False
        if self.styles.width is not None and self.styles.width.is_auto:
            return content.cell_length == width and height == 1
        return len(content.wrap(width)) == height
