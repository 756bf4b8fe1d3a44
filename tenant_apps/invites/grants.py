"""What an account may see as a client: one query per request, so a revocation holds from the next request on."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from tenant_apps.accounts.models import Account
from tenant_apps.dossiers.models import Product
from tenant_apps.invites.models import Invite
from tenants.prepared import Prepared
from vestibule.core.actors import Grant


def grants_for(account: Account) -> tuple[Grant, ...]:
    """The grants of the account's accepted, unrevoked invites."""
    return tuple(Grant(*row, tuple(hidden)) for *row, hidden in _given_to(account.pk))


@Prepared
def _given_to(account: int) -> QuerySet:
    hidden = Product.objects.filter(dossier=OuterRef("dossier"), is_shown=False).order_by("pk")
    return (
        Invite.objects.giving_access()
        .filter(account_id=account)
        .annotate(hidden=ArraySubquery(hidden.values("pk")))
        .order_by("id")
        .values_list("dossier_id", "dossier__customer_id", "party_id", "sees_other_applicants", "hidden")
    )


def shut_out_of(dossier_id: int) -> set[int]:
    """The parties who were invited to the dossier and have nothing but revoked invites to it."""
    revoked = Invite.objects.filter(dossier=dossier_id, revoked_at__isnull=False)
    standing = Invite.objects.not_revoked().filter(dossier=dossier_id)
    return set(revoked.exclude(party__in=standing.values("party")).order_by().values_list("party", flat=True))


def invited_to(dossier_ids: Iterable[int]) -> dict[int, datetime]:
    """The parties with an invite to one of these dossiers that still stands and was not accepted, and when it went."""
    waiting = Invite.objects.not_revoked().filter(dossier__in=dossier_ids, activated_at__isnull=True)
    return dict(waiting.order_by("sent_at").values_list("party_id", "sent_at"))
