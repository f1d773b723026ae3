"""Going over every file of the data folder to seal it, or to open it for good.

Either may be cut short at any point and begun again: a file that is already as it should be is left
alone, and every other is replaced in one step. Made under the folder's exclusive lock.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from growth_tui.store import blobs, envelope, names, snapshot_file
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Damaged, Newer, Sealer
from growth_tui.store.files import make_folders, write_whole
from growth_tui.store.records_on_disk import RecordsOnDisk
from growth_tui.store.survey import Sort, survey

_AS_IT_IS = Blob("", b"", 0)


def is_sealed(data: bytes) -> bool:
    """Whether a file, of whatever sort, holds no words that can be read without the key."""
    return not data or envelope.is_sealed(data) or snapshot_file.is_sealed(data)


class Sweep:
    """One pass over a data folder; every method raises OSError, and then may begin again later."""

    def __init__(self, records: RecordsOnDisk, sealer: Sealer) -> None:
        self._records = records
        self._files = records.files
        self._sealer = sealer
        self._touched: set[Path] = set()

    def seal(self) -> None:
        """Seal what is plain."""
        for path, sort in list(survey(self._files, self._records.folder)):
            self.seal_file(path, sort)
        self._sync()

    def seal_file(self, path: Path, sort: Sort) -> None:
        """Seal one file where it is plain, in the way of its sort; quiet where it is gone."""
        if sort in (Sort.MARK, Sort.TOMBSTONE, Sort.FOREIGN):
            return
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            data = self._files.read(path)
            if sort in (Sort.DERIVED, Sort.LEFTOVER):
                self._files.unlink(path)
            elif is_sealed(data):
                return
            elif sort is Sort.RECORD:
                self._seal_record(path, data)
            elif sort is Sort.BACKUP:
                self._seal_backup(path, data)
            elif sort is Sort.STRAY:
                self._seal_aside(path, data)
            else:
                self._seal_blob(path, data)
            self._touched.add(path.parent)

    def unopened(self) -> list[Path]:
        """The records and definitions that `open` would leave: without the key they were lost."""
        every = survey(self._files, self._records.folder)
        return [path for path, sort in every if self._opened(path, sort) is None]

    def open(self) -> bool:
        """Write plain what is sealed; False where something did not open, and stays as it is."""
        whole = True
        for path, sort in list(survey(self._files, self._records.folder)):
            blob = self._opened(path, sort)
            if sort in (Sort.DERIVED, Sort.LEFTOVER):
                self._files.unlink(path)
            elif blob is None:
                whole = False
            elif blob is not _AS_IT_IS:
                self._open_blob(path, blob)
        self._sync()
        return whole

    def _opened(self, path: Path, sort: Sort) -> Blob | None:
        """A file's name and content once it is open; None where it does not open."""
        if sort not in (Sort.RECORD, Sort.DEFINITION, Sort.BACKUP, Sort.DAMAGED):
            return _AS_IT_IS
        data = self._files.read(path)
        kind = path.parent.name
        try:
            if sort is Sort.BACKUP:
                if not snapshot_file.is_sealed(data):
                    return _AS_IT_IS
                return Blob(path.name, snapshot_file.unseal(data, lambda *_: self._sealer), 0)
            if sort is Sort.RECORD:
                record_id = names.id_in(path.name) or ""
                record = envelope.unpack(data, kind, record_id, self._sealer)
                return Blob(path.name, envelope.pack(record), 0) if is_sealed(data) else _AS_IT_IS
            if not envelope.is_sealed(data):
                return _AS_IT_IS
            return blobs.unseal(kind, path.name, data, self._sealer)
        except (Damaged, Newer, snapshot_file.NotASnapshot):
            # A backup of before has a key of its own, and what is damaged has been looked at.
            return None if sort in (Sort.RECORD, Sort.DEFINITION) else _AS_IT_IS

    def _open_blob(self, path: Path, blob: Blob) -> None:
        """Give a file its own name back; of two forms of that name neither is lost."""
        target = path.with_name(blob.name)
        newest, *older = self._with_own(target, blob)
        self._keep(older, path.parent)
        self._replace(path, target, newest)

    def _with_own(self, path: Path, blob: Blob) -> list[Blob]:
        """The file, and the own form at `path` that it would take the place of: the newer first."""
        if path.parent.name != names.ASSESSMENTS:
            return [blob]
        try:
            data, look = self._files.read(path), self._files.stat(path)
            if envelope.is_sealed(data):
                there = blobs.unseal(names.ASSESSMENTS, path.name, data, self._sealer)
            else:
                there = Blob(path.name, data, 0 if look is None else look.st_mtime_ns)
        except (FileNotFoundError, Damaged, Newer):
            return [blob]
        return list(blobs.joined((blob, there)).values())

    def _replace(self, path: Path, target: Path, blob: Blob) -> None:
        self._write(target, blob)
        if target != path:
            self._files.sync_folder(target.parent)
            self._files.unlink(path)
        self._touched.add(path.parent)

    def _keep(self, older: list[Blob], folder: Path) -> None:
        """Write what gives its name up, for certain before its name is taken."""
        for each in older:
            self._write(folder / each.name, each)
        if older:
            self._files.sync_folder(folder)

    def _write(self, path: Path, blob: Blob) -> None:
        write_whole(self._files, path, blob.data, sync_folder=False)
        if blob.changed_at:
            self._files.set_time(path, blob.changed_at)

    def _seal_record(self, path: Path, data: bytes) -> None:
        kind, record_id = path.parent.name, names.id_in(path.name) or ""
        try:
            record = envelope.unpack(data, kind, record_id)
        except (Damaged, Newer):
            # It cannot be sealed as a record, and its words must not stay readable in its place.
            self._seal_aside(path, data)
        else:
            self._replace(path, path, Blob(path.name, envelope.pack(record, self._sealer), 0))

    def _seal_aside(self, path: Path, data: bytes) -> None:
        folder = self._records.folder / names.DAMAGED
        make_folders(self._files, folder)
        name = blobs.copy_name(path.parent.name, path.name, data)
        sealed = self._sealed(folder, Blob(name, data, 0))
        self._replace(path, folder / sealed.name, sealed)

    def _seal_blob(self, path: Path, data: bytes) -> None:
        folder = path.parent
        look = self._files.stat(path)
        if look is not None and folder.name == names.ASSESSMENTS:
            blob = blobs.of_own(path.name, data, look.st_mtime_ns)
        else:
            blob = Blob(names.portable(path.name), data, 0)
        target = folder / self._sealed(folder, blob).name
        newest, *older = (self._sealed(folder, each) for each in self._with_own(target, blob))
        self._keep(older, folder)
        self._replace(path, target, newest)

    def _sealed(self, folder: Path, blob: Blob) -> Blob:
        """The file as it lies in that folder sealed."""
        alias, data = blobs.seal(folder.name, blob, self._records.now(), self._sealer)
        return Blob(alias if folder.name == names.DAMAGED else f"{alias}.json", data, 0)

    def _seal_backup(self, path: Path, data: bytes) -> None:
        now = self._records.about()
        assert now.vault is not None
        assert now.key is not None
        sealed = snapshot_file.seal(data, now.vault, now.key, self._sealer, self._records.now())
        self._replace(path, path, Blob(path.name, sealed, 0))

    def _sync(self) -> None:
        for folder in sorted(self._touched):
            self._files.sync_folder(folder)
        self._touched.clear()
