"""`growth-tui list`: the assessments, when last taken, when next due."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from growth_tui.cli.context import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from growth_tui.instrument.card import Card
    from growth_tui.workspace import Workspace


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def list_command(ctx: click.Context, as_json: bool) -> None:
    """List the assessments: when last taken, when next due."""
    workspace = open_workspace(ctx)
    due = {each.assessment: each.on for each in workspace.due.all()}
    library = workspace.library
    rows = [_row(workspace, card, due.get(card.id)) for card in library.cards]
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        _print(rows)
    for name, reason in library.set_aside.items():
        click.echo(f"{name} is set aside. {reason}", err=True)
    for form_id, reason in library.faulty.items():
        click.echo(f"{form_id} cannot be taken. {reason}", err=True)


def _row(workspace: Workspace, card: Card, due: date | None) -> dict[str, Any]:
    """What is known of one form."""
    recent = workspace.history.last_taken().get(card.id)
    return {
        "id": card.id,
        "title": card.title,
        "kind": card.kind,
        "version": card.version,
        "items": card.items,
        "minutes": card.minutes,
        "can_be_taken": card.id not in workspace.library.faulty,
        "taken": recent.count if recent else 0,
        "last_taken": recent.last_taken_at.isoformat() if recent else None,
        "next_due": due.isoformat() if due else None,
    }


def _print(rows: list[dict[str, Any]]) -> None:
    """A block for each kind, a line a form."""
    width = max(len(row["id"]) for row in rows)
    for kind, title in (("assessment", "Assessments"), ("reflection", "Reflections")):
        click.echo(title)
        for row in rows:
            if row["kind"] != kind:
                continue
            click.echo(f"  {row['id']:<{width}}  {', '.join([row['title'], *_state(row)])}")
        click.echo("")
    click.echo("“growth-tui take ID” opens one; with --plain as text prompts.")


def _state(row: dict[str, Any]) -> Iterator[str]:
    """When a form was last taken and is next due, and whether it can be taken at all."""
    from datetime import date, datetime

    from growth_tui.dates import day

    if row["last_taken"] and row["kind"] == "assessment":
        yield f"last {day(datetime.fromisoformat(row['last_taken']))}"
    if not row["can_be_taken"]:
        yield "cannot be taken"
        return
    if not row["last_taken"] and row["kind"] == "assessment":
        yield "not taken yet"
    if row["next_due"]:
        yield f"due {day(date.fromisoformat(row['next_due']))}"
