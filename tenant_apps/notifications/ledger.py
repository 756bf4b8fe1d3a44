"""What text messages are paid for."""

from dataclasses import dataclass

from django.conf import settings

from tenant_apps.notifications.models import CreditBalance

WARNED_AT = 80
"""Per cent of the credits that are used."""


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
