"""about.json and what stands beside it: copies, a sync tool's copies, other keys."""

from __future__ import annotations

import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_cases import Unsynced, lock_up, result, words_in

from growth_tui.store import about
from growth_tui.store.doctor import Finding, Remedy, examine
from growth_tui.store.failures import Locked
from growth_tui.store.files import DISK
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair
from growth_tui.store.whole import WholeFolder


def look(store: Store) -> list[Finding]:
    found = examine(store.records, WholeFolder(store).backups, datetime.now(UTC))
    return [finding for finding in found if finding.harm]


@pytest.mark.skipif(os.name == "nt", reason="no pipes there")
@pytest.mark.parametrize("name", about.NAMES)
def test_a_pipe_in_place_of_one_copy_costs_that_copy(tmp_path: Path, name: str) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", document := result())
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name, 0o600)
    again = Store(tmp_path, files=Unsynced())
    assert again.all("results") == [document]
    again.save("results", result())
    (finding,) = look(again)
    assert (finding.path.name, finding.remedy) == (name, Remedy.WRITE_ABOUT)
    repair(again.records, [finding])
    assert look(again) == []
    assert about.read_copy(DISK, tmp_path / name) == about.read(DISK, tmp_path)


@pytest.mark.parametrize(
    "name", ["about.copy.json", "about.sync-conflict-20261126.json", "about (1).json"]
)
@pytest.mark.parametrize("in_place", [True, False])
def test_a_passphrase_is_noticed_in_whichever_copy_it_arrives(
    tmp_path: Path, name: str, in_place: bool
) -> None:
    other = Store(tmp_path / "other", files=Unsynced())
    other.begin()
    lock_up(other)
    running = Store(tmp_path / "here", files=Unsynced())
    running.save("results", result())
    target = running.folder / name
    if in_place:
        target.write_bytes(b"half")
        time.sleep(0.15)
        running.save("results", result())
    shutil.copy(other.folder / "about.json", target)
    with pytest.raises(Locked):
        running.save("results", result(notes={"first": "Larkspur"}))
    assert b"Larkspur" not in words_in(running.folder)
    assert running.locked
