from __future__ import annotations

import errno
import random
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from broken_disks import RecordingDisk, RefusingDisk
from store_cases import CHEAP, PASSPHRASE, Unsynced, lock_up, result, settle
from tinydb.table import Document as TinyDocument

from growth_tui.problem import Problem
from growth_tui.store import passphrase
from growth_tui.store.blobs import Blob
from growth_tui.store.doctor import examine
from growth_tui.store.failures import NotSaved
from growth_tui.store.files import DISK, Files, write_whole
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair
from growth_tui.store.snapshot import Snapshot
from growth_tui.store.whole import WholeFolder, read_snapshot

NOTES = {"first": "Marigold", "second": "Hollyhock", "third": "Larkspur"}
Step = Callable[[Store], object]
States = dict[tuple[str, str], list[dict[str, object]]]

RESULT, OTHER, DRAFT, PROMISE, QUESTION, SECRET, RUIN = (str(uuid.UUID(int=n)) for n in range(7))
LAST_YEAR = datetime(2025, 11, 23, tzinfo=UTC)


def _without(*items: str) -> dict[str, object]:
    return result(
        id=RESULT, notes={item: note for item, note in NOTES.items() if item not in items}
    )


def _merge(store: Store) -> None:
    folder = Path(tempfile.mkdtemp(dir=store.folder.parent))
    # The same elsewhere each time: what is tried again is the same merge.
    elsewhere = Store(folder, files=Unsynced(), clock=lambda: LAST_YEAR)
    elsewhere.save("results", result(id=OTHER))
    elsewhere.save("commitments", {"id": PROMISE, "text": "edited elsewhere"})
    elsewhere.save("reflections", {"id": str(uuid.UUID(int=9)), "text": "from elsewhere"})
    WholeFolder(store).join(WholeFolder(elsewhere).everything())


def _damage(store: Store) -> None:
    """A file that is cut short, and that a look then sets aside."""
    with store.records.writing():
        path = store.folder / "reflections" / f"{RUIN}.json"
        write_whole(store.records.files, path, b"cut sh")
    store.all("reflections")


def _repair(store: Store) -> None:
    repair(store.records, examine(store.records, WholeFolder(store).backups, datetime.now(UTC)))


def _restore(store: Store) -> None:
    whole = WholeFolder(store)
    then = read_snapshot(whole.backups.all()[-1].path, lambda: PASSPHRASE, near=store)
    whole.restore(then, bring_back=True)


