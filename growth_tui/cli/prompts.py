"""The questions as plain text prompts, for screen readers and simple terminals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from growth_tui import words
from growth_tui.instrument.answers import nonresponses
from growth_tui.instrument.model import Item
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.workspace import Workspace
    from growth_tui.workspace.session import Session
    from growth_tui.workspace.taking import Kept

COMMANDS = "Also: b back, s prefer not to say, n note, q quit and keep."


def take_plain(workspace: Workspace, form_id: str) -> None:
    """Ask every question, keeping each answer at once; print the id of what was saved last."""
    draft = workspace.taking.draft_of(form_id)
    if draft is not None:
        session = workspace.taking.resume(draft)
        click.echo(f"{words.begun_with(len(draft.answers))} Going on where you left.\n")
    else:
        session = workspace.taking.begin(form_id)
        introduce(session)
    if not ask_all(session):
        workspace.taking.release(session.draft)
        click.echo("\nKept. The same command goes on from here.")
        return
    kept = workspace.taking.finish(session)
    _show_scores(session, kept)
    click.echo(f"{words.SAVED} {kept.id}")


def ask_all(session: Session) -> bool:
    """Ask from where the session stands to its end and the review; False where it was quit."""
    while True:
        step = _ask(session)
        if step == "quit":
            session.leave()
            return False
        if step == "back":
            if not session.back():
                click.echo("This is the first question.")
        elif not session.forward():
            decision = _review(session)
            if decision != "again":
                return decision == "save"


def introduce(session: Session) -> None:
    """What the form is, what it is not, and how to answer."""
    form = session.instrument
    click.echo(f"{form.title}\n{form.purpose}\n")
    click.echo(form.opening or f"{words.NOT_A_RECORD}\n{words.NOT_EVALUATION}")
    if form.settling:
        click.echo(f"\n{form.settling}")
    click.echo(f"\nAnswer with the number or the text. {COMMANDS}\n")


def _ask(session: Session) -> str:
    """Ask one item: `on`, `back` or `quit`."""
    place = session.place
    item = place.item
    if place.opens_section:
        click.echo(f"— {place.section.title} —")
        if place.section.intro:
            click.echo(place.section.intro)
        click.echo("")
    if not item.asks:
        click.echo(f"{item.text}\n")
        return "on"
    period = session.instrument.recall_period
    lead = f"{words.IN_PERIOD.format(period)}: " if period else ""
    click.echo(f"{words.OF.format(place.number, place.total)}. {lead}{item.text}")
    if item.help:
        click.echo(item.help)
    for line in offered(item):
        click.echo(f"  {line}")
    return _read(session, item)


def offered(item: Item) -> list[str]:
    """The answers an item offers, a line each."""
    lines = []
    if item.scale is not None:
        for point in item.scale.points:
            anchor = item.scale.anchors.get(point, "")
            lines.append(f"{point}  {anchor}".rstrip())
    for number, choice in enumerate(item.choices, start=1):
        lines.append(f"{number}  {choice.text}")
    if item.type == "multiple_choice":
        lines.append("Several: their numbers with commas between them.")
    if item.type in ("number", "vas") and item.limits:
        low, high = item.limits
        ends = f" ({item.low_label} to {item.high_label})" if item.low_label else ""
        lines.append(f"A number from {low:g} to {high:g}{ends}")
    if item.type == "body":
        lines += _body_help(item)
    lines += [f"{key}  {label}" for key, _, label in asides(item)]
    return lines


def _body_help(item: Item) -> list[str]:
    """How to say where something is felt."""
    regions = ", ".join(region.code for region in item.regions)
    sensations = ", ".join(sensation.code for sensation in item.sensations)
    low, high = (item.strength.min, item.strength.max) if item.strength else (1, 5)
    return [
        f"Regions: {regions}",
        f"Sensations: {sensations}, or a word of your own",
        f"Write: region sensation strength ({low} to {high}), several with commas between them.",
    ]


def asides(item: Item) -> list[tuple[str, str, str]]:
    """The reasons for no answer: what to type, code, label."""
    found = []
    for reason in nonresponses(item):
        if reason.code == "prefer_not":
            found.append(("s", reason.code, reason.label))
        elif item.scale is None or 0 not in item.scale.points:
            found.append(("0", reason.code, reason.label))
    return found


def _read(session: Session, item: Item) -> str:
    """Read a line until it is an answer or a command."""
    given = session.answer_to(item)
    shown = (
        f" [{json.dumps(given, ensure_ascii=False)}, Enter keeps it]" if given is not None else ""
    )
    while True:
        line = click.prompt(f"{shown} >".strip(), default="", show_default=False, prompt_suffix=" ")
        line = line.strip()
        try:
            if step := _command(session, item, line):
                return step
            if line:
                session.answer(meant(item, line))
            elif given is None and item.required:
                raise Problem("This one needs an answer.")
            click.echo("")
        except Problem as problem:
            click.echo(str(problem))
            continue
        return "on"


def _command(session: Session, item: Item, line: str) -> str | None:
    """Carry out b, q, s or n; None where the line is an answer."""
    word = line.lower()
    if word in ("q", "b"):
        return "quit" if word == "q" else "back"
    if word == "s":
        session.skip()
        return "on"
    if word == "n":
        session.note(click.prompt("Note", default=session.note_on(item), show_default=True))
        raise Problem("The note is kept. Now the answer:")
    return None


def meant(item: Item, line: str) -> Any:
    """The answer that a line means; raises Problem where it means none."""
    for key, code, _ in asides(item):
        if line == key:
            return {"nonresponse": code}
    if item.type in ("scale", "number", "vas"):
        return _number(line)
    if item.type == "single_choice":
        return _choice(item, line)
    if item.type == "multiple_choice":
        return [_choice(item, part.strip()) for part in line.split(",") if part.strip()]
    if item.type == "body":
        return [_mark(item, part.strip()) for part in line.split(",") if part.strip()]
    return line


def _number(line: str) -> float | int:
    """A number; raises Problem."""
    try:
        value = float(line)
        return int(value) if value == int(value) else value
    except (ValueError, OverflowError):
        raise Problem("Please answer with a number, or with b, s, n or q.") from None


def _choice(item: Item, word: str) -> str:
    """A choice by its number or code; raises Problem."""
    if word.isdigit() and 1 <= int(word) <= len(item.choices):
        return item.choices[int(word) - 1].code
    if word in {choice.code for choice in item.choices}:
        return word
    raise Problem(f"Please answer with a number from 1 to {len(item.choices)}.")


def _mark(item: Item, part: str) -> dict[str, Any]:
    """One mark on the body: region, sensation, strength; raises Problem."""
    words_given = part.split()
    if len(words_given) < 3:
        raise Problem("Please write: region sensation strength, such as “chest tight 3”.")
    region, *sensation, strength = words_given
    return {"region": region, "sensation": " ".join(sensation), "strength": _number(strength)}


def _review(session: Session) -> str:
    """What is open, and whether to save: `save`, `quit` or `again`."""
    total = sum(item.asks for item in session.items)
    still_open = session.open_items
    click.echo(words.answered_of(total - len(still_open), total))
    numbers = [item.id for item in session.items if item.asks]
    for item in still_open:
        click.echo(f"  open: {numbers.index(item.id) + 1}. {item.text}")
    while True:
        line = click.prompt(
            words.PLAIN_REVIEW,
            default="",
            show_default=False,
        )
        line = line.strip().lower()
        if line == "q":
            session.leave()
            return "quit"
        if not line and not session.required_open:
            return "save"
        if line.isdigit() and 1 <= int(line) <= len(numbers):
            session.go_to(numbers[int(line) - 1])
            return "again"
        click.echo("Please answer with Enter, a number or q.")


def _show_scores(session: Session, kept: Kept) -> None:
    """The scores, a line each."""
    for name, score in getattr(kept, "scores", {}).items():
        title = session.instrument.scores[name].title
        shown = "no score: " + str(score.reason) if score.value is None else f"{score.value:g}"
        position = "" if score.pomp is None else f", position {score.pomp:.0f} of 100"
        click.echo(f"{title}: {shown}{position}")
