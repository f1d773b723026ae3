"""What others can do to a sealed folder that is synced, and what lies in it beside the records."""

from __future__ import annotations

import json
import shutil
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_cases import CHEAP, PASSPHRASE, Unsynced, harm, lock_up, opened, result, words_in

from growth_tui.problem import Problem
from growth_tui.store import about, envelope, passphrase
from growth_tui.store.doctor import Remedy
from growth_tui.store.failures import Locked, NotRead, NotSaved, WrongPassphrase
from growth_tui.store.files import DISK
from growth_tui.store.folder import Store
from growth_tui.store.recent import INDEX
from growth_tui.store.repair import repair
from growth_tui.store.snapshot_file import to_bytes
from growth_tui.store.whole import WholeFolder, read_snapshot

NOW = "2026-11-25T00:00:00.000000+00:00"
FORM = b'{"id": "mine", "title": "Larkspur"}'


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    """A sealed folder with some of everything."""
    store = Store(tmp_path / "data", files=Unsynced())
    store.save("results", result(notes={"first": "Larkspur"}))
    store.save("reflections", {"id": str(uuid.uuid4()), "text": "Larkspur"})
    store.keep_definition(b'{"title": "Larkspur"}')
    store.add_own_definition("mine.json", FORM)
    lock_up(store)
    return store


def pretend(store: Store, **changes: object) -> about.About:
    """Rewrite about.json as someone can who has no key; gives what it said before."""
    said = about.read(DISK, store.folder)
    forged = replace(said, generation=said.generation + 1, **changes)  # type: ignore[arg-type]
    about.write(DISK, store.folder, forged, NOW)
    return said


def plain_in(place: Path, kind: str, document: dict[str, object], at: str = NOW) -> Path:
    """A record that is not sealed, with a right checksum."""
    path = place / kind / f"{document['id']}.json"
    path.parent.mkdir(exist_ok=True, mode=0o700)
    path.write_bytes(envelope.pack(envelope.make(kind, str(document["id"]), at, document)))
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("state", ["opening", "sealing"])
@pytest.mark.parametrize("tag", ["kept", "none", "made up"])
def test_nobody_without_the_key_has_the_folder_opened(kept: Store, state: str, tag: str) -> None:
    forged = {"id": str(uuid.uuid4()), "text": "forged"}
    plain_in(kept.folder, "reflections", forged)
    if tag == "kept":
        pretend(kept, state=state)
    else:
        pretend(kept, state=state, tag=None if tag == "none" else "0" * 64)
    locked = Store(kept.folder)
    with pytest.raises(Locked):
        locked.save("results", result(notes={"first": "Larkspur"}))
    again = opened(kept.folder)
    assert again.sealed
    assert b"Larkspur" not in words_in(kept.folder)
    assert forged not in again.all("reflections")
    again.save("results", result(notes={"first": "Larkspur"}))
    assert b"Larkspur" not in words_in(kept.folder)
    now = about.read(DISK, kept.folder)
    assert now.state == about.SEALED
    assert again.records.sealer is not None
    assert now.is_vouched_for(again.records.sealer)


def test_an_old_about_json_put_back_gets_nothing_plain(kept: Store) -> None:
    before = about.read(DISK, kept.folder)
    assert kept.records.sealer is not None
    removing = replace(before, state=about.OPENING, generation=9).tagged(kept.records.sealer)
    passphrase.remove(kept.records)
    lock_up(kept)
    about.write(DISK, kept.folder, removing, NOW)
    again = opened(kept.folder)
    with pytest.raises(NotSaved):
        again.save("results", result(notes={"first": "Larkspur"}))
    assert b"Larkspur" not in words_in(kept.folder)


def test_a_folder_sealed_before_there_were_tags_gets_one(kept: Store) -> None:
    pretend(kept, tag=None)
    again = opened(kept.folder)
    assert again.records.sealer is not None
    assert about.read(DISK, kept.folder).is_vouched_for(again.records.sealer)
    assert len(again.all("results")) == 1


