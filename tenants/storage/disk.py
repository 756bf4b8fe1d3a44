"""Files in private folders on disk: the default."""

import errno
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from tenants.storage.contract import Saved, place
from tenants.storage.errors import ObjectMissing, StorageFull, StorageUnavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNFINISHED = ".unfinished-"


class DiskStorage:
    """One folder per tenant, readable by the product's own account only."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root)

    def save_stream(self, key: str, chunks: Iterable[bytes]) -> Saved:
        """Write beside the target, force to disk, then rename: readers see the old bytes or the new ones."""
        target = self._path(key)
        unfinished = target.with_name(f"{_UNFINISHED}{secrets.token_hex(8)}")
        with _disk_errors():
            _make_private(target.parent)
        try:
            saved = _write(unfinished, chunks)
            with _disk_errors():
                unfinished.replace(target)
                _force_to_disk(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)
        return saved

    def open(self, key: str) -> BinaryIO:
        """Open the file for reading."""
        try:
            return self._path(key).open("rb")
        except FileNotFoundError as error:
            raise ObjectMissing(key) from error

    def size(self, key: str) -> int:
        """Ask the file system."""
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError as error:
            raise ObjectMissing(key) from error

    def exists(self, key: str) -> bool:
        """Ask the file system."""
        return self._path(key).is_file()

    def move(self, source: str, target: str) -> None:
        """Rename, atomically."""
        origin, destination = self._path(source), self._path(target)
        with _disk_errors():
            _make_private(destination.parent)
            try:
                origin.replace(destination)
            except FileNotFoundError as error:
                if not destination.exists():
                    raise ObjectMissing(source) from error
                return
            _force_to_disk(destination.parent)
            _force_to_disk(origin.parent)

    def delete(self, key: str) -> None:
        """Unlink."""
        path = self._path(key)
        with _disk_errors():
            path.unlink(missing_ok=True)
            if path.parent.exists():
                _force_to_disk(path.parent)

    def keys(self, prefix: str) -> Iterator[str]:
        """Walk the folder."""
        folder = self._path(prefix)
        own = folder.parents[prefix.count("/")]
        files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_UNFINISHED))
        yield from sorted(str(path.relative_to(own)) for path in files)

    def forget_unfinished(self, prefix: str, *, older_than: timedelta) -> int:
        """Unlink; a file that is being written at this moment is younger."""
        youngest = time.time() - older_than.total_seconds()
        left = [path for path in self._path(prefix).rglob(f"{_UNFINISHED}*") if path.stat().st_mtime < youngest]
        with _disk_errors():
            for path in left:
                path.unlink(missing_ok=True)
        return len(left)

    def _path(self, key: str) -> Path:
        return self._root / place(key)


def _write(path: Path, chunks: Iterable[bytes]) -> Saved:
    # The source of the chunks raises errors of its own, often also OSErrors: those pass unchanged.
    digest, size = sha256(), 0
    with _disk_errors():
        file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    try:
        for chunk in chunks:
            with _disk_errors():
                file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        with _disk_errors():
            file.flush()
            os.fsync(file.fileno())
    finally:
        with _disk_errors():
            file.close()
    return Saved(size, digest.hexdigest())


def _make_private(folder: Path) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        _force_to_disk(path.parent)


def _force_to_disk(folder: Path) -> None:
    # A rename survives a power cut only once the folder itself is written.
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except StorageUnavailable:
        raise
    except OSError as error:
        kind = StorageFull if error.errno in _FULL else StorageUnavailable
        raise kind(error.errno, error.strerror) from error
