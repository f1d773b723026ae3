"""The app in tests: keys in, and what really stands on the screen out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from growth_tui.tui.app import GrowthApp
from growth_tui.workspace import Workspace

Opening = Callable[[GrowthApp], None]

_BARS = re.compile(r"[\u2500-\u259f\u2800-\u28ff]+")


@asynccontextmanager
async def opened(
    workspace: Workspace,
    *keys: str,
    opening: Opening | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[str]]:
    """The app over this data, at Home or where `opening` leads, with some keys pressed."""
    async with GrowthApp(workspace, opening).run_test(size=size) as pilot:
        await press(pilot, *keys)
        yield pilot


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one by one, each when the one before has done its work."""
    await pilot.pause()
    if keys:
        await pilot.press(*keys)  # which waits after each
        await pilot.pause()


def lines(pilot: Pilot[str]) -> list[str]:
    """The screen as a person sees it, a text a line."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return [strip.text.rstrip() for strip in strips]


def seen(pilot: Pilot[str]) -> str:
    """All words on the screen, with single blanks between them."""
    return " ".join(" ".join(lines(pilot)).split())


def numbers(pilot: Pilot[str], title: str) -> list[str]:
    """What stands beside a title on its line, bars left out."""
    line = next(line.strip() for line in lines(pilot) if line.strip().startswith(title))
    return _BARS.sub(" ", line.removeprefix(title)).split()


def controls(pilot: Pilot[str]) -> list[str]:
    """Characters on the screen that a terminal would obey and not show."""
    return [
        f"U+{ord(each):04X}"
        for each in "".join(lines(pilot))
        if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]