STEPS: dict[str, Step] = {
    "first draft": lambda store: store.save("drafts", {"id": DRAFT, "answers": {}}),
    "an answer": lambda store: store.save("drafts", {"id": DRAFT, "answers": {"first": 4}}),
    "a definition": lambda store: store.keep_definition(b'{"id": "pulse"}'),
    "the result": lambda store: store.save("results", result(id=DRAFT)),
    "its draft goes": lambda store: store.delete("drafts", DRAFT),
    "a promise": lambda store: store.save("commitments", {"id": PROMISE, "text": "first"}),
    "an edit": lambda store: store.save("commitments", {"id": PROMISE, "text": "second"}),
    "another result": lambda store: store.save("results", result(id=RESULT, notes=NOTES)),
    "a note taken out": lambda store: store.save("results", _without("first")),
    "a note taken out of every copy": lambda store: store.rewrite(
        "results", _without("first", "second")
    ),
    "settings": lambda store: store.save_settings({"theme": "dusk"}),
    "deletion": lambda store: store.delete("results", RESULT),
    "a backup": lambda store: WholeFolder(store).backups.make(LAST_YEAR),
    "through TinyDB": lambda store: (
        store.database()
        .table("questions")
        .upsert(TinyDocument({"id": QUESTION, "text": "why"}, QUESTION))
    ),
}
WHOLE: dict[str, Step] = {
    "a merge": _merge,
    "an own form": lambda store: store.add_own_definition("mine.json", b'{"id": "mine"}'),
    "damage": _damage,
    "its repair": _repair,
    "another edit": lambda store: store.save("commitments", {"id": PROMISE, "text": "a slip"}),
    "another deletion": lambda store: store.delete("results", DRAFT),
    "a restore": _restore,
    "a secret": lambda store: store.save("reflections", {"id": SECRET, "text": "Foxglove"}),
    "a backup of it": lambda store: WholeFolder(store).backups.make(datetime.now(UTC)),
    "its deletion": lambda store: store.delete("reflections", SECRET),
    "purging": lambda store: WholeFolder(store).backups.purge(),
    "setting": lambda store: lock_up(store),
    "a sealed answer": lambda store: store.save("drafts", {"id": OTHER, "answers": {"a": 1}}),
    "a sealed edit": lambda store: store.save("commitments", {"id": PROMISE, "text": "third"}),
    "settling": lambda store: settle(store, "commitments", PROMISE, -1),
    "changing": lambda store: passphrase.change(store.records, "another passphrase", CHEAP),
    "a sealed own form": lambda store: store.definitions.keep_own(Blob("b.json", b"{}", 5)),
    "sealed damage": _damage,
    "its sealed repair": _repair,
    "removing": lambda store: passphrase.remove(store.records),
    "setting again": lambda store: lock_up(store),
    "deleting everything": lambda store: WholeFolder(store).delete_everything(),
    "the first settings": lambda store: store.save_settings({"theme": "light"}),
}
PIECEMEAL = ("a merge", "a restore", "deleting everything")
"""Sets of saves and deletions, each of which is whole."""

GONE = {
    "a note taken out": NOTES["first"].encode(),
    "a note taken out of every copy": NOTES["second"].encode(),
    "deletion": NOTES["third"].encode(),
    "purging": b"Foxglove",
}
"""Words that no file may hold once that step is done, whatever the power does later."""


def opened(folder: Path, files: Files = DISK) -> Store:
    store = Store(folder, files=files)
    if store.sealed:
        for guess in (PASSPHRASE, "another passphrase"):
            try:
                store.unlock(guess)
                break
            except Problem:
                continue
    return store


def state(store: Store) -> Snapshot:
    """What a person would find; nothing may be damaged, and the index must agree."""
    everything = WholeFolder(store).everything()
    assert {each.name for each in store.damaged()} <= {f"{RUIN}.json"}
    assert store.recent().count == everything.count("results")
    own = {name: replace(blob, changed_at=0) for name, blob in everything.own.items()}
    return replace(everything, own=own)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where the system has one: these tests write many thousand files."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _pairs(names: dict[str, Step]) -> Iterator[tuple[str, list[Step], Step]]:
    before: list[Step] = []
    for name, step in names.items():
        yield name, list(before), step
        before.append(step)


@pytest.mark.parametrize("code", ["ENOSPC", "EIO", "EACCES"])
@pytest.mark.parametrize(
    ("name", "before", "step"),
    [
        pytest.param(*each, marks=[pytest.mark.slow] if each[0] in WHOLE else [])
        for each in _pairs({**STEPS, **WHOLE})
    ],
    ids=[*STEPS, *WHOLE],
)
def test_whatever_the_disk_refuses_it_is_the_old_state_or_the_new(
    name: str, before: list[Step], step: Step, code: str
) -> None:
    with scratch() as root:
        base = root / "base"
        base.mkdir()
        store = Store(base, files=Unsynced())
        for each in before:
            each(store)
        old = _told_apart(state(opened(base)))
        refused: list[States] = []
        accepted: list[States] = []
        for refused_at in range(1, 1000):
            folder = root / f"{refused_at}"
            shutil.copytree(base, folder)
            disk = RefusingDisk(getattr(errno, code), for_good=code == "ENOSPC")
            store = opened(folder, disk)
            disk.left = refused_at
            try:
                step(store)
            except NotSaved:
                refused.append(_told_apart(state(opened(folder))))
                _retried(opened(folder), step, name)
                accepted.append(_told_apart(state(opened(folder))))
            else:
                accepted.append(_told_apart(state(opened(folder))))
                assert accepted[-1] == _told_apart(state(store))
            finished = disk.left > 0
            shutil.rmtree(folder)
            if finished:
                break
        new = accepted[-1]
        assert finished
        assert all(each == new for each in accepted)
        for each in refused:
            if name in PIECEMEAL:
                assert all(found in (old.get(key), new.get(key)) for key, found in each.items())
                assert each.keys() >= old.keys() & new.keys()
            else:
                assert each in (old, new)


