"""A file that could not be read, and may be as good as any, is neither overwritten nor removed."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from store_cases import Unsynced, lock_up, result, words_in

from growth_tui.store import envelope, passphrase
from growth_tui.store.folder import Store

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
