"""Sealing what lay in clear before it was sealed, or what older code wrote beside newer code."""

from tenant_apps.customers import policies
from tenant_apps.customers.models import Party
from tenant_apps.customers.sealing import OF_AN_IBAN
from tenants.sealed import seal_rows
from vestibule.core.actors import Actor
from vestibule.core.commands import command


@command
def seal_bank_accounts(*, actor: Actor, after: int = 0) -> int:
    """Seal the next bank accounts that lie in clear; return the key of the last, or 0 when all are sealed."""
    policies.require_the_product(actor)
    return seal_rows(Party.objects.exclude(iban=""), "iban", *OF_AN_IBAN, after=after)
