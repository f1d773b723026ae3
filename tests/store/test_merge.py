from __future__ import annotations

import itertools
import json
import shutil
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from store_cases import PASSPHRASE, Unsynced, lock_up, result, settle
from tinydb import TinyDB

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem
from growth_tui.store import snapshot_file, versions
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Record, make
from growth_tui.store.failures import WrongPassphrase
from growth_tui.store.folder import Store
from growth_tui.store.names import tombstone_id
from growth_tui.store.snapshot import Snapshot, union
from growth_tui.store.snapshot_file import NotASnapshot
from growth_tui.store.tombstones import Tombstone
from growth_tui.store.whole import WholeFolder, read_snapshot

IDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(4)]
NOTES = ("first", "second", "third")


def moment(n: int) -> str:
    return versions.moment(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


KINDS = ("results", "reflections", "commitments", "drafts")
OF_KIND = dict(zip(KINDS, (IDS[0], IDS[1], IDS[2], IDS[0]), strict=True))
"""A draft has the id of the result that it becomes; no other two records share one."""


@st.composite
def records(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Record:
    kind = draw(st.sampled_from(kinds))
    notes = draw(st.sets(st.sampled_from(NOTES)))
    document = {"id": OF_KIND[kind], "notes": dict.fromkeys(sorted(notes), "x")}
    if kind != "results":
        document["text"] = draw(st.sampled_from(["a", "b"]))
    return make(kind, OF_KIND[kind], moment(draw(st.integers(0, 3))), document)


@st.composite
def tombstones(draw: st.DrawFn, grave: str) -> Tombstone:
    restored_at = draw(st.sampled_from(["", moment(1), moment(5)]))
    return Tombstone(grave, moment(draw(st.integers(0, 3))), restored_at)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """What a folder can hold: whatever was restored is there."""
    graves = draw(st.sets(st.sampled_from([*IDS[:3], f"draft-{IDS[0]}"]), max_size=2))
    stones = {each: draw(tombstones(each)) for each in sorted(graves)}
    every = draw(st.lists(records(), max_size=6))
    for grave, stone in stones.items():
        if not stone.stands:
            kinds = tuple(kind for kind in KINDS if tombstone_id(kind, OF_KIND[kind]) == grave)
            every.append(draw(records(kinds)))
    found: dict[str, dict[str, tuple[Record, ...]]] = {}
    for record in every:
        group = found.setdefault(record.kind, {})
        group[record.id] = tuple(versions.join((*group.get(record.id, ()), record)))
    own = {"own.json": Blob("own.json", draw(st.sampled_from([b"1", b"2"])), 5)}
    bare = Snapshot(found, stones, {}, own if draw(st.booleans()) else {})
    return union(bare, bare)


def without_restored(snapshot: Snapshot, restored: set[str]) -> Snapshot:
    """What of a snapshot was never deleted and asked for back."""
    kept = {
        kind: {each: found for each, found in group.items() if each not in restored}
        for kind, group in snapshot.records.items()
    }
    return replace(snapshot, records={kind: group for kind, group in kept.items() if group})


@settings(max_examples=200, deadline=None)
@given(snapshots(), snapshots(), snapshots())
def test_joining_does_not_depend_on_order(one: Snapshot, two: Snapshot, three: Snapshot) -> None:
    """Of what was restored the same records are there; which edit of them, may.

    One that was made on a third machine is gone where that joined the deletion first.
    """
    left, right = union(union(one, two), three), union(one, union(two, three))
    assert left.tombstones == right.tombstones
    assert left.own == right.own
    assert {kind: group.keys() for kind, group in left.records.items()} == {
        kind: group.keys() for kind, group in right.records.items()
    }
    restored = {
        grave.removeprefix("draft-")
        for each in (one, two, three)
        for grave, stone in each.tombstones.items()
        if stone.restored_at
    }
    assert without_restored(left, restored) == without_restored(right, restored)
    there = {
        record.digest
        for each in (one, two, three)
        for group in each.records.values()
        for found in group.values()
        for record in found
        if record.kind != "results"
    }
    for joined in (left, right):
        assert {
            record.digest
            for kind in KINDS[1:]
            for found in joined.records.get(kind, {}).values()
            for record in found
        } <= there


@settings(max_examples=40, deadline=None)
@given(snapshots(), snapshots())
def test_joining_again_changes_nothing(one: Snapshot, two: Snapshot) -> None:
    both = union(one, two)
    assert both == union(two, one)
    assert union(both, one) == union(both, two) == union(both, both) == both


@settings(max_examples=40, deadline=None)
@given(snapshots(), st.sampled_from([moment(0), moment(9)]))
def test_a_file_holds_everything(snapshot: Snapshot, made_at: str) -> None:
    data = snapshot_file.to_bytes(snapshot, made_at)
    assert snapshot_file.from_bytes(data) == (snapshot, made_at)


EDITED = ("commitments", "reflections")
FORMS = ("mine.json", "ours.json")


class TwoMachines(RuleBasedStateMachine):
    """Two folders that are edited apart, merged, and now and then restored."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(f"/dev/shm/growth-merge-{uuid.uuid4()}")
        if not self.home.parent.is_dir():
            self.home = Path.cwd() / self.home.name
        self.ticks = itertools.count()
        start = datetime(2026, 1, 1, tzinfo=UTC)
        self.stores = [
            Store(
                self.home / name,
                files=Unsynced(),
                clock=lambda: start + timedelta(seconds=next(self.ticks)),
            )
            for name in ("here", "there")
        ]
        self.backups: list[Snapshot] = []
        self.deleted: set[tuple[str, str]] = set()
        self.restored: set[tuple[str, str]] = set()
        self.seen: dict[tuple[int, str, str], str] = {}
        self.edits: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        self.added = 0

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def refused(self, kind: str, record_id: str) -> None:
        """Nothing but what was deleted may be refused."""
        assert (kind, record_id) in self.deleted | self.restored

    @rule(
        at=st.integers(0, 1),
        kind=st.sampled_from(EDITED),
        n=st.integers(0, 1),
        text=st.sampled_from("abc"),
        late=st.booleans(),
    )
    def edit(self, at: int, kind: str, n: int, text: str, late: bool) -> None:
        """Edit a record; with `late` from the version that this machine saw at its last edit."""
        record_id = IDS[n + 2 * EDITED.index(kind)]
        store, key = self.stores[at], (at, kind, record_id)
        based_on = self.seen.get(key, "") if late else ""
        before = [version.mark for version in store.records.read(kind, record_id)]
        try:
            mark = store.save(kind, {"id": record_id, "text": text}, based_on=based_on)
        except Problem:
            self.refused(kind, record_id)
            return
        self.seen[key] = mark
        record = store.record(kind, record_id)
        assert record is not None
        assert record.mark == mark
        edits = self.edits.setdefault((kind, record_id), {})
        edits[mark] = record.earlier
        if (kind, record_id) not in self.deleted | self.restored:
            base = based_on or (before[0] if before else "")
            stay = set(before) - {base, *edits.get(base, ())}
            after = {version.mark for version in store.records.read(kind, record_id)}
            assert after == {mark} | stay

    @rule(at=st.integers(0, 1), kind=st.sampled_from(EDITED), n=st.integers(0, 1))
    def settle(self, at: int, kind: str, n: int) -> None:
        record_id = IDS[n + 2 * EDITED.index(kind)]
        standing = self.stores[at].standing(kind, record_id)
        if len(standing) > 1:
            settle(self.stores[at], kind, record_id, -1)
            (record,) = self.stores[at].records.read(kind, record_id)
            self.edits[kind, record_id][record.mark] = record.earlier

    @rule(at=st.integers(0, 1), n=st.integers(1, 3), answer=st.integers(1, 5))
    def answer(self, at: int, n: int, answer: int) -> None:
        document = {"id": str(uuid.UUID(int=1000 + n)), "answers": {"first": answer}}
        if self.stores[at].records.finished(str(document["id"])):
            return
        try:
            self.stores[at].save("drafts", document)
        except Problem:
            assert {("drafts", document["id"]), ("results", document["id"])} & (
                self.deleted | self.restored
            )

    @rule(at=st.integers(0, 1), pick=st.integers(0, 9))
    def finish(self, at: int, pick: int) -> None:
        drafts = sorted(self.stores[at].ids("drafts"))
        if drafts:
            record_id = drafts[pick % len(drafts)]
            try:
                self.stores[at].save("results", result(id=record_id))
            except Problem:
                self.refused("results", record_id)
                return
            self.stores[at].delete("drafts", record_id)

    @rule(at=st.integers(0, 1))
    def take(self, at: int) -> None:
        self.added += 1
        self.stores[at].save("results", result(id=str(uuid.UUID(int=self.added))))

    @rule(at=st.integers(0, 1), name=st.sampled_from(FORMS), text=st.sampled_from([b"1", b"2"]))
    def write_a_form(self, at: int, name: str, text: bytes) -> None:
        self.stores[at].definitions.keep_own(Blob(name, text, 10**9 * (1 + next(self.ticks))))

    @rule(at=st.integers(0, 1), pick=st.integers(0, 9))
    def delete(self, at: int, pick: int) -> None:
        store = self.stores[at]
        kinds = (*EDITED, "results", "drafts")
        found = [(kind, each) for kind in kinds for each in store.ids(kind)]
        if found:
            kind, each = sorted(found)[pick % len(found)]
            store.delete(kind, each)
            self.deleted.add((kind, each))
            if kind == "results":
                self.deleted.add(("drafts", each))

    @rule(at=st.integers(0, 1), pick=st.integers(0, 9))
    def take_a_note_out(self, at: int, pick: int) -> None:
        found = sorted(self.stores[at].all("results"), key=lambda each: str(each["id"]))
        if found:
            document = found[pick % len(found)]
            self.stores[at].rewrite("results", {**document, "notes": {}})

    @rule(at=st.integers(0, 1))
    def back_up(self, at: int) -> None:
        self.backups.append(WholeFolder(self.stores[at]).everything())

    @rule(at=st.integers(0, 1), pick=st.integers(0, 9), bring_back=st.booleans())
    def restore(self, at: int, pick: int, bring_back: bool) -> None:
        if not self.backups:
            return
        then = self.backups[pick % len(self.backups)]
        whole, records = WholeFolder(self.stores[at]), self.stores[at].records
        held = {(kind, each) for kind, group in then.records.items() for each in group}
        back = {key for key in held & self.deleted if records.is_deleted(*key)}
        changes, _ = whole.restore(then, bring_back=bring_back)
        for group in (changes.added, changes.changed, changes.removed):
            self.restored |= {(kind, each) for kind, ids in group.items() for each in ids}
        if bring_back:
            self.deleted -= back
            self.restored |= back
        assert whole.restored_to(then, bring_back=bring_back).none

    @rule(at=st.integers(0, 1), times=st.integers(1, 2))
    def merge(self, at: int, times: int) -> None:
        for _ in range(times):
            other = WholeFolder(self.stores[1 - at]).everything()
            expected = union(WholeFolder(self.stores[at]).everything(), other)
            WholeFolder(self.stores[at]).join(other)
            assert WholeFolder(self.stores[at]).everything() == expected

    @rule()
    def both_ways(self) -> None:
        self.merge(0, 1)
        self.merge(1, 1)
        one, two = (WholeFolder(store).everything() for store in self.stores)
        assert one == two
        assert self.stores[0].recent() == self.stores[1].recent()
        assert self.stores[0].recent().count == one.count("results")
        for kind, each in self.deleted:
            assert each not in self.stores[0].ids(kind)
        for (kind, each), edits in self.edits.items():
            if (kind, each) in self.deleted | self.restored:
                continue
            followed = {mark for earlier in edits.values() for mark in earlier}
            standing = {record.mark for record in one.records[kind][each]}
            assert standing == edits.keys() - followed

    @invariant()
    def nothing_is_damaged(self) -> None:
        for store in self.stores:
            for kind in EDITED:
                store.all(kind)
            assert store.damaged() == []


TestTwoMachines = pytest.mark.slow(TwoMachines.TestCase)
TestTwoMachines.settings = settings(
    max_examples=400,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_two_machines_in_short(tmp_path: Path) -> None:
    here, there = (Store(tmp_path / name, files=Unsynced()) for name in ("here", "there"))
    both, only_here, only_there = result(), result(), result()
    for store in (here, there):
        store.save("results", both)
        store.save("commitments", {"id": IDS[0], "text": "same"})
    here.save("results", only_here)
    there.save("results", only_there)
    there.keep_definition(b"{}")
    there.delete("commitments", IDS[0])
    changes = WholeFolder(here).join(WholeFolder(there).everything())
    assert changes.added == {"results": (only_there["id"],)}
    assert changes.removed == {"commitments": (IDS[0],)}
    assert changes.definitions == 1
    assert here.all("commitments") == []
    assert here.recent().count == 3
    assert WholeFolder(here).join(WholeFolder(there).everything()).none
    WholeFolder(there).join(WholeFolder(here).everything())
    assert WholeFolder(there).everything() == WholeFolder(here).everything()


def test_a_backup_is_a_file_that_stock_tinydb_opens(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    document = result()
    store.save("results", document)
    backup = WholeFolder(store).backups.make(datetime(2026, 11, 23, tzinfo=UTC))
    with TinyDB(backup.path, access_mode="r", encoding="utf-8") as stock:
        (found,) = stock.table("results").all()
        assert {name: found[name] for name in document} == document


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_a_folder_or_its_backup_can_be_merged_with_its_own_passphrase(
    tmp_path: Path, sealed: bool
) -> None:
    there = Store(tmp_path / "there")
    there.save("results", result())
    if sealed:
        lock_up(there)
    backup = WholeFolder(there).backups.make(datetime(2026, 11, 23, tzinfo=UTC))
    assert (b"sealed" in backup.path.read_bytes()) == sealed
    for source in (backup.path, there.folder):
        here = Store(tmp_path / f"here-{source.name}")
        asked: list[str] = []

        def ask(asked: list[str] = asked) -> str:
            asked.append("")
            return PASSPHRASE

        if sealed:
            with pytest.raises(WrongPassphrase):
                read_snapshot(source, lambda: "not the passphrase", near=here)
        WholeFolder(here).join(read_snapshot(source, ask, near=here))
        assert here.all("results") == there.all("results")
        assert len(asked) == sealed


def test_no_flipped_byte_of_a_backup_is_taken_for_data(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("commitments", {"id": IDS[0], "text": "kept"})
    for _ in range(2):
        backup = WholeFolder(store).backups.make(datetime(2026, 11, 23, tzinfo=UTC))
        whole = backup.path.read_bytes()
        for at in range(len(whole)):
            backup.path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            with pytest.raises(Problem):
                read_snapshot(backup.path, lambda: PASSPHRASE, near=store)
        if not store.sealed:
            lock_up(store)


def forged(tables: object) -> bytes:
    """A file with the right checksum and anything in it."""
    text = tables if isinstance(tables, str) else json.dumps(tables)
    rest = b"," + text.encode()[1:]
    made_at = moment(0).encode()
    return (
        b'{"_about":{"1":{"program":"growth-tui","format":1,"made_at":"%s","sha256":"%s"}}'
        % (made_at, snapshot_file._sum(1, made_at, rest))
        + rest
    )


EMPTY: dict[str, object] = {"_tombstones": {}, "_definitions": {}, "_assessments": {}}
KEPT = {"id": IDS[0], "saved_at": moment(0)}
OWN = {"name": "own.json", "text": "{}", "changed_at": 0}


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"results": {"1": {"id": "x"}}}',
        forged({}),
        forged("{" + '"a":' + "[" * 100_000),
        forged('{"a":' + "9" * 5_000 + "}"),
        forged({**EMPTY, "../x": {"1": {"_kept": KEPT}}}),
        forged({**EMPTY, "backups": {"1": {"_kept": KEPT}}}),
        forged({**EMPTY, "lock": {"1": {"_kept": KEPT}}}),
        forged(json.dumps({**EMPTY, "results": {"1": {"_kept": {**KEPT, "format": 1e999}}}})),
        forged({**EMPTY, "results": {"1": {"_kept": {**KEPT, "id": "../../x"}}}}),
        forged({**EMPTY, "results": {"1": {"_kept": {**KEPT, "saved_at": "yesterday"}}}}),
        forged({**EMPTY, "results": {"1": {"id": IDS[0]}}}),
        forged({**EMPTY, "results": ["x"]}),
        forged({**EMPTY, "_tombstones": {"1": {"id": "../x", "at": moment(0)}}}),
        forged({**EMPTY, "_tombstones": {"1": {"id": IDS[0], "at": "9"}}}),
        forged({**EMPTY, "_assessments": {"1": {"name": "../x", "text": "", "changed_at": 0}}}),
        forged({**EMPTY, "_assessments": {"1": {"name": "x", "base64": "?", "changed_at": 0}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "changed_at": 1e999}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "changed_at": "soon"}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "name": "evil.txt"}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "name": f"{'0a' * 16}.json"}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "name": ".json"}}}),
        forged({**EMPTY, "_assessments": {"1": {**OWN, "name": 5}}}),
    ],
)
def test_a_file_from_elsewhere_is_checked_before_anything_is_written(
    tmp_path: Path, bad: bytes
) -> None:
    path = tmp_path / "from-elsewhere.json"
    path.write_bytes(bad)
    with pytest.raises(NotASnapshot):
        read_snapshot(path, lambda: PASSPHRASE, near=Store(tmp_path / "data"))


def test_text_in_a_file_from_elsewhere_is_made_safe(tmp_path: Path) -> None:
    path = tmp_path / "from-elsewhere.json"
    row = {"id": IDS[0], "text": "a\x1b[2Jb\u202e", "_kept": KEPT}
    path.write_bytes(forged({**EMPTY, "commitments": {"1": row}}))
    store = Store(tmp_path / "data")
    WholeFolder(store).join(read_snapshot(path, lambda: PASSPHRASE, near=store))
    assert store.all("commitments") == [{"id": IDS[0], "text": "ab"}]


def test_a_document_from_elsewhere_lands_under_the_id_of_its_record(tmp_path: Path) -> None:
    """Whatever other record it names; that one stays as it is."""
    path = tmp_path / "from-elsewhere.json"
    row = {"id": IDS[1], "text": "theirs", "_kept": KEPT}
    path.write_bytes(forged({**EMPTY, "commitments": {"1": row}}))
    store = Store(tmp_path / "data")
    store.save("commitments", {"id": IDS[1], "text": "mine"})
    for none in (False, True):
        other = read_snapshot(path, lambda: PASSPHRASE, near=store)
        assert WholeFolder(store).join(other).none == none
    assert store.get("commitments", IDS[0]) == {"id": IDS[0], "text": "theirs"}
    assert store.get("commitments", IDS[1]) == {"id": IDS[1], "text": "mine"}


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "\ud800.json"},
        {"name": "a\x1b[31m\u202e\nb.json"},
        {"name": "NUL\0.json"},
        {"name": "x" * 300 + ".json"},
        {"name": "\U0001f331" * 300 + ".json.older"},
        {"changed_at": 10**30},
        {"changed_at": -(10**30)},
    ],
)
def test_a_form_from_elsewhere_gets_a_name_and_a_time_that_can_be_kept(
    tmp_path: Path, odd: dict[str, object]
) -> None:
    path = tmp_path / "from-elsewhere.json"
    path.write_bytes(forged({**EMPTY, "_assessments": {"1": {**OWN, "changed_at": 5, **odd}}}))
    for sealed in (False, True):
        store = Store(tmp_path / f"data-{sealed}", files=Unsynced())
        if sealed:
            lock_up(store)
        for none in (False, True):
            other = read_snapshot(path, lambda: PASSPHRASE, near=store)
            assert WholeFolder(store).join(other).none == none
        (name,) = store.definitions.own_files()
        assert clean_line(name) == name
        assert len(name.encode()) <= 200
        assert WholeFolder(store).backups.make(datetime(2026, 11, 23, tzinfo=UTC))
