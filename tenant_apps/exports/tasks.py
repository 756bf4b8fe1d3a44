"""Making the file, and forgetting it."""

from uuid import UUID

from django.utils.translation import override

from tenant_apps.accounts.actors import acting_now
from tenant_apps.exports.commands import forget_exports, mark_failed, mark_ready
from tenant_apps.exports.enums import ExportState
from tenant_apps.exports.gateways import archive
from tenant_apps.exports.models import Export
from tenant_apps.notifications.sender import offered_language
from tenants.schedule import nightly
from tenants.tasks import effect, outside_effect
from vestibule.core.actors import Client, System

_ACTOR = System("a client's own data")


def give_up(*, export_id: str) -> None:
    """Show that it could not be made."""
    mark_failed(actor=_ACTOR, export=Export.objects.get(public_id=export_id))


@outside_effect("exports.make", attempts=5, lease=1800, gives_up=give_up)
def make(*, effect_id: UUID, export_id: str) -> None:
    """Put the file together with what the client may see at this moment. A file of an attempt that died is swept."""
    export = Export.objects.get(public_id=export_id)
    if export.state != ExportState.WAITING:
        return
    person = acting_now(account_id=export.account_id, kind=Client.kind)
    if not isinstance(person, Client):
        mark_failed(actor=_ACTOR, export=export)
        return
    with override(offered_language(person.language)):
        stored = archive.make(person, export.public_id)
    kept = mark_ready(actor=_ACTOR, export=export, **stored._asdict())
    if kept.storage_name != stored.storage_name:
        archive.erase(stored.storage_name)


@outside_effect("exports.erase")
def erase(*, effect_id: UUID, storage_name: str) -> None:
    """Delete a file whose time is over; its key is destroyed already."""
    archive.erase(storage_name)


@effect("exports.forget")
def forget() -> None:
    """End the files whose time is over."""
    forget_exports(actor=_ACTOR)


@outside_effect("exports.sweep", lease=600)
def sweep(*, effect_id: UUID) -> None:
    """Delete files that no row names."""
    ready = Export.objects.filter(state=ExportState.READY)
    archive.sweep(set(ready.order_by("pk").values_list("storage_name", flat=True)))


nightly("exports.forget", at="03:20")
nightly("exports.sweep", at="03:40")
