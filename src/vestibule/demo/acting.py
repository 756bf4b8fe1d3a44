"""In whose name the demo's commands run: people of the firm and clients, with the rights they really have."""

from collections.abc import Collection

from tenant_apps.accounts.enums import RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import permissions_of
from tenant_apps.invites.grants import grants_for
from vestibule.core.actors import Client, Professional


def professional(account: Account) -> Professional:
    """This account at work, as in the professional portal."""
    return Professional(
        account_id=account.pk,
        public_id=account.public_id,
        name=account.name,
        language=account.language,
        permissions=_permissions(account, set(RoleCode) - {RoleCode.CLIENT}),
    )


def client(account: Account) -> Client:
    """This account in the client portal, with what its invites open at this moment."""
    return Client(
        account_id=account.pk,
        public_id=account.public_id,
        name=account.name,
        language=account.language,
        permissions=_permissions(account, {RoleCode.CLIENT}),
        grants=grants_for(account),
    )


def _permissions(account: Account, capacity: Collection[str]) -> frozenset[str]:
    roles = account.roles.filter(code__in=capacity).order_by("pk")
    return permissions_of([role.code for role in roles], [role.permissions for role in roles])
