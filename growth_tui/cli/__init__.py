"""The command line: each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line; whatever goes wrong ends in a line or two, never in a traceback."""
    if len(sys.argv) > 1:
        from growth_tui.cli.app import run

        sys.exit(run(sys.argv[1:]))
    from growth_tui.cli.ending import ended
    from growth_tui.cli.opening import run_app

    sys.exit(ended(run_app))
