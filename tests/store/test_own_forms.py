"""Forms of one's own, and those as they were taken: two of one name, and sync tools' copies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from store_cases import Unsynced, harm, lock_up, opened, result

from growth_tui.store import passphrase
from growth_tui.store.blobs import Blob
from growth_tui.store.doctor import Remedy
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair

FORM = b'{"id": "mine", "title": "Larkspur"}'
FAR = 4_000_000_000


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    """A sealed folder with a form of one's own and one that was taken."""
    store = Store(tmp_path / "data", files=Unsynced())
    store.save("results", result())
    store.keep_definition(b'{"title": "Larkspur"}')
    store.add_own_definition("mine.json", FORM)
    lock_up(store)
    return store


def put_among_own(store: Store, data: bytes, changed_at: int) -> Path:
    path = store.folder / "assessments" / "mine.json"
    path.write_bytes(data)
    os.utime(path, (changed_at, changed_at))
    return path


@pytest.mark.parametrize(("changed_at", "counts"), [(FAR, b'{"new": 1}'), (1, FORM)])
def test_of_two_forms_of_one_name_the_newer_counts_when_the_passphrase_goes(
    kept: Store, changed_at: int, counts: bytes
) -> None:
    put_among_own(kept, b'{"new": 1}', changed_at)
    passphrase.remove(kept.records)
    assert kept.own_definitions() == {"mine.json": counts}
    assert {path.read_bytes() for path in (kept.folder / "assessments").iterdir()} == {
        FORM,
        b'{"new": 1}',
    }


def test_a_newer_form_that_is_sealed_leaves_the_older_one_beside_it(kept: Store) -> None:
    plain = put_among_own(kept, b'{"new": 1}', FAR)
    repair(kept.records, harm(kept))
    assert not plain.exists()
    assert kept.own_definitions() == {"mine.json": b'{"new": 1}'}
    assert [blob.data for blob in kept.definitions.own_files().values()] == [b'{"new": 1}', FORM]


COPIES = (".sync-conflict-20261126-000000-ABCDEFG", " (conflicted copy)", " 2", "-MACHINE", "(1)")


def with_a_copy(kept: Store, kind: str, mark: str, change: Callable[[Store], object]) -> Path:
    """Bring from another machine what became of a file there, as a sync tool's copy."""
    there = kept.folder.parent / "there"
    shutil.copytree(kept.folder, there)
    change(opened(there))
    (path,) = (there / kind).iterdir()
    return shutil.copy(path, kept.folder / kind / f"{path.stem}{mark}.json")


@pytest.mark.parametrize("mark", COPIES)
def test_a_sync_tools_copy_of_a_form_is_a_form_beside_it(kept: Store, mark: str) -> None:
    theirs = Blob("mine.json", b'{"theirs": 1}', FAR)
    with_a_copy(kept, "assessments", mark, lambda store: store.definitions.keep_own(theirs))
    both = {"mine.json": FORM, f"mine{mark}.json": theirs.data}
    assert kept.own_definitions() == both
    assert harm(kept) == []
    passphrase.remove(kept.records)
    assert kept.own_definitions() == both
    assert {path.name for path in (kept.folder / "assessments").iterdir()} == both.keys()
    lock_up(kept)
    assert kept.own_definitions() == both
    assert harm(kept) == []


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("mark", COPIES)
def test_a_sync_tools_copy_of_what_a_form_was_says_the_same(
    kept: Store, mark: str, sealed: bool
) -> None:
    before = kept.definitions.all()
    if not sealed:
        passphrase.remove(kept.records)
    (path,) = (kept.folder / "definitions").iterdir()
    copy = shutil.copy(path, path.with_name(f"{path.stem}{mark}.json"))
    assert kept.definitions.all() == before
    assert harm(kept) == []
    if sealed:
        passphrase.remove(kept.records)
        assert not copy.exists()
    assert kept.definitions.all() == before


def test_a_copy_of_a_sealed_form_that_is_cut_short_is_damaged(kept: Store) -> None:
    (path,) = (kept.folder / "assessments").iterdir()
    copy = path.with_name(f"{path.stem} (1).json")
    copy.write_bytes(path.read_bytes()[:-9])
    copy.chmod(0o600)
    (finding,) = harm(kept)
    assert (finding.path, finding.remedy) == (copy, Remedy.MOVE_ASIDE)
