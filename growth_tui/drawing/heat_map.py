"""Scores by date, each number on a shade that deepens with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from growth_tui.cells import fit, pad, width_of
from growth_tui.dates import month_name
from growth_tui.drawing.look import PLAIN, Colour, Look
from growth_tui.plain_text import clean_line
from growth_tui.rounding import whole

_SHADES = " ░▒▓█"
_ASCII_SHADES = " .:+#"
_CELL = 5
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
LEAST_CONTRAST = 4.5
"""Of a number on its shade (WCAG 2.2, AA); black or white has it on any colour."""


def heat_map(
    rows: Sequence[tuple[str, Sequence[float | None]]],
    dates: Sequence[date],
    *,
    width: int,
    low: float = 0.0,
    high: float = 100.0,
    breaks: Sequence[bool] = (),
    look: Look = PLAIN,
) -> str:
    """Rows by dates, every number in its cell on a shade that deepens with it.

    Every row has one value for each date, oldest first, and `breaks` may say for each date whether
    it cannot be compared with those before: a line then stands between them, a star at the day.
    Where not all dates fit into `width` cells, the latest are shown and a last line says how many
    earlier ones are not. A gap is a dash.
    """
    if not rows or not dates:
        return ""
    names = [clean_line(name) for name, _ in rows]
    name_width = min(max(map(width_of, names)), max(width * 2 // 5, 8))
    count = max(min((width - name_width - 2) // _CELL, len(dates)), 1)
    shown = list(dates)[-count:]
    broken = list(breaks or [False] * len(dates))[-count:]
    edge = "|" if look.ascii else "│"
    before = ["", *(look.paint(edge, look.muted) if new else " " for new in broken[1:])]
    lines = [
        look.paint((" " * (name_width + 2) + heading).rstrip(), look.muted)
        for heading in _headings(shown, broken)
    ]
    for name, (_, values) in zip(names, rows, strict=True):
        cells = (
            gap + _heat_cell(value, low, high, look)
            for gap, value in zip(before, list(values)[-count:], strict=True)
        )
        begin = look.paint(fit(name, name_width, ellipsis=look.ellipsis), look.foreground)
        lines.append(f"{begin}  {''.join(cells)}".rstrip())
    left_out = len(dates) - count
    if left_out:
        lines.append(look.paint(f"{left_out} earlier not shown", look.muted))
    return "\n".join(lines)


def _headings(dates: Sequence[date], broken: Sequence[bool]) -> list[str]:
    """Three rows: the year where it begins, the month where it begins, and every day."""
    rows = ["", "", ""]
    previous: date | None = None
    for place, when in enumerate(dates):
        year = str(when.year) if previous is None or previous.year != when.year else ""
        same = previous is not None and not year and previous.month == when.month
        texts = (year, "" if same else month_name(when), str(when.day))
        marks = (" ", " ", "*" if place and broken[place] else " ")
        for index, (text, mark) in enumerate(zip(texts, marks, strict=True)):
            rows[index] += pad(text, _CELL - 1, "right") + mark
        previous = when
    return [row.rstrip() for row in rows]


def _heat_cell(value: float | None, low: float, high: float, look: Look) -> str:
    """Four cells: the number, on its colour or behind its shade."""
    if value is None:
        return look.paint(pad("-", _CELL - 1, "right"), look.muted)
    share = min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0
    number = whole(value)
    if look.colours is None:
        shades = _ASCII_SHADES if look.ascii else _SHADES
        shade = shades[round(share * (len(shades) - 1))]
        return shade + pad(number, _CELL - 2, "right")
    back = _between(look.background, look.colours[0], 0.08 + 0.92 * share)
    soft = max(look.foreground, look.background, key=lambda ink: _contrast(ink, back))
    hard = max(_BLACK, _WHITE, key=lambda ink: _contrast(ink, back))
    ink = soft if _contrast(soft, back) >= LEAST_CONTRAST else hard
    return look.paint(f"{number:>{_CELL - 2}} ", ink, back)


def _between(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _contrast(first: Colour, second: Colour) -> float:
    """How well one can be read on the other, 1 to 21 (contrast ratio of WCAG 2.2)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """How light a colour is, 0 to 1 (relative luminance of WCAG 2.2)."""
    shares = (part / 255 for part in colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
