"""What another key has sealed, and what is known when about.json is lost."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

import pytest
from store_cases import CHEAP, Unsynced, harm, lock_up, result

from growth_tui.store import blobs, passphrase
from growth_tui.store.failures import NotRead
from growth_tui.store.files import AnyPath
from growth_tui.store.folder import Store
from growth_tui.store.keys import new_recovery_key, new_sealer
from growth_tui.store.repair import repair

OTHER = "another four plain words"
NOW = "2026-11-26T00:00:00.000000+00:00"


def sealed_by_other(folder: Path, document: dict[str, str]) -> bytes:
    """The bytes of a reflection in a folder with another passphrase."""
    other = Store(folder, files=Unsynced())
    other.begin()
    passphrase.set_passphrase(other.records, OTHER, new_recovery_key(), CHEAP)
    other.save("reflections", document)
    return (folder / "reflections" / f"{document['id']}.json").read_bytes()


def test_a_save_gives_what_another_key_sealed_another_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "here", files=Unsynced())
    document = {"id": str(uuid.uuid4()), "text": "Here."}
    store.save("reflections", document)
    lock_up(store)
    theirs = sealed_by_other(tmp_path / "there", {**document, "text": "There."})
    own = store.folder / "reflections" / f"{document['id']}.json"
    own.write_bytes(theirs)
    assert store.get("reflections", document["id"]) is None
    store.save("reflections", {**document, "text": "Here again."})
    assert store.get("reflections", document["id"]) == {**document, "text": "Here again."}
    assert theirs in [path.read_bytes() for path in own.parent.iterdir()]


def test_a_key_that_was_removed_opens_nothing_where_about_is_lost(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", result())
    passphrase.set_passphrase(store.records, OTHER, new_recovery_key(), CHEAP)
    passphrase.remove(store.records)
    lock_up(store)
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)
    for name in ("about.json", "about.copy.json"):
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:40])
    again = Store(tmp_path, files=Unsynced())
    with pytest.raises(NotRead, match="Both copies"):
        again.unlock(OTHER)
    assert again.records.sealer is None


class Logged(Unsynced):
    """A disk that notes what is made to last, and what goes."""

    def __init__(self) -> None:
        self.log: list[str] = []

    def sync_folder(self, folder: AnyPath) -> None:
        self.log.append(f"sync {Path(folder).name}")

    def unlink(self, path: AnyPath) -> None:
        self.log.append(f"unlink {Path(path).parent.name}")
        super().unlink(path)


def test_what_is_moved_aside_lasts_there_before_it_goes(tmp_path: Path) -> None:
    disk = Logged()
    store = Store(tmp_path, files=disk)
    document = {"id": str(uuid.uuid4()), "text": "Something."}
    store.save("reflections", document)
    path = tmp_path / "reflections" / f"{document['id']}.json"
    path.write_bytes(path.read_bytes()[:-20])
    found = harm(store)
    disk.log.clear()
    repair(store.records, found)
    assert disk.log == ["sync damaged", "unlink reflections", "sync reflections"]


def test_the_name_of_a_copied_form_is_never_too_long_for_a_disk() -> None:
    sealer = new_sealer()
    alias, data = blobs.seal("assessments", blobs.Blob(f"{'f' * 100}.json", b"{}", 0), NOW, sealer)
    name = f"{alias} (conflicted copy {'x' * 150}).json"
    assert len(blobs.unseal("assessments", name, data, sealer).name) < 200
    assert blobs.unseal("assessments", f"{alias}.json", data, sealer).name == f"{'f' * 100}.json"
