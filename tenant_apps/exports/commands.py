"""Wishing for one's data, and what happens to the file."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from shared_apps.organisations.hosts import portal_url
from tenant_apps.accounts.models import Account
from tenant_apps.exports.enums import ExportState
from tenant_apps.exports.errors import AlreadyAsked
from tenant_apps.exports.models import Export
from tenant_apps.exports.policies import TAKE
from tenant_apps.notifications.sender import offered_language
from tenants.tasks import enqueue
from vestibule.core.actors import Actor, Viewer
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.messages import Recipient, send
from vestibule.core.permissions import require
from vestibule.core.records import record

KEPT = timedelta(days=7)
NOT_AGAIN_FOR = timedelta(hours=12)


@command
def ask_for_export(*, actor: Actor) -> Export:
    """Have everything that is kept about this client put together. Raises ``AlreadyAsked``."""
    require(actor, TAKE)
    if isinstance(actor, Viewer):
        raise NotAllowed(TAKE.code)
    account = Account.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.account_id)
    lately = Export.objects.filter(account=account, created_at__gt=timezone.now() - NOT_AGAIN_FOR)
    if lately.exclude(state=ExportState.FAILED).exists():
        raise AlreadyAsked
    export = Export.objects.create(account=account)
    enqueue("exports.make", key=f"export:{export.public_id}", export_id=export.public_id)
    record("exports.ask", export, actor=actor)
    return export


@command
def mark_ready(*, actor: Actor, export: Export, storage_name: str, wrapped: bytes, size: int) -> Export:
    """Keep where the file lies, and tell the client. Twice is once."""
    require(actor, TAKE)
    export = Export.objects.select_for_update(of=("self",)).select_related("account").get(pk=export.pk)
    if export.state != ExportState.WAITING:
        return export
    export.state, export.storage_name, export.wrapped, export.size = ExportState.READY, storage_name, wrapped, size
    export.made_at = timezone.now()
    export.expires_at = export.made_at + KEPT
    export.save(update_fields=["state", "storage_name", "wrapped", "size", "made_at", "expires_at"])
    _tell(export.account, f"export-ready:{export.public_id}")
    record("exports.make", export, actor=actor)
    return export


@command
def mark_failed(*, actor: Actor, export: Export) -> Export:
    """Keep that no file could be made; the client may ask again."""
    require(actor, TAKE)
    if Export.objects.filter(pk=export.pk, state=ExportState.WAITING).update(state=ExportState.FAILED):
        record("exports.fail", export, actor=actor)
    return export


@command
def note_download(*, actor: Actor, export: Export) -> Export:
    """Record that the client fetched the file."""
    require(actor, TAKE)
    export.downloaded_at = timezone.now()
    export.save(update_fields=["downloaded_at"])
    record("exports.download", export, actor=actor)
    return export


@command
def forget_exports(*, actor: Actor) -> list[str]:
    """Destroy the keys of the files whose time is over; return where they lie, to be deleted after the commit."""
    require(actor, TAKE)
    gone = []
    for export in Export.objects.past_their_time().select_for_update(of=("self",), skip_locked=True).order_by("pk"):
        gone.append(export.storage_name)
        _destroy(actor, export)
    return gone


@command
def destroy_exports(*, actor: Actor, account: Account) -> None:
    """End the files of somebody who may see less from now on, those that are being made included."""
    require(actor, TAKE)
    kept = Export.objects.filter(account=account).select_for_update(of=("self",)).order_by("pk")
    for export in kept.filter(state__in=(ExportState.WAITING, ExportState.READY)):
        if export.state == ExportState.READY:
            _destroy(actor, export)
        else:
            mark_failed(actor=actor, export=export)


def _destroy(actor: Actor, export: Export) -> None:
    """Destroy the key at once; the bytes follow after the commit."""
    enqueue("exports.erase", key=f"export-erase:{export.public_id}", storage_name=export.storage_name)
    export.state, export.wrapped = ExportState.GONE, b""
    export.save(update_fields=["state", "wrapped"])
    record("exports.forget", export, actor=actor)


def _tell(account: Account, key: str) -> None:
    if not account.email:
        return
    with override(offered_language(account.language)):
        subject = gettext("Your data is ready")
        text = gettext("What is kept about you lies ready for you as a file, for seven days. Log in to download it.")
    with transaction.atomic():
        send(
            template="notifications.plain",
            to=Recipient(account.name, account.language, email=account.email, account_id=account.pk),
            channel="email",
            context={
                "told_subject": subject,
                "paragraphs": [text],
                "items": (),
                "url": f"{portal_url()}settings/my-data/",
            },
            key=key,
        )
