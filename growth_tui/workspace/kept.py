"""Reading all the records of a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from growth_tui.records import Document
    from growth_tui.store.folder import Store

T = TypeVar("T")


def kept(store: Store, kind: str, read: Callable[[Document], T]) -> list[T]:
    """Every record of a kind, in no order.

    A document that is whole but is no such record (a file edited by hand, say) costs itself alone.
    """
    found = []
    for document in store.all(kind):
        try:
            found.append(read(document))
        except (LookupError, TypeError, ValueError, AttributeError):
            continue
    return found
