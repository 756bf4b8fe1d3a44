"""Which changes lie sealed, and with whose key: those of a bank account, with the key of its party."""

from tenant_apps.clients.models import Change
from tenant_apps.customers.models import Customer, Party
from tenants.sealed import Path

SEALED = frozenset({"iban"})


class _OfChanges:
    def holder(self, row: Change) -> Party | Customer:
        found: Party | Customer = row.party or row.customer
        return found

    def place(self, row: Change) -> str:
        return f"{row.party_id}|{row.customer_id}|{row.field}|{row.changed_at.isoformat()}"

    def is_secret(self, row: Change, path: Path, whole: object) -> bool:
        return row.field in SEALED


CHANGES = _OfChanges()
