"""A report as Markdown (CommonMark with tables), in which every text stays literal."""

from __future__ import annotations

import re

from growth_tui.report.blocks import (
    BULLET,
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

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$@]|:(?=//)|(?<=[Ww]{3})\.")
_NUMBER = re.compile(r"\d{1,9}[.)](?=\s|$)")


def markdown_report(content: ReportContent, options: ReportOptions | None = None) -> str:
    """The report as Markdown, ending with a newline; the same content as the text report.

    Without options nothing private is in it.
    """
    return "".join(text for _, text in markdown_parts(content, options))


def markdown_parts(
    content: ReportContent, options: ReportOptions | None = None
) -> list[tuple[Block, str]]:
    """The text of each block, with the blank line before it; joined they are the report."""
    blocks = document(content, options or ReportOptions())
    return [
        (block, ("\n" if number else "") + _markdown(block) + "\n")
        for number, block in enumerate(blocks)
    ]


def escaped(text: str) -> str:
    """One line of text so that Markdown shows it as it is."""
    text = _SPECIAL.sub(lambda found: "\\" + found.group(), " ".join(text.split()))
    if number := _NUMBER.match(text):
        return f"{text[: number.end() - 1]}\\{text[number.end() - 1 :]}"
    return "\\" + text if text[:1] in ("#", "+", "-", "=") else text


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_heading(escaped(text))}"
        case Paragraph(text):
            return escaped(text)
        case Facts(pairs):
            return "\n".join(f"- **{escaped(label)}:** {escaped(text)}" for label, text in pairs)
        case Table():
            return _table(block)
        case Drawing(text):
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
            return f"{fence}text\n{text}\n{fence}"
        case Listing(entries):
            return "\n".join(map(_entry, entries))
        case Quote():
            return _quote(block)


def _heading(text: str) -> str:
    """Keep the last # of a heading, which would be read as its closing mark."""
    return f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text


def _table(table: Table) -> str:
    rows = [
        [escaped(heading.replace("\n", " ")) for heading in table.header],
        ["---", *["---:"] * (len(table.header) - 1)],
        *([escaped(cell) for cell in row] for row in table.rows),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _entry(entry: tuple[str, str, tuple[str, ...]]) -> str:
    mark, text, further = entry
    lead = "" if mark == BULLET else f"**{escaped(mark)}** "
    texts = [escaped(one) for one in (text, *further) if one]
    return f"- {lead}" + "\\\n  ".join(texts)


def _quote(quote: Quote) -> str:
    paragraphs = re.split(r"\n\s*\n", quote.words.strip())
    quoted = "\n>\n".join(
        "\\\n".join(f"> {escaped(line)}" for line in paragraph.split("\n") if line.strip())
        for paragraph in paragraphs
    )
    return f"{escaped(quote.lead)}\n\n{quoted}" if quote.lead else quoted
