from __future__ import annotations

import os
import subprocess
import sys
import threading
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from store_cases import PASSPHRASE, Unsynced, lock_up, result

from growth_tui.store import passphrase
from growth_tui.store.folder import Store
from growth_tui.store.recent import INDEX, KEPT


@pytest.fixture
def quick(tmp_path: Path) -> Store:
    return Store(tmp_path / "data", files=Unsynced())


def taken(store: Store, assessment: str = "cultural-humility") -> list[str]:
    return [point.id for point in store.recent().of[assessment].points]


def number(n: int) -> str:
    return str(uuid.UUID(int=n))


def test_what_a_point_holds(quick: Store) -> None:
    document = result()
    quick.save("results", document)
    for store in (quick, Store(quick.folder)):
        recent = store.recent()
        assert recent.count == 1
        (point,) = recent.of["cultural-humility"].points
        assert point.id == document["id"]
        assert point.taken_at == datetime.fromisoformat(document["taken_at"])
        assert point.taken_at.utcoffset() == timedelta(hours=1)
        assert point.scores == {"overall": (3.25, 56.25)}
        assert (point.version, point.language) == ("1.0.0", "en")
        assert (point.scores_fingerprint, point.words_fingerprint) == ("aaaa", "bbbb")
        assert recent.of["cultural-humility"].last_taken_at == point.taken_at


def test_order_is_by_instant_whatever_the_clocks_said(quick: Store) -> None:
    """Clock set back, the same second, daylight saving, a date in the future: none is hidden."""
    times = [
        ("2026-10-25T02:30:00+02:00", 1),  # summer time
        ("2026-10-25T02:10:00+01:00", 2),  # forty minutes later, winter time
        ("2026-10-25T01:20:00+00:00", 3),
        ("2026-10-25T02:20:00+01:00", 4),  # the same instant as the one before
        ("2026-10-26T09:00:00+13:00", 5),
        ("2031-01-01T00:00:00+00:00", 6),  # the future
        ("1999-01-01T00:00:00+00:00", 0),  # a clock set back
    ]
    for taken_at, n in reversed(times):
        quick.save("results", result(taken_at, id=number(n)))
    expected = [number(n) for n in range(7)]
    assert taken(quick) == expected
    (quick.folder / "index.jsonl").unlink()
    assert taken(quick) == expected
    assert quick.recent().count == 7


def test_only_the_latest_are_kept_and_all_are_counted(quick: Store) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for n in range(2 * KEPT + 30):
        quick.save("results", result((start + timedelta(days=n)).isoformat(), id=number(n)))
    last = [number(n) for n in range(KEPT + 30, 2 * KEPT + 30)]
    for store in (quick, Store(quick.folder)):
        assert taken(store) == last
        assert store.recent().of["cultural-humility"].count == 2 * KEPT + 30
    assert (quick.folder / "index.jsonl").read_bytes().count(b"\n") == 1
    quick.save("results", result("2020-01-01T00:00:00+00:00"))
    assert taken(quick) == last
    quick.delete("results", number(2 * KEPT + 29))
    assert taken(quick) == [number(n) for n in range(KEPT + 29, 2 * KEPT + 29)]


def test_each_assessment_apart(quick: Store) -> None:
    quick.save("results", result(id=number(1)))
    quick.save("results", result(id=number(2), assessment="pulse"))
    assert taken(quick) == [number(1)]
    assert taken(quick, "pulse") == [number(2)]
    assert "breadth" not in quick.recent().of


def _by_the_sync_tool(store: Store) -> None:
    other = Store(store.folder.parent / "other", files=Unsynced())
    document = result(id=number(9))
    other.save("results", document)
    name = f"{document['id']}.json"
    (store.folder / "results" / name).write_bytes((other.folder / "results" / name).read_bytes())


def _by_hand(store: Store) -> None:
    next(iter((store.folder / "results").iterdir())).unlink()


def _by_losing_the_index(store: Store) -> None:
    (store.folder / "index.jsonl").unlink()


def _by_a_damaged_index(store: Store) -> None:
    path = store.folder / "index.jsonl"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"3.25", b"9.25"))


def _by_half_a_line(store: Store) -> None:
    path = store.folder / "index.jsonl"
    path.write_bytes(path.read_bytes()[:-30])


def _by_another_window(store: Store) -> None:
    other = Store(store.folder, files=Unsynced())
    other.records.sealer = store.records.sealer
    other.save("results", result(id=number(8)))
    other.recent()
    other.delete("results", number(8))
    other.save("results", result(id=number(7)))


