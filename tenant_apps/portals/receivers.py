"""What has to come before a client's first page is decided when somebody logs in."""

from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest

from tenant_apps.accounts.events import logged_in
from tenant_apps.accounts.models import Account
from tenant_apps.portals.middleware import note_awaited


@receiver(logged_in)
def ask_first(*, account: Account, request: HttpRequest, **_news: Any) -> None:
    """Note in the session that the welcome pages come first."""
    note_awaited(request, account)
