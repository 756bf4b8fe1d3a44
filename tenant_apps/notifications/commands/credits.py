"""Credits for text messages: never below nothing, each change with its line."""

from uuid import UUID

from django.conf import settings
from django.db.models import F, Sum

from tenant_apps.notifications.enums import CreditKind
from tenant_apps.notifications.errors import NothingToAdd
from tenant_apps.notifications.events import credits_added
from tenant_apps.notifications.models import CreditBalance, CreditEntry, Message
from tenant_apps.notifications.policies import CONFIGURE
from vestibule.core.actors import Actor, System
from vestibule.core.commands import command
from vestibule.core.errors import NotAllowed
from vestibule.core.records import record


@command
def top_up(*, actor: Actor, number: int, reason: str = "", order: UUID | None = None) -> CreditBalance:
    """Add credits for text messages; the product itself does so when they were paid for. An order is done once."""
    if not isinstance(actor, System):
        raise NotAllowed(CONFIGURE.code)
    if number < 1:
        raise NothingToAdd
    open_ledger()
    row = CreditBalance.objects.select_for_update(of=("self",), no_key=True).get()
    if order is not None and CreditEntry.objects.filter(order=order).exists():
        return row
    row.credits += number
    row.level, row.warned_at = row.credits, None
    row.save(update_fields=["credits", "level", "warned_at"])
    entry = CreditEntry(kind=CreditKind.TOP_UP, amount=number, left=row.credits, reason=reason[:200], order=order)
    entry.save(force_insert=True)
    credits_added.send(sender=CreditBalance, credits=row)
    record("notifications.top_up", None, actor=actor, credits=number, reason=reason)
    return row


def top_up_for_the_product(*, number: int, reason: str, order: UUID) -> int:
    """Add what an operator ordered, once; return what is left then."""
    return top_up(actor=System("credits that were paid for"), number=number, reason=reason, order=order).credits


def open_ledger() -> None:
    """Begin the ledger with the first credits, once."""
    row, is_new = CreditBalance.objects.get_or_create(
        is_only_row=True, defaults={"credits": settings.SMS_CREDITS, "level": settings.SMS_CREDITS}
    )
    if is_new and row.credits:
        CreditEntry.objects.create(kind=CreditKind.START, amount=row.credits, left=row.credits)


def take(parts: int, *, at_any_rate: bool) -> int | None:
    """Take credits for a text of so many parts: how many were taken, or None when there are too few.

    What goes ``at_any_rate`` takes what is left, if that is less.
    """
    open_ledger()
    row = CreditBalance.objects.select_for_update(of=("self",), no_key=True).get()
    if row.credits < parts and not at_any_rate:
        return None
    taken = min(row.credits, parts)
    CreditBalance.objects.filter(pk=row.pk).update(credits=F("credits") - taken)
    return taken


def enter(taken: int, message: Message) -> None:
    """Write the line of what ``take`` took, in the same transaction."""
    left = CreditBalance.objects.values_list("credits", flat=True).get()
    entry = CreditEntry(kind=CreditKind.SPENT, amount=-taken, left=left, message=message, price=settings.SMS_PRICE)
    entry.save(force_insert=True)


def refund(message: Message) -> None:
    """Give back what a text message took that was never sent, with its line."""
    taken = -(CreditEntry.objects.filter(message=message).aggregate(taken=Sum("amount"))["taken"] or 0)
    if taken:
        give_back(taken)
        enter(-taken, message)


def give_back(taken: int) -> None:
    """Undo ``take`` for a message that somebody else wrote at the same moment."""
    CreditBalance.objects.update(credits=F("credits") + taken)
