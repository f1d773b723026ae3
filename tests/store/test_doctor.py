from __future__ import annotations

import errno
import os
import shutil
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import Unsynced, lock_up, looked, result, words_in

from growth_tui.store import envelope, versions
from growth_tui.store.doctor import Remedy, examine
from growth_tui.store.failures import NotSaved
from growth_tui.store.files import AnyPath
from growth_tui.store.folder import Store
from growth_tui.store.repair import repair, tidy
from growth_tui.store.scratch import scratch
from growth_tui.store.whole import WholeFolder

FAR = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    store = Store(tmp_path, files=Unsynced())
    for _ in range(3):
        store.save("results", result())
    store.save("drafts", {"id": str(uuid.uuid4())})
    store.delete("results", next(iter(store.ids("results"))))
    WholeFolder(store).backups.make(datetime.now(UTC))
    return store


def test_all_is_well(kept: Store) -> None:
    assert looked(kept) == []
    lock_up(kept)
    assert looked(kept) == []
    assert (
        examine(
            Store(kept.folder / "nothing").records, WholeFolder(kept).backups, datetime.now(UTC)
        )
        == []
    )


def test_looking_changes_nothing(kept: Store) -> None:
    (kept.folder / "results" / f"{uuid.uuid4()}.json").write_bytes(b"damaged")
    kept.all("results")
    before = words_in(kept.folder)
    assert looked(kept)
    assert words_in(kept.folder) == before


def test_each_fault_is_named_and_mended(kept: Store) -> None:
    folder = kept.folder
    damaged = folder / "results" / f"{uuid.uuid4()}.json"
    damaged.write_bytes(b"not whole")
    damaged.chmod(0o600)
    leftover = folder / "results" / f".{uuid.uuid4()}.json.12ab34cd.tmp"
    leftover.write_bytes(b"half")
    leftover.chmod(0o600)
    (draft,) = kept.all("drafts")
    kept.save("results", result(id=draft["id"]))
    (open_to_others,) = [
        path for path in (folder / "results").iterdir() if path.name.startswith(draft["id"])
    ]
    open_to_others.chmod(0o644)
    (grave,) = (folder / "tombstones").iterdir()
    back = folder / "results" / grave.name
    back.write_bytes(open_to_others.read_bytes())
    back.chmod(0o600)
    (folder / "about.copy.json").unlink()
    assert {(finding.path, finding.remedy) for finding in looked(kept)} == {
        (damaged, Remedy.MOVE_ASIDE),
        (leftover, Remedy.REMOVE),
        (folder / "drafts" / f"{draft['id']}.json", Remedy.REMOVE),
        (open_to_others, Remedy.CLOSE_TO_OTHERS),
        (back, Remedy.REMOVE),
        (folder / "about.copy.json", Remedy.WRITE_ABOUT),
    }
    results = kept.ids("results")
    repair(kept.records, looked(kept))
    assert looked(kept) == []
    assert kept.ids("results") == results - {damaged.stem}
    assert any(path.read_bytes() == b"not whole" for path in (folder / "damaged").iterdir())
    assert not back.exists()


def test_a_file_with_two_faults_is_mended_and_so_are_the_others(kept: Store) -> None:
    damaged = kept.folder / "results" / f"{uuid.uuid4()}.json"
    damaged.write_bytes(b"not whole")
    (grave,) = (kept.folder / "tombstones").iterdir()
    back = kept.folder / "results" / grave.name
    back.write_bytes(b"came back")
    others = [damaged, back, *(path for path in (kept.folder / "drafts").iterdir())]
    for path in others:
        path.chmod(0o644)
    repair(kept.records, looked(kept))
    assert looked(kept) == []
    assert [path.exists() for path in others] == [False, False, True]


class Stubborn(Unsynced):
    """Lets one file not be removed."""

    def unlink(self, path: AnyPath) -> None:
        if Path(path).name.startswith(".a"):
            raise PermissionError(errno.EACCES, "no", str(path))
        super().unlink(path)


def test_what_one_file_refuses_keeps_the_others_from_nothing(kept: Store) -> None:
    paths = [kept.folder / "results" / f".{letter}.12ab34cd.tmp" for letter in "abc"]
    for path in paths:
        path.write_bytes(b"half")
        path.chmod(0o600)
    store = Store(kept.folder, files=Stubborn())
    with pytest.raises(NotSaved, match="may not use that place"):
        repair(store.records, looked(store))
    assert [path.exists() for path in paths] == [True, False, False]


