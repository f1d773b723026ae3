"""about.json: the format of the folder and, with a passphrase, what is needed to open it.

It is kept twice (about.copy.json), because without its key block a sealed folder would be lost; the
copy with the higher generation counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from growth_tui.store import envelope
from growth_tui.store.envelope import Damaged, Newer
from growth_tui.store.files import Files, write_whole

NAMES = ("about.json", "about.copy.json")

PLAIN = "plain"
SEALING = "sealing"
SEALED = "sealed"
OPENING = "opening"
_STATES = (PLAIN, SEALING, SEALED, OPENING)


@dataclass(frozen=True, slots=True)
class About:
    """What about.json says.

    `state` is PLAIN, SEALED, or in between: SEALING while a passphrase is being set, OPENING while
    it is being removed. `vault` and `key` are the id that seals are bound to and the wrapped key;
    both are None without a passphrase. `newer` is set where a newer version made the folder.
    """

    state: str = PLAIN
    generation: int = 0
    vault: str | None = None
    key: dict[str, Any] | None = None
    newer: bool = False

    @property
    def seals(self) -> bool:
        """Whether what is written now has to be sealed."""
        return self.state in (SEALING, SEALED)


def read(files: Files, folder: Path) -> About:
    """Read it; a folder without one is plain.

    Raises Damaged where no copy is whole, and OSError where the disk does not give them.
    """
    found: list[About] = []
    damage: Damaged | None = None
    for name in NAMES:
        try:
            found.append(read_copy(files, folder / name))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except Damaged as error:
            damage = error
    if found:
        return max(found, key=lambda about: about.generation)
    if damage is not None:
        raise damage
    return About()


def read_copy(files: Files, path: Path) -> About:
    """Read one of the copies; raises Damaged and OSError."""
    try:
        return _about(envelope.unpack(files.read(path), "about", "about").document)
    except Newer:
        return About(newer=True, generation=1 << 62)
    except (envelope.SealedRecord, KeyError, TypeError):
        raise Damaged("is not an about.json") from None


def _about(document: dict[str, Any]) -> About:
    about = About(
        document["state"], document["generation"], document["vault"], document["key"], False
    )
    whole = isinstance(about.generation, int) and about.state in _STATES
    if about.key is None:
        whole = whole and about.state == PLAIN
    else:
        whole = whole and isinstance(about.key, dict) and isinstance(about.vault, str)
    if not whole:
        raise TypeError("not an about.json")
    return about


def write(files: Files, folder: Path, about: About, now: str) -> None:
    """Write both copies, each durable before the next is begun."""
    document = {
        "state": about.state,
        "generation": about.generation,
        "vault": about.vault,
        "key": about.key,
    }
    data = envelope.pack(envelope.make("about", "about", now, document))
    for name in NAMES:
        write_whole(files, folder / name, data)


def signature(files: Files, folder: Path) -> object:
    """Something that differs once about.json was replaced."""
    stat = files.stat(f"{folder}/{NAMES[0]}")
    return None if stat is None else (stat.st_mtime_ns, stat.st_size, stat.st_ino)
