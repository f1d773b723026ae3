"""Run with `python -m growth_tui`."""

from growth_tui.cli import main

main()
