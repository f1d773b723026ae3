"""A report as plain UTF-8 text of at most 80 columns."""

from __future__ import annotations

from growth_tui.cells import clip, pad, width_of, wrap
from growth_tui.report.blocks import (
    MARGIN,
    WIDTH,
    Block,
    Drawing,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
)
from growth_tui.report.content import ReportContent, ReportOptions
from growth_tui.report.document import document
from growth_tui.report.tables import text_table

_LABEL = 26
_BAR = "│ "


def text_report(content: ReportContent, options: ReportOptions | None = None) -> str:
    """The report as text, ending with a newline; no line is wider than 80 cells.

    Without options nothing private is in it.
    """
    return "".join(text for _, text in text_parts(content, options))


def text_parts(
    content: ReportContent, options: ReportOptions | None = None
) -> list[tuple[Block, str]]:
    """The text of each block, with the blank lines before it; joined they are the report."""
    parts: list[tuple[Block, str]] = []
    for block in document(content, options or ReportOptions()):
        apart = 0 if not parts else 2 if isinstance(block, Heading) and block.level == 2 else 1
        lines = [*[""] * apart, *_lines(block)]
        text = "".join(f"{' ' * MARGIN}{line}".rstrip() + "\n" for line in lines)
        parts.append((block, text))
    return parts


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph(text):
            return wrap(text, WIDTH)
        case Facts():
            return _facts(block)
        case Table():
            return text_table(block)
        case Drawing(text):
            return [clip(line, WIDTH) for line in text.split("\n")]
        case Listing():
            return _listing(block)
        case Quote():
            return _quote(block)


def _heading(heading: Heading) -> list[str]:
    lines = wrap(heading.text, WIDTH) or [""]
    if heading.level == 3:
        return [*lines, "─" * max(map(width_of, lines))]
    return [*lines, ("═" if heading.level == 1 else "─") * WIDTH]


def _facts(facts: Facts) -> list[str]:
    width = min(max((width_of(label) for label, _ in facts.pairs), default=0), _LABEL)
    lines: list[str] = []
    for label, text in facts.pairs:
        first = pad(clip(label, width), width) + "   "
        lines += wrap(text, WIDTH, first=first, rest=" " * (width + 3)) or [first.rstrip()]
    return lines


def _listing(listing: Listing) -> list[str]:
    width = max((width_of(mark) for mark, _, _ in listing.entries), default=0)
    apart = any(further for _, _, further in listing.entries)
    lines: list[str] = []
    for mark, text, further in listing.entries:
        if lines and apart:
            lines.append("")
        rest = " " * (width + 2)
        lines += wrap(text, WIDTH, first=pad(mark, width) + "  ", rest=rest) or [mark]
        for more in further:
            lines += wrap(more, WIDTH, first=rest, rest=rest)
    return lines


def _quote(quote: Quote) -> list[str]:
    lines = wrap(quote.lead, WIDTH)
    if lines:
        lines.append("")
    for paragraph in quote.words.strip().split("\n"):
        lines += wrap(paragraph, WIDTH, first=_BAR, rest=_BAR) or [_BAR.rstrip()]
    return lines
