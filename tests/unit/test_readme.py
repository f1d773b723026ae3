"""The README promises no command and no option that is not there, and leaves none out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from growth_tui.cli.app import COMMANDS, growth_tui

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")


def commands_in(text: str) -> list[str]:
    """The commands that code in a text begins with."""
    words = [code.split()[0] for code in re.findall(r"`([^`]+)`", text)]
    return [word for word in words if word in COMMANDS]


ROWS = {
    line: named
    for line in README.splitlines()
    if line.startswith("| `") and (named := commands_in(line.split("|")[1]))
}


def test_every_command_has_a_row() -> None:
    assert {name for named in ROWS.values() for name in named} == set(COMMANDS)


@pytest.mark.parametrize("row", ROWS)
def test_the_options_of_a_row_are_options_of_its_commands(row: str) -> None:
    helps = [CliRunner().invoke(growth_tui, [name, "--help"]).output for name in ROWS[row]]
    for option in re.findall(r"--[a-z-]+", row):
        assert all(option in text for text in helps), option


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_to_a_file(path: str) -> None:
    assert Path(__file__).parents[2].joinpath(path).exists()


def test_the_test_command_is_where_ci_looks_for_it() -> None:
    after = README.split("<!-- test command -->")[1]
    assert "pytest" in after.split("```")[1]
