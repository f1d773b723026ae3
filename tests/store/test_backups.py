from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import PASSPHRASE, Unsynced, lock_up, others, result

from growth_tui.plain_text import clean_line
from growth_tui.store import snapshot_file
from growth_tui.store.backups import worth_keeping
from growth_tui.store.failures import NotSaved
from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store
from growth_tui.store.tombstones import Tombstone
from growth_tui.store.whole import WholeFolder, read_snapshot

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


def back_to(store: Store, path: Path, *, bring_back: bool = False) -> None:
    WholeFolder(store).restore(
        read_snapshot(path, lambda: PASSPHRASE, near=store), bring_back=bring_back
    )


def test_one_a_day_and_only_when_something_changed(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    backups = WholeFolder(store).backups
    assert not backups.due(NOW)
    store.save("results", result())
    now = datetime.now(UTC)
    assert backups.due(now)
    backups.make(now)
    later = now + timedelta(hours=23)
    store.save("results", result())
    assert not backups.due(later)
    tomorrow = now + timedelta(days=1)
    assert backups.due(tomorrow)
    backups.make(tomorrow)
    assert not backups.due(tomorrow + timedelta(days=30))


def test_a_backup_from_the_future_does_not_stop_the_others(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", result())
    now = datetime.now(UTC)
    backups = WholeFolder(store).backups
    ahead = backups.make(now + timedelta(days=4000))
    assert backups.due(now)
    backups.make(now)
    assert ahead.path.exists()
    assert len(backups.all()) == 2


def test_days_weeks_months_and_years_are_thinned() -> None:
    every = {NOW - timedelta(hours=12 * n) for n in range(2 * 365 * 3)}
    kept = worth_keeping(every, NOW)
    assert {time for time in every if NOW - time < timedelta(days=2)} <= kept
    days = {time.date() for time in kept if NOW - time < timedelta(days=7)}
    assert len(days) == 7
    assert len({f"{time:%G%V}" for time in kept if NOW - time < timedelta(weeks=5)}) >= 5
    assert len({f"{time:%Y%m}" for time in kept if NOW - time < timedelta(days=364)}) == 12
    assert {time.year for time in kept} == {2023, 2024, 2025, 2026}
    assert len(kept) < 35
    assert worth_keeping(kept, NOW) == kept


def test_thinning_day_by_day_keeps_as_much(tmp_path: Path) -> None:
    kept: set[datetime] = set()
    for n in range(800):
        kept = worth_keeping({*kept, NOW + timedelta(days=n)}, NOW + timedelta(days=n))
    assert len({f"{time:%Y%m}" for time in kept}) >= 12
    assert len(kept) <= 30


def test_two_within_a_second_are_two(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced(), clock=lambda: NOW)
    backups = WholeFolder(store).backups
    texts = ("first", "second", "third")
    record_id = result()["id"]
    for text in texts:
        store.save("commitments", {"id": record_id, "text": text})
        backups.make(NOW)
    made = [backup.path for backup in reversed(backups.all())]
    read = [read_snapshot(path, lambda: PASSPHRASE, near=store) for path in made]
    assert [then.records["commitments"][record_id][0].document["text"] for then in read] == [*texts]


def test_two_restores_within_a_second_keep_aside_what_was_before_each(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced(), clock=lambda: NOW)
    empty = WholeFolder(store).everything()
    document = result()
    store.save("results", document)
    _, aside = WholeFolder(store).restore(empty)
    WholeFolder(store).restore(empty)
    back_to(store, aside.path)
    assert store.all("results") == [document]


class Forgetful(Disk):
    """Gives back something else than was written to backups."""

    def read(self, path: AnyPath) -> bytes:
        data = super().read(path)
        return data[:-9] + b"*" + data[-8:] if "backups" in str(path) else data


def test_a_backup_that_cannot_be_read_back_thins_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", result())
    for n in (40, 39, 38):
        WholeFolder(store).backups.make(NOW - timedelta(days=n))
    assert len(WholeFolder(store).backups.all()) == 3
    broken = WholeFolder(Store(tmp_path, files=Forgetful())).backups
    with pytest.raises(NotSaved, match="something else"):
        broken.make(NOW)
    assert len([each for each in broken.all() if each.made_at < NOW]) == 3


def test_while_something_is_damaged_no_backup_is_thinned(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result()
    store.save("results", document)
    backups = WholeFolder(store).backups
    dates = [NOW - timedelta(days=n) for n in range(29, 5, -1)]
    for made_at in dates[:-1]:
        backups.make(made_at)
    before = len(backups.all())
    path = tmp_path / "results" / f"{document['id']}.json"
    path.write_bytes(path.read_bytes()[:50])
    backups.make(dates[-1])
    assert len(backups.all()) == before + 1


def test_restoring_gives_back_what_was_and_keeps_aside_what_is(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    first, edited, gone = result(), {"id": result()["id"], "text": "as it was"}, result()
    store.save("results", first)
    store.save("results", gone)
    store.save("commitments", edited)
    whole = WholeFolder(store)
    backup = whole.backups.make(datetime.now(UTC))
    then = whole.everything()
    store.save("commitments", {**edited, "text": "changed since"})
    later = result()
    store.save("results", later)
    store.delete("results", gone["id"])
    snapshot = read_snapshot(backup.path, lambda: "", near=store)
    before = whole.everything()
    changes = whole.restored_to(snapshot)
    assert whole.everything() == before
    assert changes.changed == {"commitments": (edited["id"],)}
    assert changes.removed == {"results": (later["id"],)}
    assert changes.deleted == {"results": (gone["id"],)}
    assert changes.added == {}
    _, aside = whole.restore(snapshot)
    assert store.all("commitments") == [edited]
    assert {each["id"] for each in store.all("results")} == {first["id"]}
    assert store.recent().count == 1
    assert backup.path.exists()
    back_to(store, aside.path)
    assert {each["id"] for each in store.all("results")} == {first["id"], later["id"]}
    assert store.all("commitments") == [{**edited, "text": "changed since"}]
    back_to(store, backup.path, bring_back=True)
    restored = whole.everything()
    assert restored.records["results"] == then.records["results"]


def test_restoring_what_is_as_it_was_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "private", "second": "fine"})
    store.save("results", document)
    whole = WholeFolder(store)
    then = whole.everything()
    store.rewrite("results", {**document, "notes": {"second": "fine"}})
    assert whole.restored_to(then).none
    assert whole.restored_to(then, bring_back=True).changed == {"results": (document["id"],)}


def test_what_a_restore_brought_back_no_merge_takes_away(tmp_path: Path) -> None:
    here = Store(tmp_path / "here", files=Unsynced())
    there = Store(tmp_path / "there", files=Unsynced())
    document = result()
    here.save("results", document)
    backup = WholeFolder(here).backups.make(datetime.now(UTC))
    here.delete("results", document["id"])
    WholeFolder(there).join(WholeFolder(here).everything())
    back_to(here, backup.path, bring_back=True)
    WholeFolder(here).join(WholeFolder(there).everything())
    assert here.all("results") == [document]
    WholeFolder(there).join(WholeFolder(here).everything())
    assert there.all("results") == [document]
    there.delete("results", document["id"])
    WholeFolder(here).join(WholeFolder(there).everything())
    assert here.all("results") == []


def test_a_restored_edit_is_not_undone_by_a_merge(tmp_path: Path) -> None:
    here = Store(tmp_path / "here", files=Unsynced())
    there = Store(tmp_path / "there", files=Unsynced())
    document = {"id": result()["id"], "text": "as it was"}
    here.save("commitments", document)
    backup = WholeFolder(here).backups.make(datetime.now(UTC))
    here.save("commitments", {**document, "text": "a mistake"})
    WholeFolder(there).join(WholeFolder(here).everything())
    back_to(here, backup.path)
    WholeFolder(here).join(WholeFolder(there).everything())
    assert here.all("commitments") == [document]
    assert others(here, "commitments", document["id"]) == []


def test_a_note_taken_out_stays_out_through_a_restore(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "private"})
    store.save("results", document)
    backup = WholeFolder(store).backups.make(datetime.now(UTC))
    store.save("results", {**document, "notes": {}})
    back_to(store, backup.path)
    assert store.all("results") == [{**document, "notes": {}}]
    back_to(store, backup.path, bring_back=True)
    assert store.all("results") == [document]


@pytest.mark.parametrize("sealed_then", [False, True])
@pytest.mark.parametrize("sealed_now", [False, True])
def test_a_backup_outlives_the_passphrase(
    tmp_path: Path, sealed_then: bool, sealed_now: bool
) -> None:
    there = Store(tmp_path / "there", files=Unsynced())
    document = result()
    there.save("results", document)
    if sealed_then:
        lock_up(there)
    backup = WholeFolder(there).backups.make(datetime.now(UTC))
    here = Store(tmp_path / "here", files=Unsynced())
    if sealed_now:
        lock_up(here, "quite another passphrase")
    back_to(here, backup.path)
    assert here.all("results") == [document]


def test_after_delete_and_purge_no_word_is_left(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "about Marigold"}, assessment="hollyhock")
    store.save("drafts", {**document, "position": None})
    store.save("results", document)
    store.delete("drafts", document["id"])
    store.save("results", result())
    store.recent()
    path = tmp_path / "results" / f"{document['id']}.json"
    path.with_name(f"{document['id']} (conflicted copy).json").write_bytes(path.read_bytes())
    path.with_name(f".{path.name}.12ab34cd.tmp").write_bytes(b"Marigold")
    for name in (f"Copy of {path.name}", f"~syncthing~{path.name}.tmp", f"{path.name}.bak"):
        path.with_name(name).write_bytes(b"Marigold")
    damaged = path.with_name(f"{document['id']} 2.json")
    damaged.write_bytes(path.read_bytes()[:-9])
    store.all("results")
    backups = WholeFolder(store).backups
    backups.make(datetime.now(UTC))
    store.delete("results", document["id"])
    backups.purge()
    backups.make(datetime.now(UTC))
    for each in tmp_path.rglob("*"):
        if each.is_file():
            assert b"Marigold" not in each.read_bytes(), each
            assert b"hollyhock" not in each.read_bytes(), each


