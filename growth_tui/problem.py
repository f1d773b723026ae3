"""The one kind of error that people are meant to read."""

from __future__ import annotations


class Problem(Exception):
    """Something the person can understand and act on.

    Args:
        what: What is wrong, one plain sentence ending with a full stop.
        where: The file, id or place it concerns, if there is one.
        then: What to do next, one plain sentence ending with a full stop.
        status: The exit status of a plain command that ends with it (never 0).
    """

    def __init__(self, what: str, *, where: str = "", then: str = "", status: int = 1) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.then = then
        self.status = status

    def __str__(self) -> str:
        """Give one or two lines: what and where, then what to do next."""
        first = f"{self.where}: {self.what}" if self.where else self.what
        return f"{first}\n{self.then}" if self.then else first
