from __future__ import annotations

import io
import json
import os
import sys
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from store_cases import PASSPHRASE, result, words_in

from growth_tui.cli.app import run
from growth_tui.cli.ending import STOPPED
from growth_tui.cli.secrets import COMMAND, FILE
from growth_tui.store import envelope
from growth_tui.store.folder import Store
from growth_tui.words.upkeep import NOW_PLAIN, STAYS
from growth_tui.workspace import Workspace
from growth_tui.workspace.consultations import SessionNotes
from tests.writing import fill, write

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def growth(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; gives its status, standard output and standard error."""

    def command(*arguments: object, at: Path = home) -> tuple[int, str, str]:
        status = run(["--home", str(at), *map(str, arguments)])
        out, err = capsys.readouterr()
        return status, out, err

    return command


@pytest.fixture
def passphrase_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n")
    monkeypatch.setenv(FILE, str(path))
    return path


def test_backup_restore_and_delete(growth: Run, home: Path, tmp_path: Path) -> None:
    kept, gone = result(), result()
    store = Store(home)
    store.save("results", kept)
    store.save("results", gone)
    status, out, _ = growth("backup")
    assert status == 0
    backup = Path(out.strip())
    assert backup.parent == home / "backups"
    status, out, _ = growth("delete", gone["id"], "--yes")
    assert (status, "Deleted: the result." in out, "Copies may still" in out) == (0, True, True)
    assert growth("delete", gone["id"], "--yes")[0] == 1
    store.save("results", later := result())
    status, out, _ = growth("restore", backup, "--dry-run")
    assert "Goes away: 1 result." in out
    assert "stays so without --deleted: 1 result." in out
    assert store.ids("results") == {kept["id"], later["id"]}
    status, out, _ = growth("restore", backup, "--deleted", "--yes")
    assert status == 0
    assert "Comes back: 1 result." in out
    assert store.ids("results") == {kept["id"], gone["id"]}
    aside = Path(out.split("kept in ")[1].strip())
    assert growth("restore", aside, "--yes")[0] == 0
    assert later["id"] in store.ids("results")
    elsewhere = tmp_path / "elsewhere.json"
    assert growth("backup", "--to", elsewhere)[0] == 0
    status, _, err = growth("backup", "--to", elsewhere)
    assert status == 1
    assert "already" in err
    assert growth("backup", "--to", elsewhere, "--force")[0] == 0


def test_restore_asks_first(growth: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(home)
    store.save("results", result())
    backup = growth("backup")[1].strip()
    store.save("results", result())
    monkeypatch.setattr("builtins.input", lambda *_: "n")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: "n")
    assert growth("restore", backup)[0] == 130
    assert len(store.ids("results")) == 2


def test_a_note_can_be_taken_out(growth: Run, home: Path) -> None:
    document = result(notes={"first": "private", "second": "fine"})
    store = Store(home)
    store.save("results", document)
    status, out, _ = growth("delete", document["id"], "--note", "first", "--yes")
    assert status == 0
    assert "scores stay" in out
    assert store.all("results") == [{**document, "notes": {"second": "fine"}}]
    status, _, err = growth("delete", document["id"], "--note", "first", "--yes")
    assert status == 1
    assert "no such note" in err


def test_deleting_a_reflection_takes_what_belongs_to_it(growth: Run, home: Path) -> None:
    workspace = Workspace(home)
    kept = write(workspace, "misstep-and-repair", {"what-happened": "Foxglove"})
    workspace.repairs.begin(kept, "not_yet", why="Foxglove")
    fill(workspace.taking.revise(kept), {"what-happened": "Foxglove, told anew"})
    growth("backup")
    assert growth("delete", kept.id, "--yes", "--purge")[0] == 0
    assert b"Foxglove" not in words_in(home)


def test_deleting_a_consultation_puts_its_questions_back(growth: Run, home: Path) -> None:
    workspace = Workspace(home)
    held = workspace.consultations.log(SessionNotes(date(2026, 11, 20)))
    brought = workspace.questions.add("Why?")
    workspace.questions.bring([brought.id], held.id)
    assert growth("delete", held.id, "--yes")[0] == 0
    assert [each.id for each in workspace.questions.waiting()] == [brought.id]


def test_a_note_taken_out_is_in_no_file_any_more(growth: Run, home: Path) -> None:
    store = Store(home)
    document = result(notes={"first": "Foxglove", "second": "fine"})
    store.save("results", document)
    growth("backup")
    path = home / "results" / f"{document['id']}.json"
    for copy in (" (conflicted copy 2026-11-23)", ".sync-conflict-20261123-101010-ABCDEFG"):
        path.with_name(f"{path.stem}{copy}.json").write_bytes(path.read_bytes())
    torn = path.with_name(f"{path.stem} 2.json")
    torn.write_bytes(path.read_bytes()[:-5])
    growth("history")
    assert list((home / "damaged").iterdir())
    torn.unlink()
    assert growth("delete", document["id"], "--note", "first", "--purge", "--yes")[0] == 0
    assert b"Foxglove" not in words_in(home)
    assert store.all("results") == [{**document, "notes": {"second": "fine"}}]


def test_purging_takes_what_sync_tools_and_killed_writes_made_of_a_backup(
    growth: Run, home: Path
) -> None:
    Store(home).save("results", result())
    backup = Path(growth("backup")[1].strip())
    for name in (
        f"{backup.stem} (conflicted copy).json",
        f"{backup.stem}.sync-conflict-20261123-101010-ABCDEFG.json",
        f".{backup.name}.12ab34cd.tmp",
        f"~syncthing~{backup.name}.tmp",
    ):
        backup.with_name(name).write_bytes(backup.read_bytes())
    other = backup.with_name("of-my-own.txt")
    other.write_bytes(b"")
    status, out, err = growth("backup", "--purge")
    assert status == 0
    assert "Removed 5" in err
    assert set(backup.parent.iterdir()) == {Path(out.strip()), other}


def test_purging_takes_backups_under_other_names(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    Store(home).save("results", document := result(notes={"first": "Foxglove"}))
    growth("backup")
    mine = home / "backups" / "mine.json"
    assert growth("backup", "--to", mine)[0] == 0
    (home / "backups" / "a folder").mkdir()
    other = home / "backups" / "other.json"
    other.write_bytes(b"{}")
    assert growth("delete", document["id"], "--purge", "--yes")[0] == 0
    assert b"Foxglove" not in words_in(home)
    assert not mine.exists()
    assert other.exists()
    growth("passphrase", "set", "--yes")
    growth("backup", "--to", mine)
    assert growth("backup", "--purge")[0] == 0
    assert not mine.exists()


def unreadable(store: Store) -> list[Path]:
    """Two records: one cut short, one of a newer format."""
    for _ in range(2):
        store.save("commitments", {"id": str(uuid.uuid4()), "text": "kept"})
    first, second = sorted((store.folder / "commitments").iterdir())
    first.write_bytes(first.read_bytes()[:-9])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(envelope, "FORMAT", 9)
        record = envelope.make("commitments", second.stem, "2026-11-23T10:00:00.000000+00:00", {})
        second.write_bytes(envelope.pack(record))
    return [first, second]


def test_what_cannot_be_read_is_named_wherever_it_is_left_out(
    growth: Run, home: Path, tmp_path: Path
) -> None:
    store = Store(home)
    store.save("results", result())
    left_out = [f"commitments/{path.name}" for path in unreadable(store)]
    for number, arguments in enumerate(
        (
            ("backup",),
            ("backup", "--to", tmp_path / "backup.json"),
            ("export", tmp_path / "export.json"),
        )
    ):
        status, _, err = growth(*arguments)
        assert status == 1, number
        assert all(name in err for name in left_out)
    backups = set((home / "backups").iterdir())
    status, _, err = growth("backup", "--purge")
    assert status == 1
    assert "were not removed" in err
    assert set((home / "backups").iterdir()) == backups


def test_merging_leaves_the_other_folder_alone_and_says_what_it_could_not_read(
    growth: Run, home: Path, tmp_path: Path
) -> None:
    there = Store(tmp_path / "there")
    there.save("results", result())
    left_out = [f"commitments/{path.name}" for path in unreadable(there)]
    (there.folder / "definitions").mkdir()
    (there.folder / "definitions" / f"{'0' * 64}.json").write_bytes(b"not what its name says")
    before = words_in(there.folder)
    status, out, err = growth("merge", there.folder)
    assert status == 1
    assert "Comes in: 1 result." in out
    assert all(name in err for name in left_out)
    assert words_in(there.folder) == before
    (tmp_path / "no data").mkdir()
    status, out, err = growth("merge", tmp_path / "no data")
    assert (status, out) == (1, "")
    assert "no data folder" in err


def test_of_many_that_cannot_be_read_the_first_are_named(
    growth: Run, home: Path, tmp_path: Path
) -> None:
    there = Store(tmp_path / "there")
    for _ in range(12):
        there.save("commitments", {"id": str(uuid.uuid4()), "text": "kept"})
    for path in (there.folder / "commitments").iterdir():
        path.write_bytes(b"")
    status, out, err = growth("merge", there.folder)
    assert (status, out) == (1, "Nothing new in what could be read there.\n")
    assert err.count("is empty.") == 10
    assert "Left out: 2 more." in err
    assert not (there.folder / "damaged").exists()


def test_a_sealed_backup_opens_with_either_key_and_lands_unsealed_only_with_a_word(
    growth: Run, home: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    Store(home).save("results", document := result())
    recovery_key = growth("passphrase", "set", "--yes")[1].strip()
    backup = growth("backup")[1].strip()
    for number, secret in enumerate((PASSPHRASE, recovery_key)):
        passphrase_file.write_text(secret)
        there = tmp_path / f"there-{number}"
        for source in (backup, home):
            assert growth("merge", source, "--dry-run", at=there)[::2] == (0, "")
        status, _, err = growth("restore", backup, "--yes", at=there)
        assert (status, NOW_PLAIN in err) == (0, True)
        assert Store(there).all("results") == [document]
    passphrase_file.write_text("quite another one")
    status, _, err = growth("restore", backup, "--yes", at=tmp_path / "third")
    assert status == 1
    assert "neither the passphrase nor the recovery key" in err


def test_each_side_has_a_passphrase_of_its_own(
    growth: Run, home: Path, tmp_path: Path, passphrase_file: Path
) -> None:
    there = tmp_path / "there"
    Store(there).save("results", document := result())
    growth("passphrase", "set", "--yes", at=there)
    backup = growth("backup", at=there)[1].strip()
    theirs = tmp_path / "theirs"
    theirs.write_bytes(passphrase_file.read_bytes())
    passphrase_file.write_text("quite another one\n")
    Store(home).save("results", result())
    growth("passphrase", "set", "--yes")
    for command in (("merge", there), ("import", backup), ("restore", backup, "--yes")):
        status, _, err = growth(*command)
        assert (status, "neither the passphrase nor" in err) == (1, True)
        assert growth(*command, "--passphrase-file", theirs)[0] == 0
    store = Store(home)
    store.unlock("quite another one")
    assert store.all("results") == [document]
    status, _, err = growth("merge", there, "--passphrase-file", tmp_path / "none")
    assert status == 1
    assert "--passphrase-file" in err


def test_a_script_is_told_how_to_give_what_opens_the_other_side(
    growth: Run, home: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Store(home).save("results", result())
    growth("passphrase", "set", "--yes")
    monkeypatch.delenv(FILE)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    status, _, err = growth("merge", home, at=tmp_path / "there")
    assert status == 1
    assert "--passphrase-file" in err


def test_delete_everything_wants_the_word(
    growth: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(home)
    store.save("results", result())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: "yes")
    assert growth("delete", "--everything")[0] == 1
    assert store.ids("results")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: "everything")
    assert growth("delete", "--everything")[0] == 0
    assert not store.ids("results")
    assert growth("delete")[0] == 2
    assert growth("delete", "x", "--everything")[0] == 2


def test_everything_can_be_deleted_with_the_passphrase_forgotten(
    growth: Run, home: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(home).save("results", result())
    growth("passphrase", "set", "--yes")
    monkeypatch.delenv(FILE)
    assert growth("delete", "--everything", "--yes")[0] == 0
    assert not Store(home).sealed
    assert not list(home.glob("results/*"))


def test_deleting_everything_names_what_is_not_ours_and_stays(growth: Run, home: Path) -> None:
    Store(home).save("results", result())
    lies = (
        home / "results (Case Conflict)" / "x.json",
        home / "results" / "notes.txt",
        home / "results" / "Copy of x",
    )
    for path in lies:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"Larkspur")
    (home / "results" / "empty.txt").write_bytes(b"")
    status, out, err = growth("delete", "--everything", "--yes")
    assert status == 0
    assert out.startswith("Deleted: 1 record. ")
    named = [line.partition(STAYS)[2].strip() for line in err.splitlines()]
    assert sorted(named) == sorted(map(str, (lies[0].parent, *lies[1:])))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("kind", ["results", "backups"])
def test_everything_can_be_deleted_where_a_folder_is_a_link(
    growth: Run, home: Path, tmp_path: Path, kind: str
) -> None:
    Store(home).save("results", result(notes={"first": "Foxglove"}))
    growth("backup")
    elsewhere = tmp_path / "elsewhere"
    (home / kind).rename(elsewhere)
    (home / kind).symlink_to(elsewhere)
    for _ in range(2):
        assert growth("delete", "--everything", "--yes")[0] == 0
    assert list(elsewhere.iterdir()) == []
    assert b"Foxglove" not in words_in(home)


def test_export_and_import_lose_nothing(growth: Run, home: Path, tmp_path: Path) -> None:
    store = Store(home)
    document = result()
    store.save("results", document)
    store.save_settings({"theme": "dusk"})
    file = tmp_path / "all.json"
    assert growth("export", file)[:2] == (0, f"{file}\n")
    assert json.loads(file.read_bytes())["results"]["1"]["notes"] == document["notes"]
    there = tmp_path / "there"
    status, out, _ = growth("import", file, "--dry-run", at=there)
    assert status == 0
    assert "Comes in: 1 result" in out
    assert not Store(there).ids("results")
    assert growth("import", file, at=there)[0] == 0
    assert Store(there).all("results") == [document]
    assert Store(there).settings() == {"theme": "dusk"}
    assert growth("import", file, at=there)[:2] == (0, "Nothing new there.\n")
    again = tmp_path / "again.json"
    growth("export", again, at=there)
    ours, theirs = (json.loads(path.read_bytes()) for path in (file, again))
    del ours["_about"], theirs["_about"]
    assert ours == theirs


def test_merging_a_folder_says_what_came_in(growth: Run, home: Path, tmp_path: Path) -> None:
    here, there = Store(home), Store(tmp_path / "there")
    here.save("results", result())
    there.save("results", result())
    status, out, _ = growth("merge", there.folder)
    assert (status, out) == (0, "Comes in: 1 result.\n")
    assert growth("merge", there.folder)[:2] == (0, "Nothing new there.\n")
    status, _, err = growth("merge", home)
    assert status == 1
    assert "the data folder itself" in err
    status, _, err = growth("merge", tmp_path / "nothing.json")
    assert status == 1
    assert "Traceback" not in err


def test_doctor(growth: Run, home: Path) -> None:
    store = Store(home)
    store.save("results", document := result())
    assert growth("doctor")[0] == 0
    growth("backup")
    status, out, _ = growth("doctor")
    assert status == 0
    assert "All is well." in out
    path = home / "results" / f"{document['id']}.json"
    path.write_bytes(path.read_bytes()[:-9])
    status, out, _ = growth("doctor")
    assert status == 1
    assert f"{path}: is cut short or is not a record. --repair would move it" in out
    assert path.exists()
    status, out, _ = growth("doctor", "--repair", "--yes")
    assert status == 0
    assert "Mended: 1." in out
    assert not path.exists()


def test_a_passphrase_from_a_script(
    growth: Run, home: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(home)
    store.save("results", result(notes={"first": "Larkspur"}))
    status, out, err = growth("passphrase", "set", "--yes")
    assert status == 0
    recovery_key = out.strip()
    assert len(recovery_key.split("-")) == 8
    assert "does not protect" in err
    assert "Full-disk encryption" in err
    assert b"Larkspur" not in b"".join(path.read_bytes() for path in home.glob("results/*"))
    status, _, err = growth("passphrase", "set", "--yes")
    assert status == 1
    assert "set already" in err
    assert growth("backup")[0] == 0
    assert "Sealed with a passphrase." in growth("where")[1]
    new = passphrase_file.with_name("new")
    new.write_text("quite another one")
    assert growth("passphrase", "change", "--new-file", new)[0] == 0
    status, _, err = growth("backup")
    assert status == 1
    assert "not the passphrase" in err
    monkeypatch.delenv(FILE)
    monkeypatch.setenv(COMMAND, f"{sys.executable} -c \"print('quite another one')\"")
    assert growth("backup")[0] == 0
    monkeypatch.setenv(COMMAND, "exit 3")
    status, _, err = growth("backup")
    assert status == 1
    assert "ended with status 3" in err
    monkeypatch.delenv(COMMAND)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    status, _, err = growth("backup")
    assert status == 1
    assert FILE in err
    assert COMMAND in err
    monkeypatch.setenv(FILE, str(new))
    assert growth("passphrase", "remove")[0] == 0
    assert store.recent().count == 1


@pytest.mark.parametrize("answer", ["n\n", ""])
def test_a_recovery_key_that_is_not_written_down_opens_nothing_and_is_said_to(
    growth: Run,
    home: Path,
    passphrase_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    Store(home).save("results", result())
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    status, _, err = growth("passphrase", "set")
    assert status == STOPPED
    assert err.endswith("Nothing was locked; this recovery key opens nothing.\n")
    assert "No passphrase is set." in growth("where")[1]
    key = growth("passphrase", "set", "--yes")[1].strip()
    new = passphrase_file.with_name("new")
    new.write_text("quite another one")
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    status, _, err = growth("passphrase", "change", "--new-recovery-key", "--new-file", new)
    assert status == STOPPED
    assert err.endswith("The passphrase stays as it was; this recovery key opens nothing.\n")
    Workspace(home).unlock_with_recovery_key(key)


def test_what_another_machine_sealed_after_the_removal_is_taken_in(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    store = Store(home)
    store.save("results", result())
    growth("passphrase", "set", "--yes")
    late = Store(home)
    late.unlock(PASSPHRASE)
    late.save("results", kept := result())
    path = home / "results" / f"{kept['id']}.json"
    sealed = path.read_bytes()
    late.delete("results", kept["id"])
    for grave in (home / "tombstones").iterdir():
        grave.unlink()
    assert "take-in" in growth("passphrase", "remove")[2]
    path.write_bytes(sealed)
    status, _, err = growth("backup")
    assert status == 1
    assert "passphrase take-in" in err
    status, _, err = growth("passphrase", "take-in")
    assert (status, "Files taken in: 1." in err) == (0, True)
    assert store.get("results", kept["id"]) == kept
    assert growth("backup")[0] == 0
    other = passphrase_file.with_name("other")
    other.write_text("quite another one")
    status, _, err = growth("passphrase", "take-in", "--passphrase-file", other)
    assert (status, "no other key" in err) == (1, True)


def test_setting_a_passphrase_names_what_it_does_not_seal(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    Store(home).save("results", result())
    (home / ".stversions").mkdir()
    (home / ".stversions" / "x~1.json").write_bytes(b"Larkspur")
    err = growth("passphrase", "set", "--yes")[2]
    assert f"stays readable: {home / '.stversions'}\n" in err
    status, out, _ = growth("doctor")
    assert status == 1
    assert f"{home / '.stversions'}: is not this program's, and is not sealed.\n" in out


def test_no_recovery_key_is_shown_for_what_cannot_be_sealed(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    Store(home).save("results", result())
    growth("passphrase", "set", "--yes")
    for name in ("about.json", "about.copy.json"):
        (home / name).unlink()
    status, out, err = growth("passphrase", "set", "--yes")
    assert (status, out) == (1, "")
    assert "knows no passphrase" in err


def test_sizes_are_summed_up_while_files_come_and_go(
    growth: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(home).save("results", result())
    (home / "results" / ".x.json.12ab34cd.tmp").write_bytes(b"half")
    (home / "results" / ".y.json.12ab34cd.tmp").symlink_to("nowhere")
    real = os.stat

    def then_gone(path: Any, **options: Any) -> os.stat_result:
        found = real(path, **options)
        if str(path).endswith(".tmp"):
            Path(path).unlink()
        return found

    monkeypatch.setattr(os, "stat", then_gone)
    assert growth("where")[0] == 0


def test_doctor_goes_on_past_what_the_disk_does_not_give(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    store = Store(home)
    store.save("results", document := result())
    store.save("drafts", {"id": document["id"]})
    growth("passphrase", "set", "--yes")
    (home / "results" / "a folder").mkdir(mode=0o700)
    (home / "backups" / "2026-11-25T100000Z.json").mkdir(mode=0o700, parents=True)
    path = home / "results" / f"{document['id']}.json"
    path.unlink()
    path.mkdir(mode=0o700)
    status, out, err = growth("doctor")
    assert (status, err) == (1, "")
    assert f"{path}: was not given by the disk: " in out
    assert ".." not in out


def test_a_form_that_is_not_sealed_is_set_aside_with_the_reason(
    growth: Run, home: Path, passphrase_file: Path
) -> None:
    Store(home).save("results", result())
    growth("passphrase", "set", "--yes")
    status, _, err = growth("new", "mine")
    assert status == 1
    assert "-o FILE" in err
    growth("new", "mine", "-o", home / "assessments.json")
    (home / "assessments").mkdir(mode=0o700)
    (home / "assessments.json").rename(home / "assessments" / "mine.json")
    _, out, err = growth("list")
    assert "mine.json" in out + err
    assert "doctor" in out + err
    assert growth("doctor", "--repair", "--yes")[0] == 0
    out = growth("list")[1]
    assert "mine" in out
    assert "mine.json" not in out


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_an_empty_or_unreadable_passphrase_file(
    growth: Run, passphrase_file: Path, content: bytes
) -> None:
    passphrase_file.write_bytes(content)
    status, _, err = growth("passphrase", "set", "--yes")
    assert status == 1
    assert FILE in err
    passphrase_file.unlink()
    status, _, err = growth("passphrase", "set", "--yes")
    assert status == 1
    assert "cannot be read" in err


def test_forgotten_and_opened_with_the_recovery_key(
    growth: Run, home: Path, passphrase_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(home).save("results", result())
    recovery_key = growth("passphrase", "set", "--yes")[1].strip()
    new = passphrase_file.with_name("new")
    new.write_text("quite another one")
    monkeypatch.setattr("growth_tui.cli.secrets.ask", lambda *_, **__: recovery_key.lower())
    status, _, _ = growth("passphrase", "change", "--with-recovery-key", "--new-file", new)
    assert status == 0
    store = Store(home)
    store.unlock("quite another one")
    assert len(store.all("results")) == 1


def test_no_command_shows_what_was_written(growth: Run, home: Path, tmp_path: Path) -> None:
    Store(home).save("results", document := result(notes={"first": "Larkspur"}))
    growth("backup")
    backup = next((home / "backups").iterdir())
    shown = ""
    for arguments in (
        ("where",),
        ("doctor",),
        ("export", tmp_path / "all.json"),
        ("restore", backup, "--dry-run"),
        ("delete", document["id"], "--yes"),
        ("restore", backup, "--dry-run", "--deleted"),
        ("merge", backup),
    ):
        _, out, err = growth(*arguments)
        shown += out + err
    assert "Larkspur" not in shown
