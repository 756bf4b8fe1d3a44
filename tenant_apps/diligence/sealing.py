"""With whose key the number of an identity document is sealed: that of the person."""

from tenant_apps.customers.models import Party
from tenant_apps.diligence.models import Identity
from tenants.sealed import Path


class _OfIdentities:
    def holder(self, row: Identity) -> Party:
        found: Party = row.party
        return found

    def place(self, row: Identity) -> str:
        return f"{row.check_of_id}|{row.party_id}"

    def is_secret(self, row: Identity, path: Path, whole: object) -> bool:
        return True


IDENTITIES = _OfIdentities()
