"""News of the rooms below, which do not know the inbox."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse

from tenant_apps.accounts.events import account_activated
from tenant_apps.accounts.models import Account
from tenant_apps.inbox.commands.raising import Concerned, News, settle_notices, tell_those_concerned
from tenant_apps.inbox.news import COLLEAGUE_JOINED, CREDITS_LOW
from tenant_apps.notifications.events import credits_added, credits_low
from tenant_apps.notifications.ledger import Credits
from vestibule.core.actors import Actor

THE_CREDITS = UUID(int=1)
"""Stands for what the firm has of them: there is one such matter in each schema."""


@receiver(credits_low)
def tell_that_credits_run_out(*, credits: Credits, **_news: Any) -> None:  # noqa: A002 - the name of the news
    path = reverse("professional:notifications:credits", urlconf=settings.TENANT_URLCONF)
    detail = f"{credits.left} / {credits.level}"
    news = News(kind=CREDITS_LOW, key=f"credits:{uuid4()}", path=path, detail=detail, subject=THE_CREDITS)
    tell_those_concerned(news, Concerned())


@receiver(credits_added)
def settle_what_was_told_of_credits(**_news: Any) -> None:
    settle_notices(subject=THE_CREDITS)


@receiver(account_activated)
def tell_that_a_colleague_joined(*, account: Account, actor: Actor, **_news: Any) -> None:
    if account.is_professional:
        path = reverse("professional:accounts:user", urlconf=settings.TENANT_URLCONF, args=[account.public_id])
        key = f"accounts.joined:{account.public_id}"
        news = News(kind=COLLEAGUE_JOINED, key=key, path=path, detail=account.name, subject=account.public_id)
        tell_those_concerned(news, Concerned(), by=actor, of=account)
