"""How drawings look: which characters and which colours they may use."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""

_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing looks.

    Attributes:
        ascii: Only ASCII characters.
        colours: One for each line, used in turn; None gives text without any colour codes.
        foreground: Words on the drawing.
        muted: Axes, their labels and the lines of events.
        background: What the drawing stands on.
    """

    ascii: bool = False
    colours: tuple[Colour, ...] | None = None
    foreground: Colour = (220, 217, 210)
    muted: Colour = (141, 146, 150)
    background: Colour = (23, 25, 27)

    @property
    def ellipsis(self) -> str:
        """What stands where text was cut off."""
        return "..." if self.ascii else "…"

    def paint(self, text: str, colour: Colour, back: Colour | None = None) -> str:
        """`text` in that colour, or as it is where this look has no colours or it is blank."""
        if self.colours is None or (back is None and not text.strip()):
            return text
        codes = "38;2;{};{};{}".format(*colour)
        if back is not None:
            codes += ";48;2;{};{};{}".format(*back)
        return f"\x1b[{codes}m{text}{_RESET}"


PLAIN = Look()
"""No colours, every character allowed."""
