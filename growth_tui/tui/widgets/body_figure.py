"""The figure of the body, from the front and from the back, as cells (no Textual here).

It is an outline of braille dots, two across and four down in a cell; what is marked is filled, so
that it can be told without colour. Lengths are in dots, from the head down and from the middle out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

ROWS = 17
"""Height of the figure in cells."""

ONE_WIDTH = 16
GAP = 3
WIDTH = 2 * ONE_WIDTH + GAP
"""Width in cells: the front, a gap, the back."""

_NAMES: dict[str, tuple[str, ...]] = {
    "head": ("head",),
    "face": ("face", "head"),
    "jaw": ("jaw", "mouth", "face", "head"),
    "throat": ("throat", "neck"),
    "neck": ("neck",),
    "shoulders": ("shoulders",),
    "chest": ("chest", "heart"),
    "upper-back": ("upper-back", "back"),
    "arms": ("arms",),
    "hands": ("hands", "arms"),
    "stomach": ("stomach", "belly", "abdomen", "gut"),
    "lower-back": ("lower-back", "back"),
    "hips": ("hips", "pelvis"),
    "legs": ("legs",),
    "feet": ("feet", "legs"),
}
"""For each part of the figure the codes of regions that it can stand for, the first one first."""

# Half the width at a height: (height, half width) from the neck to the hips.
_TORSO = ((13.5, 2.2), (15, 5), (16.5, 7.6), (19, 8.6), (24, 7.6), (30, 6.1), (38, 7.2), (42, 7.4))
# (height, distance from the middle, half thickness) along a limb.
_ARM = ((17, 8.0, 2.4), (28, 10.9, 1.9), (37, 12.3, 1.5))
_LEG = ((39, 4.1, 3.3), (52, 4.0, 2.7), (65, 3.7, 2.1))

_BITS = ((1, 8), (2, 16), (4, 32), (64, 128))
_EVERY_OTHER = 1 | 4 | 16 | 128
_BRAILLE = 0x2800


@dataclass(frozen=True, slots=True)
class Cell:
    """One character of the figure: the part it mostly shows, its dots, and those of its outline."""

    part: str
    dots: int
    outline: int

    def drawn(self, *, chosen: bool, marked: bool) -> str:
        """The character: filled where the cursor is, half filled where something is marked."""
        fill = self.dots if chosen else self.dots & _EVERY_OTHER if marked else 0
        bits = self.outline | fill
        return chr(_BRAILLE + bits) if bits else " "


def claims(codes: Iterable[str]) -> dict[str, str]:
    """For each part of the figure the region that it stands for, given a form's region codes.

    A part that no region names is left out, as is a region that the figure does not know.
    """
    known = {code.lower().replace("_", "-"): code for code in codes}
    claimed = {}
    for part, names in _NAMES.items():
        found = next((known[name] for name in names if name in known), None)
        if found is not None:
            claimed[part] = found
    return claimed


@cache
def figure() -> tuple[tuple[Cell | None, ...], ...]:
    """The rows of cells from the head down, None where there is no body."""
    gap = (None,) * GAP
    return tuple((*_row(row, behind=False), *gap, *_row(row, behind=True)) for row in range(ROWS))


def region_at(claimed: Mapping[str, str], x: int, y: int) -> str | None:
    """The region at a cell, None beside the body or where no region claims that part."""
    if not (0 <= y < ROWS and 0 <= x < WIDTH):
        return None
    cell = figure()[y][x]
    return claimed.get(cell.part) if cell else None


def anchors(claimed: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """For each region on the figure the cell (x, y) in its middle, where a number can stand."""
    found: dict[str, list[tuple[int, int]]] = {}
    for y, row in enumerate(figure()):
        for x, cell in enumerate(row):
            region = claimed.get(cell.part) if cell else None
            if region is not None:
                found.setdefault(region, []).append((x, y))
    return {region: _middle(cells) for region, cells in found.items()}


def _middle(cells: list[tuple[int, int]]) -> tuple[int, int]:
    """The middle of the first stretch in the middle row of some cells."""
    rows = sorted({y for _, y in cells if any(x < ONE_WIDTH for x, _ in cells)} or {cells[0][1]})
    y = rows[len(rows) // 2]
    columns = sorted(x for x, row in cells if row == y)
    stretch = [columns[0]]
    for x in columns[1:]:
        if x != stretch[-1] + 1:
            break
        stretch.append(x)
    return stretch[len(stretch) // 2], y


def _row(row: int, *, behind: bool) -> tuple[Cell | None, ...]:
    """One row of one figure."""
    return tuple(_cell(column, row, behind) for column in range(ONE_WIDTH))


def _cell(column: int, row: int, behind: bool) -> Cell | None:
    """One cell, None where no dot of it lies in the body."""
    votes: dict[str, int] = {}
    dots = outline = 0
    for down, bits in enumerate(_BITS):
        for across, bit in enumerate(bits):
            x, y = 2 * column + across, 4 * row + down
            part = _part(x, y, behind)
            if part is None:
                continue
            votes[part] = votes.get(part, 0) + 1
            dots |= bit
            around = ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1))
            if any(_part(*place, behind) is None for place in around):
                outline |= bit
    return Cell(max(votes, key=lambda part: votes[part]), dots, outline) if votes else None


@cache
def _part(x: int, y: int, behind: bool) -> str | None:
    """The part of the body that a dot lies in."""
    if not 0 <= y < 4 * ROWS:
        return None
    out = abs(x - (2 * ONE_WIDTH - 1) / 2)
    if _in_oval(out, y, (0, 5.6), (4.3, 5.8)):
        return "head" if behind or y < 4 else "face" if y < 8 else "jaw"
    if 10 <= y < 16 and out <= 2.2:
        return "neck" if behind else "throat"
    if out <= _half_width(y):
        return _torso_part(y, behind)
    if _in_limb(_ARM, out, y):
        return "shoulders" if y < 20 else "arms"
    if _in_oval(out, y, (12.8, 39.5), (1.9, 3.4)):
        return "hands"
    if y < 64 and _in_limb(_LEG, out, y):
        return "legs"
    return "feet" if _in_oval(out, y, (4.5, 65.6), (3.0, 1.9)) else None


def _torso_part(y: int, behind: bool) -> str:
    """The part of the trunk at a height."""
    if y < 20:
        return "shoulders"
    if y < 28:
        return "upper-back" if behind else "chest"
    if y < 36:
        return "lower-back" if behind else "stomach"
    return "hips"


def _half_width(y: int) -> float:
    """Half the width of the trunk at a height, negative above and below it."""
    for (top, wide), (bottom, wider) in pairwise(_TORSO):
        if top <= y <= bottom:
            return wide + (wider - wide) * (y - top) / (bottom - top)
    return -1.0


def _in_limb(limb: tuple[tuple[float, float, float], ...], out: float, y: int) -> bool:
    """Whether a dot lies in an arm or a leg."""
    for (top, at, thick), (bottom, ends, thin) in pairwise(limb):
        if top <= y <= bottom:
            along = (y - top) / (bottom - top)
            return abs(out - (at + (ends - at) * along)) <= thick + (thin - thick) * along
    return False


def _in_oval(out: float, y: float, centre: tuple[float, float], radii: tuple[float, float]) -> bool:
    """Whether a dot lies in an oval."""
    return ((out - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2 <= 1