def test_what_is_plain_in_a_sealed_folder_does_not_count(kept: Store) -> None:
    (document,) = kept.all("reflections")
    forged = {**document, "text": "never written"}
    sealed = (kept.folder / "reflections" / f"{document['id']}.json").read_bytes()
    path = plain_in(kept.folder, "reflections", forged, "2099-01-01T00:00:00.000000+00:00")
    copy = path.with_name(f"{document['id']} (conflicted copy).json")
    copy.write_bytes(sealed)
    copy.chmod(0o600)
    settings = plain_in(kept.folder, "settings", {"id": "settings", "name": "someone"})
    form = kept.folder / "assessments" / "mine.json"
    form.write_bytes(b'{"id": "mine", "title": "asks too much"}')
    form.chmod(0o600)
    again = opened(kept.folder)
    assert again.all("reflections") == [document]
    assert again.get("reflections", str(document["id"])) == document
    assert again.settings() == {}
    assert again.own_definitions() == {"mine.json": FORM}
    exported = to_bytes(WholeFolder(again).everything(), NOW)
    assert b"never written" not in exported
    assert b"asks too much" not in exported
    assert {each.name for each in again.damaged()} == {path.name, settings.name, form.name}
    assert {(each.path, each.remedy) for each in harm(again)} == {
        (path, Remedy.SEAL),
        (settings, Remedy.SEAL),
        (form, Remedy.SEAL),
    }
    with pytest.raises(Locked):
        Store(kept.folder).settings()
    repair(again.records, [each for each in harm(again) if each.path == settings])
    assert again.settings() == {"name": "someone"}
    assert again.all("reflections") == [document]
    assert path.read_bytes().startswith(b'{"format":1,"sha256"')


def test_a_plain_index_in_a_sealed_folder_does_not_count(tmp_path: Path, kept: Store) -> None:
    other = Store(tmp_path / "other", files=Unsynced())
    (document,) = kept.all("results")
    other.save("results", {**document, "assessment": "forged"})
    other.recent()
    shutil.copy(other.folder / INDEX, kept.folder / INDEX)
    assert set(opened(kept.folder).recent().of) == {"cultural-humility"}


# about.json lost, damaged, or not there yet


def test_a_sealed_folder_never_gets_a_new_identity(kept: Store) -> None:
    for name in about.NAMES:
        (kept.folder / name).rename(kept.folder / f"{name}.away")
    again = Store(kept.folder, files=Unsynced())
    for attempt in (
        lambda: again.save("results", result()),
        lambda: again.delete("results", next(iter(again.ids("results")))),
        lambda: lock_up(again, "quite another one"),
        lambda: again.keep_definition(b"{}"),
        again.recent,
    ):
        try:
            attempt()
        except NotSaved as problem:
            assert "knows no passphrase" in problem.what  # noqa: PT017
        assert not (kept.folder / about.NAMES[0]).exists()
    for name in about.NAMES:
        (kept.folder / f"{name}.away").rename(kept.folder / name)
    assert harm(opened(kept.folder)) == []


def test_about_json_is_found_under_a_sync_tools_name(kept: Store) -> None:
    (kept.folder / about.NAMES[0]).rename(kept.folder / "about.sync-conflict-20261125.json")
    (kept.folder / about.NAMES[1]).unlink()
    again = opened(kept.folder)
    assert len(again.all("results")) == 1
    assert {each.remedy for each in harm(again)} == {Remedy.WRITE_ABOUT}
    repair(again.records, harm(again))
    assert harm(again) == []


@pytest.mark.parametrize("how", ["damaged", "missing"])
def test_a_sealed_backup_brings_the_key_back(kept: Store, how: str) -> None:
    WholeFolder(kept).backups.make(datetime.now(UTC))
    for name in about.NAMES:
        (kept.folder / name).write_bytes(b"half")
        if how == "missing":
            (kept.folder / name).unlink()
    again = opened(kept.folder)
    assert len(again.all("results")) == 1
    assert again.sealed
    again.save("results", result())
    assert harm(again) == []
    assert len(opened(kept.folder).all("results")) == 2


