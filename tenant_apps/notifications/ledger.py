"""What text messages are paid for."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from tenant_apps.notifications.enums import CreditKind
from tenant_apps.notifications.models import CreditBalance, CreditEntry
from vestibule.core.formats import money

WARNED_AT = 80
"""Per cent of the credits that are used."""
MONTHS = 12
"""How many are looked back on."""


@dataclass(frozen=True, slots=True)
class Credits:
    """How many are left of how many."""

    left: int
    level: int

    @property
    def percent_used(self) -> int:
        return 100 - 100 * self.left // self.level if self.level else 100

    @property
    def is_low(self) -> bool:
        return self.percent_used >= WARNED_AT

    @property
    def is_empty(self) -> bool:
        return self.left == 0


def credits_now() -> Credits:
    """What is left; a firm that never sent a text message has what every firm begins with."""
    row = CreditBalance.objects.first()
    return Credits(row.credits, row.level) if row else Credits(settings.SMS_CREDITS, settings.SMS_CREDITS)


@dataclass(frozen=True, slots=True)
class Month:
    """What a month's text messages took, at the prices of their days."""

    starts_on: date
    used: int
    cost: str


def months_of(entries: QuerySet[CreditEntry], zone: str) -> list[Month]:
    """The last months in which text messages were sent, the latest first, by the firm's own calendar."""
    spent = entries.filter(kind=CreditKind.SPENT).annotate(month=TruncMonth("created_at", tzinfo=ZoneInfo(zone)))
    sums = spent.values("month").annotate(used=-Sum("amount"), cost=-Sum(F("amount") * F("price")))
    return [Month(row["month"].date(), row["used"], money(row["cost"])) for row in sums.order_by("-month")[:MONTHS]]
