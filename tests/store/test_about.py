"""about.json and what stands beside it: copies, a sync tool's copies, other keys."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_cases import CHEAP, PASSPHRASE, Unsynced, lock_up, result, words_in

from growth_tui.store import about, passphrase
from growth_tui.store.doctor import Finding, Remedy, examine
from growth_tui.store.failures import Locked, WrongPassphrase
from growth_tui.store.files import DISK
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair
from growth_tui.store.whole import WholeFolder


def look(store: Store) -> list[Finding]:
    found = examine(store.records, WholeFolder(store).backups, datetime.now(UTC))
    return [finding for finding in found if finding.harm]


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
    (finding,) = look(again)
    assert (finding.path.name, finding.remedy) == (name, Remedy.WRITE_ABOUT)
    repair(again.records, [finding])
    assert look(again) == []
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
        repair(store.records, [each for each in look(store) if each.remedy is Remedy.WRITE_ABOUT])
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
    repair(store.records, look(store))
    found = {each.path: each.remedy for each in look(store)}
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
