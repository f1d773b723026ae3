"""The questions as plain text prompts, for screen readers and simple terminals."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from growth_tui import words
from growth_tui.cli.lines import meant, offered, score_line
from growth_tui.cli.output import RESULT_KEPT, done
from growth_tui.cli.telling import tell
from growth_tui.instrument.in_words import in_words
from growth_tui.instrument.model import Item
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.session import Session

Step = Literal["on", "back", "quit"]

COMMANDS = "b goes back, s prefers not to say, n writes a note, ? repeats, q quits and keeps all."


def take_plain(workspace: Workspace, form_id: str) -> None:
    """Ask every question, keeping each answer at once; print the id of what was saved last."""
    if workspace.library.instrument(form_id).kind != "assessment":
        raise Problem(
            f"“{form_id}” is a reflection.",
            then=f"“growth-tui reflect {form_id} --plain” asks it line by line.",
        )
    session = resumed(workspace, form_id)
    if session is None:
        session = workspace.taking.begin(form_id)
        introduce(session)
    try:
        finished = ask_all(session)
    finally:
        workspace.taking.release(session.draft)
    if not finished:
        anything = session.draft.answers or session.draft.notes
        click.echo(f"\n{words.PLAIN_KEPT if anything else words.PLAIN_NOTHING_YET}")
        return
    kept = workspace.taking.finish(session)
    with done(RESULT_KEPT):
        for name, score in getattr(kept, "scores", {}).items():
            click.echo(score_line(session.instrument.scores[name].title, score))
        click.echo(f"{words.SAVED} {kept.id}")


def resumed(workspace: Workspace, form_id: str) -> Session | None:
    """Go on with what was begun of a form, None where nothing was.

    Asks before it takes a draft from another window; raises Problem where it stays there.
    """
    draft = workspace.taking.draft_of(form_id)
    if draft is None:
        return None
    if workspace.taking.in_other_window(draft):
        click.echo(words.OPEN_ELSEWHERE)
        if not click.confirm(words.PLAIN_TAKE_OVER, default=False):
            raise Problem(words.PLAIN_STAYS_ELSEWHERE)
    click.echo(f"{words.begun_with(len(draft.answers))} {words.PLAIN_GO_ON}\n")
    return workspace.taking.resume(draft)


def introduce(session: Session) -> None:
    """What the form is, what it is not, and how to answer."""
    form = session.instrument
    tell(f"{form.title}\n{form.purpose}\n")
    tell(form.opening or f"{words.NOT_A_RECORD}\n{words.NOT_EVALUATION}")
    if form.settling:
        tell(f"\n{form.settling}")
    tell(f"\n{words.PLAIN_HOW} {COMMANDS}\n")


def ask_all(session: Session) -> bool:
    """Ask from where the session stands to its end and the review; False where it was quit.

    Raises Problem where the input ends or is interrupted; every answer up to then is kept.
    """
    _edit_lines()
    try:
        return _ask_to_the_end(session)
    except click.Abort:
        click.echo("")
        session.leave()
        anything = session.draft.answers or session.draft.notes
        raise Problem(
            words.PLAIN_STOPPED if anything else words.PLAIN_NOTHING_YET,
            then=words.PLAIN_GOES_ON if anything else "",
            status=130,
        ) from None


def _edit_lines() -> None:
    """Let the arrow keys edit a line, and remember none of them."""
    if sys.stdin.isatty():
        try:
            import readline
        except ImportError:  # Windows has line editing of its own
            return
        readline.set_auto_history(False)


def _ask_to_the_end(session: Session) -> bool:
    """Ask, go back, jump; False where it was quit."""
    from_review = False
    while True:
        step = _ask(session)
        if step == "quit":
            session.leave()
            return False
        if step == "back":
            from_review = False
            if not _back(session):
                click.echo("This is the first question.\n")
        elif from_review or not session.forward():
            decision = _review(session)
            if decision != "again":
                return decision == "save"
            from_review = True


def _back(session: Session) -> bool:
    """Go to the question before, past texts that ask nothing; False at the first."""
    here = session.item.id
    while session.back():
        if session.item.asks:
            return True
    session.go_to(here)
    return False


def _ask(session: Session) -> Step:
    """Ask one item."""
    place = session.place
    if place.opens_section:
        click.echo(f"Section: {place.section.title}")
        if place.section.intro:
            tell(place.section.intro)
        click.echo("")
    if not place.item.asks:
        tell(f"{place.item.text}\n")
        return "on"
    _put(session)
    while True:
        line = _line(">")
        while place.item.type == "long_text" and line.endswith("\\"):
            line = f"{line[:-1].rstrip()}\n{_line('>')}"
        try:
            step = _taken(session, line)
        except Problem as problem:
            click.echo(str(problem))
            continue
        if step is not None:
            click.echo("")
            return step


def _put(session: Session) -> None:
    """Put the question with the answers it offers, what was answered before, and the note."""
    place, form = session.place, session.instrument
    period = form.recall_period
    lead = f"{words.asked_about(period, form.language)}: " if period else ""
    tell(f"{words.OF.format(place.number, place.total)}. {lead}{place.item.text}")
    if place.item.help:
        tell(place.item.help)
    for line in offered(place.item):
        tell(f"  {line}", indent="   ")
    if place.item.type == "long_text":
        tell(words.PLAIN_LONG_TEXT)
    given = in_words(place.item, session.answer_to(place.item))
    if given:
        tell(words.PLAIN_ANSWERED.format(given))
    if note := session.note_on(place.item):
        tell(words.NOTE_LINE.format(note))


def _taken(session: Session, line: str) -> Step | None:
    """Do what a line says; None to ask again. Raises Problem where it is no answer."""
    item, word = session.item, line.lower()
    if word == "q":
        return "quit"
    if word == "b":
        return "back"
    if word == "?":
        _put(session)
        return None
    if word == "n":
        _note(session, item)
        return None
    if word == "s":
        session.skip()
    elif line:
        session.answer(meant(item, line))
        if session.wants_example:
            example = _line(f"{words.EXAMPLE_TITLE} {words.PLAIN_LEAVE_OUT}\n>")
            session.note(example)
    elif item.required and session.answer_to(item) is None:
        raise Problem("This one needs an answer.")
    return "on"


def _note(session: Session, item: Item) -> None:
    """Write, change or remove the note on a question."""
    hint = f" {words.PLAIN_CHANGE_NOTE}" if session.note_on(item) else ""
    text = _line(f"{words.NOTE_TITLE}.{hint}\n>")
    if text:
        session.note("" if text == "-" else text)
    click.echo(words.PLAIN_NOW_ANSWER)


def _review(session: Session) -> Literal["save", "quit", "again"]:
    """What is open, and whether to save."""
    asked = [item for item in session.items if item.asks]
    still_open = session.open_items
    click.echo(words.answered_of(*session.so_far, session.reasons))
    for number, item in enumerate(asked, start=1):
        if item in still_open:
            needed = f" {words.PLAIN_NEEDED}" if item.required else ""
            tell(f"  Open: {number}. {item.text}{needed}", indent="   ")
    while True:
        line = _line(f"{words.PLAIN_REVIEW}\n>")
        if line.lower() == "q":
            session.leave()
            return "quit"
        if not line and not session.required_open:
            return "save"
        if not line:
            click.echo(words.PLAIN_NEEDED_FIRST)
        elif line.isdecimal() and len(line) < 5 and 1 <= int(line) <= len(asked):
            session.go_to(asked[int(line) - 1].id)
            return "again"
        else:
            click.echo(f"Please answer with Enter, a number from 1 to {len(asked)}, or q.")


def _line(prompt: str) -> str:
    """Read a line; raises Abort where there is none any more."""
    line: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=" ")
    return line.strip()
