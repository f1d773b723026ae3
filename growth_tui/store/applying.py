"""Making a folder hold what a snapshot says: the last step of a merge, an import and a restore.

Done under the folder's exclusive lock. Cut short, it leaves some records as they were and others as
they are to be, each of them whole; doing it again completes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from growth_tui.store import names, versions
from growth_tui.store.definitions import Definitions
from growth_tui.store.names import IMMUTABLE
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.snapshot import Snapshot, Versions, is_gone, union

_NONE: Mapping[str, Versions] = {}


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes different, as ids by kind; `definitions` and `own` are counts of new files.

    `deleted` were deleted since, and are in the snapshot: a restore asks about them.
    """

    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    deleted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undecided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    definitions: int = 0
    own: int = 0

    @property
    def none(self) -> bool:
        """Whether nothing becomes different."""
        return self == replace(Changes(), deleted=self.deleted)


def compare(before: Snapshot, after: Snapshot) -> Changes:
    """Give what differs between what a folder holds and what it is to hold."""
    pairs = list(_pairs(before, after))
    return Changes(
        _by_kind((kind, each) for kind, each, old, new in pairs if not old and new),
        _by_kind((kind, each) for kind, each, old, new in pairs if old and new and old != new),
        _by_kind((kind, each) for kind, each, old, new in pairs if old and not new),
        {},
        _by_kind((kind, each) for kind, each, old, new in pairs if _said(new) > _said(old) > 0),
        len(after.definitions.keys() - before.definitions.keys()),
        sum(before.own.get(name) != blob for name, blob in after.own.items()),
    )


def restored(now: Snapshot, then: Snapshot, *, moment: str, bring_back: bool) -> Snapshot:
    """Give what a folder is to hold so that it is as it was in `then`.

    What changed since goes back as a new edit, later than any other, so that no merge undoes it.
    What was deleted since stays so unless `bring_back` asks for it. Definitions are only added.
    """
    stones = dict(union(now, then).tombstones)
    records: dict[str, dict[str, Versions]] = {}
    for kind, each, current, wanted in _pairs(now, then):
        if not wanted:
            continue
        if is_gone(kind, each, stones):
            if not bring_back:
                continue
            for grave in {names.tombstone_id(kind, each), each} & stones.keys():
                stone = stones[grave]
                stones[grave] = replace(stone, restored_at=versions.later(moment, stone.at))
        records.setdefault(kind, {})[each] = _as_it_was(current, wanted, moment, bring_back)
    both = union(replace(now, records={}), replace(then, records={}))
    return Snapshot(records, stones, both.definitions, {**now.own, **then.own})


def apply(
    records: RecordsOnDisk, definitions: Definitions, before: Snapshot, after: Snapshot
) -> None:
    """Make the folder, which holds `before`, hold `after`. Raises NotSaved."""
    with records.alone():
        for sha, data in after.definitions.items():
            if sha not in before.definitions:
                definitions.keep(data)
        for name, blob in after.own.items():
            if before.own.get(name) != blob:
                definitions.keep_own(blob)
        for grave, stone in after.tombstones.items():
            if before.tombstones.get(grave) != stone:
                records.bury(stone)
        for kind, each, old, new in _pairs(before, after):
            if [record.digest for record in old] != [record.digest for record in new]:
                records.replace_files(kind, each, old, new)


def _pairs(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str, Versions, Versions]]:
    for kind in sorted({*before.records, *after.records}):
        old, new = before.records.get(kind, _NONE), after.records.get(kind, _NONE)
        for each in sorted({*old, *new}):
            yield kind, each, old.get(each, ()), new.get(each, ())


def _said(found: Versions) -> int:
    return len(versions.different(found))


def _as_it_was(current: Versions, wanted: Versions, moment: str, bring_back: bool) -> Versions:
    target = wanted[0]
    if not current:
        return wanted
    if target.kind in IMMUTABLE and not bring_back:
        # A note that was taken out since stays out.
        target = versions.join((current[0], target))[0]
    if target.document == current[0].document:
        return current
    edit = versions.edited(current, target.kind, target.id, target.document, moment)
    return (edit, *current[1:])


def _by_kind(found: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind, each in found:
        kinds.setdefault(kind, []).append(each)
    return {kind: tuple(ids) for kind, ids in kinds.items()}