def test_both_copies_damaged_in_a_plain_folder_lock_nobody_out(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", document := result())
    for name in about.NAMES:
        (tmp_path / name).write_bytes(b"half")
    again = Store(tmp_path, files=Unsynced())
    assert again.all("results") == [document]
    with pytest.raises(NotSaved, match=r"both copies of about\.json"):
        again.save("results", result())
    assert {each.path.name for each in harm(again)} == set(about.NAMES)
    assert len(repair(again.records, harm(again))) == 2
    assert harm(again) == []
    again.save("results", result())


def test_both_copies_damaged_in_a_sealed_folder_are_told_and_touched_by_nobody(kept: Store) -> None:
    for name in about.NAMES:
        (kept.folder / name).write_bytes(b"half")
    again = Store(kept.folder, files=Unsynced())
    with pytest.raises(NotRead, match="Both copies"):
        again.unlock(PASSPHRASE)
    assert {each.remedy for each in harm(again)} == {None}
    assert "the key to them is in no about.json" in " ".join(each.what for each in harm(again))
    assert WholeFolder(again).delete_everything() == 2
    again.save("results", result())


@pytest.mark.parametrize("generation", [about.MOST, about.MOST + 1, 10**4300 - 1])
def test_an_about_json_that_has_been_written_very_often_shuts_nobody_out(
    kept: Store, generation: int
) -> None:
    forged = replace(about.read(DISK, kept.folder), generation=generation)
    record = envelope.make("about", "about", NOW, forged.to_document())
    (kept.folder / about.NAMES[0]).write_bytes(envelope.pack(record))
    again = opened(kept.folder)
    again.save("results", result())
    passphrase.change(again.records, "four other words", CHEAP)
    with pytest.raises(WrongPassphrase):
        opened(kept.folder)
    passphrase.remove(again.records)
    plain = Store(kept.folder)
    assert not plain.sealed
    assert len(plain.all("results")) == 2
    lock_up(plain)
    assert len(opened(kept.folder).all("results")) == 2


# What an editor, a sync tool or a person leaves


STRAYS = (
    "results/{id}.json.bak",
    "results/Copy of {id}.json",
    "results/~syncthing~{id}.json.tmp",
    "assessments/mine.json~",
    "assessments/.mine.json.swp",
    "assessments/notes.txt",
    "definitions/x.swp",
    "writing/.0123456789abcdef.tmp.swp",
    "backups/notes.txt",
    "index.sync-conflict-20261125.jsonl",
    "index (conflicted copy).jsonl",
)
FOREIGN = (
    ".stversions/results/x~20261125.json",
    "results/old/x.json",
    "results/list.txt",
    "all at once.json",
)


def strew(folder: Path, record_id: str, names: tuple[str, ...]) -> list[Path]:
    """Put a word under each of those names."""
    paths = [folder / name.format(id=record_id) for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(f"Marigold {path.relative_to(folder)}".encode())
        path.chmod(0o600)
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o700)
    return paths


def test_under_no_name_does_a_word_stay_readable(tmp_path: Path) -> None:
    store = Store(tmp_path, files=Unsynced())
    store.save("results", document := result())
    strew(tmp_path, document["id"], STRAYS)
    foreign = strew(tmp_path, document["id"], FOREIGN)
    lock_up(store)
    readable = {
        path for path in tmp_path.rglob("*") if path.is_file() and b"Mari" in path.read_bytes()
    }
    assert readable == set(foreign)
    left = {each.path.relative_to(tmp_path).as_posix() for each in harm(store)}
    assert left == {".stversions", "results/old", "results/list.txt", "all at once.json"}
    assert {each.remedy for each in harm(store)} == {None}
    passphrase.remove(store.records)
    kept = {path.read_bytes() for path in (tmp_path / "damaged").iterdir()}
    strays = {name.format(id=document["id"]) for name in STRAYS}
    assert kept == {f"Marigold {name}".encode() for name in strays if "index" not in name}


def test_what_repair_says_that_it_seals_is_sealed(kept: Store) -> None:
    (document,) = kept.all("results")
    paths = strew(kept.folder, str(document["id"]), STRAYS)
    found = harm(kept)
    assert {each.path for each in found} == set(paths)
    first, *others = [each for each in found if each.remedy is not None]
    repair(kept.records, [first])
    assert {each.path for each in harm(kept)} == set(paths) - {first.path}
    repair(kept.records, others)
    assert harm(kept) == []
    assert b"Marigold" not in words_in(kept.folder)


def test_a_plain_backup_is_named_once_and_sealed(kept: Store) -> None:
    path = WholeFolder(kept).backups.make(datetime.now(UTC)).path
    plain = to_bytes(WholeFolder(kept).everything(), NOW)
    path.write_bytes(plain)
    assert [(each.path, each.remedy) for each in harm(kept)] == [(path, Remedy.SEAL)]
    repair(kept.records, harm(kept))
    assert harm(kept) == []
    assert b"Larkspur" not in words_in(kept.folder)
    read = read_snapshot(path, lambda: PASSPHRASE, near=Store(kept.folder.parent / "other"))
    assert to_bytes(read, NOW) == plain


def test_an_own_form_is_not_begun_unsealed(kept: Store) -> None:
    with pytest.raises(Problem, match="unsealed"):
        kept.add_own_definition("another.json", b'{"title": "Larkspur"}')
    assert b"Larkspur" not in words_in(kept.folder)


# Damage among what is sealed


@pytest.mark.parametrize("kind", ["assessments", "definitions", "results"])
def test_the_key_is_not_given_up_while_something_does_not_open(kept: Store, kind: str) -> None:
    (path,) = (kept.folder / kind).iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-20] + b"AAAA" + whole[-16:])
    again = opened(kept.folder)
    assert [(each.path, each.remedy) for each in harm(again)] == [(path, Remedy.MOVE_ASIDE)]
    with pytest.raises(Problem, match="does not open"):
        passphrase.remove(again.records)
    assert about.read(DISK, kept.folder).state == about.SEALED
    path.write_bytes(whole)
    passphrase.remove(again.records)
    assert harm(again) == []
    assert again.own_definitions() == {"mine.json": FORM}