def test_what_has_become_whole_meanwhile_is_not_moved(kept: Store) -> None:
    path = next((kept.folder / "results").iterdir())
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    findings = looked(kept)
    path.write_bytes(whole)
    repair(kept.records, findings)
    assert path.read_bytes() == whole


def test_a_draft_that_was_edited_after_its_result_is_left_to_its_owner(kept: Store) -> None:
    (draft,) = kept.all("drafts")
    path = kept.folder / "drafts" / f"{draft['id']}.json"
    kept.save("results", result(id=draft["id"]))
    assert kept.all("drafts") == []
    record = envelope.make("drafts", draft["id"], versions.moment(FAR), draft)
    path.write_bytes(envelope.pack(record))
    (finding,) = [each for each in looked(kept) if each.path == path]
    assert finding.remedy is None
    assert tidy(kept.records) == 0
    assert path.exists()


def test_what_killed_sessions_left_is_cleared_away(kept: Store) -> None:
    (draft,) = kept.all("drafts")
    kept.save("results", result(id=draft["id"]))
    leftover = kept.folder / ".index.jsonl.12ab34cd.tmp"
    leftover.write_bytes(b"half")
    (grave,) = (kept.folder / "tombstones").iterdir()
    (kept.folder / "results" / grave.name).write_bytes(b"came back")
    (kept.folder / "writing").mkdir(mode=0o700)
    in_an_editor = kept.folder / "writing" / ".0123456789abcdef.tmp"
    in_an_editor.write_bytes(b"being written")
    before = kept.ids("results")
    assert tidy(kept.records) == 3
    assert tidy(kept.records) == 0
    assert kept.ids("results") == before
    assert not list((kept.folder / "drafts").iterdir())
    assert in_an_editor.exists()
    os.utime(in_an_editor, (0, 0))
    assert tidy(kept.records) == 1


def test_a_text_that_an_editor_has_open_for_days_is_left_to_it(kept: Store) -> None:
    with scratch(kept, "Larkspur") as sheet:
        for path in (kept.folder / "writing").iterdir():
            os.utime(path, (0, 0))
        assert looked(kept) == []
        assert tidy(kept.records) == 0
        assert sheet.read() == "Larkspur"
    assert not (kept.folder / "writing").exists()


def test_only_what_was_listed_is_done(kept: Store) -> None:
    findings = looked(kept)
    leftover = kept.folder / "results" / ".x.json.12ab34cd.tmp"
    leftover.write_bytes(b"half")
    repair(kept.records, findings)
    assert leftover.exists()


def test_what_is_not_sealed_is_sealed(kept: Store) -> None:
    lock_up(kept)
    other = Store(kept.folder.parent / "other", files=Unsynced())
    document = result(notes={"first": "Marigold"})
    other.save("results", document)
    plain = kept.folder / "results" / f"{document['id']}.json"
    plain.write_bytes((other.folder / "results" / plain.name).read_bytes())
    plain.chmod(0o600)
    assert document not in kept.all("results")
    (finding,) = looked(kept)
    assert (finding.path, finding.remedy) == (plain, Remedy.SEAL)
    repair(kept.records, [finding])
    assert b"Marigold" not in plain.read_bytes()
    assert document in kept.all("results")
    assert looked(kept) == []


def test_backups_are_read_too(kept: Store) -> None:
    (backup,) = WholeFolder(kept).backups.all()
    data = backup.path.read_bytes()
    backup.path.write_bytes(data[:-30] + b"x" + data[-29:])
    (finding,) = looked(kept)
    assert finding.path == backup.path
    assert finding.remedy is None
    backup.path.unlink()
    (finding,) = looked(kept)
    assert not finding.harm
    WholeFolder(kept).backups.make(datetime.now(UTC) - timedelta(days=20))
    kept.save("results", result())
    assert [finding.what for finding in looked(kept)] == ["is the latest backup, 20 days old"]


@pytest.mark.parametrize("passphrase", ["", "another four plain words"])
def test_a_backup_of_another_passphrase_is_not_called_damaged(
    kept: Store, tmp_path_factory: pytest.TempPathFactory, passphrase: str
) -> None:
    other = Store(tmp_path_factory.mktemp("other"), files=Unsynced())
    other.save("results", result())
    lock_up(other)
    backup = WholeFolder(other).backups.make(datetime.now(UTC), note="other").path
    if passphrase:
        lock_up(kept, passphrase)
    shutil.copy(backup, kept.folder / "backups")
    (finding,) = looked(kept)
    assert finding.path.name == backup.name
    assert "sealed with another passphrase" in finding.what
    assert not finding.harm
