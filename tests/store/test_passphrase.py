from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from store_cases import CHEAP, PASSPHRASE, Unsynced, lock_up, result, words_in

from growth_tui.problem import Problem
from growth_tui.store import keys, passphrase
from growth_tui.store.failures import Locked, NotSaved, WrongPassphrase
from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder

NOTE = "a note about Marigold"
DEFINITION = b'{"id": "pulse", "title": "Hollyhock"}'
OWN = b'{"id": "mine", "title": "Snapdragon"}'
WORDS = ("Marigold", "Hollyhock", "Snapdragon", "Foxglove", "Larkspur", "hollyhock", "snapdragon")


def full(folder: Path) -> tuple[Store, dict[str, Any]]:
    """A plain store with something in every place where words can be."""
    store = Store(folder, files=Unsynced())
    sha = store.keep_definition(DEFINITION)
    document = result(notes={"first": NOTE}, definition=sha, assessment="hollyhock")
    store.save("results", document)
    store.save("drafts", {"id": str(uuid.uuid4()), "notes": {"x": "Foxglove"}})
    store.save("reflections", {"id": str(uuid.uuid4()), "answers": {"what": "Larkspur"}})
    store.save_settings({"name": "Larkspur"})
    (folder / "assessments").mkdir()
    (folder / "assessments" / "snapdragon.json").write_bytes(OWN)
    damaged = folder / "reflections" / f"{uuid.uuid4()}.json"
    damaged.write_bytes(b'{"format":1, "Foxglove')
    store.all("reflections")
    assert list((folder / "damaged").iterdir())
    gone = result(notes={"first": "Marigold"})
    store.save("results", gone)
    WholeFolder(store).backups.make(store.records.clock())
    store.delete("results", gone["id"])
    (folder / "results" / f".{gone['id']}.json.0000.tmp").write_bytes(b"Marigold")
    store.recent()
    return store, document


def test_locked_no_word_can_be_found_in_any_file_or_name(tmp_path: Path) -> None:
    store, document = full(tmp_path)
    for word in WORDS:
        assert word.encode() in words_in(tmp_path)
    lock_up(store)
    found = words_in(tmp_path)
    for word in WORDS:
        assert word.encode() not in found, word
    assert store.get("results", document["id"]) == document
    assert store.own_definitions() == {"snapdragon.json": OWN}
    assert store.definition(document["definition"]) == DEFINITION
    store.save("reflections", {"id": str(uuid.uuid4()), "answers": {"what": "Larkspur"}})
    store.save("results", result(notes={"first": NOTE}, assessment="hollyhock"))
    store.keep_definition(DEFINITION + b" ")
    store.recent()
    WholeFolder(store).backups.make(store.records.clock())
    store.close()
    found = words_in(tmp_path)
    for word in WORDS:
        assert word.encode() not in found, word


def test_removing_gives_everything_back(tmp_path: Path) -> None:
    store, document = full(tmp_path)
    before = WholeFolder(store).everything()
    lock_up(store)
    assert WholeFolder(store).everything() == before
    passphrase.remove(store.records)
    assert not store.sealed
    again = Store(tmp_path)
    assert WholeFolder(again).everything() == before
    assert again.own_definitions() == {"snapdragon.json": OWN}
    assert (tmp_path / "assessments" / "snapdragon.json").read_bytes() == OWN
    assert again.get("results", document["id"]) == document
    assert b'"sealed"' not in words_in(tmp_path)


def test_without_the_passphrase_nothing_is_read_and_nothing_plain_is_written(
    tmp_path: Path,
) -> None:
    store, document = full(tmp_path)
    other = Store(tmp_path)
    assert other.get("results", document["id"]) == document
    lock_up(store)
    for attempt in (
        lambda: other.get("results", document["id"]),
        lambda: other.all("results"),
        other.recent,
        other.settings,
        other.own_definitions,
        lambda: other.definition(document["definition"]),
        lambda: other.save("results", result()),
        lambda: other.keep_definition(b"{}"),
    ):
        with pytest.raises(Locked):
            attempt()
    assert other.locked
    assert other.ids("results") == {document["id"]}
    other.unlock(PASSPHRASE)
    assert other.get("results", document["id"]) == document
    other.lock()
    with pytest.raises(Locked):
        other.get("results", document["id"])


