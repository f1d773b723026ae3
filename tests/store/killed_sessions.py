"""Sessions that are killed: a script, run as `python killed_sessions.py FOLDER TIMES SEED locked?`.

Each session is a process of its own that drafts, answers, saves, edits and deletes, and says what
it begins and what the store has acknowledged. It is killed at a random moment; then everything is
read, and must be what was acknowledged or, for the one thing under way, what was begun.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store_cases import lock_up, result

from growth_tui.store.folder import Store
from growth_tui.store.whole import WholeFolder

Key = tuple[str, str]
Deed = tuple[str, str, dict[str, Any] | None]
WORD = "Larkspur"


def deeds(luck: random.Random, kept: dict[Key, Any]) -> Iterator[Deed]:
    """An endless session: kind, id and document, None for a deletion."""
    while True:
        draft = result(id=str(uuid.UUID(int=luck.getrandbits(128))))
        answers = {f"item-{n}": luck.randrange(5) for n in range(luck.randrange(1, 8))}
        for upto in range(len(answers)):
            given = dict(list(answers.items())[: upto + 1])
            yield "drafts", draft["id"], {"id": draft["id"], "answers": given, "note": WORD}
        yield "results", draft["id"], {**draft, "answers": answers}
        yield "drafts", draft["id"], None
        promise = str(uuid.UUID(int=luck.getrandbits(128)))
        for n in range(luck.randrange(1, 4)):
            yield "commitments", promise, {"id": promise, "text": f"{WORD} {n}"}
        old = [key for key in kept if key[0] in ("results", "commitments")]
        if luck.random() < 0.5 and old:
            yield (*luck.choice(old), None)


def session(store: Store, luck: random.Random, kept: dict[Key, Any], out: int) -> None:
    for deed in deeds(luck, kept):
        os.write(out, json.dumps(["begins", *deed]).encode() + b"\n")
        kind, record_id, document = deed
        if document is None:
            store.delete(kind, record_id)
            kept.pop((kind, record_id), None)
        else:
            store.save(kind, document)
            kept[kind, record_id] = document
        os.write(out, b'["done"]\n')
        if luck.random() < 0.1:
            store.recent()


def run_and_kill(store: Store, luck: random.Random, kept: dict[Key, Any]) -> list[Any]:
    """Start a session, kill it, and give what it said."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            session(store, luck, dict(kept), writing)
        finally:
            os._exit(3)
    os.close(writing)
    time.sleep(luck.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    said = b""
    while part := os.read(reading, 1 << 16):
        said += part
    os.close(reading)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the session ended by itself"
    return [json.loads(line) for line in said.splitlines() if line.endswith(b"]")]


def found_in(store: Store) -> dict[Key, Any]:
    kinds = ("drafts", "results", "commitments")
    return {(kind, each["id"]): each for kind in kinds for each in store.all(kind)}


def main(folder: Path, times: int, seed: int, locked: bool) -> None:
    luck = random.Random(seed)
    store = Store(folder)
    if locked:
        lock_up(store)
    kept: dict[Key, Any] = {}
    acknowledged = half = 0
    for _ in range(times):
        said = run_and_kill(store, luck, kept)
        luck = random.Random(luck.getrandbits(64))
        under_way: Deed | None = None
        for verb, *deed in said:
            if verb == "begins":
                under_way = (deed[0], deed[1], deed[2])
                continue
            assert under_way is not None
            _happened(kept, under_way)
            under_way = None
            acknowledged += 1
        fresh = Store(folder)
        fresh.records.sealer = store.records.sealer
        found = found_in(fresh)
        assert fresh.damaged() == [], fresh.damaged()
        if found != kept:
            assert under_way is not None, "an acknowledged save was lost, or something was made up"
            _happened(kept, under_way)
            half += 1
            assert found == kept, under_way
        assert fresh.recent().count == sum(kind == "results" for kind, _ in kept)
        fresh.close()
    if locked:
        for path in folder.rglob("*"):
            assert not path.is_file() or WORD.encode() not in path.read_bytes(), path
    everything = WholeFolder(store).everything()
    print(f"{times} killed, {acknowledged} acknowledged, {half} finished unseen,", end=" ")
    print(f"{sum(map(len, everything.records.values()))} records, 0 lost, 0 unreadable, 0 half")


def _happened(kept: dict[Key, Any], deed: Deed) -> None:
    kind, record_id, document = deed
    if document is None:
        kept.pop((kind, record_id), None)
        return
    kept[kind, record_id] = document
    if kind == "results":
        # From here on the draft is known to be a leftover.
        kept.pop(("drafts", record_id), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["locked"])
