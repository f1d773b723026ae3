"""What a command prints, in ASCII as far as the program's own words go."""

from __future__ import annotations

_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "×": "x"}
)


def in_ascii(text: str) -> str:
    """Replace quotation marks, dashes and the like; letters stay as somebody wrote them."""
    return text.translate(_PLAINER)