def test_what_is_damaged_while_the_passphrase_goes_keeps_the_key(kept: Store) -> None:
    (path,) = (kept.folder / "results").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    sealer = kept.records.sealer
    assert sealer is not None
    now = about.read(DISK, kept.folder)
    under_way = replace(now, state=about.OPENING, generation=now.generation + 1).tagged(sealer)
    about.write(DISK, kept.folder, under_way, NOW)
    again = opened(kept.folder)
    assert again.sealed
    assert {each.path for each in harm(again)} == {path, kept.folder}
    with pytest.raises(NotSaved, match="does not open"):
        again.save("results", result())
    path.write_bytes(whole)
    assert not opened(kept.folder).sealed
    assert len(Store(kept.folder).all("results")) == 1


def test_damaged_forms_are_copied_named_and_moved_aside(kept: Store) -> None:
    paths = [next((kept.folder / kind).iterdir()) for kind in ("assessments", "definitions")]
    for path in paths:
        path.write_bytes(path.read_bytes()[:-30])
    again = opened(kept.folder)
    assert again.own_definitions() == {}
    assert again.definitions.all() == {}
    assert {each.name for each in again.damaged()} == {path.name for path in paths}
    assert len(list((kept.folder / "damaged").iterdir())) == 2
    repair(again.records, harm(again))
    assert harm(again) == []
    assert not any(path.exists() for path in paths)
    assert json.loads((kept.folder / "about.json").read_bytes())


@pytest.mark.skipif(sys.platform != "linux", reason="such names are refused elsewhere")
def test_no_name_keeps_a_passphrase_from_being_set_and_given(tmp_path: Path) -> None:
    """A file system may hold names that are no text: of old disks, archives, other systems."""
    store = Store(tmp_path, files=Unsynced())
    store.save("reflections", document := {"id": str(uuid.uuid4()), "text": "Larkspur"})
    store.add_own_definition("mine.json", FORM)
    mine = (tmp_path / "reflections" / f"{document['id']}.json").read_bytes()
    names = (
        "assessments/caf\udce9.json",
        "assessments/\udce9.json",
        "assessments/a\nb.json",
        "assessments/notes \udce9",
        "definitions/caf\udce9.json",
        "damaged/caf\udce9",
        "backups/caf\udce9.json",
        "reflections/{id} (copie de s\udce9lection).json",
        "reflections/.{id} (conflit \udce9).json~",
        "reflections/{id} " + "x" * 210 + ".json",
        "reflections/{id} " + "é" * 105 + ".json",
    )
    for each in names:
        path = tmp_path / each.format(id=document["id"])
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(mine if "reflections" in each else each.encode("utf-8", "replace") + FORM)
    lock_up(store)
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        assert b"Larkspur" not in path.read_bytes(), path
    again = opened(tmp_path)
    assert again.all("reflections") == [document]
    assert len(again.own_definitions()) == 4
    WholeFolder(again).everything()
    harm(again)
    passphrase.remove(again.records)
    plain = Store(tmp_path)
    assert plain.all("reflections") == [document]
    assert len(plain.own_definitions()) == 4
    assert {FORM} < set(plain.own_definitions().values())
    assert sum(FORM in path.read_bytes() for path in (tmp_path / "damaged").iterdir()) >= 2
