"""Opens ZIP files that people make of their documents, and trusts nothing in them.

What counts is what comes out, not what the archive says of itself: no more files and bytes than allowed, no archive
inside, nothing protected, no name that leads elsewhere. Nothing is ever written under a name that stands in it.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings

from tenant_apps.documents.errors import FileTooLarge
from tenant_apps.handouts.errors import (
    ArchiveBroken,
    ArchiveEncrypted,
    ArchiveNested,
    ArchiveTooLarge,
    ArchiveUnsafe,
    NothingInside,
    TooManyFiles,
)

MOST_FILES = 500
TIMES = 10
"""All files of one archive together may be so many times as large as one file may be."""

_PIECE = 64 * 1024
_LARGEST_DIRECTORY = 1024 * 1024
_OFFICE = {"[Content_Types].xml", "mimetype"}
_ARCHIVES = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
_CLUTTER = {"thumbs.db", "desktop.ini", ".ds_store"}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError, struct.error)
_END = b"PK\x05\x06"


def is_archive(stream: BinaryIO) -> bool:
    """Whether it is a ZIP of files, and not the kind that a word processor writes."""
    stream.seek(0)
    head = stream.read(4)
    if head not in {b"PK\x03\x04", _END}:
        return False
    try:
        _check_directory("", stream)
        with zipfile.ZipFile(stream) as archive:
            return not _OFFICE & set(archive.namelist()[:5])
    except (*_BROKEN, TooManyFiles):
        return True
    finally:
        stream.seek(0)


def unpacked(name: str, stream: BinaryIO) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The name and the bytes of each file in the archive, one after the other; each is read before the next."""
    try:
        _check_directory(name, stream)
        with zipfile.ZipFile(stream) as archive:
            entries = [entry for entry in archive.infolist() if not _is_clutter(entry)]
            if len(entries) > MOST_FILES:
                raise TooManyFiles(MOST_FILES)
            if not entries:
                raise NothingInside(name)
            for entry in entries:
                _check_entry(name, entry)
            meter = _Meter(name)
            for entry in entries:
                yield PurePosixPath(entry.filename).name, meter.read(archive, entry)
    except _BROKEN as error:
        raise ArchiveBroken(name) from error


class _Meter:
    """Counts what came out of one archive."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._total = 0

    def read(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one file, as long as they stay within what is allowed."""
        most, own = settings.MAXIMUM_UPLOAD_BYTES, 0
        try:
            with archive.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    own += len(piece)
                    self._total += len(piece)
                    if own > most:
                        raise FileTooLarge(PurePosixPath(entry.filename).name, most)
                    if self._total > most * TIMES:
                        raise ArchiveTooLarge(self._name, most * TIMES)
                    yield piece
        except _BROKEN as error:
            raise ArchiveBroken(self._name) from error


def _check_directory(name: str, stream: BinaryIO) -> None:
    """Refuse a table of contents so long that reading it would be the attack."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - 65_557))
    tail = stream.read()
    stream.seek(0)
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        raise zipfile.BadZipFile(name)
    (size,) = struct.unpack("<I", tail[place + 12 : place + 16])
    if size > _LARGEST_DIRECTORY:
        raise TooManyFiles(MOST_FILES)


def _is_clutter(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    return not path.name or entry.is_dir() or "__MACOSX" in path.parts or path.name.lower() in _CLUTTER


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if not path.name or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise ArchiveUnsafe(path.name)
    if entry.flag_bits & 0x1:
        raise ArchiveEncrypted(name)
    if path.suffix.lower() in _ARCHIVES:
        raise ArchiveNested(path.name)
    most = settings.MAXIMUM_UPLOAD_BYTES
    if entry.file_size > most:
        raise FileTooLarge(path.name, most)
