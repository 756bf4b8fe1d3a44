"""How many text messages a firm sends in a day: each costs money, and a firm that was taken over could send thousands.

The counts lie in the platform's cache and say nothing of whom or what, so that operators can follow them.
"""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from tenants import limits

BUCKET = "sms.firm"
DAY = 24 * 3600
"""From midnight UTC."""


def count_one() -> None:
    """Count one text message of the current organisation; ``LimitReached`` when it is one too many today."""
    limits.hit(BUCKET, "", settings.SMS_PER_DAY, DAY)


def asked_today(tenants: Iterable[UUID]) -> dict[UUID, int]:
    """How many text messages each of these organisations wanted to send today, those that were refused included."""
    return limits.used(BUCKET, "", DAY, of=tenants)