def test_a_wrong_passphrase_is_told_from_damage(store: Store) -> None:
    store.save("results", result())
    recovery_key = lock_up(store)
    again = Store(store.folder)
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        again.unlock("four other words")
    with pytest.raises(WrongPassphrase, match="not the recovery key"):
        again.unlock_with_recovery_key("AAAA-BBBB")
    again.unlock_with_recovery_key(recovery_key.lower().replace("-", "  "))
    assert len(again.all("results")) == 1


def test_changing_rewrites_no_record(store: Store) -> None:
    store.save("results", result())
    recovery_key = lock_up(store)
    before = {path: path.stat().st_ino for path in (store.folder / "results").iterdir()}
    passphrase.change(store.records, "five other plain words", CHEAP)
    assert before == {path: path.stat().st_ino for path in (store.folder / "results").iterdir()}
    again = Store(store.folder)
    with pytest.raises(WrongPassphrase):
        again.unlock(PASSPHRASE)
    again.unlock("five other plain words")
    again.unlock_with_recovery_key(recovery_key)
    passphrase.change(store.records, PASSPHRASE, CHEAP, recovery_key="ABCD")
    with pytest.raises(WrongPassphrase):
        again.unlock_with_recovery_key(recovery_key)
    again.unlock_with_recovery_key("abcd")


def test_records_cannot_be_swapped(store: Store) -> None:
    first, second = result(), result()
    store.save("results", first)
    store.save("results", second)
    lock_up(store)
    folder = store.folder / "results"
    (folder / f"{second['id']}.json").write_bytes((folder / f"{first['id']}.json").read_bytes())
    assert store.all("results") == [first]
    (store.folder / "reflections").mkdir()
    (store.folder / "reflections" / f"{first['id']}.json").write_bytes(
        (folder / f"{first['id']}.json").read_bytes()
    )
    assert store.all("reflections") == []


def test_the_same_text_is_never_sealed_the_same_way_twice(store: Store) -> None:
    lock_up(store)
    document = {"id": str(uuid.uuid4()), "text": "same"}
    store.save("commitments", document)
    path = store.folder / "commitments" / f"{document['id']}.json"
    seen = {path.read_bytes()}
    store.save("commitments", document)
    seen.add(path.read_bytes())
    assert len(seen) == 2


def test_what_it_costs_to_try_a_passphrase(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "USUAL", keys.Cost())  # as it is outside the tests
    store.save("results", result())
    passphrase.set_passphrase(store.records, PASSPHRASE, "ABCD")
    about = json.loads((store.folder / "about.json").read_bytes())["record"]["document"]
    kdf = about["key"]["kdf"]
    assert (kdf["name"], kdf["memory_kib"], kdf["iterations"], kdf["lanes"]) == (
        "argon2id",
        256 * 1024,
        3,
        4,
    )
    again = Store(store.folder)
    again.unlock(PASSPHRASE)
    assert len(again.all("results")) == 1


def test_absurd_costs_are_refused(store: Store) -> None:
    lock_up(store)
    about = store.records.about()
    assert about.key is not None
    assert about.vault is not None
    for field, value in (("memory_kib", 1 << 40), ("iterations", 0), ("lanes", "4")):
        block = {**about.key, "kdf": {**about.key["kdf"], field: value}}
        with pytest.raises(Exception, match="cannot make"):
            keys.open_with_passphrase(about.vault, block, PASSPHRASE)


def test_too_short_set_twice_and_not_set(store: Store) -> None:
    with pytest.raises(Problem, match="at least 8"):
        lock_up(store, "short")
    with pytest.raises(Problem, match="No passphrase"):
        passphrase.remove(store.records)
    lock_up(store)
    with pytest.raises(Problem, match="already"):
        lock_up(store)
    store.lock()
    with pytest.raises(Locked):
        passphrase.remove(store.records)
    with pytest.raises(Locked):
        passphrase.change(store.records, PASSPHRASE, CHEAP)


def test_set_again_after_removal_leaves_the_old_key_worthless(store: Store) -> None:
    document = result()
    store.save("results", document)
    lock_up(store)
    other = Store(store.folder)
    other.unlock(PASSPHRASE)
    passphrase.remove(store.records)
    assert other.all("results") == [document]
    lock_up(store, "another passphrase")
    with pytest.raises(Locked):
        other.all("results")
    with pytest.raises(Locked):
        other.save("results", result())


