"""The file with everything: a ZIP with one JSON file per category and the documents, encrypted where it lies."""

import json
import tempfile
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from shutil import copyfileobj
from typing import IO, BinaryIO, NamedTuple
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from shared_apps.organisations.profile import current_organisation
from tenant_apps.documents.gateways import contents
from tenant_apps.documents.gateways.sealing import new_wrapped_key, open_sealed, seal, unwrapped
from tenant_apps.exports.collecting import CATEGORIES, files_of
from tenants.storage import ObjectMissing, tenant_storage
from vestibule.core.actors import Client

FOLDER = "exports"
YOUNGEST_ORPHAN = timedelta(hours=25)
"""A younger file may belong to an attempt under way."""
_PIECE = 64 * 1024


class Stored(NamedTuple):
    """Where the file lies, the key to it, and how large it is once it is opened."""

    storage_name: str
    wrapped: bytes
    size: int


def make(actor: Client, about: UUID) -> Stored:
    """Put together what this client may see now, in the language at hand, and keep it encrypted."""
    wrapped, name = new_wrapped_key(about), f"{FOLDER}/{datetime.now(UTC):%Y%m%dT%H%M}-{token_hex(16)}"
    with tempfile.TemporaryFile() as whole:
        with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
            _write(archive, actor)
        size = whole.tell()
        whole.seek(0)
        tenant_storage().save_stream(name, seal(_pieces(whole), unwrapped(wrapped, about), name))
    return Stored(name, wrapped, size)


def open_file(storage_name: str, wrapped: bytes, about: UUID) -> BinaryIO:
    """The file as it was made; raises ``ObjectMissing``."""
    return open_sealed(tenant_storage().open(storage_name), unwrapped(wrapped, about), storage_name)


def erase(storage_name: str) -> None:
    """Delete the file. Twice is once."""
    tenant_storage().delete(storage_name)


def sweep(named: Collection[str]) -> int:
    """Delete what an attempt left that died before its row named it; return how many."""
    tenant_storage().forget_unfinished(FOLDER, older_than=YOUNGEST_ORPHAN)
    left = [
        key
        for key in tenant_storage().keys(FOLDER)
        if key not in named and contents.is_older_than(key.removeprefix(f"{FOLDER}/"), YOUNGEST_ORPHAN)
    ]
    for key in left:
        erase(key)
    return len(left)


def _write(archive: ZipFile, actor: Client) -> None:
    index = []
    for category in CATEGORIES:
        rows = category.told(actor)
        text = json.dumps(rows, ensure_ascii=False, indent=2)
        archive.writestr(f"data/{category.code}.json", text)
        index.append(f"data/{category.code}.json: {category.title} ({len(rows)}). {category.about}")
    missing = [name for name in _write_documents(archive, actor) if name]
    head = _("What %(firm)s keeps about %(name)s") % {"firm": current_organisation().name, "name": actor.name}
    lines = [head, f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "", *index]
    if missing:
        lines += ["", _("These documents could not be read, please ask for them:"), *missing]
    archive.writestr("README.txt", "\n".join(lines) + "\n")


def _write_documents(archive: ZipFile, actor: Client) -> Iterator[str]:
    """Write each document; yield the names of those that are not there."""
    for number, file in enumerate(files_of(actor), 1):
        name = f"documents/{number:04d}-{get_valid_filename(file.original_name) or 'document'}"
        try:
            with closing(contents.open_file(file, 0)) as stream, archive.open(name, "w", force_zip64=True) as target:
                copyfileobj(stream, target, _PIECE)
        except ObjectMissing:
            yield file.original_name


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece
