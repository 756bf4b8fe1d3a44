"""Warning and erasing, every night. Each of these may run twice, and goes on where it stopped."""

from uuid import UUID

from django.utils import timezone

from tenant_apps.documents.gateways import contents
from tenant_apps.exports.gateways import archive
from tenant_apps.retention.commands.erasing import erase_customer, note_cleared
from tenant_apps.retention.commands.keeping import follow_diligence, tell_of_erasures
from tenant_apps.retention.models import Erasure, Retention
from tenants.schedule import nightly
from tenants.tasks import effect, enqueue, outside_effect
from vestibule.core.actors import System

KEEPING = System("what is kept only for a time")
AT_ONCE = 20

_CLEARED_BY = {
    "file": contents.erase,
    "part": lambda name: contents.forget_parts([name]),
    "export": archive.erase,
}


@effect("retention.look")
def look() -> None:
    """Warn of those who are erased soon, and let each whose time is over be erased by itself.

    Where nobody is kept for a time, as in the operators' schema, nothing is asked of the firm.
    """
    if not Retention.objects.exists():
        return
    follow_diligence(actor=KEEPING)
    tell_of_erasures(actor=KEEPING)
    today = timezone.localdate()
    for customer in Retention.objects.due(today).order_by("pk").values_list("customer_id", flat=True):
        enqueue("retention.erase", key=f"retention.erase:{customer}:{today}", customer_id=customer)


@effect("retention.erase")
def erase(*, customer_id: int) -> None:
    """Erase all rows of one customer, or nothing."""
    erase_customer(actor=KEEPING, customer_id=customer_id)


@outside_effect("retention.clear", attempts=1_000, lease=600)
def clear(*, effect_id: UUID, erasure_id: str) -> None:
    """Take what is left out of storage, and note it after every few."""
    erasure = Erasure.objects.visible_to(KEEPING).filter(public_id=erasure_id).first()
    while erasure is not None and erasure.finished_at is None:
        part = erasure.remaining[:AT_ONCE]
        for name in part:
            kind, _colon, stored = name.partition(":")
            _CLEARED_BY[kind](stored)
        erasure = note_cleared(actor=KEEPING, erasure=erasure, cleared=part)


nightly("retention.look", at="03:10")
