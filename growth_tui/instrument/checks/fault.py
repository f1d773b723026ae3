"""A fault of a definition, and where in the file it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or (a warning) that may not be what was meant.

    Attributes:
        line: From 1.
        column: From 1, in characters.
        pointer: Where in the parsed JSON (RFC 6901); empty for the whole file.
        message: One or two sentences.
        severity: A form with an error cannot be used; with a warning it can.
        name: What the file is called.
    """

    line: int
    column: int
    pointer: str
    message: str
    severity: Severity = "error"
    name: str = ""

    def __str__(self) -> str:
        """Give `file:line:column: /pointer: message`, as editors and compilers write it."""
        place = f"{self.name}:{self.line}:{self.column}".removeprefix(":")
        kind = "warning: " if self.severity == "warning" else ""
        pointer = f"{self.pointer}: " if self.pointer else ""
        return f"{place}: {pointer}{kind}{self.message}"


class Faulty(Problem):
    """A definition with errors; `faults` holds every one of them in the order of the file."""

    def __init__(self, faults: Sequence[Fault], *, name: str = "") -> None:
        self.faults = tuple(faults)
        file = as_argument(name or "FILE")
        more = len(faults) - 1
        then = f"“growth-tui check {file}” "
        then += f"names it and {more} more." if more else "looks at it again."
        super().__init__(str(faults[0]), then=then)


def as_argument(name: str) -> str:
    """A file's name as it is typed in a command: in double quotes where it holds a blank."""
    return f'"{name}"' if " " in name else name


def quoted(word: object) -> str:
    """A word from the file, safe to show and never long."""
    text = clean_line(str(word)[:1000])
    return f"“{text if len(text) <= 60 else text[:57] + '...'}”"


def pointer_of(path: Sequence[str | int]) -> str:
    """The JSON pointer of a path, safe to show."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "".join(f"/{clean_line(step)[:80]}" for step in steps)
