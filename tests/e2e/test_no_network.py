"""The commands that carry data about: none of them asks for the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from offline import asked_for_the_network, offline, plain


@pytest.mark.slow
def test_no_command_that_carries_data_asks_for_the_network(tmp_path: Path) -> None:
    environment = offline(tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("four plain words")
    locked = {**environment, "GROWTH_TUI_PASSPHRASE_FILE": str(secret)}
    there = tmp_path / "there"
    plain(environment, "demo", "--to", str(tmp_path / "data"))
    plain(environment, "demo", "--to", str(there))
    plain(environment, "merge", str(there))
    backup = plain(environment, "backup").strip()
    plain(environment, "export", str(tmp_path / "all.json"))
    plain(environment, "import", str(tmp_path / "all.json"))
    plain(environment, "restore", backup, "--yes")
    plain(environment, "settle")
    plain(environment, "doctor")
    plain(locked, "passphrase", "set", "--yes")
    plain(locked, "merge", str(there))
    sealed = plain(locked, "backup").strip()
    plain(locked, "restore", sealed, "--yes", "--deleted")
    plain(locked, "passphrase", "change", "--new-file", str(secret))
    plain(locked, "passphrase", "remove")
    plain(environment, "delete", "--everything", "--yes")
    assert not asked_for_the_network(tmp_path)


def test_what_stands_in_for_the_network_notices_who_asks_for_it(tmp_path: Path) -> None:
    environment = offline(tmp_path)
    code = "import socket; socket.create_connection(('localhost', 9))"
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode
    assert asked_for_the_network(tmp_path)
