"""What an account may see as a client: one query per request, so a revocation holds from the next request on."""

from tenant_apps.accounts.models import Account
from tenant_apps.invites.models import Invite
from vestibule.core.actors import Grant


def grants_for(account: Account) -> tuple[Grant, ...]:
    """The grants of the account's accepted, unrevoked invites."""
    rows = (
        Invite.objects.giving_access()
        .filter(account=account)
        .order_by("id")
        .values_list("dossier_id", "dossier__customer_id", "party_id", "sees_other_applicants")
    )
    return tuple(Grant(*row) for row in rows)
