"""`growth-tui reflect`: in the app, line by line, or in an editor of one's own."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from growth_tui import words
from growth_tui.cli.context import back_up_at_end, open_app, open_workspace
from growth_tui.cli.output import done
from growth_tui.plain_text import clean, clean_line
from growth_tui.problem import Problem
from growth_tui.records import Reflection
from growth_tui.words import journal as journal_words

if TYPE_CHECKING:
    from growth_tui.store.scratch import Scratch
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.session import Session

NOTHING_WRITTEN = "Nothing was written, so nothing is kept."
AGAIN = "Open the editor again?"
MORE = "More questions follow from what you wrote. Go on with them?"

SET_MEANWHILE = "A passphrase was set while you wrote. It is needed to keep what you wrote."
NOT_TAKEN_IN = "What you wrote was not taken in."
STILL_THERE = (
    "What you wrote stays in this file, which is not sealed; take from it what you need, then "
    "delete it:"
)


@click.command("reflect")
@click.argument("reflection", metavar="[ID]", required=False)
@click.option("--plain", is_flag=True, help="Ask line by line, without the app.")
@click.option("--editor", is_flag=True, help="Write in $VISUAL or $EDITOR, all questions at once.")
@click.pass_context
def reflect_command(ctx: click.Context, reflection: str | None, plain: bool, editor: bool) -> None:
    """Write a reflection.

    Without an ID the app shows them all, and the plain ways ask for one. For --editor the text lies
    in the data folder as long as the editor is open, and stays there only if it cannot be kept;
    where a passphrase is set, that is refused. The last word printed is the new reflection's id.
    """
    if plain and editor:
        raise click.UsageError("--plain and --editor do not go together.")
    workspace = open_workspace(ctx)
    if reflection is not None:
        _check(workspace, reflection)
    if plain or editor:
        back_up_at_end(ctx, workspace)
        if editor and workspace.sealed:
            with workspace.scratch(""):  # says why not, before anything is asked
                return
        session = _session(workspace, reflection or _choose(workspace))
        written = _in_editor(workspace, session) if editor else _line_by_line(session)
        _end(workspace, session, written)
    else:
        _open(ctx, reflection, workspace)


def _check(workspace: Workspace, form_id: str) -> None:
    """Raise Problem where the id is not that of a reflection."""
    if workspace.library.instrument(form_id).kind != "reflection":
        raise Problem(
            f"“{form_id}” is an assessment, not a reflection.",
            then=f"“growth-tui take {form_id}” takes it.",
        )


def _open(ctx: click.Context, form_id: str | None, workspace: Workspace) -> None:
    """Open the app on the form's introduction, or on the list of reflections."""

    def opening(app: Any) -> None:
        from growth_tui.tui import places

        if form_id is not None:
            places.open_intro(app, form_id)
        else:
            places.open_write(app)

    try:
        open_app(ctx, opening, workspace)
    except Problem as problem:
        raise Problem(
            problem.what, then="“growth-tui reflect --plain” works without one.", status=2
        ) from None


def _choose(workspace: Workspace) -> str:
    """Ask which reflection to write."""
    cards = workspace.library.reflections
    return cards[_number([card.title for card in cards], "Which one?") - 1].id


def _number(titles: list[str], question: str, none: str = "") -> int:
    """Ask for one of these by its number, 0 for none of them where that is offered."""
    for number, title in enumerate(titles, start=1):
        click.echo(f"  {number}  {title}")
    if none:
        click.echo(f"  0  {none}")
    chosen: int = click.prompt(question, type=click.IntRange(0 if none else 1, len(titles)))
    return chosen


def _session(workspace: Workspace, form_id: str) -> Session:
    """Go on with what was begun, or begin; a belief that was noticed again is asked for first."""
    from growth_tui.cli.prompts import resumed
    from growth_tui.workspace.beliefs import NOTICED

    session = resumed(workspace, form_id)
    if session is not None:
        return session
    threads = workspace.beliefs.threads() if form_id == NOTICED else []
    if threads:
        names = [thread.name for thread in threads]
        chosen = _number(names, journal_words.WHICH_BELIEF, journal_words.NONE_OF_THEM)
        if chosen:
            return workspace.beliefs.notice(threads[chosen - 1].origin.id)
    return workspace.taking.begin(form_id)


