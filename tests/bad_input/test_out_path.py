from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from growth_tui.exchange.outfile import write_text_file
from growth_tui.problem import Problem


def only(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """Row: report path; the ordinary case, with line ends kept."""
    write_text_file(tmp_path / "out.ics", "één\r\ntwo\n", force=False)
    assert (tmp_path / "out.ics").read_bytes() == "één\r\ntwo\n".encode()
    assert stat.S_IMODE((tmp_path / "out.ics").stat().st_mode) == 0o600
    assert only(tmp_path) == ["out.ics"]


def test_an_existing_file_needs_force(tmp_path: Path) -> None:
    """Row: report path that is an existing file."""
    path = tmp_path / "report.txt"
    path.write_text("mine")
    with pytest.raises(Problem) as caught:
        write_text_file(path, "new", force=False)
    assert "--force" in str(caught.value)
    assert str(path) in str(caught.value)
    assert path.read_text() == "mine"
    write_text_file(path, "new", force=True)
    assert path.read_text() == "new"
    assert only(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_replaced_and_not_followed(tmp_path: Path, force: bool) -> None:
    """Row: report path that is a symlink."""
    target = tmp_path / "target.txt"
    target.write_text("not to be touched")
    link = tmp_path / "report.txt"
    link.symlink_to(target)
    write_text_file(link, "new", force=force)
    assert target.read_text() == "not to be touched"
    assert not link.is_symlink()
    assert link.read_text() == "new"


def test_a_link_to_nothing_is_replaced_too(tmp_path: Path) -> None:
    """Row: report path that is a symlink; writing through it would make a file elsewhere."""
    link = tmp_path / "report.txt"
    link.symlink_to(tmp_path / "elsewhere.txt")
    write_text_file(link, "new", force=False)
    assert only(tmp_path) == ["report.txt"]
    assert not link.is_symlink()


@pytest.mark.parametrize("through_link", [False, True])
@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_refused(tmp_path: Path, through_link: bool, force: bool) -> None:
    """Row: report path that is a folder."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "inside").write_text("kept")
    path = folder
    if through_link:
        path = tmp_path / "link"
        path.symlink_to(folder)
    with pytest.raises(Problem, match="folder"):
        write_text_file(path, "new", force=force)
    assert only(folder) == ["inside"]
    assert path.is_symlink() == through_link


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    """Row: report path; a pipe or a device is never replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Problem, match="not an ordinary file"):
        write_text_file(pipe, "new", force=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    "name", ["missing/out.txt", "file/out.txt", "a\0b.txt", "n" * 300, "\ud800.txt"]
)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    """Row: report path; no permission, no such folder, a name no system takes."""
    (tmp_path / "file").write_text("kept")
    with pytest.raises(Problem) as caught:
        write_text_file(tmp_path / name, "new", force=False)
    assert caught.value.status != 0
    assert only(tmp_path) == ["file"]


def test_an_escape_in_a_name_does_not_reach_the_terminal(tmp_path: Path) -> None:
    """Row: ESC sequences in an argument."""
    with pytest.raises(Problem) as caught:
        write_text_file(tmp_path / "\x1b[31mno" / "out.txt", "new", force=False)
    assert "\x1b" not in str(caught.value)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row: disk full."""
    path = tmp_path / "report.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as caught:
        write_text_file(path, "new", force=True)
    assert str(caught.value) == (
        f"{path}: Not written: the disk is full.\n"
        "Free some space there, or choose a file on another disk."
    )
    assert path.read_text() == "old"
    assert only(tmp_path) == ["report.txt"]
