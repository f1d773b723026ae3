"""The command group: its options, its commands by name, and how errors end."""

from __future__ import annotations

import importlib
import io

import click

from growth_tui import __version__
from growth_tui.cli.ending import STOPPED, ended
from growth_tui.plain_text import clean
from growth_tui.problem import Problem

COMMANDS = {  # name: the file it is in, and its short help
    "take": ("take", "Take an assessment: in the app, as plain prompts, or from a filled form."),
    "list": ("list", "List the assessments: when last taken, when next due."),
    "history": ("history", "List the results: time, version, scores."),
    "compare": ("compare", "Compare two results."),
    "chart": ("chart", "Draw the scores over time as text."),
    "report": ("report", "Write a text report for a consultant."),
    "reflect": ("reflect", "Write a reflection."),
    "timeline": ("timeline", "Everything in order of time."),
    "due": ("due", "Say what is due; exits 10 when something is."),
    "calendar": ("calendar", "Write reminders as a calendar file."),
    "check": ("check", "Check definitions and name every fault."),
    "new": ("new", "Write a starting point for a form of your own."),
    "schema": ("schema", "Print the JSON Schema of definitions."),
    "score": ("score", "Score many filled forms without storing them."),
    "where": ("where", "Say where the data is, how much, when backed up."),
    "settings": ("settings", "Show your settings, or change one."),
    "passphrase": ("passphrase", "Lock the data with a passphrase, change it, or remove it."),
    "backup": ("backup", "Write a backup."),
    "restore": ("restore", "Bring back a backup; shows first what would change."),
    "merge": ("merge", "Take in the records of another data folder or backup."),
    "export": ("export", "Write everything to one JSON file."),
    "import": ("merge", "Read everything back from an exported file."),
    "settle": ("settle", "Show what was edited in two places, and keep one of the texts."),
    "doctor": ("doctor", "Read every record and say what is wrong."),
    "delete": ("delete", "Delete a result, a reflection, or everything, for good."),
    "demo": ("demo", "Open the app on a made-up year."),
}


class LazyGroup(click.Group):
    """Imports a command's file only when that command runs; the list of commands needs none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its own file."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"growth_tui.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; for a name that is none, with what was meant."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0][:40], COMMANDS, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            ctx.fail(f"There is no command “{args[0][:40]}”.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their short help, which needs no import either."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--home", metavar="DIR", help="Use this data folder (else GROWTH_TUI_HOME, else the usual one)."
)
@click.option("--lang", metavar="CODE", help="Show forms in this language where they have it.")
@click.version_option(__version__, "-V", "--version", message="growth-tui %(version)s")
@click.pass_context
def growth_tui(ctx: click.Context, home: str | None, lang: str | None) -> None:
    """Cultural humility self-assessment in the terminal.

    Without a command the app opens. Every main job also has a plain command, for scripts, pipes
    and screen readers.
    """
    if home == "":  # a variable of a script that is not set, say
        raise Problem(
            "This names no folder.",
            where="--home",
            then="Name one, or leave --home out to use the usual one.",
            status=2,
        )
    ctx.obj = {"home": home, "language": lang}
    if ctx.invoked_subcommand is None:
        from growth_tui.cli.context import open_app

        open_app(ctx)


def run(arguments: list[str]) -> int:
    """Run the command line and give its exit status."""
    return ended(lambda: _clicked(arguments))


def _clicked(arguments: list[str]) -> object:
    """Let click run the command; what it has to say is shown here, cleaned."""
    try:
        return growth_tui.main(arguments, prog_name="growth-tui", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        return STOPPED
    except SystemExit as error:
        # Told not to end the program, click does so with 1 for one thing only: the reader of a
        # pipe has seen enough, which is no fault.
        return 0 if error.code == 1 else error.code
    except click.ClickException as error:
        buffer = io.StringIO()
        error.show(buffer)  # arguments may hold control codes
        click.echo(clean(buffer.getvalue()).rstrip(), err=True)
        return error.exit_code
