"""about.json and what stands beside it: copies, a sync tool's copies, other keys."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from pathlib import Path

import pytest
from store_cases import CHEAP, PASSPHRASE, Unsynced, harm, lock_up, result, words_in

from growth_tui.problem import Problem
from growth_tui.store import about, envelope, passphrase
from growth_tui.store.blobs import Blob
from growth_tui.store.doctor import Remedy
from growth_tui.store.failures import Locked, NotSaved, WrongPassphrase
from growth_tui.store.files import DISK, AnyPath
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair
from growth_tui.store.taking_in import take_in
from growth_tui.store.whole import WholeFolder

NOW = "2026-11-26T00:00:00.000000+00:00"


@pytest.mark.skipif(os.name == "nt", reason="no pipes there")
@pytest.mark.parametrize("name", about.NAMES)
def test_a_pipe_in_place_of_one_copy_costs_that_copy(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", document := result())
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name, 0o600)
    again = Store(tmp_path, files=Unsynced())
    assert again.all("results") == [document]
    again.save("results", result())
    (finding,) = harm(again)
    assert (finding.path.name, finding.remedy) == (name, Remedy.WRITE_ABOUT)
    repair(again.records, [finding])
    assert harm(again) == []
    assert about.read_copy(DISK, tmp_path / name) == about.read(DISK, tmp_path)


@pytest.mark.parametrize(
    "name", ["about.copy.json", "about.sync-conflict-20261126.json", "about (1).json"]
)
@pytest.mark.parametrize("in_place", [True, False])
def test_a_passphrase_is_noticed_in_whichever_copy_it_arrives(
    tmp_path: Path, name: str, in_place: bool
) -> None:
    other = Store(tmp_path / "other", files=Unsynced())
    other.begin()
    lock_up(other)
    running = Store(tmp_path / "here", files=Unsynced())
    running.save("results", result())
    target = running.folder / name
    if in_place:
        target.write_bytes(b"half")
        time.sleep(0.15)
        running.save("results", result())
    shutil.copy(other.folder / "about.json", target)
    with pytest.raises(Locked):
        running.save("results", result(notes={"first": "Larkspur"}))
    assert b"Larkspur" not in words_in(running.folder)
    assert running.locked


OTHER = "another four plain words"


def two_keys(place: Path) -> tuple[Store, about.About]:
    """A folder where each of two machines has set a passphrase; the other one's counts.

    Gives what about.json said here before they were synced, too.
    """
    here = Store(place / "here", files=Unsynced())
    here.save("reflections", {"id": str(uuid.uuid4()), "text": "on both"})
    shutil.copytree(here.folder, place / "there")
    there = Store(place / "there", files=Unsynced())
    here.save("reflections", {"id": str(uuid.uuid4()), "text": "only here"})
    lock_up(here)
    lock_up(there, OTHER)
    passphrase.change(there.records, OTHER, CHEAP)
    for name in about.NAMES:
        copy = name.replace(".json", ".sync-conflict-20261126-000000-BBBBBBB.json")
        shutil.copy(there.folder / name, here.folder / copy)
    return Store(here.folder, files=Unsynced()), about.read_copy(DISK, here.folder / "about.json")


@pytest.mark.parametrize("deed", ["change", "repair"])
def test_no_key_of_another_passphrase_is_written_over(tmp_path: Path, deed: str) -> None:
    store, mine = two_keys(tmp_path)
    with pytest.raises(WrongPassphrase, match="another passphrase counts now"):
        store.unlock(PASSPHRASE)
    store.unlock(OTHER)
    if deed == "change":
        passphrase.change(store.records, OTHER, CHEAP)
    else:
        repair(store.records, [each for each in harm(store) if each.remedy is Remedy.WRITE_ABOUT])
    now = about.read(DISK, tmp_path / "here")
    assert [found for _, found in about.other_keys(DISK, store.folder, now)] == [mine]
    again = Store(store.folder, files=Unsynced())
    with pytest.raises(WrongPassphrase, match="another passphrase counts now"):
        again.unlock(PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="This is not the passphrase"):
        again.unlock("four quite other words")
    again.unlock(OTHER)


def test_what_the_other_passphrase_sealed_is_named_and_left_alone(tmp_path: Path) -> None:
    store, _ = two_keys(tmp_path)
    store.unlock(OTHER)
    files = set((store.folder / "reflections").iterdir())
    repair(store.records, harm(store))
    found = {each.path: each.remedy for each in harm(store)}
    (key,) = store.folder.glob("about.kept-*")
    assert found == dict.fromkeys({key, *files})
    assert set((store.folder / "reflections").iterdir()) == files


def test_deleting_everything_leaves_no_key(tmp_path: Path) -> None:
    store, _ = two_keys(tmp_path)
    store.unlock(OTHER)
    passphrase.change(store.records, OTHER, CHEAP)
    WholeFolder(store).delete_everything()
    assert {path.name for path in store.folder.glob("about*")} == set(about.NAMES)
    assert b"argon2id" not in words_in(store.folder)


def forge_plain(folder: Path) -> None:
    """Write both copies as someone can who has no key."""
    about.write(DISK, folder, about.About(generation=10**6), NOW)
    for path in folder.glob("about.kept-*"):
        path.unlink()


def sealed(folder: Path) -> Store:
    """A sealed folder with a draft and its claim, and a reflection."""
    store = Store(folder, files=Unsynced())
    draft = str(uuid.uuid4())
    store.claim(draft)
    store.save("drafts", {"id": draft, "text": "Larkspur"})
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "Larkspur"})
    lock_up(store)
    return store


class FirstListed(Unsynced):
    """A disk that lists the names that come first by themselves, first."""

    first = ""

    def names(self, folder: AnyPath) -> list[str]:
        return sorted(super().names(folder), key=lambda name: not name.endswith(self.first))


@pytest.mark.parametrize("how", ["lost", "forged"])
def test_a_sealed_folder_is_known_by_any_of_its_files(tmp_path: Path, how: str) -> None:
    folder = sealed(tmp_path).folder
    disk = FirstListed()
    disk.first = ".claim" if how == "lost" else "1.json"
    if how == "lost":
        shutil.rmtree(folder / "reflections")
        for name in about.NAMES:
            (folder / name).unlink()
    else:
        forge_plain(folder)
        for kind in ("drafts", "reflections"):
            for number in range(5):
                forged = {"id": f"{uuid.uuid4()}"[:-1] + "1", "text": str(number)}
                record = envelope.make(
                    kind, forged["id"], "2026-11-26T00:00:00.000000+00:00", forged
                )
                (folder / kind / f"{forged['id']}.json").write_bytes(envelope.pack(record))
    again = Store(folder, files=disk)
    with pytest.raises(NotSaved, match="knows no passphrase"):
        again.save("reflections", {"id": str(uuid.uuid4()), "text": "Marigold"})
    assert b"Marigold" not in words_in(folder)


@pytest.mark.parametrize("how", ["forged", "lost", "damaged"])
def test_who_has_the_key_keeps_to_it_and_puts_it_back(tmp_path: Path, how: str) -> None:
    store = sealed(tmp_path)
    if how == "forged":
        forge_plain(tmp_path)
    for name in about.NAMES:
        if how == "lost":
            (tmp_path / name).unlink()
        elif how == "damaged":
            (tmp_path / name).write_bytes(b"half")
    assert store.sealed
    assert [each["text"] for each in store.all("reflections")] == ["Larkspur"]
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "Marigold"})
    assert b"Marigold" not in words_in(tmp_path)
    again = Store(tmp_path, files=Unsynced())
    again.unlock(PASSPHRASE)
    assert {each["text"] for each in again.all("reflections")} == {"Larkspur", "Marigold"}
    assert harm(again) == []


def test_who_has_the_key_follows_a_removal_and_a_deletion(tmp_path: Path) -> None:
    for name, act in (
        ("removal", lambda store: passphrase.remove(store.records)),
        ("deletion", lambda store: WholeFolder(store).delete_everything()),
    ):
        store = sealed(tmp_path / name)
        other = Store(store.folder, files=Unsynced())
        other.unlock(PASSPHRASE)
        act(store)
        for each in (store, other):
            each.save("reflections", {"id": str(uuid.uuid4()), "text": "plain"})
            assert not each.sealed
        assert not Store(store.folder).sealed


def test_the_remains_of_a_damaged_about_json_are_kept(tmp_path: Path) -> None:
    sealed(tmp_path)
    remains = [(tmp_path / name).read_bytes()[:300] for name in about.NAMES]
    for name, data in zip(about.NAMES, remains, strict=True):
        (tmp_path / name).write_bytes(data)
    for kind in ("drafts", "reflections"):
        shutil.rmtree(tmp_path / kind)
    again = Store(tmp_path, files=Unsynced())
    repair(again.records, harm(again))
    assert harm(again) == []
    assert {path.read_bytes() for path in tmp_path.glob("about.kept-*")} == set(remains)


# Taking in what another passphrase has sealed


def test_what_the_other_passphrase_sealed_is_taken_in(tmp_path: Path) -> None:
    store, _ = two_keys(tmp_path)
    store.unlock(OTHER)
    assert store.all("reflections") == []
    with pytest.raises(WrongPassphrase, match="no other key"):
        take_in(store.records, "four quite other words")
    assert take_in(store.records, PASSPHRASE) == 2
    assert {each["text"] for each in store.all("reflections")} == {"on both", "only here"}
    assert b"only here" not in words_in(store.folder)
    again = Store(store.folder, files=Unsynced())
    again.unlock(OTHER)
    assert len(again.all("reflections")) == 2
    assert [each.remedy for each in harm(again)] == [Remedy.WRITE_ABOUT] * 2


def late(place: Path) -> Store:
    """A folder whose passphrase is removed, with what another machine sealed after that."""
    here = sealed(place / "here")
    shutil.copytree(here.folder, place / "there")
    there = Store(place / "there", files=Unsynced())
    there.unlock(PASSPHRASE)
    there.save("reflections", {"id": str(uuid.uuid4()), "text": "late"})
    there.keep_definition(b'{"title": "late"}')
    passphrase.remove(here.records)
    for kind in ("reflections", "definitions"):
        for path in (there.folder / kind).iterdir():
            (here.folder / kind).mkdir(mode=0o700, exist_ok=True)
            if not (here.folder / kind / path.name).exists():
                shutil.copy(path, here.folder / kind)
    return Store(here.folder, files=Unsynced())


def test_what_was_sealed_after_the_removal_elsewhere_is_taken_in(tmp_path: Path) -> None:
    store = late(tmp_path)
    assert [each["text"] for each in store.all("reflections")] == ["Larkspur"]
    with pytest.raises(NotSaved, match="passphrase take-in"):
        store.save("reflections", {"id": str(uuid.uuid4()), "text": "more"})
    assert "take-in" in " ".join(each.what for each in harm(store))
    assert take_in(store.records, PASSPHRASE) == 2
    assert {each["text"] for each in store.all("reflections")} == {"Larkspur", "late"}
    assert list(store.definitions.all().values()) == [b'{"title": "late"}']
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "more"})
    assert harm(store) == []
    assert not Store(store.folder).sealed


def test_a_form_edited_on_both_sides_is_kept_twice(tmp_path: Path) -> None:
    store = late(tmp_path)
    there = Store(tmp_path / "there", files=Unsynced())
    there.unlock(PASSPHRASE)
    older = b'{"id": "mine", "title": "older"}'
    there.definitions.keep_own(Blob("mine.json", older, 1_000_000_000))
    shutil.copytree(there.folder / "assessments", store.folder / "assessments")
    (store.folder / "assessments" / "mine.json").write_bytes(b'{"id": "mine"}')
    assert take_in(store.records, PASSPHRASE) == 3
    assert store.own_definitions() == {"mine.json": b'{"id": "mine"}'}
    assert older in words_in(store.folder)


def test_what_nobody_with_the_key_removed_is_not_opened(tmp_path: Path) -> None:
    folder = sealed(tmp_path).folder
    shutil.copy(folder / "about.json", folder / "about (1).json")
    forge_plain(folder)
    again = Store(folder, files=Unsynced())
    with pytest.raises(Problem, match="counts as sealed again"):
        take_in(again.records, PASSPHRASE)
    assert b"Larkspur" not in words_in(folder)
    assert [each["text"] for each in again.all("reflections")] == ["Larkspur"]
    assert Store(folder).locked


def moved_aside(place: Path) -> tuple[Store, Store, str]:
    """Two machines with a passphrase each, and the id of what one moved to damaged/ of the other's.

    The key to it came only after that.
    """
    here, there = (Store(place / name, files=Unsynced()) for name in ("here", "there"))
    lock_up_with_words(here, PASSPHRASE)
    lock_up_with_words(there, OTHER)
    record_id = str(uuid.uuid4())
    there.save("reflections", {"id": record_id, "text": "from there"})
    shutil.copy(there.folder / "reflections" / f"{record_id}.json", here.folder / "reflections")
    repair(here.records, harm(here))
    assert [path.name.split(".")[1] for path in damaged(here)] == [record_id]
    shutil.copy(there.folder / "about.json", here.folder / "about 2.json")
    return here, there, record_id


def lock_up_with_words(store: Store, passphrase: str) -> None:
    """Give a folder something to seal, and seal it."""
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "Larkspur"})
    lock_up(store, passphrase)


def damaged(store: Store) -> list[Path]:
    """What lies in damaged/."""
    return sorted((store.folder / "damaged").iterdir())


def test_what_was_moved_aside_before_its_key_came_is_taken_in(tmp_path: Path) -> None:
    here, _, record_id = moved_aside(tmp_path)
    (here.folder / "damaged" / f"reflections.{record_id}.json.00000000").write_bytes(b"half")
    assert take_in(here.records, OTHER) == 1
    assert {each["text"] for each in here.all("reflections")} == {"Larkspur", "from there"}
    assert (here.folder / "reflections" / f"{record_id}.json").exists()
    assert [path.read_bytes() for path in damaged(here)] == [b"half"]
    assert take_in(here.records, OTHER) == 0


def test_what_was_moved_aside_stands_beside_what_is_there_now(tmp_path: Path) -> None:
    here, _, record_id = moved_aside(tmp_path)
    here.save("reflections", {"id": record_id, "text": "from here"})
    assert take_in(here.records, OTHER) == 1
    assert [each.document["text"] for each in here.standing("reflections", record_id)] == [
        "from here",
        "from there",
    ]
    assert damaged(here) == []
    assert b"from there" not in words_in(here.folder)


def test_a_copy_of_what_is_taken_in_or_came_from_it_only_goes(tmp_path: Path) -> None:
    here, there, record_id = moved_aside(tmp_path)
    there.save("reflections", {"id": record_id, "text": "edited there"})
    shutil.copy(there.folder / "reflections" / f"{record_id}.json", here.folder / "reflections")
    assert len(here.all("reflections")) == 1
    assert len(damaged(here)) == 2
    assert take_in(here.records, OTHER) == 1
    assert [each.document["text"] for each in here.standing("reflections", record_id)] == [
        "edited there"
    ]
    assert len(list((here.folder / "reflections").glob(f"{record_id}*"))) == 1
    assert damaged(here) == []


def test_what_was_deleted_does_not_come_back_from_damaged(tmp_path: Path) -> None:
    here, there, record_id = moved_aside(tmp_path)
    there.delete("reflections", record_id)
    shutil.copytree(there.folder / "tombstones", here.folder / "tombstones")
    assert take_in(here.records, OTHER) == 0
    assert [each["text"] for each in here.all("reflections")] == ["Larkspur"]
    assert not list((here.folder / "reflections").glob(f"{record_id}*"))
    assert damaged(here) == []