def _line_by_line(session: Session) -> bool:
    """Ask every question; False where that was left before the end."""
    from growth_tui.cli.prompts import ask_all, introduce

    if not session.draft.answers:
        introduce(session)
    return ask_all(session)


def _in_editor(workspace: Workspace, session: Session) -> bool:
    """Have the questions answered in an editor; False where that was left before the end."""
    from growth_tui.cli.sheet import sheet

    with workspace.scratch(sheet(session)) as page:
        try:
            return _on_page(workspace, session, page)
        except BaseException:
            kept = page.keep_unsaved()
            if kept is not None:
                with suppress(OSError):  # the window may be closed
                    _say_kept(kept)
            raise


def _on_page(workspace: Workspace, session: Session, page: Scratch) -> bool:
    """Open the editor on the page until all is answered; False where that was left before."""
    from growth_tui.cli.sheet import asked, sheet

    while True:
        offered = asked(session)
        _edit(page.path)
        faults = _taken_in(workspace, session, page)
        for fault in faults:
            click.echo(clean_line(fault), err=True)
        more = [name for name in asked(session) if name not in offered]
        if workspace.sealed:
            # Set meanwhile on another machine: no text is put on the disk any more.
            if faults:
                _say_kept(page.keep())
            return not faults and not more
        if not faults and not more:
            return True
        if not click.confirm(AGAIN if faults else MORE, default=True):
            if faults:
                _say_kept(page.keep())
            return not faults
        if not faults:
            page.write(sheet(session))


def _say_kept(path: Path | None) -> None:
    """Say where the text stays."""
    click.echo(clean_line(f"{STILL_THERE} {path}"), err=True)


def _taken_in(workspace: Workspace, session: Session, page: Scratch) -> list[str]:
    """Keep what was written; gives what cannot be an answer, a line each.

    Where it cannot be kept its file stays, and the Problem says where.
    """
    from growth_tui.cli.secrets import unlock
    from growth_tui.cli.sheet import take_in

    text = page.read()
    try:
        if workspace.locked:
            click.echo(SET_MEANWHILE, err=True)
            unlock(workspace)
        faults = take_in(session, clean(text))
    except (Problem, click.Abort) as error:
        kept = page.keep()
        if kept is None:
            raise
        then = f"{STILL_THERE} {kept}"
        if isinstance(error, Problem):
            raise Problem(error.what, where=error.where, then=then) from None
        raise Problem(NOT_TAKEN_IN, then=then) from None
    if not faults:
        page.taken(text)
    return faults


def _edit(path: Path) -> None:
    """Open the editor, which writes for the person's own account alone; wait until it is closed."""
    before = os.umask(0o077)
    try:
        click.edit(filename=str(path))
    finally:
        os.umask(before)


def _end(workspace: Workspace, session: Session, written: bool) -> None:
    """Keep the reflection, or what there is of it, and say so."""
    if not session.draft.answers and not session.draft.notes:
        workspace.taking.release(session.draft)
        click.echo(NOTHING_WRITTEN)
        return
    if not written:
        workspace.taking.release(session.draft)
        click.echo(words.PLAIN_KEPT)
        return
    kept = workspace.taking.finish(session)
    assert isinstance(kept, Reflection)
    repair = workspace.repairs.take_up(kept)
    with done("The reflection is kept; “growth-tui timeline” shows it."):
        if repair is not None:
            again = journal_words.look_again(repair.follow_up, workspace.now().date())
            stands = journal_words.repair_stands(repair.state)
            click.echo(f"{stands}, {again}" if again else stands)
        if session.instrument.settling:
            click.echo(f"\n{session.instrument.settling}\n")
        click.echo(f"{words.SAVED} {kept.id}")
