"""What the environment may tell Textual."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

HARMLESS = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
        "TEXTUAL_SNAPSHOT_TEMPDIR",  # not Textual's own: the tests' pictures are compared there
    }
)
"""Variables that change how things look or which keys a terminal sends."""

COLOURS = frozenset({"auto", "standard", "256", "truecolor", "windows"})
"""What TEXTUAL_COLOR_SYSTEM may say; Textual ends with a fault at anything else."""


def leave_out_debugging(environment: MutableMapping[str, str] = os.environ) -> None:
    """Take out every other variable of Textual's.

    Some make it write each key pressed into a file (TEXTUAL_LOG, TEXTUAL_DEBUG), connect to a
    debugger over a socket (TEXTUAL), or save pictures of the screen (TEXTUAL_SCREENSHOT).
    """
    for name in [name for name in environment if name.startswith("TEXTUAL")]:
        known = name == "TEXTUAL_COLOR_SYSTEM" and environment[name] in COLOURS
        if name not in HARMLESS and not known:
            del environment[name]
