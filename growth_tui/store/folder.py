"""Store: one person's data folder. Everything else in this package serves it.

Importing it costs little: neither tinydb nor cryptography comes in before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from growth_tui.store import names, versions
from growth_tui.store.claims import Claims
from growth_tui.store.definitions import Definitions
from growth_tui.store.envelope import Document, Record
from growth_tui.store.failures import Damage
from growth_tui.store.files import DISK, Files
from growth_tui.store.recent import RESULTS, Recent, RecentIndex
from growth_tui.store.records_on_disk import RecordsOnDisk

if TYPE_CHECKING:
    from growth_tui.store.tiny import FolderDB

SETTINGS = "settings"

TABLES = names.IMMUTABLE
"""Kinds that are written and read through TinyDB. The others are few and are wanted at start, and
can have several versions, of which TinyDB knows nothing; `database` has tables of them, too."""


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The records of one data folder, by kind and id.

    A kind is a short lower-case name ("results"), a document a JSON object whose "id" is a UUID
    text. Nothing is made on disk before the first write.

    Errors, all of them Problems: NotSaved from whatever writes, NotRead from whatever reads (the
    disk did not give it; this is no damage), Locked from either where a passphrase is needed. A
    damaged file counts as absent and is listed in `damaged()`.
    """

    def __init__(
        self, folder: Path, *, files: Files = DISK, clock: Callable[[], datetime] = _now
    ) -> None:
        self.folder = folder
        self.records = RecordsOnDisk(folder, files, clock)
        self.definitions = Definitions(self.records)
        self.recent_index = RecentIndex(self.records)
        self._claims = Claims(folder, files)
        self._database: FolderDB | None = None

    # Records

    def begin(self) -> None:
        """Make the folder where there is none yet. Raises NotSaved where that cannot be done."""
        if not self.folder.is_dir():
            with self.records.writing():
                pass

    def save(self, kind: str, document: Document, *, based_on: str = "") -> str:
        """Keep a document, in place of the one with its id if there is one; durable on return.

        `based_on` is the mark of the version that its writer saw. A version that came in since then
        is not lost: it stands beside the new one. Empty, it is the version that counts now. Gives
        the mark of what is kept.

        Raises NotSaved; then nothing has changed, and saving again is safe. Raises ValueError
        where the kind, the id or the document cannot be kept at all.
        """
        record_id = names.checked(kind, document.get("id"))
        if kind in TABLES:
            return self.database().record_table(kind).put(document).mark
        if kind == names.DRAFTS:
            self._claims.check(record_id, self.records.finished)
        return self.records.write(kind, record_id, document, based_on=based_on).after.mark

    def get(self, kind: str, record_id: str) -> Document | None:
        """The document with that id, None where there is none; a copy that is the caller's own."""
        if kind in TABLES:
            return self.database().record_table(kind).one(record_id)
        found = self.records.read(kind, record_id)
        return found[0].document if found else None

    def all(self, kind: str) -> list[Document]:
        """Every document of a kind, in no order. One file that is damaged costs one document."""
        if kind in TABLES:
            return list(self.database().record_table(kind).all())
        return [found[0].document for found in self.records.read_all(kind)]

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind, from the names alone; a damaged record's is among them."""
        return set(self.records.live(kind))

    def record(self, kind: str, record_id: str) -> Record | None:
        """The version that counts, for one that is to be edited; None where there is none."""
        found = self.records.read(kind, record_id)
        return found[0] if found else None

    def records_of(self, kind: str) -> list[Record]:
        """As `record`, for every record of a kind, in no order."""
        return [found[0] for found in self.records.read_all(kind)]

    def standing(self, kind: str, record_id: str) -> list[Record]:
        """The version that counts, then others edited elsewhere at the same time, newest first.

        `settle` keeps one of them.
        """
        return versions.different(self.records.read(kind, record_id))

    def apart(self) -> list[tuple[str, str]]:
        """Kind and id of each record that says different things in two versions or more.

        Costs a look at the names; only what has several files is read.
        """
        return [
            (kind, record_id)
            for kind in self.records.kinds()
            if kind not in names.IMMUTABLE
            for record_id, files in sorted(self.records.names_by_id(kind).items())
            if len(files) > 1 and len(self.standing(kind, record_id)) > 1
        ]

    def settle(self, kind: str, record_id: str, keep: str, seen: Collection[str]) -> bool:
        """Keep the version with that mark, and drop those of `standing` that were `seen`.

        False, and nothing is done, where it no longer stands. Raises NotSaved.
        """
        return self.records.settle(kind, record_id, keep, seen)

    def rewrite(self, kind: str, document: Document) -> None:
        """Keep a document so that no file holds what it no longer says. Raises NotSaved.

        Backups may still hold it.
        """
        self.records.rewrite(kind, names.checked(kind, document.get("id")), document)
        if kind == RESULTS:
            self.recent_index.forget()

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record for good: no file of it stays, and no merge brings it back.

        Backups may still hold it. Quiet where there is no such record.
        """
        self.records.remove(kind, record_id)
        if kind == names.DRAFTS:
            self._claims.release(record_id)
        elif kind == RESULTS:
            self.recent_index.forget()

    def database(self) -> FolderDB:
        """The TinyDB over these records: a table a kind, a document id a record's id."""
        if self._database is None:
            from growth_tui.store.tiny import FolderDB

            self._database = FolderDB(self.records, self.recent_index)
        return self._database

    def recent(self) -> Recent:
        """The latest results of each assessment, without reading every result."""
        return self.recent_index.read()

    def damaged(self) -> list[Damage]:
        """What reading has come across so far and could not read, by kind and name."""
        return [
            damage
            for (kind, name), damage in sorted(self.records.damage.items())
            if self.records.files.stat(self.folder / kind / name) is not None
        ]

    def version_token(self, kind: str) -> object:
        """Something that differs once a record of that kind changed, here or elsewhere."""
        return self.records.token(kind), self.records.token(names.TOMBSTONES)

    # Passphrase

    @property
    def sealed(self) -> bool:
        """Whether a passphrase is set."""
        return self.records.about().key is not None

    @property
    def locked(self) -> bool:
        """Whether a passphrase is set and has not been given."""
        return self.sealed and self.records.sealer is None

    def unlock(self, passphrase: str) -> None:
        """Open the folder; takes about half a second. Raises WrongPassphrase, NotRead."""
        from growth_tui.store.passphrase import unlock

        unlock(self.records, passphrase)

    def unlock_with_recovery_key(self, recovery_key: str) -> None:
        """As `unlock`, with the recovery key that was shown when the passphrase was set."""
        from growth_tui.store.passphrase import unlock_with_recovery_key

        unlock_with_recovery_key(self.records, recovery_key)

    def lock(self) -> None:
        """Forget the key; reading and writing raise Locked from now on."""
        self.records.sealer = None

    # Drafts

    def claim(self, draft_id: str, *, take_over: bool = False) -> bool:
        """Become the one window that writes a draft; False where another one does.

        With `take_over` the other's next save fails with TakenOver. Raises NotSaved.
        """
        names.checked(names.DRAFTS, draft_id)
        return self._claims.claim(draft_id, take_over=take_over)

    def claimed_by_other(self, draft_id: str) -> bool:
        """Whether another window writes that draft now."""
        return self._claims.claimed_by_other(draft_id)

    def release(self, draft_id: str) -> None:
        """Let other windows have the draft."""
        self._claims.release(draft_id)

    # Definitions and settings

    def keep_definition(self, data: bytes) -> str:
        """Keep a definition as it was taken; gives its SHA-256 (64 hexadecimal digits)."""
        return self.definitions.keep(data)

    def definition(self, sha: str) -> bytes | None:
        """A definition as it was taken, None where it is not kept or is damaged."""
        return self.definitions.read(sha)

    def own_definitions(self) -> dict[str, bytes]:
        """The person's own definitions in <folder>/assessments, by file name."""
        return self.definitions.own()

    def add_own_definition(self, name: str, data: bytes) -> Path:
        """Put a new definition among the person's own; raises Problem where the name is in use."""
        return self.definitions.add_own(name, data)

    def settings(self) -> Document:
        """The settings; empty where none were saved."""
        document = self.get(SETTINGS, SETTINGS) or {}
        document.pop("id", None)
        return document

    def save_settings(self, settings: Document) -> None:
        """Keep the settings, all at once. Raises NotSaved."""
        self.save(SETTINGS, {**settings, "id": SETTINGS})

    def close(self) -> None:
        """Let go of claims and locks."""
        self._claims.release_all()
        self.records.close()
