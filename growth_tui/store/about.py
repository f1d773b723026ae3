"""about.json: the format of the folder and, with a passphrase, what is needed to open it.

It is kept twice (about.copy.json), because without its key block a sealed folder would be lost. Of
these, and of copies that a sync tool made of them, the one with the highest generation counts.
Others may write to a synced folder, so what it says about sealing carries a tag that only the data
key can make. A key that it takes the place of is kept beside it (about.kept-….json): two machines
may each have set a passphrase, and nothing else opens what that key has sealed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from growth_tui.store import envelope, names
from growth_tui.store.envelope import Damaged, Document, Newer
from growth_tui.store.files import AnyPath, Files, is_settled, write_whole

if TYPE_CHECKING:
    from growth_tui.store.keys import VaultSealer

NAMES = ("about.json", "about.copy.json")

PLAIN = "plain"
SEALING = "sealing"
SEALED = "sealed"
OPENING = "opening"
MOST = 10**15
"""The highest generation that counts; nobody has come that far who did not write it in."""

_STATES = (PLAIN, SEALING, SEALED, OPENING)
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.EINVAL, errno.EISDIR)
_KEPT = "about.kept-"


@dataclass(frozen=True, slots=True)
class About:
    """What about.json says.

    `state` is PLAIN, SEALED, or in between: SEALING while a passphrase is being set, OPENING while
    it is being removed. `vault` and `key` are the id that seals are bound to and the wrapped key;
    both are None without a passphrase. `tag` shows that who wrote it had the data key. `newer` is
    set where a newer version made the folder, `damaged` where no copy is whole.
    """

    state: str = PLAIN
    generation: int = 0
    vault: str | None = None
    key: dict[str, Any] | None = None
    tag: str | None = None
    newer: bool = False
    damaged: bool = False

    @property
    def next_generation(self) -> int:
        """The generation of what takes its place."""
        return min(self.generation + 1, MOST)

    @property
    def seals(self) -> bool:
        """Whether what is written now has to be sealed."""
        return self.state in (SEALING, SEALED)

    def tagged(self, sealer: VaultSealer) -> About:
        """The same, vouched for with the data key."""
        return replace(self, tag=sealer.tag(self._said()))

    def is_vouched_for(self, sealer: VaultSealer) -> bool:
        """Whether who wrote it had the data key."""
        return self.tag == sealer.tag(self._said())

    def to_document(self) -> Document:
        """The stored form."""
        return {**self._parts(), "tag": self.tag}

    def _parts(self) -> Document:
        return {
            "state": self.state,
            "generation": self.generation,
            "vault": self.vault,
            "key": self.key,
        }

    def _said(self) -> bytes:
        return json.dumps(self._parts(), sort_keys=True).encode()


def read(files: Files, folder: Path) -> About:
    """Read it; a folder without one is plain. Raises OSError where the disk does not give it."""
    found: list[About] = []
    damaged = False
    for name in copies(files, folder):
        try:
            found.append(read_copy(files, folder / name))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except Damaged:
            damaged = True
    # Of those that are equal the first: our own, before what a sync tool made of them.
    return max(found, key=lambda about: about.generation, default=About(damaged=damaged))


def copies(files: Files, folder: AnyPath) -> list[str]:
    """The names that about.json is kept under, first the two that it always is."""
    found = (name for name in files.names(folder) if is_copy(name) and not name.startswith(_KEPT))
    return list(dict.fromkeys((*NAMES, *sorted(found))))


def other_keys(files: Files, folder: Path, counts: About) -> Iterator[tuple[Path, About]]:
    """What holds a key of another vault than the one that counts, each once."""
    seen: list[dict[str, Any] | None] = [None]
    for path in (folder / name for name in sorted(filter(is_copy, files.names(folder)))):
        with contextlib.suppress(OSError, Damaged):
            found = read_copy(files, path)
            if found.key not in seen and found.vault != counts.vault:
                seen.append(found.key)
                yield path, found


def is_copy(name: str) -> bool:
    """Whether a file is an about.json, a copy of it, or a key that it took the place of."""
    return names.id_in(name) == "about"


def read_copy(files: Files, path: Path) -> About:
    """Read one of the copies; raises Damaged and OSError."""
    try:
        return _in_bytes(files.read(path))
    except OSError as error:
        # A pipe or a folder in its place has nothing to give, whatever the disk does later.
        if error.errno in (errno.EINVAL, errno.EISDIR):
            raise Damaged("is not an ordinary file") from None
        raise


def _in_bytes(data: bytes) -> About:
    try:
        return _about(envelope.unpack(data, "about", "about").document)
    except Newer:
        return About(newer=True, generation=1 << 62)
    except (envelope.SealedRecord, KeyError, TypeError):
        raise Damaged("is not an about.json") from None


def _about(document: dict[str, Any]) -> About:
    about = About(
        document["state"],
        document["generation"],
        document["vault"],
        document["key"],
        document.get("tag"),
    )
    whole = isinstance(about.generation, int) and about.generation <= MOST
    whole = whole and about.state in _STATES
    if about.key is None:
        whole = whole and about.state == PLAIN
    else:
        whole = whole and isinstance(about.key, dict) and isinstance(about.vault, str)
        whole = whole and isinstance(about.tag, str | None)
    if not whole:
        raise TypeError("not an about.json")
    return about


def write(files: Files, folder: Path, about: About, now: str) -> None:
    """Write both copies, each durable before the next is begun; other keys there are kept."""
    data = envelope.pack(envelope.make("about", "about", now, about.to_document()))
    for name in NAMES:
        _keep_other(files, folder, name, about)
    for name in NAMES:
        write_whole(files, folder / name, data)


def _keep_other(files: Files, folder: Path, name: str, about: About) -> None:
    """Copy what is about to be replaced, where it holds another key or the remains of one."""
    try:
        data = files.read(folder / name)
        held = _in_bytes(data)
        if held.key is None or held.vault == about.vault:
            return
    except Damaged:
        pass
    except OSError as error:
        if error.errno in _NO_FILE:
            return
        raise
    kept = folder / f"{_KEPT}{hashlib.sha256(data).hexdigest()[:16]}.json"
    if data and files.stat(kept) is None:
        write_whole(files, kept, data)


def is_begun(files: Files, folder: Path) -> bool:
    """Whether there is an about.json, which comes before anything else is written."""
    return files.stat(f"{folder}/{NAMES[0]}") is not None


class Watch:
    """Sees at the cost of a few looks whether any file that `read` goes by is not what it was."""

    def __init__(self, files: Files, folder: Path) -> None:
        self._files = files
        self._folder = str(folder)
        self._listed: int | None = None
        self._names: list[str] = []

    def signature(self) -> object:
        """Something that differs once a copy of about.json came, went or was replaced."""
        look = self._files.stat(self._folder)
        if look is None:
            return None
        if look.st_mtime_ns != self._listed:
            self._names = copies(self._files, self._folder)
            # A second change within one tick of the disk's clock would not show.
            self._listed = look.st_mtime_ns if is_settled(look) else None
        looks = [(name, self._files.stat(f"{self._folder}/{name}")) for name in self._names]
        return [(name, at.st_mtime_ns, at.st_size, at.st_ino) for name, at in looks if at]
