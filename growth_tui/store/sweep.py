"""Going over every file of the data folder to seal it, or to open it for good.

Either may be cut short at any point and begun again: a file that is already as it should be is left
alone, and every other is replaced in one step. Made under the folder's exclusive lock.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from growth_tui.store import blobs, envelope, names, snapshot_file
from growth_tui.store.blobs import Blob
from growth_tui.store.envelope import Damaged, Newer, Sealer
from growth_tui.store.files import TEMPORARY, make_folders, write_whole
from growth_tui.store.recent import INDEX
from growth_tui.store.records_on_disk import RecordsOnDisk

_ALIASED = (names.DEFINITIONS, names.ASSESSMENTS)


def seal_everything(records: RecordsOnDisk, sealer: Sealer) -> None:
    """Seal every file that is not sealed. Raises OSError; then begin again later."""
    Sweep(records, sealer).seal()


def open_everything(records: RecordsOnDisk, sealer: Sealer) -> None:
    """Write every sealed file plain again. Raises OSError; then begin again later."""
    Sweep(records, sealer).open()


def is_leftover(name: str) -> bool:
    """Whether a file was left by a write that was cut short."""
    return name.startswith(".") and name.endswith(TEMPORARY)


class Sweep:
    """One pass over a data folder."""

    def __init__(self, records: RecordsOnDisk, sealer: Sealer) -> None:
        self._records = records
        self._files = records.files
        self._sealer = sealer

    def seal(self) -> None:
        """Seal what is plain."""
        self._tidy()
        for kind in self._records.kinds():
            self._each(kind, self._seal_record)
        for kind in _ALIASED:
            self._each(kind, self._seal_blob)
        self._each(names.DAMAGED, self._seal_damaged)
        self._each(names.BACKUPS, self._seal_backup)

    def open(self) -> None:
        """Write plain what is sealed; what does not open stays as it is."""
        self._tidy()
        for kind in self._records.kinds():
            self._each(kind, self._open_record)
        for kind in _ALIASED:
            self._each(kind, self._open_blob)
        self._each(names.DAMAGED, self._open_damaged)
        self._each(names.BACKUPS, self._open_backup)

    def _tidy(self) -> None:
        folder = self._records.folder
        self._files.unlink(folder / INDEX)
        for each in (
            folder,
            *(folder / kind for kind in (*self._records.kinds(), *names.RESERVED)),
        ):
            for name in self._files.names(each):
                if is_leftover(name):
                    self._files.unlink(each / name)

    def _each(self, kind: str, step: Callable[[str, Path, bytes], None]) -> None:
        folder = self._records.folder / kind
        for name, data in self._read(folder):
            step(kind, folder / name, data)
        if self._files.stat(folder) is not None:
            self._files.sync_folder(folder)

    def _read(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for name in sorted(self._files.names(folder)):
            look = self._files.stat(folder / name)
            if look is not None and stat.S_ISREG(look.st_mode) and not name.startswith("."):
                yield name, self._files.read(folder / name)

    def _put(self, path: Path, data: bytes) -> None:
        write_whole(self._files, path, data, sync_folder=False)

    def _seal_record(self, kind: str, path: Path, data: bytes) -> None:
        record_id = names.id_in(path.name)
        if record_id is None or envelope.is_sealed(data):
            return
        try:
            record = envelope.unpack(data, kind, record_id)
        except (Damaged, Newer):
            # It cannot be sealed as a record, and its words must not stay readable in its place.
            self._move_aside(kind, path, data, self._seal_damaged)
        else:
            self._put(path, envelope.pack(record, self._sealer))

    def _open_record(self, kind: str, path: Path, data: bytes) -> None:
        record_id = names.id_in(path.name)
        if record_id is None or not envelope.is_sealed(data):
            return
        try:
            record = envelope.unpack(data, kind, record_id, self._sealer)
        except (Damaged, Newer):
            # Without its key it could never be told from a record that was sealed elsewhere.
            self._move_aside(kind, path, data, lambda _, to, data: self._put(to, data))
        else:
            self._put(path, envelope.pack(record))

    def _move_aside(
        self, kind: str, path: Path, data: bytes, put: Callable[[str, Path, bytes], None]
    ) -> None:
        folder = self._records.folder / names.DAMAGED
        make_folders(self._files, folder)
        put(names.DAMAGED, folder / f"{kind}.{path.name}", data)
        self._files.sync_folder(folder)
        self._files.unlink(path)

    def _seal_blob(self, kind: str, path: Path, data: bytes) -> None:
        if envelope.is_sealed(data) or not path.name.endswith((".json", ".older")):
            return
        look = self._files.stat(path)
        changed_at = 0 if look is None or kind == names.DEFINITIONS else look.st_mtime_ns
        blob = Blob(path.name, data, changed_at)
        alias, sealed = blobs.seal(kind, blob, self._records.now(), self._sealer)
        self._put(path.with_name(f"{alias}.json"), sealed)
        self._files.sync_folder(path.parent)
        self._files.unlink(path)

    def _open_blob(self, kind: str, path: Path, data: bytes) -> None:
        if not envelope.is_sealed(data):
            return
        try:
            blob = blobs.unseal(kind, path.name.removesuffix(".json"), data, self._sealer)
        except (Damaged, Newer):
            return
        self._put(path.with_name(blob.name), blob.data)
        if blob.changed_at:
            self._files.set_time(path.with_name(blob.name), blob.changed_at)
        self._files.sync_folder(path.parent)
        self._files.unlink(path)

    def _seal_damaged(self, kind: str, path: Path, data: bytes) -> None:
        if envelope.is_sealed(data):
            return
        blob = Blob(path.name, data, 0)
        alias, sealed = blobs.seal(kind, blob, self._records.now(), self._sealer)
        self._put(path.with_name(alias), sealed)
        self._files.sync_folder(path.parent)
        self._files.unlink(path)

    def _open_damaged(self, kind: str, path: Path, data: bytes) -> None:
        self._open_blob(kind, path, data)

    def _seal_backup(self, kind: str, path: Path, data: bytes) -> None:
        if snapshot_file.is_sealed(data):
            return
        now = self._records.about()
        assert now.vault is not None
        assert now.key is not None
        self._put(
            path,
            snapshot_file.seal(data, now.vault, now.key, self._sealer, self._records.now()),
        )

    def _open_backup(self, kind: str, path: Path, data: bytes) -> None:
        if not snapshot_file.is_sealed(data):
            return
        try:
            plain = snapshot_file.unseal(data, lambda vault, key: self._sealer)
        except snapshot_file.NotASnapshot:
            return
        self._put(path, plain)
