"""A reflection as one text for an editor: the questions as remarks, the answers between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from growth_tui import words
from growth_tui.cells import wrap
from growth_tui.cli.lines import asides, meant, offered
from growth_tui.instrument.answers import nonresponse_code
from growth_tui.instrument.model import Item
from growth_tui.problem import Problem
from growth_tui.workspace.session import Session

REMARK = "%%"
WIDTH = 76
HOW = (
    "Write your answer below each question, as many lines as you like. Lines that begin with "
    f"{REMARK} are left out. What you leave empty stays open. Save and close when you are done."
)
_HEAD = re.compile(rf"{REMARK} \[([a-z0-9][a-z0-9_-]*)\]\s*")


def sheet(session: Session) -> str:
    """The text for a session: what the form says first, then every question that is shown."""
    form = session.instrument
    about = (form.title, form.purpose, form.opening or words.NOT_A_RECORD, form.settling, HOW)
    parts = ["\n".join(line for text in about if text for line in (*_remarks(text), REMARK))]
    for item in session.items:
        parts.append(_question(item, session.answer_to(item)))
    return "\n\n".join(parts) + "\n"


def asked(session: Session) -> list[str]:
    """The ids of the questions that `sheet` puts now."""
    return [item.id for item in session.items if item.asks]


def take_in(session: Session, text: str) -> list[str]:
    """Keep what stands in a sheet; gives a line for each answer that cannot be one.

    Texts come first: a choice may hide what was written further down, and that is kept, too.
    Raises Problem where the sheet itself cannot be read, or an answer cannot be kept.
    """
    given = _answers(text, {item.id for item in session.items})
    items = {item.id: item for item in session.items}
    faults = []
    for name in sorted(given, key=lambda name: bool(items[name].choices)):
        item = items[name]
        if item not in session.items:
            continue
        session.go_to(name)
        try:
            answer = meant(item, given[name]) if given[name] else None
            if answer != session.answer_to(item):
                session.answer(answer)
        except Problem as problem:
            if _is_of_the_disk(problem):
                raise
            faults.append(f"{name}: {problem}")
    return faults


def line_of(item: Item, answer: Any) -> str:
    """An answer as it would be written in a sheet."""
    code = nonresponse_code(answer)
    if code is not None:
        return next((key for key, each, _ in asides(item) if each == code), "")
    if item.type == "body" and isinstance(answer, list):
        marks = (
            " ".join(
                str(mark[part]) for part in ("region", "sensation", "strength") if part in mark
            )
            for mark in answer
        )
        return ", ".join(marks)
    if item.choices and answer is not None:
        codes = [choice.code for choice in item.choices]
        chosen = answer if isinstance(answer, list) else [answer]
        return ", ".join(str(codes.index(each) + 1) for each in chosen if each in codes)
    if isinstance(answer, str):
        return re.sub(rf"(?m)^{REMARK}", f" {REMARK}", answer)
    return "" if answer is None else str(answer)


def _question(item: Item, answer: Any) -> str:
    """One question as remarks, and below it the answer that was given before."""
    texts = [item.text, item.help, *(f"  {line}" for line in offered(item))]
    remarks = [line for text in texts if text for line in _remarks(text)]
    if not item.asks:
        return "\n".join(remarks)
    return "\n".join([f"{REMARK} [{item.id}]", *remarks, line_of(item, answer)])


def _remarks(text: str) -> Iterable[str]:
    """A text as remarks of at most WIDTH cells a line, its paragraphs kept."""
    for paragraph in text.split("\n"):
        indent = " " * (len(paragraph) - len(paragraph.lstrip()))
        begin = f"{REMARK} {indent}"
        yield from wrap(paragraph, WIDTH, first=begin, rest=begin) or [REMARK]


def _answers(text: str, known: set[str]) -> dict[str, str]:
    """What stands below each question; raises Problem where that cannot be told."""
    found: dict[str, list[str]] = {}
    here: str | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        head = _HEAD.fullmatch(line)
        if head is not None:
            here = head[1]
            if here not in known or here in found:
                raise _unreadable(number)
            found[here] = []
        elif line.startswith(REMARK) or (here is None and not line.strip()):
            continue
        elif here is None:
            raise _unreadable(number)
        else:
            found[here].append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def _unreadable(number: int) -> Problem:
    """The error for a sheet whose questions were changed."""
    return Problem(
        f"Line {number} cannot be told to belong to a question.",
        then=f"Leave the lines with {REMARK} and a name in brackets as they are.",
    )


def _is_of_the_disk(problem: Problem) -> bool:
    """Whether something could not be kept, rather than could not be an answer."""
    from growth_tui.store.failures import Locked, NotRead, NotSaved

    return isinstance(problem, NotSaved | NotRead | Locked)
