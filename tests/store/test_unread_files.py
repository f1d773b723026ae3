"""A file that could not be read, and may be as good as any, is neither overwritten nor removed."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from store_cases import Unsynced, lock_up, result, words_in

from growth_tui.store import envelope, passphrase
from growth_tui.store.applying import Changes
from growth_tui.store.failures import NotSaved
from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder

LATER = "2099-01-01T00:00:00.000000+00:00"


@pytest.fixture
def quick(tmp_path: Path) -> Store:
    return Store(tmp_path / "data", files=Unsynced())


def some(**more: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "text": "as it was", **more}


def own_file(store: Store, kind: str, document: dict[str, Any]) -> Path:
    return store.folder / kind / f"{document['id']}.json"


def plain(kind: str, document: dict[str, Any]) -> bytes:
    return envelope.pack(envelope.make(kind, document["id"], LATER, document))


@pytest.mark.parametrize("kind", ["reflections", "drafts", "results"])
def test_a_save_leaves_what_is_not_sealed_beside_it(quick: Store, kind: str) -> None:
    was = result() if kind == "results" else some()
    quick.save(kind, was)
    lock_up(quick)
    elsewhere = plain(kind, {**was, "text": "Larkspur"})
    own_file(quick, kind, was).write_bytes(elsewhere)
    again = Store(quick.folder, files=Unsynced())
    again.records.sealer = quick.records.sealer
    for store in (quick, again):
        now = {**was, "text": f"edited in {id(store)}"}
        store.save(kind, now)
        assert store.get(kind, was["id"]) == now
    files = [path.read_bytes() for path in (quick.folder / kind).iterdir()]
    assert files.count(elsewhere) == 1
    assert len(files) == 2
    assert [damage.unsealed for damage in quick.damaged()] == [True]
    assert b"edited in" not in words_in(quick.folder)


def test_a_save_leaves_what_no_key_here_opens_beside_it(quick: Store) -> None:
    quick.save("reflections", was := some())
    lock_up(quick)
    sealed = own_file(quick, "reflections", was).read_bytes()
    passphrase.remove(quick.records)
    again = Store(quick.folder, files=Unsynced())
    again.save("commitments", some())
    own_file(again, "reflections", was).write_bytes(sealed)
    again.save("reflections", now := {**was, "text": "mine"})
    assert again.get("reflections", was["id"]) == now
    assert sealed in words_in(again.folder)
    assert [damage.unreadable for damage in again.damaged()] == [True]


def from_the_future(kind: str, document: dict[str, Any]) -> bytes:
    form = envelope.FORMAT + 1
    record = envelope.make(kind, document["id"], LATER, document)
    digest = envelope._digest(form, record.body).encode()
    return b'{"format":%d,"sha256":"%s","record":%s}\n' % (form, digest, record.body)


def two_apart(store: Store) -> tuple[dict[str, Any], list[str]]:
    """A record of which two versions stand, and their marks."""
    seen = store.save("reflections", was := some())
    store.save("reflections", {**was, "text": "one"}, based_on=seen)
    store.save("reflections", {**was, "text": "two"}, based_on=seen)
    return was, [version.mark for version in store.standing("reflections", was["id"])]


@pytest.mark.parametrize("sort", ["newer", "unsealed", "damaged"])
def test_settling_removes_no_file_that_it_did_not_read(quick: Store, sort: str) -> None:
    was, marks = two_apart(quick)
    if sort == "unsealed":
        lock_up(quick)
    make = from_the_future if sort == "newer" else plain
    third = make("reflections", {**was, "text": "Larkspur"})[: -9 if sort == "damaged" else None]
    copy = quick.folder / "reflections" / f"{was['id']} (conflicted copy).json"
    copy.write_bytes(third)
    assert quick.settle("reflections", was["id"], marks[1], marks)
    assert quick.get("reflections", was["id"]) == {**was, "text": "one"}
    assert copy.read_bytes() == third
    assert len(list(copy.parent.iterdir())) == 2
    assert [damage.name for damage in quick.damaged()] == [copy.name]


def test_settling_leaves_a_newer_own_file_alone(quick: Store) -> None:
    was, marks = two_apart(quick)
    own = own_file(quick, "reflections", was)
    own.rename(own.with_name(f"{was['id']} 2.json"))
    own.write_bytes(from_the_future("reflections", was))
    before = words_in(quick.folder)
    with pytest.raises(NotSaved, match="newer version"):
        quick.settle("reflections", was["id"], marks[1], marks)
    assert words_in(quick.folder) == before


def arriving(store: Store, path: Path, data: bytes) -> None:
    """Let a sync tool, which knows no lock, bring a file when the next record is written."""
    put = store.records._put

    def put_late(*args: Any) -> None:
        if not path.exists():
            path.write_bytes(data)
        put(*args)

    store.records._put = put_late  # type: ignore[method-assign]


def test_what_comes_in_while_one_settles_stays(quick: Store) -> None:
    was, marks = two_apart(quick)
    copy = quick.folder / "reflections" / f"{was['id']} (conflicted copy).json"
    arriving(quick, copy, plain("reflections", {**was, "text": "Larkspur"}))
    assert quick.settle("reflections", was["id"], marks[1], marks)
    standing = quick.standing("reflections", was["id"])
    assert [version.document["text"] for version in standing] == ["Larkspur", "one"]


def test_what_comes_in_while_one_merges_stays(tmp_path: Path, quick: Store) -> None:
    first, second = some(), some()
    quick.save("commitments", first)
    quick.save("reflections", second)
    other = Store(tmp_path / "other", files=Unsynced())
    other.save("commitments", {**first, "text": "from there"})
    other.save("reflections", {**second, "text": "from there"})
    copy = quick.folder / "reflections" / f"{second['id']} (conflicted copy).json"
    arriving(quick, copy, plain("reflections", {**second, "text": "Larkspur"}))
    WholeFolder(quick).join(WholeFolder(other).everything())
    standing = quick.standing("reflections", second["id"])
    assert [version.document["text"] for version in standing] == [
        "Larkspur",
        "from there",
        "as it was",
    ]


@pytest.mark.parametrize("sort", ["whole", "newer", "damaged"])
@pytest.mark.parametrize("deleted", [False, True])
def test_what_comes_in_while_one_restores_stays_unless_deleted(
    quick: Store, sort: str, deleted: bool
) -> None:
    quick.save("commitments", some())
    then = WholeFolder(quick).everything()
    quick.save("commitments", was := some())
    old = quick.records.read("commitments", was["id"])
    make = from_the_future if sort == "newer" else plain
    late = make("commitments", {**was, "text": "Larkspur"})[: -9 if sort == "damaged" else None]
    copy = quick.folder / "commitments" / f"{was['id']} (conflicted copy).json"
    whole = WholeFolder(quick)
    if deleted:
        quick.delete("commitments", was["id"])
        copy.write_bytes(late)
        quick.records.replace_files("commitments", was["id"], old, ())
    else:
        apply = whole._apply

        def apply_late(*args: Any) -> Changes:
            copy.write_bytes(late)
            return apply(*args)

        whole._apply = apply_late  # type: ignore[method-assign]
        whole.restore(then)
    left = [p.read_bytes() for p in copy.parent.iterdir() if was["id"] in p.name]
    assert left == ([] if deleted else [late])