def _told_apart(snapshot: Snapshot) -> States:
    """The documents of each record, without the times at which they were saved."""
    return {
        (kind, each): [version.document for version in found]
        for kind, group in snapshot.records.items()
        for each, found in group.items()
    }


def _retried(store: Store, step: Step, name: str) -> None:
    """After the disk is mended the same step succeeds, or was done already."""
    try:
        step(store)
    except NotSaved:
        raise
    except Problem:
        assert name in ("setting", "removing", "changing", "an own form", "setting again")
    state(store)


def test_a_refused_save_is_not_there_and_the_old_one_is() -> None:
    with scratch() as root:
        disk = RefusingDisk(errno.ENOSPC)
        store = Store(root / "data", files=disk)
        store.save("commitments", {"id": PROMISE, "text": "first"})
        for refused_at in range(1, 6):
            disk.left = refused_at
            with pytest.raises(NotSaved, match="Not saved: the disk is full"):
                store.save("commitments", {"id": PROMISE, "text": "second"})
            disk.left = None
            kept = store.get("commitments", PROMISE)
            assert kept is not None
            # Only when the very last step fails, the sync of the folder, may the new one stand.
            assert kept["text"] == "first" or refused_at == 5
            assert not list((root / "data").rglob("*.tmp"))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_power_cut_at_any_moment_leaves_the_old_state_or_the_new(seed: int) -> None:
    luck = random.Random(seed)
    with scratch() as root:
        folder = root / "data"
        folder.mkdir()
        disk = RecordingDisk(folder)
        store = Store(folder, files=disk)
        allowed: list[Snapshot] = [state(store)]
        tried = 0

        def cut() -> None:
            nonlocal tried
            for files in disk.after_power_cuts(luck):
                if luck.random() > 0.34:
                    continue
                tried += 1
                ruin = root / "ruin"
                ruin.mkdir()
                for path, data in files.items():
                    assert not any(word in data for word in gone), path
                    target = ruin / path.relative_to(folder)
                    target.parent.mkdir(exist_ok=True)
                    target.write_bytes(data)
                cuts.append(state(opened(ruin)))
                shutil.rmtree(ruin)

        cuts: list[Snapshot] = []
        gone: list[bytes] = []
        disk.on_change = cut
        for name, step in {**STEPS, **WHOLE}.items():
            cuts.clear()
            step(store)
            allowed = [allowed[-1], state(store)]
            if name in GONE:
                gone.append(GONE[name])
            if name in PIECEMEAL:
                assert all(_between(found, *allowed) for found in cuts)
                continue
            for found in cuts:
                assert found in allowed, name
        assert tried > 500


def _between(found: Snapshot, old: Snapshot, new: Snapshot) -> bool:
    pairs = [(old, new), (new, old)]
    for kind in {*old.records, *new.records, *found.records}:
        for each in {*found.records.get(kind, {})}:
            versions = found.records[kind][each]
            if not any(versions == one.records.get(kind, {}).get(each) for one, _ in pairs):
                return False
    gone = {
        (kind, each)
        for kind, group in old.records.items()
        for each in group
        if each in new.records.get(kind, {}) and each not in found.records.get(kind, {})
    }
    return not gone
