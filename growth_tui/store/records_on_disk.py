"""Records as files: the one way in which any record is written or removed.

Store and the TinyDB table both stand on this. Writing is in writing.py; what is here makes files
go: those of versions that were settled, of notes taken out, of whole records.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from growth_tui.store import blobs, envelope, names, versions
from growth_tui.store.envelope import Document, Record, Sealer
from growth_tui.store.tombstones import Tombstone
from growth_tui.store.writing import RecordsToWrite


class RecordsOnDisk(RecordsToWrite):
    """The records of one data folder, to read, to keep and to remove."""

    def settle(self, kind: str, record_id: str, keep: str, seen: Collection[str]) -> bool:
        """Let the version with that mark count, and drop for good the others that were seen.

        `seen` are marks, `keep` among them; what says the same as one of them was seen as well.
        False, and nothing is done, where `keep` no longer stands. Raises NotSaved.
        """
        with self.writing() as sealer:
            before = self._live_files(kind, record_id)
            standing = versions.join(before.values())
            said = [record.document for record in standing if record.mark in seen]
            known = [record for record in standing if record.document in said]
            kept = next((record for record in known if record.mark == keep), None)
            if kept is not None:
                first = versions.settled(standing, known, kept, self.now())
                rest = (record for record in standing if record.document not in said)
                self._hold((first, *rest), before, sealer)
            return kept is not None

    def rewrite(self, kind: str, record_id: str, document: Document) -> None:
        """Keep a document, and no other file that may hold what it no longer says.

        Raises NotSaved.
        """
        with self.writing() as sealer:
            standing = versions.join(self._live_files(kind, record_id).values())
            self._put(versions.edited(standing, kind, record_id, document, self.now()), sealer)
            own = names.file_name(record_id)
            self._drop_all(kind, record_id, but=own)

    def replace_files(
        self, kind: str, record_id: str, old: Sequence[Record], new: Sequence[Record]
    ) -> None:
        """Make the files of a record, which hold `old`, hold `new`; where that is none they go.

        The first is the one that counts. A version that came in since `old` was read stands with
        them, or alone, unless the record was deleted: a sync tool knows no lock. Leaves no
        tombstone.
        """
        with self.writing() as sealer:
            if not new and self.is_deleted(kind, record_id):
                self._unlink(kind, self._files_of(kind, record_id))
                return
            found = self.files.names(self.folder / kind)
            files = [name for name in found if names.id_in(name) == record_id]
            before = self._by_file(kind, record_id, files, self.read_file)
            known = {record.digest for record in old}
            came = [each for each in versions.join(before.values()) if each.digest not in known]
            wanted = versions.join((*new, *came)) if came else new
            if wanted:
                self._hold(wanted, before, sealer)
            else:
                self._unlink(kind, list(before))

    def remove(self, kind: str, record_id: str) -> None:
        """Delete a record and every file that may hold its words; a tombstone remains.

        A draft that has become a result goes without one. Quiet where there is no such record.
        """
        if not (names.valid_kind(kind) and names.valid_id(record_id)):
            return
        with self.writing():
            if not self._files_of(kind, record_id):
                return
            finished = kind == names.DRAFTS and self.finished(record_id)
            if names.can_be_buried(record_id) and not finished:
                grave = names.tombstone_id(kind, record_id)
                before = self.tombstone(kind, record_id) or Tombstone(grave, "")
                at = versions.later(self.now(), max(before.at, before.restored_at))
                self.bury(Tombstone(grave, at, before.restored_at))
            self._drop_all(kind, record_id)

    def remove_kind(self, kind: str) -> None:
        """Remove the folder of a kind that has no files left."""
        with self.writing():
            self.files.remove_folder(self.folder / kind)

    def _live_files(self, kind: str, record_id: str) -> dict[str, Record]:
        """The versions of a record by file name; none where it is gone."""
        files = self.live(kind).get(record_id)
        return self._by_file(kind, record_id, files, self.read_file) if files else {}

    def _hold(
        self, found: Sequence[Record], before: Mapping[str, Record], sealer: Sealer | None
    ) -> None:
        """Put versions of a record, the one that counts first; of other files, those read go."""
        counts, *others = found
        kept = {names.file_name(counts.id)}
        # The one that counts last: it may take the place of what becomes another.
        for record in others:
            name = names.file_name(f"{record.id}.{record.mark}")
            self._put(record, sealer, name)
            kept.add(name)
        self._put(counts, sealer)
        self._unlink(counts.kind, [name for name in before if name not in kept])

    def _drop_all(self, kind: str, record_id: str, *, but: str = "") -> None:
        """Remove every file that may hold words of a record, but the one of that name."""
        self._unlink(kind, [name for name in self._files_of(kind, record_id) if name != but])
        self._forget_copies(kind, record_id)
        if kind in names.FINISHED:
            # It may have been killed before its draft was removed, which says the same.
            self._drop_all(names.DRAFTS, record_id)

    def _files_of(self, kind: str, record_id: str) -> list[str]:
        """Every file of a kind that may hold words of a record."""
        found = self.files.names(self.folder / kind)
        return [name for name in found if _belongs(name, record_id)]

    def _forget_copies(self, kind: str, record_id: str) -> None:
        folder = self.folder / names.DAMAGED
        gone = []
        for name in self.files.names(folder):
            copied_kind, _, copied = self._copied_name(folder / name).partition(".")
            if copied_kind == kind and _belongs(copied, record_id):
                gone.append(name)
        self._unlink(names.DAMAGED, gone)

    def _copied_name(self, path: Path) -> str:
        """What a damaged copy is a copy of; a sealed one carries that inside."""
        if "." in path.name:
            return path.name
        try:
            data = self.files.read(path)
            return blobs.unseal(names.DAMAGED, path.name, data, self.sealer).name
        except (envelope.Damaged, envelope.Newer, envelope.SealedRecord):
            return ""


def _belongs(name: str, record_id: str) -> bool:
    """Whether a file holds a version of the record, whole or unfinished, or its claim.

    What has its UUID anywhere in the name is a copy that someone or some tool has made.
    """
    if names.can_be_buried(record_id):
        return record_id in name
    return names.id_in(name) == record_id or name.lstrip(".").startswith(f"{record_id}.")
