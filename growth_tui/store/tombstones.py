"""Deletions, remembered by id and time alone, so that nothing deleted comes back from elsewhere.

A tombstone that says `restored_at`, and later than `at`, is void: the person asked for the record
back. Joining two keeps the later of each time, so that all machines end up agreeing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from growth_tui.store.envelope import Document, is_moment


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One deletion; times are texts like `saved_at`, `restored_at` is empty where there is none."""

    id: str
    at: str
    restored_at: str = ""

    @property
    def stands(self) -> bool:
        """Whether the record is to be gone."""
        return self.at > self.restored_at

    def joined(self, other: Tombstone | None) -> Tombstone:
        """Give what two machines agree on."""
        if other is None:
            return self
        return Tombstone(self.id, max(self.at, other.at), max(self.restored_at, other.restored_at))

    def to_document(self) -> Document:
        """The stored form."""
        document: Document = {"id": self.id, "at": self.at}
        if self.restored_at:
            document["restored_at"] = self.restored_at
        return document

    @classmethod
    def of(cls, document: Document) -> Self:
        """Read the stored form; raises KeyError or TypeError where it is not one."""
        found = cls(document["id"], document["at"], document.get("restored_at", ""))
        if not (isinstance(found.id, str) and is_moment(found.at)):
            raise TypeError("not a tombstone")
        if found.restored_at != "" and not is_moment(found.restored_at):
            raise TypeError("not a tombstone")
        return found
