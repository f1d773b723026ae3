from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from store_cases import Unsynced, lock_up, others, result, settle, words_in

from growth_tui.store import names
from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder

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
    assert others(here, "commitments", was["id"]) == [{**was, "text": "edited here"}]
    assert here.ids("commitments") == {was["id"]}
    settle(here, "commitments", was["id"], 0)
    assert here.get("commitments", was["id"]) == {**was, "text": "edited there, later"}
    assert others(here, "commitments", was["id"]) == []
    assert len(list((here.folder / "commitments").iterdir())) == 1


def test_the_other_can_be_kept_and_what_was_settled_stays_so(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    here.save("commitments", {**was, "text": "here"})
    there.save("commitments", {**was, "text": "there"})
    sync("commitments", was["id"])
    assert here.apart() == [("commitments", was["id"])]
    settle(here, "commitments", was["id"], 1)
    sync("commitments", was["id"])
    assert here.all("commitments") == [{**was, "text": "here"}]
    assert here.apart() == []
    WholeFolder(there).join(WholeFolder(here).everything())
    assert there.all("commitments") == [{**was, "text": "here"}]
    assert there.apart() == []


def test_what_was_not_seen_is_not_dropped(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    record_id = str(uuid.uuid4())
    first = store.save("questions", {"id": record_id, "text": "as it was"})
    for text in ("one", "two"):
        store.save("questions", {"id": record_id, "text": text}, based_on=first)
    seen = [version.mark for version in store.standing("questions", record_id)]
    store.save("questions", {"id": record_id, "text": "three"}, based_on=first)
    assert store.settle("questions", record_id, seen[1], seen)
    assert store.get("questions", record_id) == {"id": record_id, "text": "one"}
    assert [each["text"] for each in others(store, "questions", record_id)] == ["three"]
    assert not store.settle("questions", record_id, seen[1], seen)
    assert len(store.standing("questions", record_id)) == 2


def test_what_is_kept_is_what_was_saved_whatever_became_of_it_in_memory(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    record_id = str(uuid.uuid4())
    first = store.save("questions", {"id": record_id, "text": "as it was"})
    store.save("questions", {"id": record_id, "text": "one"}, based_on=first)
    mine = {"id": record_id, "text": "two"}
    store.save("questions", mine, based_on=first)
    mine["text"] = "not saved"
    settle(store, "questions", record_id, 0)
    assert store.get("questions", record_id) == {"id": record_id, "text": "two"}
    mine["text"] = "three"
    store.save("questions", mine)
    mine["text"] = "not saved"
    store.save("questions", {"id": record_id, "text": "four"}, based_on=first)
    assert [each["text"] for each in others(store, "questions", record_id)] == ["three"]


def test_what_came_in_while_one_wrote_stands_beside_it(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    record_id = str(uuid.uuid4())
    seen = store.save("questions", {"id": record_id, "text": "as it was"})
    Store(tmp_path).save("questions", {"id": record_id, "text": "from elsewhere"})
    mine = store.save("questions", {"id": record_id, "text": "mine"}, based_on=seen)
    assert store.get("questions", record_id) == {"id": record_id, "text": "mine"}
    assert [each["text"] for each in others(store, "questions", record_id)] == ["from elsewhere"]
    store.save("questions", {"id": record_id, "text": "mine, again"}, based_on=mine)
    assert [each["text"] for each in others(store, "questions", record_id)] == ["from elsewhere"]
    assert store.get("questions", record_id) == {"id": record_id, "text": "mine, again"}


def test_an_edit_of_a_sync_tools_copy_does_not_drop_what_it_stood_beside(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    here.save("commitments", {**was, "text": "here"})
    there.save("commitments", {**was, "text": "there, later"})
    sync("commitments", was["id"])
    here.save("commitments", {**was, "text": "there, once more"})
    assert here.all("commitments") == [{**was, "text": "there, once more"}]
    assert others(here, "commitments", was["id"]) == [{**was, "text": "here"}]
    assert len(list((here.folder / "commitments").iterdir())) == 2


def test_what_was_edited_further_is_no_conflict(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    for n in range(5):
        there.save("commitments", {**was, "text": f"edit {n}"})
    sync("commitments", was["id"])
    assert here.all("commitments") == [{**was, "text": "edit 4"}]
    assert others(here, "commitments", was["id"]) == []


def test_an_edit_does_not_hide_the_other_version(tmp_path: Path) -> None:
    here, there, sync = two_machines(tmp_path, sealed=False)
    (was,) = here.all("commitments")
    there.save("commitments", {**was, "text": "there"})
    here.save("commitments", {**was, "text": "here"})
    sync("commitments", was["id"])
    here.save("commitments", {**was, "text": "here, once more"})
    assert here.get("commitments", was["id"]) == {**was, "text": "here, once more"}
    assert others(here, "commitments", was["id"]) == [{**was, "text": "there"}]


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
    assert others(store, "results", document["id"]) == []
    assert store.recent().count == 1


def test_a_note_taken_out_is_in_no_copy_either(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "Hyacinth", "second": "fine"})
    store.save("results", document)
    folder = tmp_path / "results"
    with_note = (folder / f"{document['id']}.json").read_bytes()
    for tool in COPIES:
        (folder / COPIES[tool].format(document["id"])).write_bytes(with_note)
    damaged = folder / f"{document['id']} (conflicted copy).json"
    damaged.write_bytes(with_note[:-5])
    (folder / f".{document['id']}.json.12ab34cd.tmp").write_bytes(with_note)
    assert store.get("results", document["id"]) == document
    assert store.damaged()
    store.rewrite("results", {**document, "notes": {"second": "fine"}})
    assert b"Hyacinth" not in words_in(tmp_path)
    assert store.all("results") == [{**document, "notes": {"second": "fine"}}]
    assert store.recent().count == 1
    assert store.damaged() == []


def test_a_note_taken_out_is_in_no_draft_that_was_left_behind_either(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "Hyacinth", "second": "fine"})
    store.claim(document["id"])
    store.save("drafts", document)
    draft = tmp_path / "drafts" / f"{document['id']}.json"
    whole = draft.read_bytes()
    draft.write_bytes(whole[:-5])
    assert store.all("drafts") == []
    assert store.damaged()
    draft.write_bytes(whole)
    draft.with_name(COPIES["Dropbox"].format(document["id"])).write_bytes(whole)
    store.save("results", document)
    store.rewrite("results", {**document, "notes": {"second": "fine"}})
    assert b"Hyacinth" not in words_in(tmp_path)
    assert list(draft.parent.iterdir()) == []


def test_deleting_a_result_takes_its_leftover_draft_along(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = result(notes={"first": "Hyacinth"})
    store.save("drafts", {"id": document["id"], "notes": {"first": "Hyacinth"}})
    draft = tmp_path / "drafts" / f"{document['id']}.json"
    whole = draft.read_bytes()
    draft.write_bytes(whole[:-5])
    assert store.all("drafts") == []
    assert store.damaged()
    draft.write_bytes(whole)
    store.save("results", document)
    store.delete("results", document["id"])
    assert b"Hyacinth" not in words_in(tmp_path)


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
