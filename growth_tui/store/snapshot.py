"""Everything in a data folder at one time, as values: what backups, exports and merges are made of.

Pure but for `take`. `union` is commutative, associative and idempotent, so that folders which
exchange snapshots in any order end up equal, and what one of them deleted stays deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growth_tui.store import names, versions
from growth_tui.store.blobs import Blob, joined
from growth_tui.store.definitions import Definitions
from growth_tui.store.envelope import Record
from growth_tui.store.failures import Damage
from growth_tui.store.reading import RecordsToRead
from growth_tui.store.tombstones import Tombstone

Versions = tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a data folder holds.

    Records by kind and id (the version that counts first), deletions by tombstone id, definitions
    by SHA-256, and the person's own definitions by file name. Beside it, and no part of it: what
    could not be read when it was taken, and whether it lay sealed.
    """

    records: Mapping[str, Mapping[str, Versions]] = field(default_factory=dict)
    tombstones: Mapping[str, Tombstone] = field(default_factory=dict)
    definitions: Mapping[str, bytes] = field(default_factory=dict)
    own: Mapping[str, Blob] = field(default_factory=dict)
    left_out: tuple[Damage, ...] = field(default=(), compare=False)
    sealed: bool = field(default=False, compare=False)

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        return len(self.records.get(kind, {}))


def take(records: RecordsToRead, definitions: Definitions) -> Snapshot:
    """Read everything that can be read; what cannot is left out, and named in `left_out`."""
    records.damage.clear()
    graves = records.names_by_id(names.TOMBSTONES)
    stones = [records.tombstone_at(grave) for grave in graves]
    kinds = {
        kind: {found[0].id: tuple(found) for found in records.read_all(kind)}
        for kind in records.kinds()
    }
    return Snapshot(
        {kind: group for kind, group in kinds.items() if group},
        {stone.id: stone for stone in stones if stone is not None},
        definitions.all(),
        definitions.own_files(),
        tuple(records.damage.values()),
        records.sealer is not None,
    )


def union(first: Snapshot, second: Snapshot) -> Snapshot:
    """Give what two folders hold together, without what either of them deleted."""
    stones = _joined_stones(first.tombstones, second.tombstones)
    kinds = {*first.records, *second.records}
    together = {
        kind: _joined(kind, first.records.get(kind, {}), second.records.get(kind, {}), stones)
        for kind in sorted(kinds)
    }
    finished = {each for kind in names.FINISHED for each in together.get(kind, {})}
    if names.DRAFTS in together:
        drafts = together[names.DRAFTS]
        together[names.DRAFTS] = {each: drafts[each] for each in drafts if each not in finished}
    return Snapshot(
        {kind: group for kind, group in together.items() if group},
        stones,
        {**first.definitions, **second.definitions},
        joined((*first.own.values(), *second.own.values())),
    )


def is_gone(kind: str, record_id: str, stones: Mapping[str, Tombstone]) -> bool:
    """Whether a deletion stands for that record."""
    return names.can_be_buried(record_id) and any(
        stone is not None and stone.stands
        for stone in (stones.get(names.tombstone_id(kind, record_id)), stones.get(record_id))
    )


def _joined(
    kind: str,
    first: Mapping[str, Versions],
    second: Mapping[str, Versions],
    stones: Mapping[str, Tombstone],
) -> dict[str, Versions]:
    return {
        each: tuple(versions.join((*first.get(each, ()), *second.get(each, ()))))
        for each in sorted({*first, *second})
        if not is_gone(kind, each, stones)
    }


def _joined_stones(
    first: Mapping[str, Tombstone], second: Mapping[str, Tombstone]
) -> dict[str, Tombstone]:
    return {
        each: (first.get(each) or second[each]).joined(second.get(each))
        for each in sorted({*first, *second})
    }
