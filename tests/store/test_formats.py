"""Data of each format that was ever written opens for good; fixtures/ holds a folder of each."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from store_cases import PASSPHRASE, others, result

from growth_tui.store import envelope
from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder, read_snapshot

FIXTURES = Path(__file__).with_name("fixtures")
FORMATS = sorted(path.name for path in FIXTURES.glob("format-*"))
RECOVERY_KEY = "6ISD-HLOP-RWRK-HBKG-IKG4-YMKV-ZD56-YV6T"


def number(n: int) -> str:
    return f"00000000-0000-4000-8000-{n:012}"


def holds_what_was_kept(store: Store) -> None:
    assert store.damaged() == []
    first, second = store.get("results", number(1)), store.get("results", number(2))
    assert second == result("2026-11-24T10:00:00-05:00", id=number(2))
    assert first is not None
    assert store.definition(first["definition"]) == b'{"id": "cultural-humility"}\n'
    assert store.all("drafts") == [{"id": number(3), "answers": {"first": 2}}]
    assert store.all("commitments") == [{"id": number(4), "text": "second"}]
    assert store.all("reflections") == []
    assert store.settings() == {"theme": "dusk"}
    assert store.own_definitions() == {"mine.json": b'{"id": "mine"}\n'}
    points = store.recent().of["cultural-humility"].points
    assert [point.id for point in points] == [number(1), number(2)]


def test_the_format_that_is_written_has_a_fixture() -> None:
    assert f"format-{envelope.FORMAT}" in FORMATS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("how", ["plain", "sealed"])
def test_a_folder_of_each_format_opens(tmp_path: Path, name: str, how: str) -> None:
    shutil.copytree(FIXTURES / name / how, tmp_path / "data")
    for secret in (PASSPHRASE, RECOVERY_KEY):
        store = Store(tmp_path / "data")
        if how == "sealed" and secret == PASSPHRASE:
            store.unlock(secret)
        elif how == "sealed":
            store.unlock_with_recovery_key(secret)
        holds_what_was_kept(store)
    store.save("results", result())
    store.save("commitments", {"id": number(4), "text": "third"})
    assert store.recent().count == 3


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("file", ["backup.json", "sealed-backup.json"])
def test_a_backup_of_each_format_opens(tmp_path: Path, name: str, file: str) -> None:
    store = Store(tmp_path / "data")
    snapshot = read_snapshot(FIXTURES / name / file, lambda: PASSPHRASE, near=store)
    WholeFolder(store).join(snapshot)
    holds_what_was_kept(store)


def test_a_record_of_an_earlier_format_is_brought_up_to_date(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = {"id": number(1), "word": "old"}
    store.save("commitments", document)
    store.save("questions", {"id": number(2)})

    def renamed(kind: str, document: dict[str, Any]) -> dict[str, Any]:
        if kind != "commitments":
            return document
        return {"id": document["id"], "text": document["word"]}

    monkeypatch.setattr(envelope, "FORMAT", 2)
    monkeypatch.setitem(envelope.UPGRADES, 1, renamed)
    assert store.all("commitments") == [{"id": number(1), "text": "old"}]
    assert store.all("questions") == [{"id": number(2)}]
    path = store.folder / "commitments" / f"{number(1)}.json"
    assert path.read_bytes().startswith(b'{"format":1,')
    store.save("commitments", {"id": number(1), "text": "new"})
    assert path.read_bytes().startswith(b'{"format":2,')
    assert store.all("commitments") == [{"id": number(1), "text": "new"}]
    assert others(store, "commitments", number(1)) == []
