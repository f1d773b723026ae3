"""Disks that refuse, and disks whose power is cut."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from growth_tui.store.files import AnyPath, Disk


class RefusingDisk(Disk):
    """Fails at the n-th change with an errno, and with `for_good` at every later one, too.

    A refused write has written half, as on a disk that fills up.
    """

    def __init__(self, errno: int, *, for_good: bool = False) -> None:
        self.errno = errno
        self.for_good = for_good
        self.left: int | None = None

    def _may(self) -> bool:
        if self.left is None:
            return True
        self.left -= 1
        return self.left > 0 or (self.left < 0 and not self.for_good)

    def _change(self) -> None:
        if not self._may():
            raise OSError(self.errno, os.strerror(self.errno))

    def create(self, path: AnyPath) -> int:
        self._change()
        return super().create(path)

    def write(self, handle: int, data: bytes) -> None:
        if not self._may():
            super().write(handle, data[: len(data) // 2])
            raise OSError(self.errno, os.strerror(self.errno))
        super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._change()

    def append(self, path: AnyPath, data: bytes) -> int:
        self._change()
        return super().append(path, data)

    def replace(self, source: AnyPath, target: AnyPath) -> None:
        self._change()
        super().replace(source, target)

    def unlink(self, path: AnyPath) -> None:
        self._change()
        super().unlink(path)

    def sync_folder(self, folder: AnyPath) -> None:
        self._change()

    def make_folder(self, folder: AnyPath) -> None:
        self._change()
        super().make_folder(folder)


@dataclass
class Content:
    """What a file holds: in memory, and for certain on the platter. Of a folder, nothing."""

    now: bytes = b""
    safe: bytes = b""
    folder: bool = False


@dataclass
class Names:
    """A folder's names: those on the platter for certain, and the changes since, in order."""

    safe: dict[str, Content] = field(default_factory=dict)
    since: list[dict[str, Content | None]] = field(default_factory=list)


class RecordingDisk(Disk):
    """Does everything for real, and keeps what a power cut at this moment could leave behind.

    It grants no more than POSIX does: a file's bytes are safe once it was synced, a name once its
    folder was; what is in a folder whose own name is lost is lost with it. Changes of names since
    then survive in any selection, bytes since then in part.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders: dict[Path, Names] = {root: Names()}
        self._open: dict[int, Content] = {}
        self._live: dict[Path, Content] = {}
        self.on_change = lambda: None

    def create(self, path: AnyPath) -> int:
        path = Path(path)
        handle = super().create(path)
        self._open[handle] = self._live[path] = Content()
        self._named(path.parent, {path.name: self._live[path]})
        return handle

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data)
        if handle in self._open:
            self._open[handle].now += data
            self.on_change()

    def sync(self, handle: int) -> None:
        self._open[handle].safe = self._open[handle].now
        self.on_change()

    def close(self, handle: int) -> None:
        super().close(handle)
        del self._open[handle]

    def append(self, path: AnyPath, data: bytes) -> int:
        path = Path(path)
        size = super().append(path, data)
        if path not in self._live:
            self._live[path] = Content()
            self._named(path.parent, {path.name: self._live[path]})
        self._live[path].now += data
        self.on_change()
        return size

    def replace(self, source: AnyPath, target: AnyPath) -> None:
        source, target = Path(source), Path(target)
        super().replace(source, target)
        content = self._live.pop(source)
        self._live[target] = content
        self._named(target.parent, {source.name: None, target.name: content})

    def unlink(self, path: AnyPath) -> None:
        path = Path(path)
        super().unlink(path)
        if self._live.pop(path, None) is not None:
            self._named(path.parent, {path.name: None})

    def sync_folder(self, folder: AnyPath) -> None:
        names = self.folders.get(Path(folder))
        if names is not None:
            names.safe = _applied(names.safe, names.since)
            names.since = []
            self.on_change()

    def make_folder(self, folder: AnyPath) -> None:
        folder = Path(folder)
        new = not folder.is_dir()
        super().make_folder(folder)
        if new:
            self.folders[folder] = Names()
            self._named(folder.parent, {folder.name: Content(folder=True)})

    def remove_folder(self, folder: AnyPath) -> None:
        folder = Path(folder)
        there = folder.is_dir()
        super().remove_folder(folder)
        if there and not folder.is_dir():
            self._named(folder.parent, {folder.name: None})

    def _named(self, folder: Path, change: dict[str, Content | None]) -> None:
        self.folders[folder].since.append(change)
        self.on_change()

    def after_power_cuts(self, luck: random.Random) -> Iterator[dict[Path, bytes]]:
        """Files by path as they might be found: the worst, the best, and some in between."""
        for keep_names, keep_bytes in ((0, 0), (1, 0), (0, 1), (2, 2), (2, 2), (2, 2)):
            files = {}
            lost = set()
            for folder in sorted(self.folders):
                names = self.folders[folder]
                since = [each for each in names.since if _keeps(keep_names, luck)]
                found = _applied(names.safe, since)
                gone = {path.name for path in self.folders if path.parent == folder} - found.keys()
                lost |= {folder / name for name in gone}
                for name, content in found.items():
                    if not content.folder and folder not in lost:
                        files[folder / name] = _left_of(content, keep_bytes, luck)
            yield files


def _applied(
    safe: dict[str, Content], changes: list[dict[str, Content | None]]
) -> dict[str, Content]:
    names = dict(safe)
    for change in changes:
        for name, content in change.items():
            if content is None:
                names.pop(name, None)
            else:
                names[name] = content
    return names


def _keeps(how: int, luck: random.Random) -> bool:
    return luck.random() < 0.5 if how == 2 else bool(how)


def _left_of(content: Content, how: int, luck: random.Random) -> bytes:
    if content.now == content.safe or how == 1:
        return content.now
    if how == 0:
        return content.safe
    part = content.now[: luck.randrange(len(content.now) + 1)]
    return luck.choice([content.safe, content.now, part, bytes(len(content.now))])
