"""Where a person's data folder is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "GROWTH_TUI_HOME"


def data_folder(chosen: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Give `chosen`, else what GROWTH_TUI_HOME names, else the system's place for user data."""
    named = chosen or environment.get(VARIABLE)
    if named:
        return Path(os.path.expanduser(named)).absolute()
    from platformdirs import user_data_path  # imported late: only this case needs it

    return user_data_path("growth-tui", appauthor=False)
