"""A page that scrolls when it must, and leaves the arrow keys to what is on it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.geometry import Region


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Has no keys of its own: what nothing on it takes belongs to the screen."""

    def bring(self, region: Region, *, top: bool = False) -> None:
        """Scroll until a part of the screen, as it stands now, is in sight."""
        place = region.translate(self.scroll_offset - self.content_region.offset)
        self.scroll_to_region(place, top=top, animate=False, immediate=True)
