"""`growth-tui chart`: the scores over time, as text."""

from __future__ import annotations

import shutil
import sys

import click

from growth_tui.cli.context import open_workspace
from growth_tui.problem import Problem


@click.command("chart")
@click.argument("assessment", metavar="ID")
@click.option("--width", type=click.IntRange(36, 400), help="Columns (else those of the terminal).")
@click.option("--height", type=click.IntRange(8, 120), default=20, show_default=True, help="Lines.")
@click.option("--ascii", "only_ascii", is_flag=True, help="Use ASCII characters only.")
@click.option(
    "--score", "scores", multiple=True, metavar="NAME", help="Draw this score (may be repeated)."
)
@click.pass_context
def chart_command(
    ctx: click.Context,
    assessment: str,
    width: int | None,
    height: int,
    only_ascii: bool,
    scores: tuple[str, ...],
) -> None:
    """Draw the scores over time as text: overall, or those named with --score."""
    from growth_tui import charts
    from growth_tui.cells import wrap
    from growth_tui.cli.ascii import in_ascii
    from growth_tui.drawing.look import Look

    workspace = open_workspace(ctx)
    if not workspace.history.results(assessment):
        workspace.library.source(assessment)  # an unknown id is said to be unknown
        raise Problem(
            "This has not been taken yet, so there is nothing to draw.",
            where=assessment,
            then=f"“growth-tui take {assessment}” begins it.",
        )
    drawn = scores or workspace.progress.leading(assessment)
    if not drawn:
        raise Problem("This form has no scores, so there is nothing to draw.", where=assessment)
    series = workspace.progress.series(assessment, drawn)
    columns = width or (shutil.get_terminal_size().columns if sys.stdout.isatty() else 80)
    look = Look(ascii=only_ascii)
    events = workspace.progress.events()
    legend = charts.legend(series, look, columns, events=events)
    low, high = charts.reach(series)
    chart = charts.line_chart(
        series,
        width=columns,
        height=height - legend.count("\n") - 1,
        low=low,
        high=high,
        events=events,
        look=look,
    )
    notes = [
        line
        for each in workspace.progress.breaks(assessment)
        for line in wrap(each.footnote, columns, rest="  ")
    ]
    text = "\n".join([chart, legend, *notes])
    click.echo(in_ascii(text) if only_ascii else text)
