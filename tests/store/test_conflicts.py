from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from store_cases import Unsynced, lock_up, result

from growth_tui.store import names
from growth_tui.store.folder import Store

COPIES = {
    "Dropbox": "{} (Ana's conflicted copy 2026-11-23).json",
    "Nextcloud": "{} (conflicted copy 2026-11-23 101010).json",
    "Syncthing": "{}.sync-conflict-20261123-101010-ABCDEFG.json",
    "Google Drive": "{} (1).json",
    "iCloud": "{} 2.json",
    "OneDrive": "{}-LAPTOP.json",
}


@pytest.mark.parametrize("tool", COPIES)
def test_a_sync_tools_copy_is_the_same_record(tool: str) -> None:
    record_id = str(uuid.uuid4())
    assert names.id_in(COPIES[tool].format(record_id)) == record_id
    if tool != "OneDrive":
        assert names.id_in(COPIES[tool].format("settings")) == "settings"


@pytest.mark.parametrize(
    "name",
    [".a.json.12ab.tmp", "~syncthing~a.json.tmp", "a.claim", "notes.txt", "A.json", ".json", "a"],
)
def test_other_files_are_no_records(name: str) -> None:
    assert names.id_in(name) is None


def two_machines(tmp_path: Path, sealed: bool) -> tuple[Store, Store, Callable[[str, str], None]]:
    """Two stores on copies of one folder, and a sync that finds both changed one record."""
    here, there = tmp_path / "here", tmp_path / "there"
    first = Store(here, files=Unsynced())
    first.save("commitments", {"id": str(uuid.uuid4()), "text": "as it was"})
    if sealed:
        lock_up(first)
    there.mkdir()
    for path in here.rglob("*"):
        target = there / path.relative_to(here)
        target.mkdir() if path.is_dir() else target.write_bytes(path.read_bytes())
    second = Store(there, files=Unsynced())
    second.records.sealer = first.records.sealer

    def sync(kind: str, record_id: str) -> None:
        copy = here / kind / COPIES["Dropbox"].format(record_id)
        copy.write_bytes((there / kind / f"{record_id}.json").read_bytes())

    return first, second, sync


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_the_newest_edit_counts_and_the_other_stays_visible(tmp_path: Path, sealed: bool) -> None:
    here, there, sync = two_machines(tmp_path, sealed)
    (was,) = here.all("commitments")
    here.save("commitments", {**was, "text": "edited here"})
    there.save("commitments", {**was, "text": "edited there, later"})
    sync("commitments", was["id"])
    assert here.all("commitments") == [{**was, "text": "edited there, later"}]
    assert here.others("commitments", was["id"]) == [{**was, "text": "edited here"}]
    assert here.ids("commitments") == {was["id"]}
    here.settle("commitments", was["id"])
    assert here.get("commitments", was["id"]) == {**was, "text": "edited there, later"}
    assert here.others("commitments", was["id"]) == []
    assert len(list((here.folder / "commitments").iterdir())) == 1


def test_what_was_edited_further_is_no_conflict(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    for n in range(5):
        there.save("commitments", {**was, "text": f"edit {n}"})
    sync("commitments", was["id"])
    assert here.all("commitments") == [{**was, "text": "edit 4"}]
    assert here.others("commitments", was["id"]) == []


def test_an_edit_does_not_hide_the_other_version(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    there.save("commitments", {**was, "text": "there"})
    here.save("commitments", {**was, "text": "here"})
    sync("commitments", was["id"])
    here.save("commitments", {**was, "text": "here, once more"})
    assert here.get("commitments", was["id"]) == {**was, "text": "here, once more"}
    assert here.others("commitments", was["id"]) == [{**was, "text": "there"}]


def test_a_note_taken_out_of_a_result_does_not_come_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    document = result(notes={"first": "private", "second": "fine"})
    store.save("results", document)
    path = tmp_path / "results" / f"{document['id']}.json"
    with_note = path.read_bytes()
    store.save("results", {**document, "notes": {"second": "fine"}})
    assert b"private" not in path.read_bytes()
    (tmp_path / "results" / f"{document['id']}.sync-conflict-1.json").write_bytes(with_note)
    assert store.all("results") == [{**document, "notes": {"second": "fine"}}]
    assert store.others("results", document["id"]) == []
    assert store.recent().count == 1


def test_deleting_takes_the_copies_along(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    there.save("commitments", {**was, "text": "Hyacinth"})
    sync("commitments", was["id"])
    here.delete("commitments", was["id"])
    assert not list((here.folder / "commitments").iterdir())
    sync("commitments", was["id"])
    assert here.all("commitments") == []


def test_a_damaged_copy_leaves_the_record_alone(tmp_path: Path) -> None:
    here, _, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    sync("commitments", was["id"])
    copy = here.folder / "commitments" / COPIES["Dropbox"].format(was["id"])
    copy.write_bytes(copy.read_bytes()[:50])
    assert here.all("commitments") == [was]
    assert [damage.name for damage in here.damaged()] == [copy.name]
