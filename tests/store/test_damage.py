from __future__ import annotations

import json
import os
import shutil
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_cases import PASSPHRASE, Unsynced, lock_up, looked, result

from growth_tui.problem import Problem
from growth_tui.store import envelope
from growth_tui.store.doctor import Remedy, examine
from growth_tui.store.failures import NotRead, NotSaved
from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair, tidy
from growth_tui.store.whole import WholeFolder, read_snapshot


def only_file(store: Store, kind: str) -> Path:
    (path,) = (store.folder / kind).glob("*.json")
    return path


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
@pytest.mark.parametrize(
    "bits",
    [0x01, 0x20]
    + [pytest.param(1 << n, marks=pytest.mark.slow) for n in (1, 2, 3, 4, 6, 7)]
    + [pytest.param(0xFF, marks=pytest.mark.slow)],
)
def test_no_flipped_byte_becomes_wrong_data(tmp_path: Path, sealed: bool, bits: int) -> None:
    store = Store(tmp_path, files=Unsynced())
    document = {"id": str(uuid.uuid4()), "text": "No, I said nothing.", "n": [1, 2.5, None, True]}
    other = {"id": str(uuid.uuid4()), "text": "beside it"}
    store.save("commitments", document)
    if sealed:
        lock_up(store)
    path = only_file(store, "commitments")
    store.save("commitments", other)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bits]) + whole[at + 1 :])
        assert store.get("commitments", document["id"]) is None
        assert [each.name for each in store.damaged()] == [path.name]
        assert other in store.all("commitments")
    path.write_bytes(whole)
    assert store.get("commitments", document["id"]) == document
    assert store.damaged() == []


@pytest.fixture
def some_of_everything(tmp_path: Path) -> Store:
    """A folder with a file of every sort; one result was deleted and then restored."""
    store = Store(tmp_path / "data", files=Unsynced())
    sha = store.keep_definition(b'{"id": "pulse"}')
    store.save("results", kept := result(definition=sha))
    store.save("results", result())
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "beside it"})
    store.save_settings({"theme": "dusk"})
    store.add_own_definition("mine.json", b'{"id": "mine"}')
    whole = WholeFolder(store)
    then = whole.everything()
    store.delete("results", kept["id"])
    whole.restore(then, bring_back=True)
    for backup in whole.backups.all()[1:]:
        backup.path.unlink()
    store.recent()
    return store


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
@pytest.mark.parametrize(
    "every", [19, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "each"]
)
def test_a_flipped_byte_in_any_file_costs_no_other_and_is_told(
    some_of_everything: Store, sealed: bool, every: int
) -> None:
    store = some_of_everything
    if sealed:
        lock_up(store)
        store.recent()
    key = store.records.sealer
    before, recent = _all_of_it(store), store.recent()
    for path in sorted(store.folder.rglob("*.json*")):
        if not path.is_file():
            continue
        own = None if sealed else ("assessments", "mine.json")
        whole = path.read_bytes()
        step = every if len(whole) < 600 else 7 * every
        for at in range(len(path.name) % step, len(whole), step):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            again = Store(store.folder, files=Unsynced())
            again.records.sealer = key
            found = _all_of_it(again)
            assert found.keys() <= before.keys()
            own_key = (path.parent.name, path.name)
            if path.parent.name in ("tombstones", "backups") or path.parent == store.folder:
                assert found == before
                assert again.recent() == recent
            elif own_key == own:
                # Whatever a person has written there is theirs.
                assert found.keys() == before.keys()
            else:
                assert len(found) == len(before) - 1
                assert all(before[each] == found[each] for each in found)
            told = examine(again.records, WholeFolder(again).backups, datetime.now(UTC))
            if own_key != own and path.name != "index.jsonl":
                assert path in [each.path for each in told if each.harm], (path, at)
            path.write_bytes(whole)
            again.close()
        shutil.rmtree(store.folder / "damaged", ignore_errors=True)


