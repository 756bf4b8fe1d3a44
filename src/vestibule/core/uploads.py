"""Takes large files out of a form's body onto disk. A full disk and a file without end leave nothing behind."""

import errno
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

_FULL = {errno.ENOSPC, errno.EDQUOT}


class RefusedUpload(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """A file that came in but was not kept: larger than any file may be (see ``size``), or there was no space."""


class CarefulUploadHandler(FileUploadHandler):
    """In place of Django's handler for large files, which answers a full disk with a crash and leaves the file there.

    The form itself always comes through; the view finds a ``RefusedUpload`` in it and says what to do.
    """

    _file: TemporaryUploadedFile | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        with _Full(self):
            self._file = TemporaryUploadedFile(
                self.file_name or "", self.content_type, 0, self.charset, self.content_type_extra
            )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._file is None:
            return
        if start + len(raw_data) > settings.MAXIMUM_UPLOAD_BYTES:
            self.drop()
            return
        with _Full(self):
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        with _Full(self):
            if self._file is not None:
                self._file.seek(0)  # writes what is still buffered
                self._file.size = file_size
        kept, self._file = self._file, None
        return kept or RefusedUpload(BytesIO(), self.file_name, self.content_type, file_size)

    def upload_interrupted(self) -> None:
        self.drop()

    def drop(self) -> None:
        """Close and delete what was written."""
        dropped, self._file = self._file, None
        if dropped is None:
            return
        try:
            dropped.close()
        except OSError as error:
            if error.errno not in _FULL:
                raise


class _Full:
    """Drops the file when the disk turns out to be full."""

    def __init__(self, handler: CarefulUploadHandler) -> None:
        self._handler = handler

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> bool:
        if not isinstance(error, OSError) or error.errno not in _FULL:
            return False
        self._handler.drop()
        return True
