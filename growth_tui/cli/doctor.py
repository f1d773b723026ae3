"""`growth-tui doctor`: read every record and say what is wrong."""

from __future__ import annotations

import click

from growth_tui.cli.context import open_workspace
from growth_tui.cli.secrets import unlock
from growth_tui.plain_text import clean_line


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Then mend what can be mended.")
@click.option("--yes", is_flag=True, help="With --repair: do not ask.")
@click.pass_context
def doctor_command(ctx: click.Context, repair: bool, yes: bool) -> None:
    """Read every record and say what is wrong; ends with status 1 where something is.

    Checks each file's checksum or seal, who can read it, what was left over, and the backups.
    Without --repair nothing is changed; with it nothing but what is listed first.
    """
    workspace = open_workspace(ctx, "given")
    unlock(workspace)
    upkeep = workspace.upkeep
    for line in upkeep.summary():
        click.echo(clean_line(line))
    findings = upkeep.examine(workspace.now())
    if not findings:
        click.echo("All is well.")
        return
    for finding in findings:
        remedy = f" --repair would {finding.remedy.value}." if finding.remedy else ""
        click.echo(clean_line(f"{finding.path}: {finding.what}.{remedy}"))
    mendable = [finding for finding in findings if finding.remedy is not None]
    if repair and mendable:
        if not yes:
            click.confirm(f"Mend {len(mendable)} of {len(findings)}?", abort=True, err=True)
        click.echo(f"Mended: {len(upkeep.repair(mendable))}.")
        findings = upkeep.examine(workspace.now())
    ctx.exit(1 if any(finding.harm for finding in findings) else 0)
