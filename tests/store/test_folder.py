from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from store_cases import result

from growth_tui.store import access
from growth_tui.store.claims import TakenOver
from growth_tui.store.failures import NotRead, NotSaved
from growth_tui.store.folder import Store


def test_nothing_is_made_before_the_first_write(store: Store) -> None:
    assert store.all("results") == []
    assert store.get("results", str(uuid.uuid4())) is None
    assert store.settings() == {}
    assert store.recent().count == 0
    assert store.ids("drafts") == set()
    assert store.version_token("results") == (None, None)
    assert not store.folder.exists()


def test_what_is_saved_is_there_for_another_process(store: Store) -> None:
    document = result()
    store.save("results", document)
    again = Store(store.folder)
    assert again.get("results", document["id"]) == document
    assert again.all("results") == [document]
    assert again.ids("results") == {document["id"]}


def test_what_is_handed_out_is_the_callers_own(store: Store) -> None:
    document = result()
    store.save("results", document)
    mine = store.get("results", document["id"])
    assert mine is not None
    mine["answers"]["first"] = 1
    document["answers"]["first"] = 2
    kept = store.get("results", document["id"])
    assert kept is not None
    assert kept["answers"]["first"] == 4


def test_only_its_owner_can_look(store: Store) -> None:
    store.save("results", result())
    store.keep_definition(b"{}")
    store.delete("results", store.all("results")[0]["id"])
    for path in [store.folder, *store.folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_one_save_between_two_questions_touches_one_file(store: Store) -> None:
    draft = {"id": str(uuid.uuid4()), "answers": {}}
    store.save("drafts", draft)
    before = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*") if path.is_file()}
    store.save("drafts", {**draft, "answers": {"first": 3}})
    after = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*") if path.is_file()}
    assert [path.name for path in after if after[path] != before.get(path)] == [
        f"{draft['id']}.json"
    ]


@pytest.mark.parametrize("bad", ["../x", "/etc/x", "a/b", "..", "", "A", "x" * 300, "nul\0", 3])
def test_an_id_cannot_leave_the_folder(store: Store, bad: object) -> None:
    with pytest.raises(ValueError, match="id"):
        store.save("results", {"id": bad})
    assert not store.folder.exists()


@pytest.mark.parametrize("bad", ["..", "a/b", "backups", "damaged", "tombstones", "assessments"])
def test_a_kind_cannot_leave_the_folder(store: Store, bad: str) -> None:
    with pytest.raises(ValueError, match="kind"):
        store.save(bad, {"id": str(uuid.uuid4())})


def test_deleted_means_gone_and_stays_gone(store: Store) -> None:
    document = result()
    store.save("results", document)
    store.delete("results", document["id"])
    assert store.get("results", document["id"]) is None
    assert store.all("results") == []
    with pytest.raises(NotSaved, match="deleted"):
        store.save("results", document)
    words = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert "Grüße".encode() not in words


def test_a_record_that_a_sync_tool_brings_back_stays_deleted(store: Store) -> None:
    document = result()
    store.save("results", document)
    path = store.folder / "results" / f"{document['id']}.json"
    data = path.read_bytes()
    store.delete("results", document["id"])
    path.write_bytes(data)
    assert store.get("results", document["id"]) is None
    assert Store(store.folder).all("results") == []
    assert store.recent().count == 0


def test_a_leftover_draft_of_a_result_is_known(store: Store) -> None:
    document = result()
    store.save("drafts", {"id": document["id"], "answers": {}})
    store.save("results", document)
    assert store.all("drafts") == []
    store.delete("drafts", document["id"])
    assert store.get("results", document["id"]) == document
    assert not list((store.folder / "drafts").iterdir())
    assert not (store.folder / "tombstones").exists()


def test_a_discarded_draft_does_not_take_a_result_with_it(store: Store) -> None:
    document = result()
    store.save("drafts", {"id": document["id"], "answers": {}})
    store.delete("drafts", document["id"])
    store.save("results", document)
    assert store.get("results", document["id"]) == document


def test_a_draft_has_one_owner_at_a_time(store: Store) -> None:
    draft = {"id": str(uuid.uuid4())}
    other = Store(store.folder)
    assert store.claim(draft["id"])
    assert store.claim(draft["id"])
    assert not store.claimed_by_other(draft["id"])
    store.save("drafts", draft)
    assert other.claimed_by_other(draft["id"])
    assert not other.claim(draft["id"])
    assert other.claim(draft["id"], take_over=True)
    other.save("drafts", {**draft, "answers": {"first": 1}})
    with pytest.raises(TakenOver):
        store.save("drafts", draft)
    assert store.all("drafts") == [{**draft, "answers": {"first": 1}}]
    other.close()
    assert not store.claimed_by_other(draft["id"])


def test_a_claim_ends_with_its_process(store: Store) -> None:
    draft_id = str(uuid.uuid4())
    code = (
        "import os, sys; from pathlib import Path; from growth_tui.store.folder import Store\n"
        f"assert Store(Path({str(store.folder)!r})).claim({draft_id!r})\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert (store.folder / "drafts" / f"{draft_id}.claim").exists()
    assert not store.claimed_by_other(draft_id)
    assert store.claim(draft_id)


@pytest.mark.parametrize("anew", [True, False], ids=["put anew", "gone"])
def test_a_lock_that_is_another_file_by_now_is_taken_there(
    store: Store, monkeypatch: pytest.MonkeyPatch, anew: bool
) -> None:
    monkeypatch.setattr(access, "_PATIENCE", 0.0)
    monkeypatch.setattr(access, "_PATIENCE_ALONE", 0.0)
    store.save_settings({"theme": "dusk"})
    lock = store.folder / access.LOCK
    lock.unlink()
    if anew:
        lock.touch()
    with Store(store.folder).records.alone(), pytest.raises(NotSaved, match="another window"):
        store.save_settings({"theme": "dawn"})
    store.save_settings({"theme": "dawn"})
    assert Store(store.folder).settings() == {"theme": "dawn"}


def test_settings_and_definitions(store: Store) -> None:
    store.save_settings({"theme": "dusk"})
    assert Store(store.folder).settings() == {"theme": "dusk"}
    sha = store.keep_definition(b'{"id": "x"}')
    assert store.keep_definition(b'{"id": "x"}') == sha
    assert store.definition(sha) == b'{"id": "x"}'
    assert store.definition("0" * 64) is None
    own = store.folder / "assessments"
    own.mkdir()
    (own / "mine.json").write_bytes(b"mine")
    (own / "notes.txt").write_bytes(b"other")
    assert store.own_definitions() == {"mine.json": b"mine"}


def test_the_token_tells_a_change_made_elsewhere(store: Store) -> None:
    other = Store(store.folder)
    seen = {store.version_token("results")}
    for _ in range(20):
        other.save("results", result())
        token = store.version_token("results")
        assert token not in seen
        seen.add(token)


def test_an_edit_is_newer_even_where_the_clock_went_back(tmp_path: Path) -> None:
    times = [datetime(2026, 11, 23, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)]
    store = Store(tmp_path, clock=lambda: times[0] if len(times) > 1 else times[-1])
    document = {"id": str(uuid.uuid4()), "text": "first"}
    store.save("commitments", document)
    times.pop(0)
    store.save("commitments", {**document, "text": "second"})
    path = tmp_path / "commitments" / f"{document['id']}.json"
    saved_at = json.loads(path.read_bytes())["record"]["saved_at"]
    assert datetime.fromisoformat(saved_at) == datetime(2026, 11, 23, tzinfo=UTC) + timedelta(
        microseconds=1
    )


def test_starting_up_needs_no_database_and_no_cryptography(store: Store) -> None:
    store.save("results", result())
    store.save("drafts", {"id": str(uuid.uuid4())})
    code = (
        "import sys; from pathlib import Path; from growth_tui.store.folder import Store\n"
        f"store = Store(Path({str(store.folder)!r}))\n"
        "store.recent(); store.all('drafts'); store.settings(); store.save('drafts', {'id': 'a'})\n"
        "print([name for name in ('tinydb', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_can_be_read(store: Store) -> None:
    document = result()
    store.save("results", document)
    os.chmod(store.folder / "results", 0o500)
    try:
        with pytest.raises(NotSaved, match="may not use"):
            store.save("results", result())
        assert store.all("results") == [document]
    finally:
        os.chmod(store.folder / "results", 0o700)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.write_text("hello")
    with pytest.raises(NotSaved, match="a file where a folder should be"):
        Store(path).save("results", result())
    with pytest.raises(NotRead, match="a file where a folder should be"):
        Store(path).all("results")
    assert path.read_text() == "hello"
