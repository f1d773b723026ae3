"""`growth-tui check`: every fault of a definition, at its line and column."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from growth_tui.plain_text import clean_line

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

    name = clean_line(file)
    try:
        if file == "-":
            name = "standard input"
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "the system refused it"
        return [Fault(1, 1, "", f"It cannot be read: {reason}.", name=name)]
    except ValueError:
        return [Fault(1, 1, "", "This cannot be the name of a file.", name=name)]
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
    checked = _counted(len(files), "file")
    if not kinds:
        return f"{checked} checked, nothing to report."
    errors = _counted(kinds.count("error"), "error")
    return f"{checked} checked: {errors}, {_counted(kinds.count('warning'), 'warning')}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