def _all_of_it(store: Store) -> dict[tuple[str, str], object]:
    records = {
        (kind, str(document["id"])): document
        for kind in store.records.kinds()
        for document in store.all(kind)
    }
    definitions = {("definitions", sha): data for sha, data in store.definitions.all().items()}
    own = {("assessments", name): data for name, data in store.own_definitions().items()}
    return {**records, **definitions, **own}


@pytest.mark.parametrize("ruin", [b"", b"half of it", b"{}"])
def test_a_tombstone_that_cannot_be_read_removes_nothing(
    some_of_everything: Store, ruin: bytes
) -> None:
    store = some_of_everything
    count = len(store.all("results"))
    path = only_file(store, "tombstones")
    path.write_bytes(ruin)
    whole = WholeFolder(store)
    assert len(store.all("results")) == count
    assert tidy(store.records) == 0
    made = whole.backups.make(datetime.now(UTC))
    assert read_snapshot(made.path, lambda: "", near=store).count("results") == count
    (finding,) = [each for each in looked(store) if each.harm]
    assert (finding.path, finding.remedy) == (path, Remedy.MOVE_ASIDE)
    other = Store(store.folder.parent / "other", files=Unsynced())
    with pytest.raises(Problem, match="nothing was changed"):
        whole.join(WholeFolder(other).everything())
    repair(store.records, looked(store))
    assert len(store.all("results")) == count
    assert [each for each in looked(store) if each.harm] == []
    assert [copy.read_bytes() for copy in (store.folder / "damaged").iterdir()] == [ruin]


def test_a_tombstone_that_the_disk_does_not_give_costs_no_other_record(
    some_of_everything: Store,
) -> None:
    path = only_file(some_of_everything, "tombstones")
    path.unlink()
    path.mkdir()
    again = Store(some_of_everything.folder)
    assert len(again.all("results")) == 2
    assert [each.unreadable for each in again.damaged()] == [True]


def test_no_truncation_becomes_wrong_data(store: Store) -> None:
    document = {"id": str(uuid.uuid4()), "text": "the whole of it"}
    store.save("commitments", document)
    path = only_file(store, "commitments")
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert store.all("commitments") == []
    path.write_bytes(whole + b" ")
    assert store.all("commitments") == []


def test_a_damaged_file_is_left_copied_reported_and_read_again(store: Store) -> None:
    document = result()
    store.save("results", document)
    path = only_file(store, "results")
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    assert store.get("results", document["id"]) is None
    assert store.all("results") == []
    (damage,) = store.damaged()
    assert (damage.kind, damage.name) == ("results", path.name)
    assert path.read_bytes() == whole[:-40]
    (copy,) = (store.folder / "damaged").iterdir()
    assert copy.read_bytes() == whole[:-40]
    (store.folder / "index.jsonl").unlink()
    assert store.recent().count == 0
    path.write_bytes(whole)
    assert store.get("results", document["id"]) == document
    assert store.damaged() == []
    assert store.recent().count == 1


def test_a_record_under_another_ones_name_is_damage(store: Store) -> None:
    first, second = result(), result()
    store.save("results", first)
    store.save("results", second)
    folder = store.folder / "results"
    data = (folder / f"{first['id']}.json").read_bytes()
    (folder / f"{second['id']}.json").write_bytes(data)
    assert store.all("results") == [first]
    (store.folder / "reflections").mkdir()
    (store.folder / "reflections" / f"{first['id']}.json").write_bytes(data)
    assert store.all("reflections") == []
    assert len(store.damaged()) == 2