class Stopped(BaseException):
    """As if the process were killed."""


class Stopping(Unsynced):
    """A disk on which the process dies at the n-th change."""

    def __init__(self) -> None:
        self.left: int | None = None

    def _count(self) -> None:
        if self.left is not None:
            if self.left == 0:
                raise Stopped
            self.left -= 1

    def create(self, path: AnyPath) -> int:
        self._count()
        return super().create(path)

    def write(self, handle: int, data: bytes) -> None:
        self._count()
        super().write(handle, data)

    def replace(self, source: AnyPath, target: AnyPath) -> None:
        self._count()
        super().replace(source, target)

    def unlink(self, path: AnyPath) -> None:
        self._count()
        super().unlink(path)


def _act(store: Store, deed: str) -> None:
    if deed == "set":
        lock_up(store)
    elif deed == "change":
        passphrase.change(store.records, "another passphrase", CHEAP)
    else:
        passphrase.remove(store.records)


@pytest.mark.parametrize("deed", ["set", "change", "remove"])
def test_being_killed_at_any_point_costs_nothing(tmp_path: Path, deed: str) -> None:
    for killed_at in range(400):
        folder = tmp_path / str(killed_at)
        folder.mkdir(mode=0o700)
        store, _ = full(folder)
        if deed != "set":
            lock_up(store)
        everything = WholeFolder(store).everything()
        disk = Stopping()
        dying = Store(folder, files=disk)
        if deed != "set":
            dying.unlock(PASSPHRASE)
        dying.records.about()
        disk.left = killed_at
        try:
            _act(dying, deed)
            finished = True
        except Stopped:
            finished = False
        dying.close()
        again = Store(folder)
        if again.sealed:
            for guess in (PASSPHRASE, "another passphrase"):
                try:
                    again.unlock(guess)
                    break
                except WrongPassphrase:
                    continue
        assert WholeFolder(again).everything() == everything, killed_at
        if again.sealed:
            found = words_in(folder)
            assert not [word for word in WORDS if word.encode() in found], killed_at
            assert again.records.about().state == "sealed"
        if finished:
            assert killed_at > 3
            return
    pytest.fail("it never came to an end")


def test_a_process_that_runs_meanwhile_slips_nothing_plain_in(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save("results", result())
    code = (
        "import sys, uuid; from pathlib import Path\n"
        "from growth_tui.store.folder import Store; from growth_tui.problem import Problem\n"
        f"store = Store(Path({str(tmp_path)!r})); print('ready', flush=True)\n"
        "try:\n"
        "    while True:\n"
        "        store.save('reflections', {'id': str(uuid.uuid4()), 'what': 'Larkspur'})\n"
        "except Problem as problem: print(type(problem).__name__)\n"
    )
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "ready\n"
    while not store.ids("reflections"):
        pass
    lock_up(store)
    assert other.communicate(timeout=20)[0].strip() in ("Locked", "NotSaved")
    assert b"Larkspur" not in words_in(tmp_path)
    assert store.all("reflections")


def test_a_full_disk_while_setting_says_that_it_goes_on(tmp_path: Path) -> None:
    class Full(Disk):
        full = False

        def write(self, handle: int, data: bytes) -> None:
            if self.full and b'"about"' not in data:
                raise OSError(28, os.strerror(28))
            super().write(handle, data)

    disk = Full()
    store = Store(tmp_path, files=disk)
    document = result()
    store.save("results", document)
    disk.full = True
    with pytest.raises(NotSaved, match="Begun, but not finished: the disk is full"):
        lock_up(store)
    assert store.all("results") == [document]
    disk.full = False
    again = Store(tmp_path)
    again.unlock(PASSPHRASE)
    assert again.all("results") == [document]
    assert again.records.about().state == "sealed"


def test_a_sealed_record_whose_about_json_is_gone_is_no_damage(store: Store) -> None:
    store.save("results", result())
    lock_up(store)
    for name in ("about.json", "about.copy.json"):
        (store.folder / name).unlink()
    again = Store(store.folder)
    assert again.all("results") == []
    (damage,) = again.damaged()
    assert damage.unreadable
    assert not (store.folder / "damaged").exists()
    with pytest.raises(NotSaved, match="knows no passphrase"):
        again.save("results", result(notes={"first": "Larkspur"}))
    assert b"Larkspur" not in words_in(store.folder)
