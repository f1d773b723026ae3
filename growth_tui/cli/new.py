"""`growth-tui new`: a starting point for a form of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from growth_tui.cli.output import done
from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem


@click.command("new")
@click.argument("form_id", metavar="ID")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write it there, and not among your own forms; - prints it.",
)
@click.option("--force", is_flag=True, help="With -o: replace an existing file.")
@click.pass_context
def new_command(ctx: click.Context, form_id: str, output: str | None, force: bool) -> None:
    """Write a small form under the id ID, to be edited; its own texts explain its fields."""
    from growth_tui.instrument.ids import valid_id
    from growth_tui.instrument.skeleton import skeleton

    if not valid_id(form_id):
        raise Problem(
            "This cannot be the id of a form.",
            then="Use 1 to 64 small letters, digits and hyphens, such as “my-form”.",
            status=2,
        )
    if output == "-":
        click.echo(skeleton(form_id), nl=False)
        return
    path = _write(ctx, form_id, skeleton(form_id), output, force)
    with done("The file is written."):
        click.echo("Written. Edit it, then let “growth-tui check” look at it.")
        click.echo(clean_line(str(path)))


def _write(ctx: click.Context, form_id: str, text: str, output: str | None, force: bool) -> Path:
    if output is None:
        from growth_tui.cli.context import open_workspace

        return open_workspace(ctx).library.write_new(form_id, text)
    from growth_tui.exchange.outfile import write_text_file

    path = Path(output)
    write_text_file(path, text, force=force)
    return path
