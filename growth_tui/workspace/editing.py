"""Records that are edited: each knows which version it was read from.

An edit that was made elsewhere meanwhile is then never written over: it stays beside the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from growth_tui.records.taken import Document, Edited

if TYPE_CHECKING:
    from growth_tui.store.folder import Store

T = TypeVar("T", bound=Edited)


def to_edit(store: Store, kind: str, record_id: str, read: Callable[[Document], T]) -> T | None:
    """The record with that id, None where there is none."""
    found = store.record(kind, record_id)
    return None if found is None else replace(read(found.document), mark=found.mark)


def all_to_edit(store: Store, kind: str, read: Callable[[Document], T]) -> list[T]:
    """Every record of a kind, in no order.

    A document that is whole but is no such record (a file edited by hand, say) costs itself alone.
    """
    found = []
    for record in store.records_of(kind):
        try:
            found.append(replace(read(record.document), mark=record.mark))
        except (LookupError, TypeError, ValueError, AttributeError):
            continue
    return found


def keep(store: Store, kind: str, record: T) -> T:
    """Keep a record, new or edited; gives it as it is kept. Raises NotSaved."""
    mark = store.save(kind, record.to_document(), based_on=record.mark)
    return replace(record, mark=mark)
