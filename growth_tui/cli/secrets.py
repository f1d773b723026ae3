"""Passphrases on the command line: from a file or a command for scripts, else typed unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace

FILE = "GROWTH_TUI_PASSPHRASE_FILE"
COMMAND = "GROWTH_TUI_PASSPHRASE_COMMAND"
_TRIES = 3


def unlock(workspace: Workspace, *, ask_for_it: bool = True) -> None:
    """Open the data where a passphrase is set; quiet where none is.

    Without `ask_for_it` data stays locked where the environment gives no passphrase. Raises Problem
    where it is wrong, or where there is nobody to ask.
    """
    if not workspace.locked:
        return
    given = from_environment()
    if given is not None:
        workspace.unlock(given)
        return
    if not ask_for_it:
        return
    for left in reversed(range(_TRIES)):
        try:
            workspace.unlock(ask("Passphrase"))
            return
        except Problem as problem:
            if not left or not sys.stdin.isatty():
                raise
            click.echo(problem.what, err=True)


OTHERS = "--passphrase-file"

others_file = click.option(
    OTHERS,
    "secret",
    metavar="FILE",
    help="Its first line opens what is there, where that is not your own passphrase.",
)


def of_source(prompt: str, file: str | None) -> str:
    """The passphrase or recovery key of what comes from elsewhere, given or asked for.

    `file` is what `others_file` named; without one, it counts as the same as that of the data here.
    """
    if file is not None:
        return from_file(file, OTHERS)
    return from_environment() or ask(prompt, others=True)


def from_environment() -> str | None:
    """What GROWTH_TUI_PASSPHRASE_FILE or GROWTH_TUI_PASSPHRASE_COMMAND gives, its first line."""
    if path := os.environ.get(FILE):
        return from_file(path, FILE)
    if command := os.environ.get(COMMAND):
        done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            raise Problem(
                f"The passphrase command ended with status {done.returncode}.", where=COMMAND
            )
        return _first_line(done.stdout, COMMAND)
    return None


def from_file(path: str, named_by: str) -> str:
    """The first line of a file; raises Problem where it cannot be read or holds none."""
    try:
        return _first_line(Path(path).read_bytes(), named_by)
    except OSError as error:
        raise Problem(
            f"The passphrase file cannot be read: {error.strerror}.", where=named_by
        ) from None


def ask(prompt: str, *, twice: bool = False, others: bool = False) -> str:
    """Ask for a passphrase without showing it; raises Problem where there is no terminal."""
    if not sys.stdin.isatty():
        place = f"after {OTHERS}" if others else f"in {FILE} or a command in {COMMAND}"
        raise Problem(
            "A passphrase is needed, and there is no terminal to ask for it.",
            then=f"For scripts, name a file {place}.",
        )
    answer: str = click.prompt(
        prompt, hide_input=True, confirmation_prompt="Once more" if twice else False, err=True
    )
    return answer


def _first_line(data: bytes, where: str) -> str:
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError:
        raise Problem("The passphrase is not UTF-8 text.", where=where) from None
    if not lines or not lines[0]:
        raise Problem("The passphrase is empty.", where=where)
    return lines[0]
