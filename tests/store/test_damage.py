from __future__ import annotations

import json
import os
import uuid
from pathlib import Path

import pytest
from store_cases import PASSPHRASE, Unsynced, lock_up, result

from growth_tui.store import envelope
from growth_tui.store.failures import NotRead, NotSaved
from growth_tui.store.files import AnyPath, Disk
from growth_tui.store.folder import Store


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
