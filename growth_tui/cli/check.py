"""`growth-tui check`: every fault of a definition, at its line and column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from growth_tui.cli.inputs import input_name, read_up_to
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.instrument.checking import Fault


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, for editors.")
@click.pass_context
def check_command(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Check definitions and name every fault, as file:line:column: /pointer: message.

    The exit status is 0 only where no file has an error; warnings do not count.
    """
    faults = [fault for file in files for fault in _faults(file)]
    errors = sum(fault.severity == "error" for fault in faults)
    if as_json:
        click.echo(json.dumps([_as_dict(fault) for fault in faults], indent=2, ensure_ascii=False))
    else:
        for fault in faults:
            click.echo(str(fault))
        click.echo(_summary(files, faults), err=True)
    ctx.exit(1 if errors else 0)


def _faults(file: str) -> list[Fault]:
    from growth_tui.instrument.checking import Fault, check
    from growth_tui.instrument.checks.strict_json import MOST_BYTES

    name = input_name(file)
    try:
        data = read_up_to(file, MOST_BYTES)
    except Problem as problem:
        return [Fault(1, 1, "", problem.what, name=name)]
    return check(data, name=name)


def _as_dict(fault: Fault) -> dict[str, str | int]:
    return {
        "file": fault.name,
        "line": fault.line,
        "column": fault.column,
        "pointer": fault.pointer,
        "severity": fault.severity,
        "message": fault.message,
    }


def _summary(files: Sequence[str], faults: Iterable[Fault]) -> str:
    kinds: list[str] = [fault.severity for fault in faults]
    from growth_tui.words.upkeep import counted

    checked = counted(len(files), "file", "files")
    if not kinds:
        return f"{checked} checked, nothing to report."
    errors = counted(kinds.count("error"), "error", "errors")
    return f"{checked} checked: {errors}, {counted(kinds.count('warning'), 'warning', 'warnings')}."