def test_delete_everything_leaves_ids_and_times_alone(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "Marigold"})
    store.save("results", document)
    store.save("drafts", {"id": result()["id"], "notes": {"x": "Marigold"}})
    store.keep_definition(b'{"title": "Marigold"}')
    store.save_settings({"name": "Marigold"})
    (tmp_path / "assessments").mkdir()
    (tmp_path / "assessments" / "marigold.json").write_bytes(b"Marigold")
    whole = WholeFolder(store)
    snapshot = whole.everything()
    whole.backups.make(datetime.now(UTC))
    lock_up(store)
    (tmp_path / "writing").mkdir()
    for name in (
        "writing/.0123456789abcdef.tmp",
        "writing/.0123456789abcdef.tmp.swp",
        "writing/text~",
        f"results/~syncthing~{document['id']}.json.tmp",
        f"results/{document['id']}.json.bak",
        "index.sync-conflict-20261125.jsonl",
        "assessments/.marigold.json.swp",
        "backups/2026 (conflicted copy).json",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"Marigold")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "mine.jpg").write_bytes(b"not ours")
    locked = Store(tmp_path)
    assert WholeFolder(locked).delete_everything() == 3
    for each in tmp_path.rglob("*"):
        assert b"arigold" not in each.name.encode()
        if each.is_file():
            assert b"arigold" not in each.read_bytes(), each
    assert not locked.sealed
    assert sorted(os.listdir(tmp_path)) == [
        "about.copy.json",
        "about.json",
        "lock",
        "pictures",
        "tombstones",
    ]
    assert (tmp_path / "pictures" / "mine.jpg").exists()
    WholeFolder(locked).join(snapshot)
    assert locked.all("results") == []
    locked.save("results", result())
    assert len(locked.all("results")) == 1


