"""The command line: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in a line or two, never in a traceback."""
    try:
        sys.exit(_run())
    except KeyboardInterrupt:  # while still importing
        sys.exit(130)


def _run() -> int:
    if len(sys.argv) > 1:
        from growth_tui.cli.app import run

        return run(sys.argv[1:])
    from growth_tui.cli.ending import ended
    from growth_tui.cli.opening import run_app

    return ended(run_app)
