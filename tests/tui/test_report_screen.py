"""The report's preview: the very text that is saved, and nothing private unless it is chosen."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from textual.widgets import Input

from growth_tui.tui.places import open_report
from growth_tui.tui.screens.choose import ChooseScreen
from growth_tui.tui.screens.confirm import ConfirmScreen
from growth_tui.tui.screens.home import HomeScreen
from growth_tui.tui.screens.report import ReportScreen
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words import report as words
from growth_tui.workspace import Workspace
from growth_tui.workspace.made_up import practice
from tests.tui.showing import lines, opened, press, seen

NOTE = practice.NOTES[0][2]
PROMISE = practice.PROMISES[0].text


def preview(pilot: object) -> str:
    return str(pilot.app.screen.query_one("#text", Literal).content)  # type: ignore[attr-defined]


def named(pilot: object, path: Path) -> None:
    pilot.app.screen.query_one("#file", Input).value = str(path)  # type: ignore[attr-defined]


async def test_with_nothing_taken_it_says_so_and_saves_nothing(empty: Workspace) -> None:
    async with opened(empty, "s", opening=open_report) as pilot:
        assert "There is no result in this period to report on." in seen(pilot)
        assert not pilot.app.screen.query_one("#saving").display
        await press(pilot, "e")
        assert words.NO_REFLECTION in [note.message for note in pilot.app._notifications]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_is_saved_is_what_was_seen(year: Workspace, tmp_path: Path) -> None:
    async with opened(year, opening=open_report) as pilot:
        shown = preview(pilot)
        assert shown.startswith("  Growth report\n")
        assert words.PREVIEW in seen(pilot)
        await press(pilot, "s")
        named(pilot, tmp_path / "mine.txt")
        await press(pilot, "enter")
        assert not pilot.app.screen.query_one("#saving").display
    written = tmp_path / "mine.txt"
    assert written.read_text(encoding="utf-8") == shown
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


async def test_the_whole_width_of_the_report_is_in_sight_at_80_columns(year: Workspace) -> None:
    async with opened(year, opening=open_report) as pilot:
        rule = next(line for line in lines(pilot) if "═══" in line)
        assert rule.count("═") == 76
        await press(pilot, *["pagedown"] * 3)
        assert any(line.startswith("  75 ┤") for line in lines(pilot))


async def test_an_existing_file_is_asked_about(year: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("kept")
    async with opened(year, "s", opening=open_report) as pilot:
        named(pilot, path)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        assert "“mine.txt”" in seen(pilot)
        await press(pilot, "enter")
        assert path.read_text() == "kept"
        await press(pilot, "enter", "y")
        assert path.read_text(encoding="utf-8") == preview(pilot)


async def test_a_folder_is_refused_and_the_name_can_be_mended(
    year: Workspace, tmp_path: Path
) -> None:
    async with opened(year, "s", opening=open_report) as pilot:
        named(pilot, tmp_path)
        await press(pilot, "enter")
        assert [note.severity for note in pilot.app._notifications] == ["error"]
        assert pilot.app.screen.query_one("#saving").display
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ReportScreen)
        assert not pilot.app.screen.query_one("#saving").display


async def test_private_parts_go_in_one_by_one_where_they_are_chosen(year: Workspace) -> None:
    async with opened(year, opening=open_report) as pilot:
        assert NOTE not in preview(pilot)
        assert PROMISE not in " ".join(preview(pilot).split())
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ChooseScreen)
        await press(pilot, "1", "enter")
        assert NOTE in preview(pilot)
        assert "Commitments" not in preview(pilot)
        await press(pilot, "i", "1", "3", "enter")
        assert NOTE not in preview(pilot)
        assert "Commitments" in preview(pilot)
        await press(pilot, "i", "3", "escape")
        assert "Commitments" in preview(pilot)


async def test_reflections_are_chosen_each_by_itself(year: Workspace) -> None:
    first, second, *_ = year.journal.entries()
    async with opened(
        year, "e", "1", "space", "enter", opening=open_report, size=(80, 40)
    ) as pilot:
        text = " ".join(preview(pilot).replace("│", "").split())
        assert first.excerpt[:25] in text
        assert second.excerpt[:25] not in text


async def test_markdown_and_back(year: Workspace) -> None:
    async with opened(year, "m", opening=open_report) as pilot:
        assert preview(pilot).startswith("# Growth report\n")
        await press(pilot, "s")
        assert pilot.app.screen.query_one("#file", Input).value.endswith("2026-11-23.md")
        await press(pilot, "escape", "m")
        assert preview(pilot).startswith("  Growth report\n")


async def test_what_may_identify_someone_is_pointed_at(year: Workspace) -> None:
    year.commitments.make("Call Beatriz, 555-0100.")
    async with opened(year, opening=open_report) as pilot:
        assert "Beatriz" not in seen(pilot)
        await press(pilot, "i", "3", "enter")
        assert "might identify someone" in seen(pilot)
        await press(pilot, "l")
        assert re.search(r"Line \d+: [^:]*Beatriz", seen(pilot))
        assert "not a guarantee" in seen(pilot)


async def test_no_line_loses_its_end_while_it_is_saved(year: Workspace) -> None:
    year.commitments.make("Call Beatriz, 555-0100.")
    for keys in (("s",), ("i", "3", "enter"), ("i", "3", "enter", "s")):
        async with opened(year, *keys, opening=open_report) as pilot:
            rule = next(line for line in lines(pilot) if "═══" in line)
            assert rule.count("═") == 76, keys
    async with opened(year, "s", opening=open_report, size=(60, 40)) as pilot:
        assert "written to be talked over" in seen(pilot)


async def test_it_can_be_narrowed_and_say_whom_it_is_for(year: Workspace) -> None:
    async with opened(year, "f", opening=open_report) as pilot:
        titles = [year.library.title(form) for form in year.history.last_taken()]
        await press(pilot, str(titles.index("Pulse") + 1), "enter")
        assert "Pulse" in preview(pilot)
        assert "Leading groups" not in preview(pilot)
        await press(pilot, "p", "4", "enter")
        assert "24 Aug to" in preview(pilot)
        await press(pilot, "w", "R", "M", "enter")
        assert re.search(r"Prepared for +RM", preview(pilot))


async def test_where_it_was_written_to_stands_beside_the_title(
    year: Workspace, tmp_path: Path
) -> None:
    async with opened(year, "s", opening=open_report) as pilot:
        named(pilot, tmp_path / "mine.txt")
        await press(pilot, "enter")
        assert "written to mine.txt" in lines(pilot)[1]
        await press(pilot, "m")
        assert words.PREVIEW in lines(pilot)[1]


@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
async def test_it_fits_other_sizes(year: Workspace, size: tuple[int, int]) -> None:
    async with opened(year, opening=open_report, size=size) as pilot:
        assert "Growth report" in seen(pilot)
        await press(pilot, "end")
        assert "in it." in seen(pilot) or size[0] < 80
