"""What stands on file follows what people change about their own accounts."""

from collections.abc import Collection
from typing import Any

from django.dispatch import receiver

from tenant_apps.accounts.events import account_changed, email_changed
from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import follow_account
from vestibule.core.actors import System

_BY_THE_ACCOUNT = System("what somebody changed about the own account")


@receiver(account_changed)
def follow_settings(*, account: Account, changed: Collection[str], **_news: Any) -> None:
    follow_account(actor=_BY_THE_ACCOUNT, account=account, changed=changed)


@receiver(email_changed)
def follow_address(*, account: Account, **_news: Any) -> None:
    follow_account(actor=_BY_THE_ACCOUNT, account=account, changed=["email"])
