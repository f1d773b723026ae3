from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from growth_tui.store.folder import Store

HERE = Path(__file__).parent


@pytest.mark.parametrize("how", ["plain", "locked"])
@pytest.mark.parametrize(
    "times", [pytest.param(25, id="some"), pytest.param(500, id="500", marks=pytest.mark.slow)]
)
def test_killed_sessions_lose_nothing(tmp_path: Path, how: str, times: int) -> None:
    script = HERE / "killed_sessions.py"
    command = [sys.executable, str(script), str(tmp_path / "data"), str(times), "20261123", how]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    print(done.stdout)
    assert done.returncode == 0, done.stderr
    assert f"{times} killed" in done.stdout


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_cases import result
from growth_tui.store.folder import Store
store = Store(Path(sys.argv[1]))
for n in range(100):
    document = result(seconds=float(n))
    store.save("results", document)
    store.save("drafts", {"id": sys.argv[3], "by": n})
    print(document["id"])
"""


@pytest.mark.parametrize("writers", [2, 4])
def test_writers_at_once_lose_nothing_and_readers_see_no_half_record(
    tmp_path: Path, writers: int
) -> None:
    shared = "00000000-0000-4000-8000-00000000000f"
    command = [sys.executable, "-c", WRITER, str(tmp_path / "data"), str(HERE), shared]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(writers)
    ]
    reader = Store(tmp_path / "data")
    counts = [0]
    while any(process.poll() is None for process in processes):
        documents = reader.all("results")
        assert reader.damaged() == []
        assert all(document["answers"]["first"] == 4 for document in documents)
        counts.append(len(documents))
        assert reader.recent().count >= counts[-1]
        assert all("by" in draft for draft in reader.all("drafts"))
    saved = {line for process in processes for line in process.communicate()[0].split()}
    assert [process.returncode for process in processes] == [0] * writers
    assert counts == sorted(counts)
    assert len(saved) == 100 * writers
    assert reader.ids("results") == saved
    assert len(reader.all("results")) == reader.recent().count == 100 * writers
    assert not list((tmp_path / "data").rglob("*.tmp"))
