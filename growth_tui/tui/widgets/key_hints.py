"""The foot of every screen: the keys that do something here, taken from the bindings themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "space": "Space",
    "tab": "Tab",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
GAP = "   "
HELP = "app.help"
FIND = "command_palette"  # bound by Textual itself, which keeps it out of sight


def key_name(key: str) -> str:
    """What people call a key: the first of the alternatives that a binding names."""
    first = key.split(",")[0].strip()
    if first.startswith("ctrl+"):
        return f"^{first[5:]}"
    if len(first) > 1 and first[0] == "f" and first[1:].isdigit():
        return first.upper()
    return KEY_NAMES.get(first, first)


class KeyHints(Widget):
    """One line of keys and what they do, as many as fit; a click does the same as the key.

    Help, which names every key, keeps its place where others find none.
    """

    DEFAULT_CSS = """
    KeyHints {
        dock: bottom;
        height: 1;
        margin: 0 2;
        color: $quiet;
        link-color: $foreground;
        link-style: none;
        link-background: $background;
        link-style-hover: bold;
        link-color-hover: $accent;
        link-background-hover: $background;
    }
    """

    def on_mount(self) -> None:
        """Follow the bindings, which change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> RenderResult:
        """Draw the hints, leaving out the last ones where the screen is narrow."""
        shown = self._shown()
        hints = [_hint(binding, action) for binding, action in shown]
        help_ = next((i for i, (each, _) in enumerate(shown) if each.action == HELP), None)
        fitting = _fitting(hints, self.size.width)
        if help_ is not None and help_ >= fitting:
            room = self.size.width - hints[help_].cell_length - len(GAP)
            return Content(GAP).join([*hints[: _fitting(hints[:help_], room)], hints[help_]])
        return Content(GAP).join(hints[:fitting])

    def _shown(self) -> list[tuple[Binding, str]]:
        """The bindings to name, each action once, with the action that a click runs."""
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            here = f"app.go('{getattr(self.screen, 'PLACE', '')}')"
            if binding.action == FIND:
                binding = replace(binding, description="find")
            elif not binding.show or not active.enabled or binding.action == here:
                continue
            # Of "left" and "h" for the same action, the arrow tells more.
            if binding.action not in found or binding.key in KEY_NAMES:
                found[binding.action] = binding
        return [
            (each, f"app.simulate_key('{each.key}')") for each in sorted(found.values(), key=rank)
        ]


def _hint(binding: Binding, action: str) -> Content:
    """One key and what it does."""
    key = binding.key_display or key_name(binding.key)
    return Content.assemble((key, f"$foreground @click={action}"), f" {binding.description}")


def _fitting(hints: list[Content], width: int) -> int:
    """How many hints fit, with the gaps between them."""
    ends = accumulate(hint.cell_length + len(GAP) for hint in hints)
    return sum(end - len(GAP) <= width for end in ends)


def rank(binding: Binding) -> int:
    """What this screen can do first, then help, the other places, and what is always there."""
    if binding.action in (HELP, "blank"):
        return 1
    if binding.action.startswith("app.go("):
        return 2
    return 3 if binding.action == FIND else 0
