"""What of somebody's work is open."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.models import Dossier
from tenant_apps.inbox.models import Notice


@dataclass(frozen=True, slots=True)
class OpenWork:
    """How much there is to hand over."""

    as_adviser: int
    as_case_handler: int
    notices: int

    @property
    def is_anything(self) -> bool:
        return bool(self.as_adviser or self.as_case_handler or self.notices)


def open_work_of(account: Account) -> OpenWork:
    """Count what is open of this person."""
    return OpenWork(
        as_adviser=Dossier.objects.ongoing().filter(adviser=account).count(),
        as_case_handler=Dossier.objects.ongoing().filter(case_handler=account).count(),
        notices=Notice.objects.filter(account=account, done_at=None).count(),
    )


def successors_of(colleagues: QuerySet[Account], account: Account) -> QuerySet[Account]:
    """Who could take over."""
    return colleagues.exclude(pk=account.pk)
