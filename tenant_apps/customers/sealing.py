"""With whose key the facts of a party are sealed: its own."""

from tenant_apps.customers.models import Party
from tenants.sealed import Path
from tenants.sealing import Unreadable

OF_AN_IBAN = ("iban_sealed", "iban_index")
"""The columns that are written with the one in which a bank account lay in clear."""


def is_iban_lost(party: Party) -> bool:
    """Whether a bank account was kept that nobody can read any more."""
    try:
        return party.iban is None
    except Unreadable:
        return True


class _OfParties:
    def holder(self, row: Party) -> Party:
        return row

    def place(self, row: Party) -> str:
        return str(row.public_id)

    def is_secret(self, row: Party, path: Path, whole: object) -> bool:
        return True


PARTIES = _OfParties()
