"""What other rooms tell of: changed facts of a party are kept with what stood there before."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.clients.commands import note_changes
from tenant_apps.customers.events import party_changed


@receiver(party_changed)
def keep_what_stood_there(sender: object, **news: Any) -> None:
    """Keep each fact that changed, whoever changed it."""
    note_changes(actor=news["actor"], about=news["party"], before=news["before"], after=news["after"])
