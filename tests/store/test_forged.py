"""Files with a right checksum and anything in them: others may write to a synced folder."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from store_cases import Unsynced, lock_up, others, result

from growth_tui.problem import Problem
from growth_tui.store import envelope
from growth_tui.store.doctor import examine
from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder, read_snapshot
from growth_tui.workspace.upkeep import Upkeep

ID = "00000000-0000-4000-8000-000000000001"
MOMENT = "2026-11-23T20:00:00.000000+00:00"

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


def bytes_of(record: object) -> bytes:
    body = json.dumps(record).encode()
    checksum = envelope._digest(1, body).encode()
    return b'{"format":1,"sha256":"%s","record":%s}\n' % (checksum, body)


@st.composite
def mangled(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """A record with some parts replaced by anything, or left out."""
    record = dict(whole)
    for name in draw(st.sets(st.sampled_from(sorted(whole)), min_size=1)):
        if draw(st.booleans()):
            record[name] = draw(anything)
        else:
            del record[name]
    return record


@contextmanager
def folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def use_it_all(store: Store) -> None:
    """Everything a session does with a folder; only Problems may come of it."""
    for act in (
        lambda: store.all("results"),
        lambda: store.get("results", ID),
        lambda: others(store, "results", ID),
        store.recent,
        store.settings,
        store.damaged,
        lambda: examine(store.records, WholeFolder(store).backups, datetime.now(UTC)),
        lambda: store.save("results", result(id=ID)),
        lambda: WholeFolder(store).backups.make(datetime.now(UTC)),
        lambda: store.delete("results", ID),
    ):
        with suppress(Problem):
            act()


@settings(max_examples=60, deadline=None)
@given(
    mangled({"kind": "results", "id": ID, "saved_at": MOMENT, "document": {}, "earlier": []})
    | mangled(result(id=ID)).map(
        lambda document: {"kind": "results", "id": ID, "saved_at": MOMENT, "document": document}
    ),
    st.booleans(),
)
def test_any_record(record: dict[str, Any], beside: bool) -> None:
    with folder() as path:
        store = Store(path, files=Unsynced())
        store.save("results", other := result())
        if beside:
            store.save("results", result(id=ID))
        name = f"{ID} (1).json" if beside else f"{ID}.json"
        (path / "results" / name).write_bytes(bytes_of(record))
        assert other in store.all("results")
        use_it_all(store)
        assert other in store.all("results")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["tombstones", "settings", "index", "about"]),
    mangled({"id": ID, "at": MOMENT, "restored_at": MOMENT})
    | mangled({"state": "sealed", "generation": 5, "vault": ID, "key": {"kdf": {}}})
    | mangled({"rows": {}, "counts": {}, "present": [0, 0, []], "skipped": {}}),
)
def test_any_other_file(kind: str, document: dict[str, Any]) -> None:
    places = {
        "tombstones": (f"tombstones/{ID}.json", ID),
        "settings": ("settings/settings.json", "settings"),
        "index": ("index.jsonl", "index"),
        "about": ("about.json", "about"),
    }
    with folder() as path:
        store = Store(path, files=Unsynced())
        store.save("results", result(id=ID))
        store.save("results", result())
        where, record_id = places[kind]
        (path / where).parent.mkdir(exist_ok=True)
        record = {"kind": kind, "id": record_id, "saved_at": MOMENT, "document": document}
        (path / where).write_bytes(bytes_of(record))
        use_it_all(Store(path, files=Unsynced()))
        with suppress(Problem):
            Store(path, files=Unsynced()).unlock("not the passphrase")


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_a_document_that_names_another_record(tmp_path: Path, sealed: bool) -> None:
    """It could take that other's place when it is written back."""
    store = Store(tmp_path, files=Unsynced())
    store.save("results", genuine := result(notes={"q1": "mine"}))
    if sealed:
        lock_up(store)
    record = envelope.make("results", ID, MOMENT, {**genuine, "notes": {"q1": "theirs"}})
    path = tmp_path / "results" / f"{ID}.json"
    path.write_bytes(envelope.pack(record, store.records.sealer))
    with pytest.raises(Problem, match="no such note"):
        Upkeep(store).remove_note(ID, "q1")
    assert store.all("results") == [genuine]
    assert [each.name for each in store.damaged()] == [path.name]


@pytest.mark.parametrize("forged", [{}, {"id": None}, {"id": ID, "notes": 5}])
def test_a_note_of_what_is_no_result(tmp_path: Path, forged: dict[str, Any]) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.begin()
    (tmp_path / "results").mkdir()
    whole = {"notes": {"first": "a", "second": "b"}, **forged}
    record = envelope.make("results", ID, MOMENT, whole)
    (tmp_path / "results" / f"{ID}.json").write_bytes(envelope.pack(record))
    with suppress(Problem):
        Upkeep(store).remove_note(ID, "first")
        assert (store.get("results", ID) or {})["notes"] == {"second": "b"}


@pytest.mark.parametrize("value", ["1e999", "-1e999", "NaN", "Infinity", "[" * 300 + "]" * 300])
def test_what_could_not_be_written_again(tmp_path: Path, value: str) -> None:
    """It is damaged, and costs itself alone: the backup holds all the rest, and can be read."""
    store = Store(tmp_path, files=Unsynced())
    store.save("reflections", document := {"id": str(uuid.uuid4()), "text": "mine"})
    head = f'{{"kind":"reflections","id":"{ID}","saved_at":"{MOMENT}","document":'
    body = f'{head}{{"id":"{ID}","text":{value}}}}}'.encode()
    data = b'{"format":1,"sha256":"%s","record":%s}\n'
    path = tmp_path / "reflections" / f"{ID}.json"
    path.write_bytes(data % (envelope._digest(1, body).encode(), body))
    assert store.all("reflections") == [document]
    backup = WholeFolder(store).backups.make(datetime.now(UTC))
    assert [each.name for each in backup.left_out] == [path.name]
    taken = read_snapshot(backup.path, str, near=store)
    assert list(taken.records["reflections"]) == [document["id"]]


def test_lists_in_lists_as_deep_as_they_can_be_kept(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    deep: list[Any] = ["ä"]
    for _ in range(envelope.DEEPEST - 2):
        deep = [deep]
    store.save("reflections", document := {"id": ID, "text": deep})
    store.save("commitments", wide := {"id": ID, "text": [[n] for n in range(500)]})
    with pytest.raises(ValueError, match="deep"):
        store.save("reflections", {"id": ID, "text": [[deep]]})
    assert Store(tmp_path).all("reflections") == [document]
    assert Store(tmp_path).all("commitments") == [wide]
    backup = WholeFolder(store).backups.make(datetime.now(UTC))
    assert read_snapshot(backup.path, str, near=store).count("reflections") == 1
