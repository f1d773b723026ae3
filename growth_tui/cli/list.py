"""`growth-tui list`: the assessments, when last taken, when next due."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from growth_tui.cli.context import open_workspace

if TYPE_CHECKING:
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
    rows = [_row(workspace, card, due.get(card.id)) for card in workspace.library.cards]
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        _print(rows)
    for name, reason in workspace.library.set_aside.items():
        click.echo(f"{name} is set aside. {reason}", err=True)
    for name, reason in workspace.library.faulty.items():
        click.echo(f"{name} cannot be taken. {reason}", err=True)


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
        "taken": recent.count if recent else 0,
        "last_taken": recent.last_taken_at.isoformat() if recent else None,
        "next_due": due.isoformat() if due else None,
    }


def _print(rows: list[dict[str, Any]]) -> None:
    """A block for each kind, a line a form."""
    from datetime import date, datetime

    from growth_tui.dates import day

    width = max(len(row["id"]) for row in rows)
    for kind, title in (("assessment", "Assessments"), ("reflection", "Reflections")):
        click.echo(title)
        for row in rows:
            if row["kind"] != kind:
                continue
            parts = [row["title"]]
            if kind == "assessment":
                last, due = row["last_taken"], row["next_due"]
                parts.append(
                    f"last {day(datetime.fromisoformat(last))}" if last else "not taken yet"
                )
                if due:
                    parts.append(f"due {day(date.fromisoformat(due))}")
            click.echo(f"  {row['id']:<{width}}  {', '.join(parts)}")
        click.echo("")
    click.echo("“growth-tui take ID” opens one; with --plain as text prompts.")