def test_a_newer_format_is_read_only_and_not_damage(store: Store) -> None:
    document = {"id": str(uuid.uuid4()), "text": "from the future"}
    store.save("commitments", document)
    path = only_file(store, "commitments")
    body = json.dumps({"new": "shape"}).encode()
    newer = b'{"format":2,"sha256":"%s","record":%s}\n' % (
        envelope._digest(2, body).encode(),
        body,
    )
    path.write_bytes(newer)
    assert store.get("commitments", document["id"]) is None
    (damage,) = store.damaged()
    assert damage.newer
    assert "newer version" in damage.reason
    assert not (store.folder / "damaged").exists()
    with pytest.raises(NotSaved, match="newer version"):
        store.save("commitments", document)
    assert path.read_bytes() == newer


def test_a_newer_folder_is_read_only(store: Store) -> None:
    document = result()
    store.save("results", document)
    body = b'{"whatever":1}'
    for name in ("about.json", "about.copy.json"):
        (store.folder / name).write_bytes(
            b'{"format":2,"sha256":"%s","record":%s}\n' % (envelope._digest(2, body).encode(), body)
        )
    again = Store(store.folder)
    assert again.all("results") == [document]
    with pytest.raises(NotSaved, match="newer version"):
        again.save("results", result())
    with pytest.raises(NotSaved, match="newer version"):
        again.delete("results", document["id"])
    assert again.all("results") == [document]


def test_a_flipped_format_digit_is_damage_and_not_a_newer_version(store: Store) -> None:
    store.save("commitments", {"id": str(uuid.uuid4())})
    path = only_file(store, "commitments")
    path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":3'))
    store.all("commitments")
    (damage,) = store.damaged()
    assert not damage.newer


def test_a_disk_that_refuses_to_read_is_not_damage(tmp_path: Path) -> None:
    class Refusing(Disk):
        refused = ""

        def read(self, path: AnyPath) -> bytes:
            if self.refused and self.refused in str(path):
                raise OSError(5, os.strerror(5))
            return super().read(path)

    disk = Refusing()
    store = Store(tmp_path, files=disk)
    first, second = result(), result()
    store.save("results", first)
    store.save("results", second)
    disk.refused = first["id"]
    with pytest.raises(NotRead, match="the disk reports an error"):
        store.get("results", first["id"])
    assert store.all("results") == [second]
    (damage,) = store.damaged()
    assert damage.unreadable
    assert not (tmp_path / "damaged").exists()
    disk.refused = ""
    assert len(store.all("results")) == 2
    assert store.damaged() == []


def test_one_damaged_copy_of_about_json_costs_nothing(store: Store) -> None:
    document = result()
    store.save("results", document)
    lock_up(store)
    for name in ("about.json", "about.copy.json"):
        whole = (store.folder / name).read_bytes()
        (store.folder / name).write_bytes(whole[: len(whole) // 2])
        again = Store(store.folder)
        again.unlock(PASSPHRASE)
        assert document in again.all("results")
        (store.folder / name).unlink()
        again = Store(store.folder)
        again.unlock(PASSPHRASE)
        again.save("results", result())
        (store.folder / name).write_bytes(whole)
    for name in ("about.json", "about.copy.json"):
        (store.folder / name).write_bytes(b"{}")
    with pytest.raises(NotRead, match="Both copies"):
        Store(store.folder).unlock(PASSPHRASE)


def test_text_from_a_folder_that_others_may_write_is_made_safe(store: Store) -> None:
    nasty = {"id": str(uuid.uuid4()), "te\x1b[2Jxt": "a\x1b]52;c;aGk=\x07b\u202ec [/] [sic]"}
    store.save("commitments", nasty)
    (found,) = store.all("commitments")
    assert found == {"id": nasty["id"], "text": "abc [/] [sic]"}


def test_lone_surrogates_and_huge_numbers_survive_or_are_refused(store: Store) -> None:
    store.save("commitments", {"id": str(uuid.uuid4()), "n": 10**400, "f": 1e308})
    assert [each["n"] for each in store.all("commitments")] == [10**400]
    with pytest.raises(ValueError, match="JSON"):
        store.save("commitments", {"id": str(uuid.uuid4()), "n": float("nan")})
    assert len(store.all("commitments")) == 1
