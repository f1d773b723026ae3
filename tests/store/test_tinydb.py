from __future__ import annotations

import inspect
import os
import subprocess
import sys
import tarfile
import uuid
from importlib.metadata import version
from pathlib import Path

import pytest
from store_cases import result
from tinydb import TinyDB, where
from tinydb.table import Document, Table

from growth_tui.store.folder import Store


def test_the_private_hooks_are_still_there() -> None:
    assert version("tinydb").startswith("4.9.")
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    assert list(inspect.signature(Table._get_next_id).parameters) == ["self"]
    for method in (Table.insert, Table.insert_multiple, Table.update, Table.remove, Table.truncate):
        assert "_update_table" in method.__code__.co_names, method


def test_what_the_store_saves_tinydb_finds_and_the_other_way_round(store: Store) -> None:
    first, second = result(assessment="pulse"), result()
    store.save("results", first)
    results = store.database().table("results")
    assert results.insert(second) == second["id"]
    assert store.get("results", second["id"]) == second
    assert results.search(where("assessment") == "pulse") == [first]
    assert results.get(doc_id=first["id"]) == first  # type: ignore[call-overload]
    assert {found.doc_id for found in results.all()} == {first["id"], second["id"]}
    assert isinstance(store.database(), TinyDB)
    assert store.recent().count == 2


def test_an_update_writes_only_what_it_changes(store: Store) -> None:
    documents = [{"id": str(uuid.uuid4()), "open": n != 1, "tries": []} for n in range(3)]
    for document in documents:
        store.save("commitments", document)
    folder = store.folder / "commitments"
    before = {path.name: path.stat().st_ino for path in folder.iterdir()}
    table = store.database().table("commitments")

    def tried(document: Document) -> None:
        document["tries"].append("once")

    assert table.update(tried, where("open") == False) == [documents[1]["id"]]  # noqa: E712
    after = {path.name: path.stat().st_ino for path in folder.iterdir()}
    assert [name for name in after if after[name] != before[name]] == [f"{documents[1]['id']}.json"]
    assert table.get(where("open") == False)["tries"] == ["once"]  # type: ignore[index]  # noqa: E712


def test_nothing_is_written_where_one_document_cannot_be_kept(store: Store) -> None:
    table = store.database().table("commitments")
    with pytest.raises(TypeError):
        table.insert_multiple([{"fine": 1}, {"broken": object()}])
    assert table.all() == []


def test_an_answer_is_never_an_old_one(store: Store) -> None:
    table = store.database().table("commitments")
    cond = where("kept") == True  # noqa: E712
    assert table.search(cond) == []
    document = {"id": str(uuid.uuid4()), "kept": True}
    Store(store.folder).save("commitments", document)
    found = table.search(cond)
    assert found == [document]
    found[0]["kept"] = False
    assert table.search(cond) == [document]


def test_removed_through_tinydb_is_deleted_for_good(store: Store) -> None:
    document = result()
    store.save("results", document)
    store.recent()
    table = store.database().table("results")
    assert table.remove(where("assessment") == document["assessment"]) == [document["id"]]
    assert store.recent().count == 0
    assert [path.stem for path in (store.folder / "tombstones").iterdir()] == [document["id"]]


def test_an_id_from_outside_cannot_leave_the_folder(store: Store) -> None:
    table = store.database().table("results")
    for bad in ("../../x", "a/b", "A", ""):
        with pytest.raises(ValueError, match="id"):
            table.insert(Document(result(), bad))  # type: ignore[arg-type]
        assert table.get(doc_id=bad) is None  # type: ignore[call-overload]
    assert not list(store.folder.parent.glob("*x*"))


@pytest.mark.parametrize(
    ("ci", "ends"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_tinydbs_own_suite_is_never_left_out_unnoticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, ends: type[BaseException]
) -> None:
    refused = subprocess.CompletedProcess[str]([], 1, "", "no such host")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: refused)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(ends, match=r"did not give tinydb-.*no such host"):
        _tinydb_tests(tmp_path)


@pytest.mark.slow
def test_tinydbs_own_suite_passes(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    source = _tinydb_tests(pytestconfig.rootpath / ".pytest_cache" / "tinydb")
    for name in ("test_tables.py", "test_operations.py", "test_tinydb.py"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    ours = Path(__file__).with_name("tinydb_suite") / "over_the_folder.py"
    (tmp_path / "conftest.py").write_bytes(ours.read_bytes())
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-rxX", "-p", "no:cacheprovider", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout
    passed = int(done.stdout.rsplit(" passed", 1)[0].split()[-1])
    assert passed >= 80


def _tinydb_tests(cache: Path) -> Path:
    """The tests folder of the source distribution of the TinyDB that is installed."""
    name = f"tinydb-{version('tinydb')}"
    archive = cache / f"{name}.tar.gz"
    if not archive.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=tinydb"]
        command += ["-d", str(cache), f"tinydb=={version('tinydb')}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = f"the package registry did not give {name}: {done.stderr[-300:]}"
            if os.environ.get("CI") == "true":
                pytest.fail(reason)
            pytest.skip(reason)
    with tarfile.open(archive) as tar:
        tar.extractall(cache, filter="data")
    return cache / name / "tests"


def test_a_document_stays_under_its_own_id(store: Store) -> None:
    """Or it could not be read again: it would be another record under this one's name."""
    store.save("results", kept := result())
    other = str(uuid.uuid4())
    table = store.database().table("results")
    with pytest.raises(ValueError, match="id"):
        table.update({"id": other})
    with pytest.raises(ValueError, match="id"):
        table.insert(Document({"id": other}, str(uuid.uuid4())))
    assert Store(store.folder).all("results") == [kept]
