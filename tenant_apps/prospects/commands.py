"""Starting with a new prospect."""

from collections.abc import Sequence

from tenant_apps.accounts.models import Account
from tenant_apps.customers.commands import PartyFacts, add_customer
from tenant_apps.customers.models import Customer, Party
from tenant_apps.dossiers import policies as of_dossiers
from tenant_apps.dossiers.commands.dossiers import assign, open_dossier
from tenant_apps.dossiers.models import Dossier
from tenant_apps.prospects import policies
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.permissions import require


@command
def add_prospect(
    *,
    actor: Actor,
    kind: str,
    parties: Sequence[PartyFacts | Party],
    dossier_kind: str,
    adviser: Account | None = None,
    case_handler: Account | None = None,
    despite_duplicates: bool = False,
) -> Dossier:
    """Put a prospect on file and open the first dossier: both, or neither."""
    require(actor, policies.ADD)
    customer = add_customer(
        actor=actor,
        kind=kind,
        parties=parties,
        adviser=adviser,
        case_handler=case_handler,
        despite_duplicates=despite_duplicates,
    )
    return open_dossier(actor=actor, customer=customer, kind=dossier_kind)


@command
def hand_over(*, actor: Actor, customers: Sequence[Customer], adviser: Account) -> int:
    """Give the latest dossier of each prospect to the adviser, and say how many changed hands.

    Case handlers stay. Those who have the adviser already, and who have no dossier, are passed over.
    """
    require(actor, of_dossiers.EDIT)
    latest = Dossier.objects.filter(customer__in=customers).order_by("customer_id", "-created_at", "-pk")
    moved = [each for each in latest.distinct("customer_id") if each.adviser_id != adviser.pk]
    for dossier in moved:
        assign(actor=actor, dossier=dossier, adviser=adviser, case_handler=dossier.case_handler)
    return len(moved)
