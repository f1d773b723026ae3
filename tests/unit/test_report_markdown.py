from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from growth_tui.plain_text import clean, clean_line
from growth_tui.report.blocks import Drawing, Facts, Heading, Listing, Paragraph, Quote, Table
from growth_tui.report.markdown import _markdown as rendered

PARSER = MarkdownIt("commonmark").enable("table")

TEXT = st.text(
    alphabet=st.sampled_from("ab 1.)#*_`[]()<>&|~\\+-=!:/@$\"'\n") | st.characters(codec="utf-8"),
    max_size=40,
)


def words(tokens: list[Token] | None) -> str:
    """The text that a reader sees; any element that is not plain text fails."""
    shown = ""
    for token in tokens or []:
        if token.type == "inline":
            shown += words(token.children) + "\n"
        elif token.type in ("text", "code_inline"):
            assert token.type == "text"
            shown += token.content
        elif token.type in ("softbreak", "hardbreak"):
            shown += "\n"
        else:
            assert not re.match("link|image|html|em_|hr|code_block|s_", token.type), token.type
    return shown


def same(markdown: str, *texts: str) -> bool:
    return "".join(words(PARSER.parse(markdown)).split()) == "".join("".join(texts).split())


@given(TEXT)
@example("1. one")
@example("12) twelve")
@example("# heading")
@example("- item")
@example("closing ##")
@example("closing \\#")
@example("#")
@example("===")
@example("<b>&amp;</b>")
@example("[a](http://x) ![i](y) <http://z>")
@example("2\\. x\\")
@settings(max_examples=300)
def test_every_text_stays_literal(text: str) -> None:
    line = clean_line(text)
    assert same(rendered(Paragraph(line)), line)
    assert same(rendered(Heading(2, line)), line)
    assert same(rendered(Listing((("•", line, (line,)),))), line, line)
    assert same(rendered(Quote(line, clean(text))), line, clean(text))
    cell = line or "x"
    assert same(rendered(Table(("", cell), ((cell, cell),))), cell, cell, cell)
    assert same(rendered(Facts((("label", cell),))), "label:", cell)


def test_a_drawing_cannot_leave_its_fence() -> None:
    text = "```\n# out\n````"
    (token,) = PARSER.parse(rendered(Drawing(text)))
    assert token.type == "fence"
    assert token.content == text + "\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [("2.76", "2.76"), ("3. x", "3\\. x"), ("up 4", "up 4"), ("-1", "\\-1"), ("a-b", "a-b")],
)
def test_nothing_is_escaped_without_need(text: str, written: str) -> None:
    assert rendered(Paragraph(text)) == written


def test_addresses_do_not_become_links() -> None:
    line = "see http://x.org, www.x.org and a@b.org"
    assert rendered(Paragraph(line)) == "see http\\://x.org, www\\.x.org and a\\@b.org"
