"""`growth-tui report`: a text report for a consultant."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from growth_tui.cli.context import open_workspace
from growth_tui.plain_text import clean_line

if TYPE_CHECKING:
    from growth_tui.report.identifiers import Identifier

ALL_THE_SAME = "Write it as it is?"


@click.command("report")
@click.option(
    "-o", "--output", metavar="FILE", help="Write to FILE (else, or for -, standard output)."
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--for", "prepared_for", default="", metavar="NAME", help="Whom it is for.")
@click.option("--by", "prepared_by", default="", metavar="NAME", help="Who wrote it.")
@click.option("--assessment", "assessments", multiple=True, metavar="ID", help="Only this form.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Up to this day.")
@click.option("--notes", is_flag=True, help="Include your notes and examples at items.")
@click.option("--sensitive", is_flag=True, help="Include answers that the form marks as sensitive.")
@click.option("--quality", is_flag=True, help="Include remarks on how the form was answered.")
@click.option("--commitments", is_flag=True, help="Include your promises.")
@click.option("--repairs", is_flag=True, help="Include repairs, by count only.")
@click.option("--questions", is_flag=True, help="Include the questions you gathered.")
@click.option(
    "--reflection", "reflections", multiple=True, metavar="ID", help="Include this reflection."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True
)
@click.option("--ascii", "only_ascii", is_flag=True, help="Draw charts with ASCII only.")
@click.pass_context
def report_command(
    ctx: click.Context,
    output: str | None,
    force: bool,
    prepared_for: str,
    prepared_by: str,
    assessments: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    notes: bool,
    sensitive: bool,
    quality: bool,
    commitments: bool,
    repairs: bool,
    questions: bool,
    reflections: tuple[str, ...],
    form: str,
    only_ascii: bool,
) -> None:
    """Write a text report for a consultant.

    Scores and their changes are in it, and the answers that moved most. Notes, texts and what a
    form marks as sensitive are in it only where you ask for them here.
    """
    from growth_tui.exchange.outfile import write_text_file
    from growth_tui.report.content import ReportOptions
    from growth_tui.workspace.reports import Scope

    workspace = open_workspace(ctx)
    for each in assessments:
        if not workspace.history.results(each):
            workspace.library.source(each)
    scope = Scope(
        since.date() if since else None,
        until.date() if until else None,
        frozenset(assessments),
        prepared_for,
        prepared_by,
    )
    options = ReportOptions(
        notes=notes,
        examples=notes,
        sensitive=sensitive,
        quality=quality,
        promises=commitments,
        repairs=repairs,
        questions=questions,
        reflections=frozenset(reflections),
        ascii=only_ascii,
    )
    written = workspace.reports.write(scope, options, markdown=form == "markdown")
    _point_out(written.identifiers)
    if output is None or output == "-":
        click.echo(written.text, nl=False)
        return
    if written.identifiers and sys.stdin.isatty():
        click.confirm(ALL_THE_SAME, abort=True, err=True)
    write_text_file(Path(output), written.text, force=force)
    click.echo(f"Written: {clean_line(output)}", err=True)


def _point_out(identifiers: tuple[Identifier, ...]) -> None:
    """Say what might identify someone; a help, no guarantee."""
    if not identifiers:
        return
    from growth_tui.words.report import LOOK_AGAIN

    click.echo(LOOK_AGAIN, err=True)
    for each in identifiers:
        click.echo(f"  line {each.line}: {each.kind}: {each.excerpt}", err=True)
