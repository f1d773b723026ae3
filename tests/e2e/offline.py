"""Running the program where any socket leaves a mark and fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("growth-tui")
MARK = "asked-for-the-network"
NO_NETWORK = """
import socket, sys

def refused(*arguments, **named):
    with open({mark!r}, "a") as file:
        file.write("asked")
    sys.stderr.write("NETWORK ASKED FOR")
    raise OSError("no network in this test")

class Refused(socket.socket):
    def __init__(self, family=socket.AF_INET, *arguments, **named):
        if family in (socket.AF_INET, socket.AF_INET6):
            refused()
        super().__init__(family, *arguments, **named)

socket.socket = Refused
socket.create_connection = refused
socket.getaddrinfo = refused
"""


def offline(folder: Path) -> dict[str, str]:
    """An environment with a data folder of its own, in which no Python may open a socket."""
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(NO_NETWORK.format(mark=str(folder / MARK)))
    return {
        "GROWTH_TUI_HOME": str(folder / "data"),
        "PYTHONPATH": str(site),
        "HOME": str(folder),
    }


def asked_for_the_network(folder: Path) -> bool:
    """Whether anything that ran there asked for a socket or for an address."""
    return (folder / MARK).exists()


def plain(environment: dict[str, str], *arguments: str) -> str:
    """Run a plain command and give its standard output."""
    done = subprocess.run(
        [COMMAND, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
