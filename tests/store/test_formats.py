"""Data of each format that was ever written opens for good; fixtures/ holds a folder of each."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from store_cases import PASSPHRASE, lock_up, others, result

from growth_tui.store import envelope, passphrase
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


@pytest.fixture
def next_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that keeps one more field in every record, whatever its kind."""
    monkeypatch.setattr(envelope, "FORMAT", envelope.FORMAT + 1)
    monkeypatch.setitem(
        envelope.UPGRADES, envelope.FORMAT - 1, lambda kind, document: {**document, "new": kind}
    )


def brought_up_to_date(store: Store) -> None:
    """Every record says what it said, in the next format."""
    assert store.damaged() == []
    assert store.all("drafts") == [{"id": number(3), "answers": {"first": 2}, "new": "drafts"}]
    assert store.all("commitments") == [{"id": number(4), "text": "second", "new": "commitments"}]
    second = result("2026-11-24T10:00:00-05:00", id=number(2), new="results")
    assert store.get("results", number(2)) == second
    assert store.settings() == {"theme": "dusk", "new": "settings"}
    assert store.own_definitions() == {"mine.json": b'{"id": "mine"}\n'}
    assert store.apart() == []
    assert store.recent().count == 2


@pytest.mark.usefixtures("next_format")
@pytest.mark.parametrize("how", ["plain", "sealed"])
def test_a_folder_of_an_earlier_format_is_read_sealed_and_opened_in_the_next(
    tmp_path: Path, how: str
) -> None:
    name = f"format-{envelope.FORMAT - 1}"
    shutil.copytree(FIXTURES / name / how, tmp_path / "data")
    store = Store(tmp_path / "data")
    if how == "sealed":
        store.unlock(PASSPHRASE)
        brought_up_to_date(store)
        passphrase.remove(store.records)
    brought_up_to_date(store)
    lock_up(store)
    brought_up_to_date(store)
    store.save("commitments", {"id": number(4), "text": "third"})
    assert store.all("commitments") == [{"id": number(4), "text": "third"}]
    assert store.apart() == []


@pytest.mark.usefixtures("next_format")
@pytest.mark.parametrize("file", ["backup.json", "sealed-backup.json"])
def test_a_backup_of_an_earlier_format_comes_in_as_what_it_is(tmp_path: Path, file: str) -> None:
    name = f"format-{envelope.FORMAT - 1}"
    store = Store(tmp_path / "data")
    snapshot = read_snapshot(FIXTURES / name / file, lambda: PASSPHRASE, near=store)
    WholeFolder(store).join(snapshot)
    brought_up_to_date(store)
    assert WholeFolder(store).joined_with(snapshot).none
    again = WholeFolder(store).backups.make(datetime(2026, 11, 25, tzinfo=UTC))
    assert read_snapshot(again.path, str, near=store) == WholeFolder(store).everything()
    assert WholeFolder(store).restored_to(snapshot).none


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