def test_settings_can_be_kept_after_everything_was_deleted(tmp_path: Path) -> None:
    here = Store(tmp_path / "here", files=Unsynced())
    there = Store(tmp_path / "there", files=Unsynced())
    for store in (here, there):
        store.save_settings({"theme": "dusk"})
    WholeFolder(here).delete_everything()
    assert here.settings() == {}
    here.save_settings({"theme": "light"})
    assert here.settings() == {"theme": "light"}
    WholeFolder(there).join(WholeFolder(here).everything())
    there.save_settings({"theme": "dark"})
    assert there.settings() == {"theme": "dark"}


def test_a_tombstone_of_the_settings_from_before_is_void(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.records.bury(Tombstone("settings", "2026-11-23T20:00:00.000000+00:00"))
    store.save_settings({"theme": "light"})
    assert store.settings() == {"theme": "light"}
    WholeFolder(store).join(WholeFolder(store).everything())
    assert store.settings() == {"theme": "light"}


ODD_NAMES = (
    b"caf\xe9.json",
    b"a\nb.json",
    b"a:b.json",
    b"a\\b.json",
    b"\x1b[31m.json",
    b"x" * 250 + b".json",
)


@pytest.mark.skipif(sys.platform != "linux", reason="such names are refused elsewhere")
def test_a_form_under_whatever_name_is_in_the_backup(tmp_path: Path) -> None:
    store = Store(tmp_path / "data", files=Unsynced())
    store.begin()
    own = tmp_path / "data" / "assessments"
    own.mkdir()
    for name in ODD_NAMES:
        (own / os.fsdecode(name)).write_bytes(name)
    (own / "old.json").write_bytes(b"old")
    os.utime(own / "old.json", ns=(-5, -5))
    backup = WholeFolder(store).backups.make(NOW)
    taken = read_snapshot(backup.path, lambda: PASSPHRASE, near=store)
    assert WholeFolder(store).restored_to(taken).none
    other = Store(tmp_path / "other", files=Unsynced())
    WholeFolder(other).join(taken)
    assert sorted(other.own_definitions().values()) == sorted([b"old", *ODD_NAMES])
    assert WholeFolder(other).joined_with(taken).none
    for name in other.own_definitions():
        assert clean_line(name) == name
    (own / os.fsdecode(ODD_NAMES[0])).write_bytes(b"changed")
    back_to(store, backup.path)
    assert (own / os.fsdecode(ODD_NAMES[0])).read_bytes() == ODD_NAMES[0]
    assert len(list(own.iterdir())) == len(ODD_NAMES) + 1


def test_a_backup_that_could_not_be_restored_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", result())
    monkeypatch.setattr(snapshot_file, "_row", lambda record, place: record.document)
    with pytest.raises(NotSaved, match="could not be read again"):
        WholeFolder(store).backups.make(NOW)
    assert WholeFolder(store).backups.all() == []
