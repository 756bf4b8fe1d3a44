"""Somebody as they are now, for what began a while ago: a long upload, a download ticket."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from tenant_apps.accounts.enums import OWN, RoleCode
from tenant_apps.accounts.models import Account
from tenant_apps.accounts.policies import permissions_of
from vestibule.core.actors import Actor, Client, Professional

AT_WORK = frozenset(RoleCode) - {RoleCode.CLIENT}


def acting_now(*, account_id: int, kind: str) -> Professional | Client | None:
    """The person in this capacity, with the rights and grants of this moment; None when they no longer act in it."""
    account = Account.objects.active().filter(pk=account_id).first()
    if account is None:
        return None
    facts = {
        "account_id": account.pk,
        "public_id": account.public_id,
        "name": account.name,
        "language": account.language,
    }
    if kind == Professional.kind and account.is_professional:
        return Professional(permissions=_permissions(account, AT_WORK), **facts)
    if kind == Client.kind and account.is_client:
        grants = tuple(import_string(settings.GRANTS_LOADER)(account))
        return Client(permissions=_permissions(account, {RoleCode.CLIENT}), grants=grants, **facts)
    return None


def with_access(accounts: Iterable[Account], *, dossier_id: int) -> set[tuple[int, int]]:
    """Pairs of account and party to whom an invite opens this very dossier at this moment."""
    load = import_string(settings.GRANTS_LOADER)
    return {
        (account.pk, grant.party_id)
        for account in accounts
        if account.is_active and account.is_client
        for grant in load(account)
        if grant.dossier_id == dossier_id
    }


def has_access(account: Account | None) -> bool:
    """Whether an invite opens any dossier at all to this account at this moment."""
    if account is None or not account.is_active or not account.is_client:
        return False
    return bool(import_string(settings.GRANTS_LOADER)(account))


def shut_out(*, dossier_id: int) -> set[int]:
    """The parties whose access to this dossier was revoked: nothing about it is written to them any more."""
    return set(import_string(settings.SHUT_OUT_LOADER)(dossier_id))


def invited(dossier_ids: Iterable[int]) -> dict[int, datetime]:
    """The parties who were invited to one of these dossiers and have not come in yet, with when they were."""
    return dict(import_string(settings.INVITED_LOADER)(dossier_ids))


def as_now(actor: Actor) -> Actor | None:
    """A client with what the invites open at this moment, None once the account is closed; anybody else as they are."""
    if not isinstance(actor, Client):
        return actor
    return acting_now(account_id=actor.account_id, kind=actor.kind)


def _permissions(account: Account, capacity: set[str] | frozenset[str]) -> frozenset[str]:
    wanted = Q(code__in=capacity)
    if RoleCode.ADVISER in capacity:
        wanted |= Q(code__startswith=OWN)  # for work alone
    roles = account.roles.filter(wanted).order_by("pk")
    return permissions_of([role.code for role in roles], [role.permissions for role in roles])
