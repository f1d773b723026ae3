"""`growth-tui settings`: show and change the person's own choices."""

from __future__ import annotations

import json

import click

from growth_tui.cli.context import open_workspace


@click.command("settings")
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def settings_command(
    ctx: click.Context, name: str | None, value: str | None, as_json: bool
) -> None:
    """Show your settings, or change one.

    \b
    theme          dark or light
    language       show forms in this language where they have it, such as es
    rhythm.ID      days between two times of a form, 0 for never
    keys           lists every key by its name
    keys.NAME      another key, such as keys.take.note ctrl+n
    name           what the report calls you
    consultant     whom the report is for
    idle_minutes   after how long locked data locks again, 0 for never

    An empty VALUE ('') brings the usual choice back.
    """  # noqa: D301 - click reads the backspace, so the text cannot be raw
    from dataclasses import asdict

    from growth_tui.workspace.settings import unknown

    settings = open_workspace(ctx).settings
    if name is not None and value is not None:
        settings.put(name, value)
    chosen = asdict(settings.choices)
    chosen.pop("first_run")
    if name == "keys" and value is None:
        _list_keys(chosen["keys"], as_json=as_json)
        return
    if name is not None and name.partition(".")[0] not in chosen:
        raise unknown(name)
    if as_json:
        click.echo(json.dumps(chosen, indent=2, ensure_ascii=False))
        return
    for each, now in chosen.items():
        if name is not None and each != name.partition(".")[0]:
            continue
        lines = (
            [(f"{each}.{part}", of) for part, of in now.items()] if isinstance(now, dict) else []
        )
        for label, shown in lines or [(each, "" if isinstance(now, dict) else now)]:
            click.echo(f"{label:<16} {'' if shown is None else shown}".rstrip())


def _list_keys(chosen: dict[str, str], *, as_json: bool) -> None:
    """Every key by its name, as it is now, and what it does."""
    from growth_tui.words.keys import KEYS

    now = {name: (chosen.get(name) or usual, about) for name, (usual, about) in KEYS.items()}
    if as_json:
        listed = {name: {"key": key, "does": about} for name, (key, about) in now.items()}
        click.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    for name, (key, about) in now.items():
        click.echo(f"keys.{name:<22} {key:<22} {about.lower()}")
