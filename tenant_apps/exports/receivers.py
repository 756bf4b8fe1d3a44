"""What exports do when something changes below them."""

from typing import Any

from django.dispatch import receiver

from tenant_apps.accounts.models import Account
from tenant_apps.exports.commands import destroy_exports
from tenant_apps.invites.events import access_narrowed
from vestibule.core.actors import System

_ACTOR = System("access that became less")


@receiver(access_narrowed)
def destroy_what_shows_more(*, account: Account, **_news: Any) -> None:
    destroy_exports(actor=_ACTOR, account=account)
