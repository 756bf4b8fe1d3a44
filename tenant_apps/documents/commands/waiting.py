"""Files that came in ahead of the form that says what they are: one per person, subject and aspect, for a day."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from tenant_apps.documents.commands.files import check_quota, put_on_file, take_off_file
from tenant_apps.documents.commands.uploads import Place, open_upload
from tenant_apps.documents.errors import FileMissing, FileRefused
from tenant_apps.documents.gateways.contents import ReceivedContent
from tenant_apps.documents.holders import Taker, take_uploads, taker_of
from tenant_apps.documents.models import StoredFile, Upload
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.records import record


def let_files_wait(
    holder: str, *, subjects: Callable[[Actor], QuerySet[Any]], require: Callable[[Actor], None]
) -> None:
    """Register a room whose forms say what a file is that came in before; see ``holders.Taker``."""
    take_uploads(holder, Taker(subjects, require, _keep, waits=True))


def waiting_upload(actor: Actor, holder: str, holder_id: int | None) -> Upload | None:
    """The file of this person that waits here."""
    visible = Upload.objects.visible_to(actor).held(holder, holder_id).filter(aspect="").finished().unexpired()
    return visible.select_related("file").order_by("-pk").first()


def waiting_uploads(actor: Actor, holder: str, holder_id: int) -> dict[str, Upload]:
    """The files of this person that wait here for the several things that this subject lacks, by aspect."""
    visible = Upload.objects.visible_to(actor).held(holder, holder_id).finished().unexpired()
    return {upload.aspect: upload for upload in visible.select_related("file").order_by("pk")}


@command
def start_waiting(*, actor: Actor, place: Place, name: str, size: int, fingerprint: str = "") -> Upload:
    """Open an upload for a file that will wait here. Refuses at once what would not fit."""
    taker_of(place.holder).require(actor)
    coming = Upload.objects.under_way()
    return open_upload(
        actor,
        place,
        name=name,
        size=size,
        fingerprint=fingerprint,
        check=lambda: check_quota(size + coming.total_size()),
    )


@command
def forget_waiting(*, actor: Actor, upload: Upload) -> None:
    """Erase a file that waits. Twice is once."""
    taker_of(upload.holder).require(actor)
    found = _waiting(actor, upload)
    if found is not None:
        _forget(found)
        record("documents.discard_upload", upload, actor=actor)


def file_from(actor: Actor, source: ReceivedContent | Upload | StoredFile) -> StoredFile:
    """Put stored bytes on file, or take the file that waits; part of the command that says what the file is.

    A file that another subject of the same customer has already is theirs together.

    Raises ``QuotaExceeded``; ``FileMissing`` when it no longer waits, ``FileRefused`` when it did not pass its check.
    """
    if isinstance(source, StoredFile):
        return source
    if isinstance(source, ReceivedContent):
        check_quota(source.size)
        return put_on_file(source)
    found = _waiting(actor, source)
    if found is None or found.file is None:
        raise FileMissing
    file: StoredFile = found.file
    if file.is_refused:
        raise FileRefused(file.get_refusal_display())
    found.delete()
    return file


def _keep(actor: Actor, upload: Upload, content: ReceivedContent) -> StoredFile:
    """Let a whole upload wait, in place of the one before."""
    if actor.account_id is None:
        raise NotFound
    check_quota(content.size)
    here = Upload.objects.visible_to(actor).held(upload.holder, upload.holder_id).filter(aspect=upload.aspect)
    for earlier in here.finished().select_related("file").order_by("pk"):
        _forget(earlier)
    return put_on_file(content)


def _waiting(actor: Actor, upload: Upload) -> Upload | None:
    held = Upload.objects.visible_to(actor).finished().select_related("file")
    found: Upload | None = held.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    return found


def _forget(upload: Upload) -> None:
    file = upload.file
    upload.delete()
    if file is not None:
        take_off_file(file)
