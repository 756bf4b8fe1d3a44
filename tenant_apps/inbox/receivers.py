"""News of the rooms below, which do not know the inbox."""

from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse

from tenant_apps.accounts.events import account_activated
from tenant_apps.accounts.models import Account
from tenant_apps.inbox.commands.raising import Concerned, News, tell_those_concerned
from tenant_apps.inbox.news import COLLEAGUE_JOINED
from vestibule.core.actors import Actor


@receiver(account_activated)
def tell_that_a_colleague_joined(*, account: Account, actor: Actor, **_news: Any) -> None:
    if account.is_professional:
        path = reverse("professional:accounts:user", urlconf=settings.TENANT_URLCONF, args=[account.public_id])
        key = f"accounts.joined:{account.public_id}"
        news = News(kind=COLLEAGUE_JOINED, key=key, path=path, detail=account.name, subject=account.public_id)
        tell_those_concerned(news, Concerned(), by=actor)
