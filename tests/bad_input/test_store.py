"""Bad input that the data folder can be given; each test names its row in its docstring."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from growth_tui.cli.app import run
from growth_tui.store import envelope
from growth_tui.store.failures import NotSaved
from growth_tui.store.files import Disk
from growth_tui.store.folder import Store
from growth_tui.store.snapshot import Snapshot
from growth_tui.store.whole import WholeFolder

MOMENT = "2026-11-23T20:00:00.000000+00:00"


def commitment(text: str = "kept") -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "text": text}


def _empty(data: bytes) -> bytes:
    return b""


def _truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data.replace(b"kept", b"kepu")


def _zeroes(data: bytes) -> bytes:
    return bytes(len(data))


def _nested(data: bytes) -> bytes:
    return b"[" * 100_000


@pytest.mark.parametrize("harm", [_empty, _truncated, _flipped, _zeroes, _nested])
def test_a_damaged_record(
    tmp_path: Path, harm: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """Empty or truncated record file, a flipped byte: left, copied, reported, the rest works."""
    store = Store(tmp_path)
    hit, other = commitment(), commitment("other")
    store.save("commitments", hit)
    store.save("commitments", other)
    path = tmp_path / "commitments" / f"{hit['id']}.json"
    harmed = harm(path.read_bytes())
    path.write_bytes(harmed)
    assert store.all("commitments") == [other]
    store.save("commitments", more := commitment("more"))
    assert more in store.all("commitments")
    assert path.read_bytes() == harmed
    assert [copy.read_bytes() for copy in (tmp_path / "damaged").iterdir()] == [harmed]
    assert [damage.name for damage in store.damaged()] == [path.name]
    assert run(["--home", str(tmp_path), "doctor"]) == 1
    shown = capsys.readouterr()
    assert path.name in shown.out
    assert "Traceback" not in shown.err


def test_a_record_of_a_newer_version(tmp_path: Path) -> None:
    """Record of a newer format version: read-only, "made by a newer version"."""
    store = Store(tmp_path)
    store.save("commitments", document := commitment())
    path = tmp_path / "commitments" / f"{document['id']}.json"
    body = json.dumps({"shape": "unknown"}).encode()
    checksum = envelope._digest(7, body).encode()
    path.write_bytes(b'{"format":7,"sha256":"%s","record":%s}\n' % (checksum, body))
    assert store.get("commitments", document["id"]) is None
    assert "made by a newer version" in store.damaged()[0].reason
    with pytest.raises(NotSaved, match="newer version"):
        store.save("commitments", document)
    assert b'"format":7' in path.read_bytes()


class Failing(Disk):
    code = 0

    def write(self, handle: int, data: bytes) -> None:
        if self.code:
            raise OSError(self.code, os.strerror(self.code))
        super().write(handle, data)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EACCES, "may not use that place"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk reports an error"),
    ],
)
def test_a_disk_that_takes_nothing(tmp_path: Path, code: int, why: str) -> None:
    """Disk full, no permission, read-only folder: "not saved" and why; old data intact."""
    disk = Failing()
    store = Store(tmp_path, files=disk)
    store.save("commitments", document := commitment())
    disk.code = code
    with pytest.raises(NotSaved) as told:
        store.save("commitments", {**document, "text": "new"})
    assert str(told.value).count("\n") <= 1
    assert why in told.value.what
    assert told.value.then
    assert store.all("commitments") == [document]
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("arguments", [["where"], ["list"], ["doctor"], ["backup"]])
def test_the_data_path_is_a_file(
    tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Data path is a file: clear error, no traceback, the file untouched."""
    path = tmp_path / "data"
    path.write_text("mine")
    status = run(["--home", str(path), *arguments])
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    assert "crash" not in shown.err.lower()
    assert status != 70
    assert path.read_text() == "mine"
    if arguments == ["backup"]:
        assert status == 1
        assert "a file where a folder should be" in shown.err


SAVES = """
import sys
from pathlib import Path
from growth_tui.store.folder import Store
store = Store(Path(sys.argv[1]))
document = {"id": sys.argv[2], "text": ""}
store.save("commitments", {**document, "text": "a" * 5000})
print("saving", flush=True)
while True:
    for letter in "abcdef":
        store.save("commitments", {**document, "text": letter * 5000})
"""


def test_killed_while_saving(tmp_path: Path) -> None:
    """Killed at any moment while saving: the old or the new state, never a third."""
    record_id = str(uuid.uuid4())
    for n in range(5):
        command = [sys.executable, "-c", SAVES, str(tmp_path), record_id]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as saving:
            assert saving.stdout is not None
            saving.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                saving.wait(timeout=0.01 + n / 100)
            saving.kill()
        store = Store(tmp_path)
        found = store.all("commitments")
        assert store.damaged() == []
        assert all(each["text"] in {letter * 5000 for letter in "abcdef"} for each in found)
    assert found


