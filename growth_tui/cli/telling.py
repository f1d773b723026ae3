"""Running text for people: wrapped at word ends on a terminal, left alone in a pipe."""

from __future__ import annotations

import shutil
import sys

import click

from growth_tui.cells import wrap

WIDEST = 80


def tell(text: str, *, indent: str = "", err: bool = False) -> None:
    """Print paragraphs; a line that does not fit goes on below its own beginning plus `indent`."""
    stream = sys.stderr if err else sys.stdout
    if not stream.isatty():
        click.echo(text, err=err)
        return
    width = max(20, min(WIDEST, shutil.get_terminal_size().columns))
    for paragraph in text.split("\n"):
        begin = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        lines = wrap(paragraph, width, first=begin, rest=begin + indent)
        click.echo("\n".join(lines), err=err)