@pytest.mark.parametrize(
    "change",
    [
        _by_the_sync_tool,
        _by_hand,
        _by_losing_the_index,
        _by_a_damaged_index,
        _by_half_a_line,
        _by_another_window,
    ],
)
@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_the_index_never_lies(quick: Store, change: Any, sealed: bool) -> None:
    for n in range(3):
        quick.save("results", result(id=number(n)))
    if sealed and change is not _by_a_damaged_index:
        lock_up(quick)
        quick.recent()
        quick.save("results", result(id=number(5)))
    quick.recent()
    change(quick)
    again = Store(quick.folder, files=Unsynced())
    again.records.sealer = quick.records.sealer
    for store in (quick, again):
        assert taken(store) == sorted(document["id"] for document in store.all("results"))


def test_a_result_changed_in_the_hands_of_who_saved_it_is_seen(quick: Store) -> None:
    quick.save("results", document := result())
    assert quick.recent().count == 1
    document["scores"]["overall"]["value"] = 4.5
    quick.save("results", document)
    (point,) = quick.recent().of["cultural-humility"].points
    assert point.scores == {"overall": (4.5, 56.25)}


def test_a_deletion_that_was_void_and_stands_again_is_seen(quick: Store) -> None:
    quick.save("results", document := result())
    path = quick.folder / "results" / f"{document['id']}.json"
    data = path.read_bytes()
    quick.delete("results", document["id"])
    quick.records.revive("results", document["id"])
    path.write_bytes(data)
    assert quick.recent().count == 1
    index = (quick.folder / INDEX).read_bytes()
    quick.delete("results", document["id"])
    # As a sync tool or a power cut may bring them back.
    path.write_bytes(data)
    (quick.folder / INDEX).write_bytes(index)
    assert quick.all("results") == []
    assert quick.recent().count == 0


def test_two_processes_that_save_at_once_are_both_in_the_index(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from store_cases import result; from growth_tui.store.folder import Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for _ in range(30): store.save('results', result()); store.recent()\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), os.path.dirname(__file__)]
    writers = [subprocess.Popen(command) for _ in range(2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    recent = Store(tmp_path).recent()
    assert recent.count == 60
    assert len(recent.of["cultural-humility"].points) == KEPT


def test_a_damaged_result_is_taken_up_again_once_it_is_whole(quick: Store) -> None:
    quick.save("results", result(id=number(1)))
    quick.save("results", result(id=number(2)))
    path = quick.folder / "results" / f"{number(1)}.json"
    whole = path.read_bytes()
    path.write_bytes(whole[:99])
    (quick.folder / "index.jsonl").unlink()
    assert taken(quick) == [number(2)]
    before = (quick.folder / "index.jsonl").stat().st_ino
    assert taken(quick) == [number(2)]
    assert (quick.folder / "index.jsonl").stat().st_ino == before
    path.write_bytes(whole)
    assert taken(quick) == [number(1), number(2)]


def test_a_result_of_another_shape_is_left_to_others(quick: Store) -> None:
    quick.save("results", {"id": number(1), "odd": True})
    quick.save("results", result("not a time", id=number(2)))
    quick.save("results", result(id=number(3)))
    assert taken(quick) == [number(3)]
    assert len(quick.all("results")) == 3


def test_sealed_the_index_is_sealed(quick: Store) -> None:
    quick.save("results", result(assessment="larkspur"))
    quick.recent()
    lock_up(quick)
    quick.save("results", result(assessment="larkspur"))
    assert quick.recent().count == 2
    quick.save("results", result(assessment="larkspur"))
    assert b"larkspur" not in (quick.folder / "index.jsonl").read_bytes()
    again = Store(quick.folder)
    again.unlock(PASSPHRASE)
    assert again.recent().count == 3
    passphrase.remove(again.records)
    assert Store(quick.folder).recent().count == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
@pytest.mark.parametrize("has_reader", [False, True])
def test_a_pipe_in_place_of_the_index_keeps_nobody_waiting(quick: Store, has_reader: bool) -> None:
    quick.save("results", result())
    path = quick.folder / INDEX
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK) if has_reader else None
    document = result()
    saving = threading.Thread(target=quick.save, args=("results", document), daemon=True)
    saving.start()
    saving.join(10)
    assert not saving.is_alive()
    assert quick.recent().count == 2
    assert path.is_file()
    if reader is not None:
        assert os.read(reader, 1) == b""
        os.close(reader)