@pytest.mark.parametrize(
    "bad", ["../../x", "/etc/x", "a/b", "..", ".", "", "NUL\0", "x" * 300, "a\nb", "Ä"]
)
def test_ids_that_are_paths(tmp_path: Path, bad: str) -> None:
    """Id `../../x`, `/etc/x`, `a/b`, `..`, NUL, 300 characters: rejected."""
    store = Store(tmp_path / "data")
    for act in (
        lambda: store.save("commitments", {"id": bad}),
        lambda: store.claim(bad),
        lambda: store.database().table("commitments").insert({"id": bad}),
    ):
        with pytest.raises(ValueError, match="id"):
            act()
    assert store.get("commitments", bad) is None
    store.delete("commitments", bad)
    assert not [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "about" not in path.name and path.name != "lock"
    ]


def test_control_codes_in_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ESC, OSC 52, C1, bidi overrides, NUL in any text from a file: neutralised on entry."""
    store = Store(tmp_path)
    nasty = "a\x1b[31m\x1b]52;c;aGk=\x07\x9b2J\u202e\u2066\0b"
    store.save("commitments", {"id": (document := commitment())["id"], "text": nasty, nasty: 1})
    assert Store(tmp_path).all("commitments") == [{"id": document["id"], "text": "ab", "ab": 1}]
    run(["--home", str(tmp_path / nasty.replace("\0", "")), "restore", "no\x1b[2Jfile"])
    shown = capsys.readouterr()
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown.out + shown.err)


def _result(taken_at: str, n: int) -> dict[str, Any]:
    return {
        "id": str(uuid.UUID(int=n)),
        "assessment": "pulse",
        "version": "1.0.0",
        "language": "en",
        "fingerprint": {"scores": "a", "words": "b"},
        "definition": "0" * 64,
        "taken_at": taken_at,
        "scores": {},
    }


def test_clocks(tmp_path: Path) -> None:
    """Clock set back, the same second, daylight saving, the future: order true, none hidden."""
    times = [
        "1999-12-31T23:59:59+00:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:29:59+01:00",
        "2026-10-25T02:30:00+01:00",
        "2026-10-25T02:30:00+01:00",
        "2099-01-01T00:00:00+14:00",
    ]
    now = datetime(2026, 11, 23, tzinfo=UTC)
    store = Store(tmp_path, clock=lambda: now)
    for n in (3, 5, 0, 4, 1, 2):
        store.save("results", _result(times[n], n))
        now -= timedelta(days=300)
    ids = [point.id for point in store.recent().of["pulse"].points]
    assert ids == [str(uuid.UUID(int=n)) for n in range(6)]
    now = datetime(2026, 11, 23, tzinfo=UTC)
    backups = WholeFolder(store).backups
    ahead = backups.make(now + timedelta(days=3650))
    made = backups.make(now)
    assert {backup.path for backup in backups.all()} == {ahead.path, made.path}


def test_a_version_from_the_last_moment_of_all(tmp_path: Path) -> None:
    """Clock set to the end of time: what is saved after it is read back, and counts."""
    store = Store(tmp_path)
    for kind, record_id in (("settings", "settings"), ("commitments", commitment()["id"])):
        store.save(kind, document := {"id": record_id, "text": "from then"})
        last = envelope.make(kind, record_id, envelope.LATEST, document)
        (tmp_path / kind / f"{record_id}.json").write_bytes(envelope.pack(last))
        for text in ("mine", "mine again"):
            store.save(kind, {"id": record_id, "text": text})
            assert Store(tmp_path).get(kind, record_id) == {"id": record_id, "text": text}
        WholeFolder(store).join(Snapshot({kind: {record_id: (last,)}}))
        assert [each.document["text"] for each in store.standing(kind, record_id)] == [text]
        store.delete(kind, record_id)
        assert store.ids(kind) == set()
    assert not store.damaged()


def test_marks_that_are_none(tmp_path: Path) -> None:
    """A record with a right checksum that was edited from a list: damaged, the rest works."""
    store = Store(tmp_path)
    store.save("commitments", document := commitment())
    for n, earlier in enumerate([[[1]], [{}], [1], {}, "ab", 7]):
        record = {"kind": "commitments", "id": document["id"], "earlier": earlier}
        body = json.dumps({**record, "saved_at": MOMENT, "document": document}).encode()
        data = b'{"format":1,"sha256":"%s","record":%s}\n'
        path = tmp_path / "commitments" / f"{document['id']} ({n}).json"
        path.write_bytes(data % (envelope._digest(1, body).encode(), body))
    assert store.all("commitments") == [document]
    assert len(store.damaged()) == 6
    store.save("commitments", document)
    assert run(["--home", str(tmp_path), "timeline"]) == 0
