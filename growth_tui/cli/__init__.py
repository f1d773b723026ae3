"""The command line: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in a line or two, never in a traceback."""
    from growth_tui.cli.app import run

    sys.exit(run(sys.argv[1:]))
