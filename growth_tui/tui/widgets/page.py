"""A page that scrolls when it must, and leaves the arrow keys to what is on it."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Has no keys of its own: what nothing on it takes belongs to the screen."""
