"""The work on files after they came in, and the nightly tidying. Each of these may run twice."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from tenant_apps.documents.commands.files import promote_file, refuse_file
from tenant_apps.documents.commands.keys import key_for
from tenant_apps.documents.commands.merging import FEWEST, replace_photos
from tenant_apps.documents.commands.uploads import forget_expired_uploads
from tenant_apps.documents.enums import FileState, RefusalReason
from tenant_apps.documents.gateways import contents, merging, sandbox
from tenant_apps.documents.gateways.formats import PDF
from tenant_apps.documents.gateways.scanner import ScannerUnavailable, configured_scanner
from tenant_apps.documents.models import Delivery, DocumentRequest, StoredFile, Upload
from tenants.schedule import nightly
from tenants.storage import tenant_storage
from tenants.tasks import Retry, outside_effect
from vestibule.core.actors import System

CHECK = System("check of a delivered file")
MERGE = System("putting photos together")
SWEEP = System("nightly sweep of files")

YOUNGEST_ORPHAN = timedelta(hours=25)
"""Younger objects may belong to a transaction under way or to an upload that is still waited for."""

_PAUSE = 30
_BATCH = 500


@outside_effect("documents.check", attempts=50_000, lease=300)
def check_file(*, effect_id: UUID, file_id: str) -> None:
    """Scan, open and clean a file in quarantine, then promote or refuse it.

    While the scanner is down or the disk full, the file waits in quarantine: nobody can open what nobody checked.
    """
    file = StoredFile.objects.visible_to(CHECK).filter(public_id=file_id, state=FileState.QUARANTINED).first()
    if file is None:
        return
    try:
        _check(file)
    except ScannerUnavailable as error:
        raise Retry(_PAUSE, "the scanner does not answer") from error
    except OSError as error:
        raise Retry(_PAUSE, f"storage: {type(error).__name__}") from error


@outside_effect("documents.erase", attempts=100)
def erase_file(*, effect_id: UUID, file_id: str) -> None:
    """Delete the bytes of a file that was refused or withdrawn."""
    gone = StoredFile.objects.visible_to(CHECK).filter(
        public_id=file_id, state__in=(FileState.REFUSED, FileState.REMOVED)
    )
    for file in gone.order_by("pk"):
        contents.erase(file.storage_name)


@outside_effect("documents.merge", attempts=100, lease=300)
def merge_photos(*, effect_id: UUID, request_id: str, round: int) -> None:  # noqa: A002 - the word of the model
    """Put the photos of a round together in one PDF; nothing when they are no longer several."""
    asked = DocumentRequest.objects.visible_to(MERGE).filter(public_id=request_id, round=round).first()
    photos = list(Delivery.objects.visible_to(MERGE).photos_of(asked).select_related("file__key")) if asked else []
    if len(photos) < FEWEST:
        return
    try:
        _merge(asked, photos)
    except OSError as error:
        raise Retry(_PAUSE, f"storage: {type(error).__name__}") from error


@outside_effect("documents.sweep", attempts=20, lease=3_600)
def sweep_orphans(*, effect_id: UUID) -> None:
    """Forget stale uploads and delete the objects that no row names. Never touches a row because of an object."""
    forget_expired_uploads(actor=SWEEP)
    for zone in contents.ZONES:
        tenant_storage().forget_unfinished(zone, older_than=YOUNGEST_ORPHAN)
        names = (key.removeprefix(f"{zone}/") for key in tenant_storage().keys(zone))
        old = [name for name in names if contents.is_older_than(name, YOUNGEST_ORPHAN)]
        for start in range(0, len(old), _BATCH):
            _sweep(zone, old[start : start + _BATCH])


nightly("documents.sweep", at="01:30")


def _check(file: StoredFile) -> None:
    quarantined = f"{contents.QUARANTINE}/{file.storage_name}"
    if configured_scanner().find(contents.read(quarantined)) is not None:
        refuse_file(actor=CHECK, file=file, reason=RefusalReason.INFECTED)
        return
    with TemporaryDirectory(prefix="vestibule-check-") as folder:
        source = Path(folder) / "source"
        contents.fetch(file.storage_name, source)
        try:
            opened = sandbox.open_safely(source, Path(folder), file.content_type)
        except sandbox.Unacceptable as refusal:
            refuse_file(actor=CHECK, file=file, reason=refusal.reason)
            return
        kept = contents.keep(file.storage_name, opened, key_for(file))
    if promote_file(actor=CHECK, file=file, content=kept).is_promoted:
        _tidy(file)
    else:
        contents.erase(file.storage_name)  # withdrawn while it was being checked


def _merge(asked: DocumentRequest, photos: list[Delivery]) -> None:
    storage_name, first = contents.new_name(), photos[0].file
    with TemporaryDirectory(prefix="vestibule-merge-") as folder:
        pictures = [Path(folder) / f"photo-{number}" for number, _photo in enumerate(photos, start=1)]
        for photo, picture in zip(photos, pictures, strict=True):
            contents.copy_checked(photo.file, picture)
        whole = Path(folder) / "whole.pdf"
        merging.put_together(pictures, whole)
        opened = sandbox.open_safely(whole, Path(folder), PDF.content_type)
        kept = contents.keep(storage_name, opened, key_for(first))
    name = f"{Path(first.original_name).stem}.pdf"
    replaced = replace_photos(
        actor=MERGE, request=asked, photos=photos, name=name, storage_name=storage_name, content=kept
    )
    if replaced is None:
        contents.erase(storage_name)


def _tidy(file: StoredFile) -> None:
    contents.forget_quarantined(file.storage_name)
    for upload in Upload.objects.visible_to(CHECK).filter(file=file).order_by("pk"):
        contents.forget_parts(upload.parts)


def _sweep(zone: str, names: list[str]) -> None:
    named = _named_in_uploads(names) if zone == contents.UPLOADS else _named_in_files(names)
    for name in names:
        if name.partition(".")[0] not in named:
            tenant_storage().delete(f"{zone}/{name}")


def _named_in_uploads(names: Iterable[str]) -> set[str]:
    waiting = Upload.objects.visible_to(SWEEP).unfinished().filter(parts__overlap=list(names))
    return {name for parts in waiting.values_list("parts", flat=True) for name in parts}


def _named_in_files(names: Iterable[str]) -> set[str]:
    stems = {name.partition(".")[0] for name in names}
    return set(
        StoredFile.objects.visible_to(SWEEP)
        .stored()
        .filter(storage_name__in=stems)
        .values_list("storage_name", flat=True)
    )
