"""`growth-tui schema`: the JSON Schema of definitions."""

from __future__ import annotations

import json

import click


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of definitions, for editors that complete and check as you type."""
    from growth_tui.instrument.schema import SCHEMA

    click.echo(json.dumps(SCHEMA, indent=2, ensure_ascii=False))
